"""A text as blocks of plain words, each letter of which knows its place in the markup."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser

HEADINGS = {"h1", "h2", "h3"}
VOID = {"br", "hr", "img"}
# What is inside is not marked: a link cannot hold another, and a heading or a table has no room for notes.
CLOSED = {*HEADINGS, "a", "table", "figcaption", "sup"}
# A word does not run on from one of these into the next.
SEPARATE = {"br", "p", "li", "ul", "ol", "td", "th", "tr", "blockquote", "figcaption"}


@dataclass
class Block:
    """One top-level element: its place in the markup, its words, and where in the markup each letter stands."""

    tag: str
    start: int
    end: int = 0
    text: str = ""
    places: list[int] = field(default_factory=list)
    # Where in `text` a tag stands, and which letters may not be marked.
    breaks: list[int] = field(default_factory=list)
    closed: list[tuple[int, int]] = field(default_factory=list)

    @property
    def is_heading(self) -> bool:
        return self.tag in HEADINGS

    def is_whole(self, start: int, end: int) -> bool:
        """Whether no tag stands between two letters, so that an element may enclose them."""
        return bisect_right(self.breaks, start) == bisect_left(self.breaks, end)

    def is_open(self, place: int) -> bool:
        return not any(start < place <= end for start, end in self.closed)

    def place_before(self, index: int) -> int:
        return self.places[index]

    def place_after(self, index: int) -> int:
        """Where in the markup the letter before `index` ends."""
        return self.places[index - 1] + self._lengths[index - 1]

    def __post_init__(self):
        self._lengths: list[int] = []

    def add(self, text: str, place: int, length: int = 0) -> None:
        """Letters that stand in the markup one by one, or together as one entity of that length."""
        self.text += text
        self.places += [place] * len(text) if length else range(place, place + len(text))
        self._lengths += [length or 1] * len(text)


class _Reader(HTMLParser):
    def __init__(self, markup: str):
        super().__init__(convert_charrefs=False)
        self.blocks: list[Block] = []
        self._open: list[tuple[str, int]] = []
        self._lines = [0, *(index + 1 for index, letter in enumerate(markup) if letter == "\n")]
        self._markup = markup
        self.feed(markup)
        self.close()

    @property
    def _place(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def handle_starttag(self, tag, attrs):
        end = self._place + len(self.get_starttag_text())
        if not self._open:
            self.blocks.append(Block(tag, self._place, end))
        self._note_tag(tag)
        if tag not in VOID:
            self._open.append((tag, len(self.blocks[-1].text)))

    def handle_endtag(self, tag):
        if not self._open:
            return
        self._note_tag(tag)
        opened, start = self._open.pop()
        block = self.blocks[-1]
        if opened in CLOSED:
            block.closed.append((start, len(block.text)))
        if not self._open:
            block.end = self._markup.index(">", self._place) + 1

    def handle_data(self, data):
        if self._open:
            self.blocks[-1].add(data, self._place)

    def handle_entityref(self, name):
        self._add_entity(f"&{name};")

    def handle_charref(self, name):
        self._add_entity(f"&#{name};")

    def _add_entity(self, written):
        if self._open:
            self.blocks[-1].add(unescape(written), self._place, len(written))

    def _note_tag(self, tag):
        block = self.blocks[-1]
        if tag in SEPARATE and block.text and self._open:
            block.add("\n", self._place, length=0)
        block.breaks.append(len(block.text))


def blocks_of(markup: str) -> list[Block]:
    """The blocks of sanitised rich text; white space between them is none."""
    return _Reader(markup).blocks


def insert(markup: str, pieces: Iterable[tuple[int, str]]) -> str:
    """The markup with each piece at its place; pieces at one place keep their order."""
    parts, at = [], 0
    for place, piece in sorted(pieces, key=lambda pair: pair[0]):
        parts += [markup[at:place], piece]
        at = place
    return "".join([*parts, markup[at:]])
