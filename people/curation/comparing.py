"""What changed from one text to another: paragraph by paragraph, then word by word; markup does not count."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from html import unescape

from django.utils.translation import gettext_lazy as _

BLOCK_ENDS = re.compile(r"</(?:p|h[1-6]|li|blockquote|figcaption)>|<br\s*/?>|\n+")
TAGS = re.compile(r"<[^>]+>")
# A number keeps its decimals and its groups of digits; punctuation stands for itself.
WORDS = re.compile(r"\d+(?:[.,\u00a0\u202f ]?\d+)*|\w+(?:[-'’]\w+)*|\s+|[^\w\s]")
# Paragraphs less alike than this are two paragraphs, not one that was changed.
ALIKE = 0.4


PART_NAMES = {
    "posts": _("posts"),
    "programme": _("programme"),
    "participants": _("participants"),
    "signatories": _("signatories"),
}


@dataclass(frozen=True)
class Piece:
    """A run of words that both texts have, or that only the newer or only the older one has."""

    kind: str  # "same", "added" or "removed"
    text: str


@dataclass(frozen=True)
class ComparedText:
    """One text of an edition, such as the headline, beside the same text of another."""

    label: str
    compared: list[list[Piece]]

    @property
    def is_changed(self) -> bool:
        return is_changed(self.compared)


def compare_editions(older, newer, record) -> list[ComparedText]:
    """Text by text what changed from one edition of the record to another, in the order of the page."""
    was, now = texts_of(older, record), texts_of(newer, record)
    return [ComparedText(label, compare(was.get(label, ""), now.get(label, ""))) for label in {**now, **was}]


def texts_of(edition, record) -> dict[str, str]:
    """All texts of an edition, by their names in the language of the interface."""
    whole = {"edition_title": edition.title, "edition_summary": edition.summary, "edition_body": edition.body}
    named = {getattr(record, name): text for name, text in whole.items() if text}
    return {_label(record, name): text for name, text in named.items()} | other_texts_of(edition, record)


def other_texts_of(edition, record) -> dict[str, str]:
    """Texts beside headline, lead and body, such as the byline; those of a record's rows have a line each."""
    return {
        _label(record, name): "\n".join(map(str, text.values())) if isinstance(text, dict) else text
        for name, text in edition.data.items()
    }


def _label(record, name: str) -> str:
    return str(PART_NAMES[name] if name in PART_NAMES else record._meta.get_field(name).verbose_name)


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a plain or rich text, without markup."""
    parts = (unescape(TAGS.sub("", part)).strip() for part in BLOCK_ENDS.split(text or ""))
    return [part for part in parts if part]


def compare(older: str, newer: str) -> list[list[Piece]]:
    """One list of pieces per paragraph, in the order of the newer text; removed paragraphs stand where they were."""
    was, now = paragraphs(older), paragraphs(newer)
    compared = []
    for act, i, j, k, m in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if act == "equal":
            compared += [[Piece("same", one)] for one in was[i:j]]
        else:
            compared += _changed(was[i:j], now[k:m])
    return compared


def is_changed(compared: list[list[Piece]]) -> bool:
    return any(piece.kind != "same" for pieces in compared for piece in pieces)


def _changed(was: list[str], now: list[str]) -> Iterator[list[Piece]]:
    """Pair each new paragraph with the first old one that it resembles; the rest came or went."""
    for one in now:
        partner = next((old for old in was if _ratio(old, one) >= ALIKE), None)
        if partner is None:
            yield [Piece("added", one)]
            continue
        place = was.index(partner)
        yield from ([Piece("removed", gone)] for gone in was[:place])
        was = was[place + 1 :]
        yield compare_words(partner, one)
    yield from ([Piece("removed", gone)] for gone in was)


def _ratio(old: str, new: str) -> float:
    matcher = SequenceMatcher(None, old.split(), new.split(), autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= ALIKE else 0.0


def compare_words(older: str, newer: str) -> list[Piece]:
    """The pieces of one paragraph; what was removed stands before what took its place."""
    was, now = WORDS.findall(older), WORDS.findall(newer)
    pieces = []
    for act, i, j, k, m in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if act == "equal":
            pieces.append(Piece("same", "".join(was[i:j])))
        else:
            pieces += [Piece("removed", "".join(was[i:j]))] if j > i else []
            pieces += [Piece("added", "".join(now[k:m]))] if m > k else []
    return pieces
