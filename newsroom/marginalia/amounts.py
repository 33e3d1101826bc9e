"""Where a text gives the numbers of the register.

Only what is certain counts: the amount is that of the figure to the last digit, and no other figure of the story has
it. Where the text gives such a number several times, the sentence that speaks of the figure is meant. A number in words
is taken only from such a sentence, «первый» only for a figure that is named so, and years only for their own count.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from newsroom.house.figures import ENOUGH_WORDS, num_shared_words
from newsroom.house.quantities import YEARS
from people.curation.house.texts import SENTENCE_ENDS

from .blocks import Block
from .names import Place
from .numbers import Said, numbers_in, ordinals_in

TELLING_FROM = 100
YEARS_WORD = r"(?:[ \u00a0](?:год|жыл)\w*|년)?"


@dataclass(frozen=True)
class Amount:
    """A figure of the story: `words` are its name and that of its series in the language of the text."""

    key: int
    amount: Decimal
    unit: str
    words: str = ""
    # The first and the last of the years that the desk counted, which the text gives in place of their number.
    years: tuple[int, int] | None = None


def places_of(blocks: list[Block], amounts: Iterable[Amount], language: str) -> dict[int, Place]:
    """Where each figure is given, by key; one that is not found with certainty is absent."""
    amounts = list(amounts)
    alike, spans = Counter(one.amount for one in amounts), Counter(one.years for one in amounts)
    met = list(_met_in(blocks, language)) if amounts else []
    found = {}
    for one in amounts:
        given = [(place, words) for said, place, words in met if is_surely(said, words, one, language)]
        given = given if alike[one.amount] == 1 else []
        if one.years and spans[one.years] == 1:
            given = given or [
                pair for pair in _years_in(blocks, one.years) if num_shared_words(one.words, pair[1], language)
            ]
        if given:
            found[one.key] = max(given, key=lambda pair: num_shared_words(one.words, pair[1], language))[0]
    return found


def is_surely(said: Said, sentence: str, one: Amount, language: str) -> bool:
    """The same number of the same things; a long number is told by its digits where the things are not recognised."""
    if said.amount != one.amount:
        return False
    if said.is_ordinal and said.amount not in ordinals_in(one.words, language):
        return False
    if said.is_word or said.is_ordinal:
        return said.unit == one.unit and _is_about(one, sentence, language)
    is_telling = said.amount >= TELLING_FROM and said.amount not in YEARS
    return said.unit == one.unit or (not said.unit and is_telling)


def _is_about(one, sentence, language):
    return num_shared_words(one.words, sentence, language) >= ENOUGH_WORDS


def _met_in(blocks, language) -> Iterator[tuple[Said, Place, str]]:
    """Every number that may be marked, its place and its sentence."""
    for number, block in enumerate(blocks):
        if block.is_heading:
            continue
        for one in numbers_in(block.text, language):
            if block.is_open(one.end):
                yield one, Place(number, one.start, one.end), sentence_around(block.text, one.start)


def _years_in(blocks, years) -> Iterator[tuple[Place, str]]:
    first, last = years
    pattern = re.compile(rf"(?<!\d){first}[–—∼~〜-]{last}(?!\d){YEARS_WORD}")
    for number, block in enumerate(blocks):
        for match in () if block.is_heading else pattern.finditer(block.text):
            if block.is_open(match.end()):
                yield Place(number, *match.span()), sentence_around(block.text, match.start())


def sentence_around(text: str, place: int) -> str:
    start = 0
    for match in SENTENCE_ENDS.finditer(text):
        if match.start() >= place:
            return text[start : match.start()]
        start = match.end()
    return text[start:]
