"""Numerals that stand in a row are one number, as long as each is smaller than what stands before it."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from newsroom.parity.facts import Number, Several

WORD = re.compile(r"[^\W\d_]+")
JOINT = re.compile("[ \u00a0-]| of ")
OF = "of"  # “tens of thousands”
# From here on a numeral multiplies what stands before it.
SCALE = 1000
# A small number may turn up as “both” or not at all.
FEW = 2
# «Двух стран» may become 양국, or nothing where both are named.
PARTIES = re.compile(r" (?:стран|сторон|государств|ел|тарап|мемлекет|countr|sides|nations|states)")


@dataclass(frozen=True)
class Numeral:
    """One word: an ordinal ends its number, and `is_many` tells the plural, as in «тысячи», “thousands”."""

    value: Fraction
    is_ordinal: bool = False
    is_many: bool = False
    is_loose: bool = False
    multiplies: bool = False
    # «Десятилетия» are one decade's or several.
    is_either: bool = False


def number_chains(text: str, read: Callable[[str], Numeral | None]) -> Iterator[Number]:
    """All numbers that the words of the text make; `read` knows a folded word."""
    chain = []
    for match in WORD.finditer(text):
        if match.group() == OF:
            continue
        numeral = read(match.group().casefold().replace("ё", "е"))
        if chain and not (
            numeral and _continues(chain, numeral) and JOINT.fullmatch(text, chain[-1][1], match.start())
        ):
            yield _number(chain, text)
            chain = []
        if numeral:
            chain.append((match.start(), match.end(), numeral))
    if chain:
        yield _number(chain, text)


def _continues(chain, numeral):
    last = chain[-1][2]
    if last.is_ordinal or last.is_loose or numeral.is_loose:
        return False
    if last.is_many or numeral.value >= SCALE or numeral.multiplies:
        return numeral.value > last.value
    return last.value > numeral.value and (last.value >= 20 or last.value == 10)


def _number(chain, text):
    parts = [numeral for _start, _end, numeral in chain]
    amount = _sum(parts)
    if parts[0].is_many:
        amount = Several(int(amount))
    is_loose = any(part.is_loose for part in parts) or amount == 1
    if amount == FEW and not is_loose:
        is_loose = parts[-1].is_ordinal or bool(PARTIES.match(text, chain[-1][1]))
    amounts = {amount, Several(int(amount))} if parts[0].is_either else {amount}
    is_ordinal = parts[-1].is_ordinal
    return Number(chain[0][0], chain[-1][1], frozenset(amounts), is_loose=is_loose, is_word=True, is_ordinal=is_ordinal)


def _sum(parts: Iterable[Numeral]):
    total, current = Fraction(0), Fraction(0)
    for part in parts:
        if part.value >= SCALE:
            total, current = total + (current or 1) * part.value, Fraction(0)
        elif part.multiplies:
            current = (current or 1) * part.value
        else:
            current += part.value
    return total + current
