"""A text as segments: what one translates, confirms and counts at a time.

Rich text falls into the runs of words that its headings, paragraphs, list items, quotations, captions and cells hold.
Each run knows the elements around it, so that any choice of segments in any order makes balanced markup again.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from html import unescape
from itertools import count

from .markup import Element, Run, tree_of

TAGS = re.compile(r"<[^>]*>")
BREAKS = re.compile(r"<br\s*/?>")
TAG_NAME = re.compile(r"<([a-z0-9]+)")


class Kind(StrEnum):
    """What a segment is; a gap holds no words, such as a rule, a picture or an empty paragraph."""

    TEXT = "text"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    QUOTATION = "quotation"
    CAPTION = "caption"
    CELL = "cell"
    GAP = "gap"


# The innermost of these around a run decides what it is.
KINDS = {
    **dict.fromkeys(["h1", "h2", "h3"], Kind.HEADING),
    "li": Kind.LIST_ITEM,
    "blockquote": Kind.QUOTATION,
    "figcaption": Kind.CAPTION,
    **dict.fromkeys(["td", "th"], Kind.CELL),
}

Path = tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Segment:
    """A run of words of one text: its markup without the elements around it, which `path` names from the outside in.

    `number` is its identity within record and language; 0 until it was laid over what was kept. `came_from` are
    the numbers of segments that it was split off from, or that were merged into it.
    """

    number: int
    field: str
    kind: str
    markup: str
    path: Path = ()
    came_from: tuple[int, ...] = ()

    @property
    def text(self) -> str:
        return plain(self.markup) if self.kind != Kind.TEXT else " ".join(self.markup.split())

    @property
    def has_words(self) -> bool:
        return self.kind != Kind.GAP


def plain(markup: str) -> str:
    """The words of a run without its markup, in single spaces."""
    return " ".join(unescape(TAGS.sub("", BREAKS.sub(" ", markup))).split())


def split(text: str, field: str, *, is_rich: bool) -> list[Segment]:
    """The segments of one text, gaps among them; composed again they give the text as it was."""
    if not is_rich:
        return [Segment(0, field, Kind.TEXT, text)] if text.strip() else []
    numbers = count(1)
    return [replace(one, field=field) for one in _segments(tree_of(text), (), numbers)]


def _segments(parts: Iterable[Run | Element], path: Path, numbers: Iterator[int]) -> Iterator[Segment]:
    for part in parts:
        if isinstance(part, Run):
            yield Segment(0, "", _kind(path) if part.has_words else Kind.GAP, part.markup, path)
        elif not part.has_words:
            yield Segment(0, "", Kind.GAP, part.markup, path)
        else:
            opening, inside = _opened(part)
            yield from _segments(inside, (*path, (opening, next(numbers))), numbers)


def _opened(element: Element) -> tuple[str, list[Run | Element]]:
    """The picture of a figure belongs to its opening tag, so that a caption never loses it."""
    if element.tag != "figure":
        return element.opening, element.parts
    first = next(number for number, part in enumerate(element.parts) if part.has_words)
    before = "".join(part.markup for part in element.parts[:first])
    return element.opening + before, element.parts[first:]


def _kind(path: Path) -> Kind:
    tags = (tag_of(opening) for opening, _number in reversed(path))
    return next((KINDS[tag] for tag in tags if tag in KINDS), Kind.PARAGRAPH)


def tag_of(opening: str) -> str:
    return TAG_NAME.match(opening)[1]


def compose(segments: Iterable[Segment]) -> str:
    """The markup of these segments in this order: neighbours in one list, quotation or table stay in one."""
    parts, path, has_run = [], (), False
    for segment in segments:
        shared = _num_shared(path, segment.path)
        is_same_place = path == segment.path
        parts += [f"</{tag_of(opening)}>" for opening, _number in reversed(path[shared:])]
        parts += [opening for opening, _number in segment.path[shared:]]
        if is_same_place and has_run and segment.has_words:
            parts.append(" ")
        parts.append(segment.markup)
        path, has_run = segment.path, segment.has_words
    parts += [f"</{tag_of(opening)}>" for opening, _number in reversed(path)]
    return "".join(parts)


def _num_shared(one: Path, another: Path) -> int:
    pairs = zip(one, another, strict=False)
    return next((number for number, (here, there) in enumerate(pairs) if here != there), min(len(one), len(another)))


def renumbered(segments: Iterable[Segment], *, by: int) -> list[Segment]:
    """The segments of one text for use among those of another, whose elements are others."""
    return [replace(one, path=tuple((opening, number + by) for opening, number in one.path)) for one in segments]
