"""Kazakh: «он екі», «жиырма бірінші», «бесжылдық», «үштен бірі», «мыңдаған», «екі есе»."""

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache

from newsroom.parity.facts import Number

from .chains import Numeral, number_chains
from .fractions import blank

ROOTS = {
    "бір": 1,
    "екі": 2,
    "үш": 3,
    "төрт": 4,
    "бес": 5,
    "алты": 6,
    "жеті": 7,
    "сегіз": 8,
    "тоғыз": 9,
    "он": 10,
    "жиырма": 20,
    "отыз": 30,
    "қырық": 40,
    "елу": 50,
    "алпыс": 60,
    "жетпіс": 70,
    "сексен": 80,
    "тоқсан": 90,
    "жүз": 100,
    "мың": 10**3,
    "миллион": 10**6,
    "миллиард": 10**9,
    "триллион": 10**12,
}
ROOT = "|".join(sorted(ROOTS, key=len, reverse=True))
# «Екінші», «екеуі», «жүзден», «отыздан»; nothing else may follow, for «онда» is no ten.
WORD = re.compile(rf"({ROOT})(?:([ыі]?нш[ыі]\w*)|[еа]у(?:і|ы)?\w*|[дтн][еа]н|[гкғқ][еа]|с?[ыі])?")
NOT_NUMERALS = {"оны", "жүзі", "онға", "ондан", "онау", "біреу", "біреуі", "бірге", "елуі"}
THINGS = "жақты|жылды|күнді|айлы|апталы|сатылы|қабатты|сағатты|мүшелі|тарапты"
COMPOUND = re.compile(rf"({ROOT})(?:{THINGS})\w*")
MANY = re.compile("(он|жүз|мың|миллион|миллиард)(?:даған|деген)")
SHARE = re.compile(rf"\b({ROOT})[дтн][еа]н ({ROOT})(?:[іы](?:н|не|нде)?|сі|нің|не)?\b", re.IGNORECASE)
HALF_A = re.compile(r"\bжарты (миллион|миллиард|триллион)", re.IGNORECASE)
HALF = re.compile(r"\bжарты(?:сы\w*|лай|жылды\w*)?\b", re.IGNORECASE)
AND_A_HALF = re.compile(rf"\b({ROOT}) жарым\b")


def numerals(text: str) -> Iterator[Number]:
    for pattern, amount in ((SHARE, _share), (HALF_A, _half_a), (AND_A_HALF, _and_a_half), (HALF, _half)):
        for match in pattern.finditer(text):
            yield Number(*match.span(), frozenset([amount(match)]), is_word=True)
        text = pattern.sub(blank, text)
    yield from number_chains(text, _numeral)


def _share(match):
    return Fraction(ROOTS[match[2].lower()], ROOTS[match[1].lower()])


def _and_a_half(match):
    return ROOTS[match[1]] + Fraction(1, 2)


def _half_a(match):
    return Fraction(ROOTS[match[1].lower()], 2)


def _half(match):
    return Fraction(1, 2)


@lru_cache(maxsize=20_000)
def _numeral(word):
    if word == "қос":
        return Numeral(Fraction(2), is_loose=True)
    if word.startswith("алғаш"):
        return Numeral(Fraction(1), is_loose=True, is_ordinal=True)
    if found := MANY.fullmatch(word):
        return Numeral(Fraction(ROOTS[found[1]]), is_many=True)
    if found := COMPOUND.fullmatch(word):
        value = Fraction(ROOTS[found[1]])
        return Numeral(value, is_ordinal=True, is_loose=value == 2)
    found = None if word in NOT_NUMERALS else WORD.fullmatch(word)
    if not found:
        return None
    value = ROOTS[found[1]]
    return Numeral(Fraction(value), is_ordinal=bool(found[2]), multiplies=value == 100)
