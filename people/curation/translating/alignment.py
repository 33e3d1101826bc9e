"""Two texts in different languages laid beside each other, block by block.

Headings only meet headings; whatever stands between is matched so that lengths agree and that numbers, Latin names and
people stand together. A block that one language splits in two meets both; what has no counterpart stands alone.
"""

import re
from dataclasses import dataclass, replace

ANCHOR = re.compile(r"\d{2,}|[A-Z][A-Za-z]{2,}")
# Costs of the steps of an alignment, in the measure in which two equal paragraphs cost nothing.
SKIP = 0.8
JOIN = 0.4
MISMATCH = 10.0
# A step this far from the diagonal is never looked at, so that long texts stay cheap.
BAND = 12


@dataclass(frozen=True)
class Piece:
    """One block of a text: its markup, what kind it is, and what can be found again in another language."""

    markup: str
    is_heading: bool
    length: int
    anchors: frozenset[str]


def align(base: list[Piece], other: list[Piece]) -> list[tuple[int, list[Piece]]]:
    """Which blocks of the other text stand at which one of the first; -1 - n stands for the place before the n-th."""
    return [
        (bases[0] if bases else -1 - before, [other[place] for place in others])
        for before, bases, others in steps(base, other)
        if others
    ]


def steps(base: list[Piece], other: list[Piece]) -> list[tuple[int, range, range]]:
    """Both texts in turns: how many blocks of the first stand before, then which blocks of each belong together."""
    base, other = _without_own_capitals(base, other)
    costs = {(0, 0): (0.0, None)}
    ratio = (sum(piece.length for piece in base) or 1) / (sum(piece.length for piece in other) or 1)
    slope = len(other) / (len(base) or 1)
    for i in range(len(base) + 1):
        for j in range(len(other) + 1):
            if (i, j) != (0, 0) and abs(j - i * slope) <= BAND + abs(len(base) - len(other)):
                costs[i, j] = min(_ways_to(i, j, base, other, costs, ratio), key=lambda way: way[0])
    return _path(costs, base, other)


def _without_own_capitals(*texts):
    """Every sentence of English begins with a capital, so only words that both texts have are taken for names."""
    found = [frozenset().union(*(piece.anchors for piece in text)) for text in texts]
    own = {anchor for anchor in frozenset.symmetric_difference(*found) if anchor[0].isupper()}
    return [[replace(piece, anchors=piece.anchors - own) for piece in text] for text in texts]


def _ways_to(i, j, base, other, costs, ratio):
    """Each step that may end before the i-th and j-th block, with what the way there costs."""
    for step in ((1, 1), (1, 0), (0, 1), (1, 2), (2, 1)):
        start = (i - step[0], j - step[1])
        if start in costs:
            yield costs[start][0] + _cost(base[start[0] : i], other[start[1] : j], ratio), step
    yield float("inf"), None


def _cost(here, there, ratio):
    if not here or not there:
        return SKIP
    if len({piece.is_heading for piece in (*here, *there)}) > 1:
        return MISMATCH
    joined = JOIN if len(here) + len(there) > 2 else 0
    if here[0].is_heading:
        return MISMATCH if joined else 0
    length, other = sum(piece.length for piece in here), sum(piece.length for piece in there) * ratio
    apart = abs(length - other) / (max(length, other) or 1)
    return joined + apart + _unlike(here, there)


def _unlike(here, there):
    """From 0 for equal anchors to 1 for none in common; half where neither has any."""
    one, another = (frozenset().union(*(piece.anchors for piece in pieces)) for pieces in (here, there))
    if not (one or another):
        return 0.2
    return 1 - len(one & another) / len(one | another)


def _path(costs, base, other):
    i, j = len(base), len(other)
    found = []
    while (i, j) != (0, 0):
        back, forward = costs[i, j][1]
        found.append((i - back, range(i - back, i), range(j - forward, j)))
        i, j = i - back, j - forward
    return found[::-1]
