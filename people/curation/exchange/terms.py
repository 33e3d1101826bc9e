"""Terms of the glossary in texts that are sent out; the app that has the glossary says how they are found."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class FoundTerm:
    """A wording as the source language has it, the approved one of the target, and what to avoid there."""

    wording: str
    approved: str
    avoid: str = ""


# Texts, their language and the language of the translation; one list of terms for each text.
Finder = Callable[[list[str], str, str], list[list[FoundTerm]]]

_finders: list[Finder] = []


def find_terms_with(finder: Finder) -> Finder:
    """Called once, when the app of the glossary is ready."""
    _finders.append(finder)
    return finder


def terms_in(texts: Iterable[str], source_language: str, language: str) -> list[list[FoundTerm]]:
    texts = list(texts)
    found = [finder(texts, source_language, language) for finder in _finders]
    return [[term for terms in of_text for term in terms] for of_text in zip(*found, strict=True)] or [
        [] for _ in texts
    ]
