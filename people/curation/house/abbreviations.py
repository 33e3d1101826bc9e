"""Abbreviations that leave open which of two countries is meant."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from ..languages import Language
from .codes import Problem, define
from .texts import Text, around

# «РК» is Республика Казахстан and Республика Корея; «ҚР» and «КР» are Kazakhstan, Korea and Kyrgyzstan by turns.
FORMS = {
    Language.RU: re.compile(r"(?<![\w-])РК(?!\w)"),
    Language.KK: re.compile(r"(?<![\w-])(?:ҚР|КР|РК)(?!\w)"),
    Language.KO: re.compile(r"(?<![A-Za-z.-])(?:RK|R\.O\.K|ROK|KZ|KR)(?![A-Za-z-])"),
    Language.EN: re.compile(r"(?<![\w.-])(?:RK|R\.O\.K|R[Oo]K|KZ|KR)(?![\w-])"),
}
# English may abbreviate what it has introduced: “the Republic of Korea (ROK)”.
INTRODUCED = re.compile(r"\((?:the )?(R[Oo]K)\)")

UNRESOLVED_ABBREVIATION = define(
    "unresolved-abbreviation",
    title=_("ambiguous abbreviation of a country"),
    explanation=_(
        "“%(abbreviation)s” may stand for more than one republic, Kazakhstan and Korea among them. Write out which "
        "country is meant."
    ),
    may_block=True,
)


def unresolved_abbreviations(text: Text) -> Iterator[Problem]:
    """Bad: «МИД РК», “ROK troops”. Good: «МИД Казахстана», “the Republic of Korea (ROK)”, then “ROK”.

    A text without a small letter is an abbreviation itself, such as the short name of a ministry.
    """
    if not any(map(str.islower, " ".join(text.paragraphs))) and text.language != Language.KO:
        return
    introduced = {match.group(1) for _paragraph, match in text.matches(INTRODUCED)}
    introduced |= {match.group(1) for match in INTRODUCED.finditer(text.intro)}
    for paragraph, match in text.matches(FORMS[text.language]):
        if match.group() not in introduced:
            words = around(paragraph, *match.span())
            is_blocking = text.language == Language.RU
            yield text.problem(UNRESOLVED_ABBREVIATION, words, is_blocking=is_blocking, abbreviation=match.group())
