"""Quotation marks and brackets: each opened one is closed in its paragraph, and they are those of the language."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from ..languages import Language
from .codes import Problem, define
from .texts import Text, around

PAIRS = {"«": "»", "„": "“", "“": "”", "‘": "’", "(": ")", "[": "]", "「": "」", "『": "』", "《": "》", "〈": "〉"}
OPENERS = {closer: opener for opener, closer in PAIRS.items() if opener != "„"}
MARKS = re.compile("[«»„“”‘’()\\[\\]「」『』《》〈〉]")
# «1) …», «а) …»: a bracket that numbers an item has no opening one.
ITEM = re.compile(r"(?:^|(?<=\s))(?:\d{1,2}|\w)\)")

CYRILLIC_STYLE = "« »"
STYLES = {
    Language.RU: CYRILLIC_STYLE,
    Language.KK: CYRILLIC_STYLE,
    Language.KO: "“ ”, ‘ ’",
    Language.EN: "“ ”, ‘ ’",
}
FOREIGN = {
    Language.RU: "“‘「『",
    Language.KK: "“‘「『",
    Language.KO: "«„",
    Language.EN: "«„「『",
}

UNBALANCED_QUOTES = define(
    "unbalanced-quotes",
    title=_("unpaired quotation mark or bracket"),
    explanation=_("“%(mark)s” has no counterpart in its paragraph. Add the missing mark or delete this one."),
)
FOREIGN_QUOTES = define(
    "foreign-quotes",
    title=_("quotation marks of another language"),
    explanation=_("In this language the desk quotes with %(expected)s. Replace these marks."),
)


def unbalanced_quotes(text: Text) -> Iterator[Problem]:
    """Bad: «Северанс без пары. Good: «Эпоха „Кёгере“», “countries’ ties”, «1) первое»."""
    for paragraph in text.paragraphs:
        for place in sorted(_unpaired(paragraph)):
            yield text.problem(UNBALANCED_QUOTES, around(paragraph, place, place + 1), mark=paragraph[place])


def _unpaired(paragraph) -> list[int]:
    """Places of marks without a counterpart."""
    items = {match.end() - 1 for match in ITEM.finditer(paragraph)}
    opened, unpaired = [], []
    for match in MARKS.finditer(paragraph):
        mark, place = match.group(), match.start()
        if place in items and not any(paragraph[one] == "(" for one in opened):
            continue
        if _closes(mark, paragraph, opened):
            while PAIRS[paragraph[opened[-1]]] != mark and not _is_low(paragraph[opened[-1]], mark):
                unpaired.append(opened.pop())
            opened.pop()
        elif mark == "’" or _is_apostrophe(paragraph, place):
            continue
        elif mark in PAIRS:
            opened.append(place)
        else:
            unpaired.append(place)
    return unpaired + opened


def _closes(mark, paragraph, opened):
    """Whether the mark closes something that is open; “ does so after „ alone."""
    if mark == "“":
        return bool(opened) and paragraph[opened[-1]] == "„"
    if mark not in OPENERS:
        return False
    return any(PAIRS[paragraph[one]] == mark or _is_low(paragraph[one], mark) for one in opened)


def _is_low(opener, mark):
    """„…” is closed by either of the upper marks."""
    return opener == "„" and mark in "“”"


def _is_apostrophe(paragraph, place):
    """“don’t”, “countries’”, ‘24: a mark at a letter, or before the digits of a year."""
    mark, after = paragraph[place], paragraph[place + 1 : place + 2]
    return mark in "‘’" and (after.isdigit() or (place > 0 and paragraph[place - 1].isalnum()))


def foreign_quotes(text: Text) -> Iterator[Problem]:
    """Bad: Russian “Северанс”, English «Severance». Good: « » around “ ” in Russian, ‘ ’ in Korean."""
    foreign = FOREIGN[text.language]
    for paragraph in text.paragraphs:
        depth = 0
        for match in MARKS.finditer(paragraph):
            mark, place = match.group(), match.start()
            depth += (mark in "«„") - (mark == "»")
            is_outermost = depth <= 0 or text.language in (Language.KO, Language.EN)
            if mark in foreign and is_outermost and not _is_apostrophe(paragraph, place):
                words = around(paragraph, place, place + 1)
                yield text.problem(FOREIGN_QUOTES, words, expected=STYLES[text.language])
