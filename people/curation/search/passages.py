"""What a result shows of a text: the words asked for, marked, and what stands around them."""

from collections.abc import Iterable
from typing import NamedTuple

from ..words import Recogniser, plain

BEFORE, LENGTH = 60, 220


class Piece(NamedTuple):
    """A stretch of a passage; templates escape it and mark what was asked for."""

    text: str
    is_asked: bool


def marked(text: str, recognise: Recogniser) -> list[Piece]:
    """The whole text in pieces."""
    return _pieces(text, 0, len(text), recognise.spans_in(text))


def passage(texts: Iterable[str], recognise: Recogniser) -> list[Piece]:
    """Around the first word asked for in the first text that holds one; else the beginning of the first text."""
    first = ""
    for text in texts:
        text = " ".join(plain(text).split())
        first = first or text
        asked = list(recognise.spans_in(text, most=LENGTH))
        if asked:
            start = _beginning_of_word(text, max(0, asked[0][0] - BEFORE))
            return _cut(text, start, asked)
    return _cut(first, 0, [])


def _beginning_of_word(text, start):
    return text.rfind(" ", 0, start) + 1 if start else 0


def _cut(text, start, asked):
    end = len(text) if start + LENGTH >= len(text) else max(text.rfind(" ", start, start + LENGTH), start + LENGTH // 2)
    pieces = _pieces(text, start, end, [span for span in asked if start <= span[0] and span[1] <= end])
    before, after = [Piece("… ", False)] * bool(start), [Piece(" …", False)] * (end < len(text))
    return [*before, *pieces, *after]


def _pieces(text, start, end, asked):
    pieces, place = [], start
    for first, last in asked:
        pieces += [Piece(text[place:first], False)] * (first > place) + [Piece(text[first:last], True)]
        place = last
    return pieces + [Piece(text[place:end], False)] * (end > place)
