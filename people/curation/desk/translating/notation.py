"""How the inline markup of a run of words is typed: `<b>`, `<i>`, `<sub>`, `<sup>` and `<a https://example.org>`.

A line end is a line break, a blank line begins a new paragraph. Whatever else the schema allows inside a paragraph
stands as it is, so that a text read back as it was shown is the same text.
"""

import re
from collections.abc import Iterable
from html import escape, unescape

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from ...translating.segments import Kind, Segment

SHORT = {"strong": "b", "em": "i"}
LONG = {short: tag for tag, short in SHORT.items()}
PAIRED = frozenset(["strong", "em", "sub", "sup", "a"])
VOID = frozenset(["br", "img"])
TAG = re.compile(r"(<[^>]*>)")
MARK = re.compile(r"(</?[A-Za-z][^<>]*>)")
NAME = re.compile(r"</?([A-Za-z][A-Za-z0-9]*)(.*?)/?>", re.DOTALL)
BREAK = re.compile(r"<br\s*/?>")
HREF_ALONE = re.compile(r'<a href="([^"\s]*)">')
ATTRIBUTES = re.compile(r"\s*[a-z]+\s*=")
ADDRESS = re.compile(r"(?:https?://|mailto:|/|#)\S*\Z")
ENTITY = re.compile(r"&(?:#\d+|#[xX][\da-fA-F]+|\w+);")
# A no-break space is no mere gap between words.
SPACES = re.compile(r"[ \t\r\n\f]+")
BLANK_LINES = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
PARAGRAPHS = "\n\n"


def shown(segments: Iterable[Segment]) -> str:
    """What stands in the field for these segments."""
    return PARAGRAPHS.join(one.markup if one.kind == Kind.TEXT else shown_run(one.markup) for one in segments)


def shown_run(markup: str) -> str:
    text = ""
    for number, part in enumerate(TAG.split(markup)):
        if number % 2 == 0:
            text += _shown_words(part, at_line_start=text.endswith("\n"))
        elif BREAK.fullmatch(part):
            text = text.rstrip(" ")
            text += "\n" if text and not text.endswith("\n") else "<br>"
        else:
            text += _shown_tag(part)
    return f"{text[:-1]}<br>" if text.endswith("\n") else text


def _shown_words(words, *, at_line_start):
    words = ENTITY.sub(lambda entity: unescape(entity[0]), SPACES.sub(" ", words))
    words = ENTITY.sub(lambda entity: f"&amp;{entity[0][1:]}", words)
    words = re.sub(r"<(?=[A-Za-z/])", "&lt;", words)
    return words.lstrip(" ") if at_line_start else words


def _shown_tag(tag):
    if link := HREF_ALONE.fullmatch(tag):
        return f"<a {unescape(link[1])}>"
    name = NAME.fullmatch(tag)
    return tag.replace(name[1], SHORT[name[1]], 1) if name and name[1] in SHORT else tag


def read(text: str, *, is_rich: bool) -> str:
    """The markup of what was typed; raises ValidationError for marks that do not fit together."""
    text = text.replace("\r\n", "\n")
    if not is_rich:
        return text
    runs = (part.strip(" \t\n") for part in BLANK_LINES.split(text))
    return PARAGRAPHS.join(read_run(run) for run in runs if run)


def read_run(text: str) -> str:
    parts, still_open = [], []
    for number, part in enumerate(MARK.split(text)):
        parts.append(_read_mark(part, still_open) if number % 2 else _read_words(part))
    if still_open:
        raise ValidationError(
            _("“<%(mark)s>” has no end: write “</%(mark)s>” where it ends, in the same paragraph."),
            code="mark-without-end",
            params={"mark": SHORT.get(still_open[-1], still_open[-1])},
        )
    return "".join(parts)


def _read_words(words):
    words = ENTITY.sub(lambda entity: unescape(entity[0]), words)
    return escape(words, quote=False).replace("\n", "<br>")


def _read_mark(mark, still_open):
    typed, rest = NAME.fullmatch(mark).groups()
    tag = LONG.get(typed.lower(), typed.lower())
    if tag not in PAIRED | VOID:
        raise ValidationError(
            _("“%(mark)s” is no mark of a text. If these are words, write “&lt;” for “<”."),
            code="unknown-mark",
            params={"mark": mark},
        )
    if mark.startswith("</"):
        return _close(tag, typed, still_open)
    if tag in VOID:
        return mark
    still_open.append(tag)
    return _link(mark, rest) if tag == "a" else f"<{tag}>"


def _close(tag, typed, still_open):
    if not still_open or still_open.pop() != tag:
        raise ValidationError(
            _("“</%(mark)s>” ends what was not begun, or something else that was begun later ends after it."),
            code="mark-without-beginning",
            params={"mark": typed},
        )
    return f"</{tag}>"


def _link(mark, rest):
    if ATTRIBUTES.match(rest):
        return mark
    if not ADDRESS.match(rest.strip()):
        raise ValidationError(
            _("“%(mark)s” leads nowhere: write the whole address, as in “<a https://example.org>”."),
            code="link-without-address",
            params={"mark": mark},
        )
    return f'<a href="{escape(rest.strip())}">'
