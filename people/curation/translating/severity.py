"""How much a changed text matters to its translations: typography, wording, or the facts."""

import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from enum import StrEnum

from .facts import holds_facts, is_negated, quotations, states_otherwise
from .segments import plain
from .slips import DICTIONARIES, is_same_spelling, is_slip
from .wording import written_words

HREFS = re.compile(r'href="([^"]*)"')


class Severity(StrEnum):
    """From the lightest; the values are those of a language state's freshness."""

    FRESH = "fresh"
    TYPOGRAPHY = "typography"
    WORDING = "wording"
    FACTS = "facts"

    @property
    def rank(self) -> int:
        return list(Severity).index(self)


def worst(severities: Iterable[str]) -> Severity:
    return max(map(Severity, severities), key=lambda one: one.rank, default=Severity.FRESH)


def severity(then: str, now: str, language: str) -> Severity:
    """What became of a segment's markup; an empty one means that the segment came or went."""
    if then == now:
        return Severity.FRESH
    was, text = plain(then), plain(now)
    if was == text:
        return Severity.TYPOGRAPHY if HREFS.findall(then) == HREFS.findall(now) else Severity.WORDING
    if not was or not text:
        return Severity.FACTS if holds_facts(was or text, language) else Severity.WORDING
    return _severity_of_words(was, text, language)


def _severity_of_words(was, text, language):
    changes = list(_changes(was, text))
    pairs = [(" ".join(old), " ".join(new)) for old, new in changes]
    are_slips = len(quotations(was)) == len(quotations(text)) and all(is_slip(*pair, language) for pair in pairs)
    if changes and are_slips and (language in DICTIONARIES or all(is_same_spelling(*pair) for pair in pairs)):
        return Severity.TYPOGRAPHY
    if states_otherwise(was, text, language) or _is_turned_round(changes, language):
        return Severity.FACTS
    return Severity.TYPOGRAPHY if are_slips else Severity.WORDING


def _is_turned_round(changes, language):
    """Kazakh denies inside the verb, so that only a word beside its denial tells."""
    return any(is_negated(one, another, language) for old, new in changes for one in old for another in new)


def _changes(was, text):
    """The words that were exchanged, each run with what took its place."""
    old, new = written_words(was), written_words(text)
    lower = [word.lower() for word in old], [word.lower() for word in new]
    for act, i, j, k, m in SequenceMatcher(None, *lower, autojunk=False).get_opcodes():
        if act != "equal":
            yield old[i:j], new[k:m]
