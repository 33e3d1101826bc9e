"""Headline and lead of a story."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from ..languages import Language
from .codes import Problem, define
from .texts import Text

# «… 2024 г.», “… Samsung Inc.”, “… in the U.S.”: the stop belongs to an abbreviation.
ABBREVIATED = re.compile(
    r"(?:\b(?:г|гг|др|пр|т\.\s?[дп]|руб|тыс|долл|ж|жж|т\.\s?б|Co|Corp|Inc|Ltd|Jr|Sr|etc)|\b[A-Z]\.[A-Z])\.$"
)
# Twice as long as the desk's own leads; a Korean word carries its particles with it.
MOST_WORDS = {Language.RU: 80, Language.KK: 80, Language.KO: 65, Language.EN: 95}

HEADLINE_WITH_FULL_STOP = define(
    "headline-with-full-stop",
    title=_("full stop after a headline"),
    explanation=_("A headline of the desk ends without a full stop. Delete it."),
)
LEAD_TOO_LONG = define(
    "lead-too-long",
    title=_("lead is too long"),
    explanation=_("A lead is two or three sentences; this one has %(count)s words. Move the rest into the text."),
)


def headline_with_full_stop(text: Text) -> Iterator[Problem]:
    """Bad: «Форум завершён.» Good: «Что дальше?», «И снова…», “A plan for Samsung Inc.”"""
    if text.is_story and text.part == "title":
        for title in text.paragraphs:
            ending = title.rstrip(" »”’)")
            if ending.endswith(".") and not ending.endswith("..") and not ABBREVIATED.search(ending):
                yield text.problem(HEADLINE_WITH_FULL_STOP, title)


def lead_too_long(text: Text) -> Iterator[Problem]:
    """Bad: a lead as long as a story. Good: two or three sentences."""
    if text.is_story and text.part == "summary" and text.num_words > MOST_WORDS[text.language]:
        yield text.problem(LEAD_TOO_LONG, text.paragraphs[0][:80], count=text.num_words)
