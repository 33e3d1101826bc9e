"""Where a text gives the numbers of the register.

Only what is certain counts: the amount is that of the figure to the last digit, and no other figure of the story has
it. Where the text gives such a number several times, the sentence that speaks of the figure is meant.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from newsroom.house.figures import num_shared_words
from newsroom.house.quantities import YEARS, Quantity, quantities
from people.curation.house.texts import SENTENCE_ENDS

from .blocks import Block
from .names import Place

TELLING_FROM = 100


@dataclass(frozen=True)
class Amount:
    """A figure of the story: `words` are its name and that of its series in the language of the text."""

    key: int
    amount: Decimal
    unit: str
    words: str = ""


def places_of(blocks: list[Block], amounts: Iterable[Amount], language: str) -> dict[int, Place]:
    """Where each figure is given, by key; one that is not found with certainty is absent."""
    amounts = list(amounts)
    alike = Counter(one.amount for one in amounts)
    met = list(_met_in(blocks, language))
    found = {}
    for one in amounts:
        given = [(place, sentence) for quantity, place, sentence in met if is_surely(quantity, one)]
        if given and alike[one.amount] == 1:
            found[one.key] = max(given, key=lambda pair: num_shared_words(one.words, pair[1], language))[0]
    return found


def is_surely(quantity: Quantity, one: Amount) -> bool:
    """The same number of the same things; a long number is told by its digits where the things are not recognised."""
    is_telling = quantity.amount >= TELLING_FROM and quantity.amount not in YEARS
    return quantity.amount == one.amount and (quantity.unit == one.unit or (not quantity.unit and is_telling))


def _met_in(blocks, language):
    """Every number that may be marked, its place and its sentence."""
    for number, block in enumerate(blocks):
        for one in quantities(block.text, language):
            end = end_of_word(block.text, one.end)
            if not block.is_heading and block.is_open(end):
                yield one, Place(number, one.start, end), sentence_around(block.text, one.start)


def end_of_word(text, end):
    while end < len(text) and text[end].isalnum():
        end += 1
    return end


def sentence_around(text: str, place: int) -> str:
    start = 0
    for match in SENTENCE_ENDS.finditer(text):
        if match.start() >= place:
            return text[start : match.start()]
        start = match.end()
    return text[start:]
