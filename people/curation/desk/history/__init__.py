"""The history of a record: who did what and when, any two versions side by side, and the ways back."""
