"""Terms in a pair of segments: marked in the source, looked for in the translation."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from people.curation.words.phrases import Found, Phrasebook

from .entries import Entry

QUOTED = re.compile("«[^»]*»|“[^”]*”|„[^“]*“|‘[^’]*’")
# Hangul syllables or letters that tell nothing by themselves, such as 주 for a region.
SHORTEST = {"ko": 2}


@dataclass(frozen=True)
class SpottedTerm:
    """A term where it stands in a source text, and its approved wording in the language of the translation."""

    start: int
    end: int
    words: str
    entry: Entry
    wording: str
    avoided: tuple[str, ...] = ()


@dataclass(frozen=True)
class TermProblem:
    """An approved wording that a translation lacks, or one to avoid that it has."""

    entry: Entry
    words: str
    wording: str
    avoided: str = ""


@lru_cache(maxsize=8)
def spotter(glossary: tuple[Entry, ...], language: str) -> Phrasebook:
    """Made once for each state of the glossary."""
    shortest = SHORTEST.get(language, 1)
    return Phrasebook(
        (
            (name, entry)
            for entry in glossary
            for name in entry.named_in(language)
            if len(name.replace(" ", "")) >= shortest
        ),
        language,
    )


def spotted_terms(text: str, language: str, target_language: str, glossary: tuple[Entry, ...]) -> Iterator[SpottedTerm]:
    """The terms of the text in the order in which they stand; only those that are approved in the other language."""
    for start, end, entry in spotter(glossary, language).find(text):
        if wording := entry.approved_in(target_language):
            avoided = tuple(entry.avoided_in(target_language))
            yield SpottedTerm(start, end, text[start:end], entry, wording, avoided)


def problems_of(terms: Iterable[SpottedTerm], target_text: str, language: str) -> list[TermProblem]:
    """Terms of a source whose approved wording the translation lacks, in whatever form, each once."""
    first = {term.entry: term for term in reversed(list(terms)) if term.entry.is_watched}
    return [problem for term in reversed(first.values()) for problem in _problem(term, target_text, language)]


def _problem(term: SpottedTerm, target_text: str, language: str) -> Iterator[TermProblem]:
    for avoided in term.avoided:
        found = _book((avoided,), language, is_lenient=False).find(target_text)
        if own := [one for one in found if not _is_quoted(one, target_text)]:
            yield TermProblem(term.entry, term.words, term.wording, _words(target_text, own[0]))
            return
    accepted = tuple(term.entry.accepted_in(language))
    if not _book(accepted, language, is_lenient=True).find(target_text):
        yield TermProblem(term.entry, term.words, term.wording)


def _is_quoted(found: Found, text: str) -> bool:
    """What others called it is told in their words."""
    return any(one.start() < found.start and found.end < one.end() for one in QUOTED.finditer(text))


def _words(text: str, found: Found) -> str:
    return text[found.start : found.end]


@lru_cache(maxsize=4096)
def _book(wordings: tuple[str, ...], language: str, *, is_lenient: bool) -> Phrasebook:
    return Phrasebook(((wording, wording) for wording in wordings), language, is_lenient=is_lenient)
