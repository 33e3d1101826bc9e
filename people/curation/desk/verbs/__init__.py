"""The desk's verbs as the admin offers them: beside each language, and for many records of a list."""
