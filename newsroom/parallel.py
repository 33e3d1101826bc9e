"""One story in several languages side by side, paragraph by paragraph: each is laid beside the first one."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import chain

from newsroom.marginalia.blocks import Block, blocks_of
from newsroom.marginalia.names import Name, first_places
from people.curation.translating.alignment import ANCHOR, Piece, align


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
