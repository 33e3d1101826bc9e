"""Prepared querysets, by the name under which the pages of the newsroom know them."""

from people.curation.prepared import Keys, KindOf, Parameter, Prepared, Statement, counts

__all__ = ["Keys", "KindOf", "Parameter", "Prepared", "Statement", "counts"]
