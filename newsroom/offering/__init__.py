"""What newsroom and register offer to whoever translates: approved wordings and names in the other language."""

from people.curation.translating.helping import register_help

from .names import names_offered
from .terms import terms_offered


def register_offers() -> None:
    """Called once, when the newsroom starts."""
    register_help(terms=terms_offered, names=names_offered)
