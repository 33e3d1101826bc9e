"""Fingerprints of a text: numbers that the same text always has, and of which a similar one has some.

They are taken from pairs of neighbouring words, the least by their digest, which is a fair sample that needs no
knowledge of other texts, and from the longest words, which are rare in every language. Numbers do not count.
"""

import re
from hashlib import blake2b
from itertools import pairwise

from ..words import EMPTY_WORDS, stem_of, words_in

NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f ]\d+)*")
ANY_NUMBER = "#"
MOST_PAIRS, MOST_WORDS = 9, 6


def skeleton(text: str) -> str:
    """The words with a sign in place of each number: what stays where only numbers differ."""
    signs = []
    for word in words_in(text):
        sign = ANY_NUMBER if word.isdigit() else word
        if sign != ANY_NUMBER or signs[-1:] != [ANY_NUMBER]:
            signs.append(sign)
    return " ".join(signs)


def whole_key(text: str, direction: str) -> int:
    """Shared with the texts that have the same skeleton; a direction is like `ru>ko`."""
    return _number(f"{direction}={skeleton(text)}")


def keys_of(text: str, direction: str) -> set[int]:
    """All keys under which a source text is remembered."""
    stems = [stem_of(word, direction[:2]) for word in skeleton(text).split() if word not in EMPTY_WORDS]
    pairs = {_number(f"{direction}:{one} {other}") for one, other in pairwise(stems)}
    longest = sorted(set(stems) - {ANY_NUMBER}, key=lambda stem: (-len(stem), stem))[:MOST_WORDS]
    words = {_number(f"{direction}:{stem}") for stem in longest}
    return {whole_key(text, direction), *sorted(pairs)[:MOST_PAIRS], *words}


def numbers_in(text: str) -> list[str]:
    """Numbers as they are written, without the spaces in them."""
    return [re.sub(r"\s", "", number) for number in NUMBER.findall(text)]


def _number(feature):
    """As large as a column of the database takes."""
    return int.from_bytes(blake2b(feature.encode(), digest_size=8).digest(), signed=True)
