"""A text as the rules read it: paragraphs without markup, and what part of its record it is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from html import unescape

from .codes import EXCERPT_LENGTH, Code, Problem

BLOCKS = re.compile(r"</?(?:p|h[1-6]|li|[uo]l|blockquote|fig\w+|caption|table|t[rdh]|[bh]r)\b[^<>]*>|\n")
TAGS = re.compile(r"<[^<>]*>")
# A word keeps its hyphens and apostrophes: «чуть-чуть» is one word.
WORD = re.compile(r"\w+(?:[-‐‑'’]\w+)*")
SENTENCE_ENDS = re.compile(r"(?<=[.!?…])[»”’)]?\s+")
MARGIN = 30


@dataclass(frozen=True)
class Text:
    """One text of one record in one language; `intro` is the headline and the lead that stand above it."""

    field: str
    language: str
    paragraphs: tuple[str, ...]
    part: str = "other"  # "title", "summary", "body" or "other"
    is_prose: bool = True
    is_story: bool = False
    intro: str = ""

    @classmethod
    def plain(cls, field: str, language: str, value: str, **options) -> "Text":
        return cls(field, language, tuple(filter(str.strip, value.split("\n"))), **options)

    @classmethod
    def rich(cls, field: str, language: str, markup: str, **options) -> "Text":
        parts = (unescape(TAGS.sub("", part)) for part in BLOCKS.split(markup))
        return cls(field, language, tuple(filter(str.strip, parts)), **options)

    @cached_property
    def words(self) -> tuple[tuple[re.Match, ...], ...]:
        """The words of each paragraph, with their places."""
        return tuple(tuple(WORD.finditer(paragraph)) for paragraph in self.paragraphs)

    @cached_property
    def num_words(self) -> int:
        return sum(map(len, self.words))

    def matches(self, pattern: re.Pattern) -> Iterator[tuple[str, re.Match]]:
        """Each match with the paragraph that it stands in."""
        for paragraph in self.paragraphs:
            for match in pattern.finditer(paragraph):
                yield paragraph, match

    def problem(self, code: Code, excerpt: str, *, is_blocking: bool = False, **details) -> Problem:
        words = " ".join(excerpt.split())[:EXCERPT_LENGTH]
        return Problem(code, self.language, self.field, words, details, is_blocking)


def sentences(paragraph: str) -> list[str]:
    return SENTENCE_ENDS.split(paragraph)


def around(paragraph: str, start: int, end: int) -> str:
    """Those characters with a few whole words on either side."""
    first, last = max(0, start - MARGIN), min(len(paragraph), end + MARGIN)
    before, after = paragraph[first:start], paragraph[end:last]
    if first:
        before = "…" + before.partition(" ")[2]
    if last < len(paragraph):
        after = after.rpartition(" ")[0] + "…"
    return before + paragraph[start:end] + after
