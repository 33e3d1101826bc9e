"""Inline markup as words and numbered codes, for formats that keep markup apart from the words; and back.

Words are escaped as the sanitiser escapes them, so that what comes back unchanged is the same text letter by letter.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from html import unescape
from xml.etree.ElementTree import Element

from ..translating.markup import VOID

TAG = re.compile(r"""<(/?)([a-zA-Z][a-zA-Z0-9]*)((?:[^"'<>]|"[^"<]*"|'[^'<]*')*)>""")
# Letters that no XML may hold, not even as references.
UNPRINTABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# Formatting without attributes, which a translator may add where the source has none.
FORMATTING = frozenset(["<strong>", "<em>", "<sub>", "<sup>", "<br>"])


class Role(StrEnum):
    WORDS = "words"
    OPENING = "opening"
    CLOSING = "closing"
    SINGLE = "single"
    LETTER = "letter"


@dataclass(frozen=True)
class Token:
    """Words, or a code with its markup; the two ends of a pair have one number."""

    role: Role
    text: str
    tag: str = ""
    number: int = 0


def escape(words: str) -> str:
    for letter, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\u00a0", "&nbsp;")):
        words = words.replace(letter, entity)
    return words


def canonical(markup: str) -> str:
    """One way of writing for all that say the same."""
    return "".join(escape(one.text) if one.role == Role.WORDS else one.text for one in tokens_of(markup))


def openings_of(markup: str) -> list[Token]:
    return [one for one in tokens_of(markup) if one.role in (Role.OPENING, Role.SINGLE)]


def tokens_of(markup: str) -> list[Token]:
    """Numbered from 1 in the order of the text; an end without its other end stands alone."""
    return list(_numbered(_raw(markup)))


def words_alone(text: str) -> list[Token]:
    """Of a text that has no markup."""
    return list(_words(text))


def _raw(markup: str) -> Iterator[Token]:
    place = 0
    for tag in TAG.finditer(markup):
        yield from _words(unescape(markup[place : tag.start()]))
        place, name = tag.end(), tag[2].lower()
        role = Role.CLOSING if tag[1] else Role.SINGLE if name in VOID else Role.OPENING
        yield Token(role, tag[0], name)
    yield from _words(unescape(markup[place:]))


def _words(text):
    place = 0
    for letter in UNPRINTABLE.finditer(text):
        if letter.start() > place:
            yield Token(Role.WORDS, text[place : letter.start()])
        yield Token(Role.LETTER, letter[0])
        place = letter.end()
    if place < len(text):
        yield Token(Role.WORDS, text[place:])


def _numbered(tokens: Iterable[Token]) -> Iterator[Token]:
    tokens = list(tokens)
    partners = _partners(tokens)
    numbers, number = {}, 0
    for place, token in enumerate(tokens):
        if token.role in (Role.WORDS, Role.LETTER):
            yield token
        elif token.role == Role.CLOSING and place in partners:
            yield replace(token, number=numbers[partners[place]])
        else:
            number += 1
            numbers[place] = number
            is_alone = token.role != Role.SINGLE and place not in partners
            yield replace(token, number=number, role=Role.SINGLE if is_alone else token.role)


def _partners(tokens):
    """Places of openings and closings that belong together, each by the place of the other."""
    partners, waiting, open_tags = {}, [], Counter()
    for place, token in enumerate(tokens):
        if token.role == Role.OPENING:
            waiting.append(place)
            open_tags[token.tag] += 1
        elif token.role == Role.CLOSING and open_tags[token.tag]:
            while tokens[waiting[-1]].tag != token.tag:
                open_tags[tokens[waiting.pop()].tag] -= 1
            partners[place] = waiting.pop()
            partners[partners[place]] = place
            open_tags[token.tag] -= 1
    return partners


def numbered_like(tokens: Iterable[Token], source: Iterable[Token]) -> list[Token]:
    """Codes of a translation bear the numbers of the same codes in its source; others go on counting."""
    known, last = defaultdict(list), 0
    for one in source:
        if one.role in (Role.OPENING, Role.SINGLE):
            known[one.text].append(one.number)
            last = max(last, one.number)
    renamed, found = {}, []
    for one in tokens:
        if one.role in (Role.OPENING, Role.SINGLE):
            if known[one.text]:
                renamed[one.number] = known[one.text].pop(0)
            else:
                renamed[one.number] = last = last + 1
        found.append(replace(one, number=renamed.get(one.number, 0)))
    return found


def fill(element: Element, tokens: Iterable[Token], *, pair, single, letter) -> None:
    """Write tokens into an element; the three functions make the elements of a format from a token."""
    open_elements = [element]
    for one in tokens:
        inside = open_elements[-1]
        if one.role == Role.WORDS:
            _append_words(inside, one.text)
        elif one.role == Role.CLOSING:
            open_elements.pop()
        else:
            makes = {Role.OPENING: pair, Role.SINGLE: single, Role.LETTER: letter}[one.role]
            inside.append(child := makes(one))
            open_elements += [child] if one.role == Role.OPENING else []


def _append_words(element, words):
    if len(element):
        element[-1].tail = (element[-1].tail or "") + words
    else:
        element.text = (element.text or "") + words
