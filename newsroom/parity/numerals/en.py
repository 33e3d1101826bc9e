"""English: “ten thousand”, “twenty-first”, “two-thirds”, “doubled”, “dozens”, “a decade”."""

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache

from newsroom.parity.facts import Number

from .chains import Numeral, number_chains
from .fractions import without

ONES = """
one two three four five six seven eight nine ten
eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen
"""
TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
CARDINALS = {
    **{word: value for value, word in enumerate(ONES.split(), 1)},
    **{word: value * 10 for value, word in enumerate(TENS.split(), 2)},
}
NTHS = """
first second third fourth fifth sixth seventh eighth ninth tenth
eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth
"""
ORDINALS = {
    **{word: value for value, word in enumerate(NTHS.split(), 1)},
    **{f"{word[:-1]}ieth": value for word, value in CARDINALS.items() if value >= 20},
}
SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
MANY = {"dozens": 10, "tens": 10, "hundreds": 100, "decades": 10} | {
    f"{word}s": value for word, value in SCALES.items()
}
TIMES = {
    **dict.fromkeys(["twice", "double", "doubles", "doubled", "doubling", "twofold"], 2),
    **dict.fromkeys(["triple", "triples", "tripled", "tripling", "threefold", "thrice", "trilateral", "tripartite"], 3),
    **dict.fromkeys(["quadruple", "quadrupled", "fourfold", "quadrilateral"], 4),
    "dozen": 12,
    "decade": 10,
    "fortnight": 14,
}
LOOSE = {
    **dict.fromkeys(["both", "pair", "couple", "bilateral", "secondly"], 2),
    **dict.fromkeys(["single"], 1),
}
PARTS = [
    (re.compile(r"\bhalf a million\b", re.IGNORECASE), Fraction(10**6, 2)),
    (re.compile(r"\bhalf a billion\b", re.IGNORECASE), Fraction(10**9, 2)),
    (re.compile(r"\btwo[ -]thirds\b", re.IGNORECASE), Fraction(2, 3)),
    (re.compile(r"\bthree[ -]quarters\b", re.IGNORECASE), Fraction(3, 4)),
    (re.compile(r"\b(?:a|one)[ -]third\b", re.IGNORECASE), Fraction(1, 3)),
    (re.compile(r"\b(?:a|one)[ -](?:quarter|fourth)\b", re.IGNORECASE), Fraction(1, 4)),
    (re.compile(r"\b(?:a|one)[ -]fifth\b", re.IGNORECASE), Fraction(1, 5)),
    (re.compile(r"\bone and a half\b", re.IGNORECASE), Fraction(3, 2)),
    (re.compile(r"\btwo and a half\b", re.IGNORECASE), Fraction(5, 2)),
    (re.compile(r"\bthree and a half\b", re.IGNORECASE), Fraction(7, 2)),
    (re.compile(r"\bhalf\b|\bhalved\b", re.IGNORECASE), Fraction(1, 2)),
]


def numerals(text: str) -> Iterator[Number]:
    rest, parts = without(text, PARTS)
    yield from parts
    yield from number_chains(rest, _numeral)


@lru_cache(maxsize=20_000)
def _numeral(word):
    if word in LOOSE:
        return Numeral(Fraction(LOOSE[word]), is_loose=True)
    if word in CARDINALS:
        return Numeral(Fraction(CARDINALS[word]))
    if word in ORDINALS:
        return Numeral(Fraction(ORDINALS[word]), is_ordinal=True)
    if word in MANY:
        return Numeral(Fraction(MANY[word]), is_many=True)
    if word in TIMES:
        return Numeral(Fraction(TIMES[word]), is_ordinal=True)
    if word in ("hundred", "hundredth"):
        return Numeral(Fraction(100), multiplies=True)
    return Numeral(Fraction(SCALES[word])) if word in SCALES else None
