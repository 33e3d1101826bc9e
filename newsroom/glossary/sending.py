"""Terms of the glossary for texts that are sent out for translation."""

from people.curation.exchange.terms import FoundTerm, find_terms_with

from .entries import Entry, entries
from .spotting import spotted_terms


def terms_of(texts: list[str], source_language: str, language: str) -> list[list[FoundTerm]]:
    """The glossary is read once for all texts; each term stands once beside a text, as the glossary has it."""
    glossary = entries()
    return [_found(text, source_language, language, glossary) for text in texts]


def _found(text, source_language, language, glossary: tuple[Entry, ...]):
    first = {term.entry: term for term in spotted_terms(text, source_language, language, glossary)}
    return [
        FoundTerm(entry.approved_in(source_language), term.wording, "; ".join(term.avoided))
        for entry, term in first.items()
    ]


def register_terms() -> None:
    find_terms_with(terms_of)
