"""One story in several languages side by side, paragraph by paragraph.

Texts are laid beside the first one. Headings only meet headings; whatever stands between is matched so that lengths
agree and that numbers, Latin names and people stand in the same row. A paragraph that one language splits in two shares
a row with both; what has no counterpart has a row of its own.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import chain

from newsroom.marginalia.blocks import Block, blocks_of
from newsroom.marginalia.names import Name, first_places

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


@dataclass
class Row:
    """What stands side by side: the blocks of each language, by its code; a language may have none."""

    cells: dict[str, list[Piece]] = field(default_factory=dict)

    def in_order(self, languages: Iterable[str]) -> list[tuple[str, list[Piece]]]:
        return [(language, self.cells.get(language, [])) for language in languages]


def pieces_of(markup: str, language: str, names: Iterable[Name] = ()) -> list[Piece]:
    blocks = blocks_of(markup)
    people = {}
    for key, place in first_places(blocks, names, language).items():
        people.setdefault(place.block, set()).add(f"person {key}")
    return [_piece(markup, block, people.get(number, set())) for number, block in enumerate(blocks)]


def _piece(markup: str, block: Block, people: set[str]) -> Piece:
    anchors = frozenset(ANCHOR.findall(block.text)) | people
    return Piece(markup[block.start : block.end], block.is_heading, len(block.text.strip()), anchors)


def rows_of(texts: dict[str, list[Piece]]) -> list[Row]:
    """The texts by language, the first of them being what the others are laid beside."""
    base, *others = texts
    rows = [Row({base: [piece]}) for piece in texts[base]]
    # What stands before each row and after the last, without a counterpart in the first language.
    between = [Row() for _ in range(len(rows) + 1)]
    for language in others:
        for row, pieces in align(texts[base], texts[language]):
            place = between[-row - 1] if row < 0 else rows[row]
            place.cells.setdefault(language, []).extend(pieces)
    woven = chain.from_iterable(zip(between, rows, strict=False))
    return [row for row in [*woven, between[-1]] if row.cells]


def align(base: list[Piece], other: list[Piece]) -> list[tuple[int, list[Piece]]]:
    """Which blocks of the other text stand at which one of the first; -1 - n stands for the place before the n-th."""
    costs = {(0, 0): (0.0, None)}
    ratio = (sum(piece.length for piece in base) or 1) / (sum(piece.length for piece in other) or 1)
    slope = len(other) / (len(base) or 1)
    for i in range(len(base) + 1):
        for j in range(len(other) + 1):
            if (i, j) != (0, 0) and abs(j - i * slope) <= BAND + abs(len(base) - len(other)):
                costs[i, j] = min(_ways_to(i, j, base, other, costs, ratio), key=lambda way: way[0])
    return _path(costs, base, other)


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
        start = (i - back, j - forward)
        if forward:
            found.append((start[0] if back else -1 - start[0], other[start[1] : j]))
        i, j = start
    return found[::-1]
