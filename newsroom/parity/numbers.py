"""All numbers of a segment, in digits and in words, with the units that must reappear."""

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from newsroom.house.quantities import quantities
from people.curation.languages import Language

from .facts import Number
from .numerals import numerals
from .numerals.ko import AND_A_HALF
from .units import BEFORE, unit_of

# «5–7 млрд», “between 200 and 250 million”, 50∼70억: what multiplies the second may multiply the first.
RANGE = re.compile(
    r"[ \u00a0]?[–—\-∼~〜][ \u00a0]?|[^\W\d]{0,2}[ \u00a0](?:до|to|and|и|or|или)[ \u00a0](?:US\$|\$|€)?"
    r"|(?:회|명|개)?에서 |-?[дтн][еа]н "
)
MILLIONS = re.compile(r"m\b")
MULTIPLIERS = tuple(10**power for power in (3, 4, 6, 8, 9, 12))
LETTER_BEFORE = re.compile(r"[^\W\d_]-?$|\+$")
ROMAN = re.compile(r"(?<![\w-])(?:[IVXХІ]{2,6}|[VXХ](?= (?:век|ғасыр|столет)))(?![\w])")
ROMAN_DIGITS = {"I": 1, "І": 1, "V": 5, "X": 10, "Х": 10}
SCALE_WORDS = {
    Language.RU: "тыс|млн|миллион|млрд|миллиард|трлн",
    Language.KK: "мың|млн|миллион|млрд|миллиард|трлн",
    Language.EN: "thousand|million|billion|trillion",
}


def numbers(text: str, language: str) -> Iterator[Number]:
    in_digits = list(_in_digits(text, language))
    yield from in_digits
    for match in ROMAN.finditer(text):
        yield Number(*match.span(), frozenset([Fraction(_roman(match[0]))]), is_word=True)
    for one in numerals(_without(text, in_digits), language):
        yield replace(one, unit=unit_of(text, one.start, one.end, language))


def _without(text, found):
    """So that no word is read twice: «35 тысяч»."""
    pieces, place = [], 0
    for one in found:
        pieces += [text[place : one.start], "\x00" * (one.end - one.start)]
        place = one.end
    return "".join(pieces) + text[place:]


def _in_digits(text, language):
    found = list(quantities(text, language))
    for index, one in enumerate(found):
        if language == Language.KO and text.startswith("분의", one.number_end):
            continue
        if index and language == Language.KO and text.endswith(("분의", "분의 "), 0, one.start):
            continue
        amount = _amount(text, one, language)
        amounts = {amount, *_multiplied(text, amount, one, found[index + 1 : index + 2])}
        is_loose = bool(LETTER_BEFORE.search(text, max(0, one.start - 2), one.start)) or amount == 1
        unit = unit_of(text, one.start, one.number_end, language)
        yield Number(one.start, one.number_end, frozenset(amounts), unit, is_loose)


def _amount(text, one, language):
    """With what is written outside of the number: “$40m”, “1시간 반”."""
    amount = Fraction(one.amount)
    if language == Language.KO and AND_A_HALF.match(text, one.number_end):
        return amount + Fraction(1, 2)
    if (
        language == Language.EN
        and MILLIONS.match(text, one.number_end)
        and BEFORE.search(text, max(0, one.start - 4), one.start)
    ):
        return amount * 10**6
    return amount


def _multiplied(text, amount, one, following):
    """What a number may be that stands before a larger one in a range."""
    for other in following:
        if RANGE.fullmatch(text, one.number_end, other.start) and amount < other.amount and amount < 10_000:
            yield from (amount * many for many in MULTIPLIERS if amount * many <= other.amount)


def _roman(letters):
    values = [ROMAN_DIGITS[letter] for letter in letters]
    following = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, following, strict=True))
