from collections.abc import Collection
from dataclasses import dataclass

from newsroom.glossary.entries import entries
from newsroom.glossary.spotting import SpottedTerm, problems_of, spotted_terms
from people.curation.translating.units import Unit, Worksheet


@dataclass(frozen=True)
class TermOffer:
    """A term of the source, and whether its translation lacks the approved wording or has one to avoid."""

    term: SpottedTerm
    is_missing: bool = False
    avoided: str = ""

    @property
    def words(self) -> str:
        return self.term.words

    @property
    def wording(self) -> str:
        return self.term.wording

    @property
    def note(self) -> str:
        return self.term.entry.note


def terms_offered(sheet: Worksheet, units: Collection[Unit]) -> dict[str, list[TermOffer]]:
    """The glossary is fetched once for all units."""
    glossary = entries()
    offers = {}
    for unit in units:
        terms = list(spotted_terms(unit.source_text, sheet.source_language, sheet.language, glossary))
        first = {term.entry: term for term in reversed(terms)}
        problems = problems_of(terms, unit.target_text, sheet.language) if unit.targets else []
        wrong = {problem.entry: problem for problem in problems}
        offers[unit.key] = [_offer(term, wrong.get(term.entry)) for term in reversed(first.values())]
    return offers


def _offer(term, problem):
    if problem is None:
        return TermOffer(term)
    return TermOffer(term, is_missing=not problem.avoided, avoided=problem.avoided)
