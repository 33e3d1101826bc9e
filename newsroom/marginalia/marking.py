"""A text with its margin: names lead to their pages, posts stand beside them, numbers lead to their notes."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.html import format_html

from newsroom.caching import lasting
from people.curation.house.texts import SENTENCE_ENDS

from .amounts import Amount, places_of
from .blocks import Block, blocks_of
from .languages import foreign_words
from .names import Name, first_places
from .numbers import end_of_word


class NamePlaces(NamedTuple):
    """The name itself, the end of its word, and the end of its sentence, which is -1 where no note can stand."""

    start: int
    end: int
    word_end: int
    sentence_end: int


@dataclass(frozen=True)
class Marks:
    """Where the marks of a text stand in its markup, by key."""

    names: dict[int, "NamePlaces"]
    figures: dict[int, int]
    # Words of another language: where they begin and end, and which it is.
    foreign: list[tuple[int, int, str]]


def whole_text(lead: str, body: str) -> str:
    """The lead as the first paragraph of the text that it opens."""
    return (format_html('<p class="lead">{}</p>', lead) if lead else "") + body


def marks_in(markup: str, language: str, names: Iterable[Name], amounts: Iterable[Amount]) -> Marks:
    """Found once for a text and whatever it is searched for, and kept: none of these ever changes."""
    names, amounts = tuple(names), tuple(amounts)
    asked = ("margin", markup, language, names, amounts)
    return lasting(asked, lambda: find_marks(*asked[1:]))


def find_marks(markup: str, language: str, names: Iterable[Name], amounts: Iterable[Amount]) -> Marks:
    blocks = blocks_of(markup)
    named = first_places(blocks, names, language)
    given = places_of(blocks, amounts, language)
    return Marks(
        {key: _places_of_name(blocks[one.block], one.start, one.end) for key, one in named.items()},
        {key: blocks[one.block].place_after(one.end) for key, one in given.items()},
        [place for block in blocks for place in _foreign_places(block, language)],
    )


def _foreign_places(block, language):
    for start, end, spoken in foreign_words(block, language):
        if block.is_whole(start, end) and block.is_open(end):
            yield block.place_before(start), block.place_after(end), spoken


def _places_of_name(block: Block, start: int, end: int) -> NamePlaces:
    word_end = end_of_word(block.text, end)
    if not (block.is_whole(start, word_end) and block.is_open(word_end)):
        word_end = end
    places = (block.place_before(start), block.place_after(end), block.place_after(word_end))
    return NamePlaces(*places, _end_of_sentence(block, word_end))


def _end_of_sentence(block, index):
    line = block.text.find("\n", index)
    last = line if line >= 0 else len(block.text)
    ends = [one.start() + len(one[0].rstrip()) for one in SENTENCE_ENDS.finditer(block.text, index, last)]
    return next((block.place_after(end) for end in [*ends, last] if block.is_open(end)), -1)
