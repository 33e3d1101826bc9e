"""Days that do not say of which year."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from ..languages import Language
from .codes import Problem, define
from .texts import Text

YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
RU_MONTHS = "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря"
KK_MONTHS = "қаңтар|ақпан|наурыз|сәуір|мамыр|маусым|шілде|тамыз|қыркүйек|қазан|қараша|желтоқсан"
KK_ENDINGS = "(?:[дт][ае](?:ғы|гі|н)?|нан|нен|[ғгқк][ае]|[дтн][ыі]ң|[дтн]?[ыі]|[мбп]ен)"
EN_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
DAYS = {
    Language.RU: re.compile(rf"(?<!\d)\d{{1,2}}\s(?:{RU_MONTHS})\b"),
    Language.KK: re.compile(rf"(?<!\d)\d{{1,2}}\s(?:{KK_MONTHS}){KK_ENDINGS}?\b"),
    Language.KO: re.compile(r"(?<!\d)\d{1,2}월\s?\d{1,2}일"),
    Language.EN: re.compile(
        rf"(?<![\d,.])\d{{1,2}}(?:st|nd|rd|th)?(?: of)? (?:{EN_MONTHS})\b|\b(?:{EN_MONTHS}) \d{{1,2}}(?!\d)"
    ),
}

DATE_WITHOUT_YEAR = define(
    "date-without-year",
    title=_("date without a year"),
    explanation=_(
        "Neither this paragraph nor the lead says of which year this day is, and the page will be read for years. "
        "Add the year once."
    ),
)


def dates_without_year(text: Text) -> Iterator[Problem]:
    """Bad: «12 июня» alone, “6월 12일”. Good: the same with a year in the paragraph, the headline or the lead."""
    if not text.is_prose or YEAR.search(text.intro):
        return
    for paragraph in text.paragraphs:
        if not YEAR.search(paragraph):
            for match in DAYS[text.language].finditer(paragraph):
                yield text.problem(DATE_WITHOUT_YEAR, match.group())
