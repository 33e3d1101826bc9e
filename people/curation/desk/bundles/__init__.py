"""Bundles in the admin: from a list or a search into one publication."""
