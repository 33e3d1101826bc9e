"""The numbers that a text gives, in digits and in words, with what they count."""

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from newsroom.house.quantities import quantities, unit_around
from newsroom.models.figures import Unit
from newsroom.parity.dates import dates
from newsroom.parity.numbers import numbers
from people.curation.languages import Language

# Behind digits: «10-й магазин», “10th store”, 10호점 is one store, and no more is known of the others.
ORDINAL = {
    Language.RU: re.compile(r"-(?:й|ый|ого|го|му|м|я|ой|ю|е|х)\b"),
    Language.KK: re.compile(r"-?[ыі]?(?:шы|ші|ншы|нші)\b"),
    Language.KO: re.compile(r"[ \u00a0]?(?:번째|호|차(?!례)|위(?![가-힣]))"),
    Language.EN: re.compile(r"(?:st|nd|rd|th)\b"),
}
# Of years an anniversary tells how many: “25th anniversary”.
ANNIVERSARY = re.compile("годовщин|anniversary")
# A store by its number.
NUMBERED = {Language.KO: re.compile("호점")}


class Said(NamedTuple):
    """A number where it stands, with its unit; in words if no digit tells it, ordinal if it tells which one."""

    amount: Decimal
    unit: str
    start: int
    end: int
    is_word: bool = False
    is_ordinal: bool = False


def numbers_in(text: str, language: str) -> Iterator[Said]:
    """Days of the calendar are none: 5월 30일, «10 қараша күні»."""
    _rest, parts = dates(text, language)
    days = {part.start for part in parts if part.part == "day"}
    yield from (one for one in _in_digits(text, language) if one.start not in days)
    for one in numbers(text, language):
        if one.is_word and len(one.amounts) == 1:
            (amount,) = one.amounts
            unit, end = unit_around(text, one.start, one.end, language)
            if isinstance(amount, Fraction) and amount.denominator == 1 and unit:
                yield Said(Decimal(int(amount)), unit, one.start, end_of_word(text, end), True, one.is_ordinal)


def _in_digits(text, language):
    for one in quantities(text, language):
        unit, end = one.unit, end_of_word(text, one.end)
        if language in NUMBERED and NUMBERED[language].match(text, one.number_end):
            unit = Unit.STORES
        is_ordinal = bool(ORDINAL[language].match(text, one.number_end))
        if is_ordinal and ANNIVERSARY.search(text, one.number_end, end):
            is_ordinal = False
        yield Said(one.amount, unit, one.start, end, is_ordinal=is_ordinal)


def ordinals_in(name: str, language: str) -> set[Decimal]:
    """What a name tells by its place in a row: «первый магазин», “25th anniversary”."""
    return {one.amount for one in numbers_in(name, language) if one.is_ordinal}


def end_of_word(text: str, end: int) -> int:
    while end < len(text) and text[end].isalnum():
        end += 1
    return end
