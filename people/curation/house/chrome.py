"""What copying from web pages and editors leaves behind."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from .codes import Problem, define
from .texts import Text, around

# Never part of a text.
INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff\ufffd\x00-\x08\x0b\x0c\x0e-\x1f]")
MACHINE_MARKS = re.compile(
    r"&(?:[A-Za-z]{2,8}|#\d{2,5}|#x[0-9A-Fa-f]{2,5});"
    r"|\[object\b|\{\{|\}\}|</?(?:p|br|div|span|a|b|i|strong|em|img)\b[^<>]{0,200}>"
    r"|\blorem ipsum\b",
    re.IGNORECASE,
)
# A line of its own, or the beginning of one.
LINES = re.compile(
    r"\s*(?:"
    r"читайте (?:также|по теме)|читать (?:также|далее|полностью)|смотрите также|поделиться\s*(?::|$)|"
    r"подпис(?:ывайтесь|аться|итесь) на (?:наш|канал|нас)|источник фото|комментарии\s*(?:\(?\d+\)?|:|$)|"
    r"(?:тағы|сондай-ақ) оқыңыз|толығырақ оқу|бөлісу\s*(?::|$)|бізге жазылыңыз|"
    r"관련\s?기사|기사\s?공유|공유하기|댓글\s*(?:\d+|$)|구독하기|"
    r"(?:read|see) (?:also|more)\s*(?::|$)|related (?:articles|stories|news)\s*(?::|$)|"
    r"share (?:this|on)\b|share\s*$|(?:subscribe|sign up) (?:to|for) our\b|click here\b"
    r")",
    re.IGNORECASE,
)
NOTICES = re.compile(
    r"저작권자|무단\s?전재|재배포\s?금지|все права защищены|all rights reserved|"
    r"барлық құқықтар? қорғалған|перепечатка .{0,40}запрещена",
    re.IGNORECASE,
)
# Likely left over, yet a story may need it.
LIKELY_LINES = re.compile(
    r"\s*(?:(?:фото|видео|иллюстрация|фотосурет|сурет|photo|picture|image|사진)\s*[:=©]|подробнее\s*[.:…]*\s*$|"
    r"толығырақ\s*[.:…]*\s*$|more\s*[.:…]*$|자세히\s?보기\s*$)",
    re.IGNORECASE,
)
ADDRESSES = re.compile(r"\bhttps?://\S{1,200}|\bwww\.\w[\w-]{0,60}\.\S{1,200}", re.IGNORECASE)
MARKDOWN = re.compile(r"^\s{0,3}#{1,6} |\*\*\w|\w\*\*|\]\((?=\S)|^\s{0,3}[*+] |```|^\s{0,3}>\s|^-{3,}\s*$")

PAGE_CHROME = define(
    "page-chrome",
    title=_("leftovers of a web page or an editor"),
    explanation=_("This looks like a leftover of a web page or an editor, not like a part of the story. Delete it."),
    may_block=True,
)


def page_chrome(text: Text) -> Iterator[Problem]:
    """Bad: «Читайте также: …», “무단 전재”, “&nbsp;”, soft hyphens. Good: «поделиться опытом», “read more books”."""
    for paragraph in text.paragraphs:
        for match in INVISIBLE.finditer(paragraph):
            yield text.problem(PAGE_CHROME, _made_visible(paragraph, match), is_blocking=True)
        for pattern in (MACHINE_MARKS, NOTICES):
            for match in pattern.finditer(paragraph):
                yield text.problem(PAGE_CHROME, around(paragraph, *match.span()), is_blocking=True)
        if LINES.match(paragraph):
            yield text.problem(PAGE_CHROME, paragraph[:80], is_blocking=True)
        elif text.part == "body" and LIKELY_LINES.match(paragraph):
            yield text.problem(PAGE_CHROME, paragraph[:80])
        for pattern in (ADDRESSES, MARKDOWN):
            for match in pattern.finditer(paragraph):
                yield text.problem(PAGE_CHROME, around(paragraph, *match.span()))


def _made_visible(paragraph, match):
    """An invisible character by its number, between the words that it stands in."""
    words = around(paragraph, *match.span())
    return INVISIBLE.sub(lambda one: f"[U+{ord(one.group()):04X}]", words)
