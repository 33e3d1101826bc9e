"""Parts of a whole, which are read before the numerals that they are made of."""

import re
from fractions import Fraction

from newsroom.parity.facts import Number


def without(text: str, parts: list[tuple[re.Pattern, Fraction]]) -> tuple[str, list[Number]]:
    """The text with all parts of a whole blanked out, letter by letter, and these."""
    found = []
    for pattern, amount in parts:
        for match in pattern.finditer(text):
            found.append(Number(*match.span(), frozenset([amount]), is_word=True))
        text = pattern.sub(blank, text)
    return text, found


def blank(match: re.Match) -> str:
    return "\x00" * len(match[0])
