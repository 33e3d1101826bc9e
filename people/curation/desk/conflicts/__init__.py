"""Two people on one record: what both changed is laid side by side, and nothing typed is lost."""
