"""Remarks as the desk meets them: on the page of a record, and in a list of their own."""
