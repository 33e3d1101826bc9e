"""Inline codes as files bring them back: from what the file says of a code to its markup."""

import re
from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from ..translating.markup import VOID
from .inline import TAG, escape

# Markup of an element's two ends; the second is empty for what stands alone. None where nobody knows the code.
Ends = tuple[str, str] | None
INDENTATION = re.compile(r"[ \t\r]*\n[ \t\r\n]*")


def name_of(element: Element) -> str:
    """Without the namespace."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def namespace_of(element: Element) -> str:
    return element.tag.partition("}")[0].removeprefix("{") if isinstance(element.tag, str) else ""


def ends_of(markup: str) -> Ends:
    """Of an opening tag, or of a tag that stands alone."""
    tag = TAG.fullmatch(markup)
    if not tag or tag[1] or tag[2].lower() in VOID:
        return markup, ""
    return markup, f"</{tag[2]}>"


def letter_of(number: str) -> Ends:
    """A letter by its number in hexadecimal digits; no text can hold the nought or half of a pair."""
    try:
        letter = chr(int(number, 16))
    except (ValueError, OverflowError):
        return None
    return None if letter == "\0" or "\ud800" <= letter <= "\udfff" else (letter, "")


class Reading:
    """Puts the words and codes of elements together; `ends` knows the codes of a format by their elements."""

    def __init__(self, ends: Callable[[Element], Ends], *, transparent: frozenset[str], ignored: frozenset[str]):
        self.ends, self.transparent, self.ignored = ends, transparent, ignored
        self.problems: list[ValidationError] = []

    def markup_of(self, element: Element) -> str:
        return "".join(self._inside(element))

    def _inside(self, element) -> Iterator[str]:
        gaps = [element.text or "", *(child.tail or "" for child in element)]
        # Where codes stand without words, some tools indent them as if they were no text, xml:space or not.
        if len(element) and all(map(INDENTATION.fullmatch, gaps)):
            gaps = [""] * len(gaps)
        yield escape(gaps[0])
        for child, gap in zip(element, gaps[1:], strict=True):
            yield from self._child(child)
            yield escape(gap)

    def _child(self, child):
        name = name_of(child)
        if not name or name in self.ignored:
            return
        if name in self.transparent:
            yield from self._inside(child)
            return
        if (ends := self.ends(child)) is None:
            self.problems.append(unknown_code(child.get("id") or name))
            ends = "", ""
        yield ends[0]
        if ends[1]:
            yield from self._inside(child)
            yield ends[1]


def unknown_code(number: str) -> ValidationError:
    return ValidationError(
        _("The code “%(number)s” of the translation is not one of this segment. Take the codes from its source."),
        code="unknown-code",
        params={"number": number},
    )
