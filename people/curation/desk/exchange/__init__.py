"""Translations as files: sent out from the page of a record or from a list, and taken over when they come back."""
