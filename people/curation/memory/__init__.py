"""The translation memory: what was confirmed once is offered again for texts that are the same or similar."""
