"""Spaces, dashes and straight quotation marks."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from ..languages import Language
from .codes import Problem, define
from .texts import Text, around

TWO_SPACES = re.compile(r"(?<=\S)[ \u00a0]{2,}(?=\S)")
EARLY_SPACE = re.compile(r"(?<=\w)[ \u00a0]+[,;:!?.](?![\w.,])|[«(][ \u00a0]|[ \u00a0][»)]")
HYPHEN = re.compile(r"(?<=\S)[ \u00a0]-[ \u00a0](?=\S)|^-[ \u00a0](?=\S)")
STRAIGHT = re.compile(r'"|(?<=[^\W\d_])\'(?=[^\W\d_])|(?<![^\s(])\'(?=\w)')

DOUBLE_SPACE = define(
    "double-space", title=_("two spaces"), explanation=_("Two spaces stand here in a row. Leave one of them.")
)
SPACE_BEFORE_PUNCTUATION = define(
    "space-before-punctuation",
    title=_("space before a punctuation mark"),
    explanation=_("A space stands on the wrong side of a punctuation mark, bracket or quotation mark. Move it."),
)
HYPHEN_FOR_DASH = define(
    "hyphen-for-dash",
    title=_("hyphen in place of a dash"),
    explanation=_("A hyphen stands between spaces, where a sentence needs a dash. Replace it."),
)
STRAIGHT_QUOTES = define(
    "straight-quotes",
    title=_("typewriter quotation marks"),
    explanation=_("Straight marks come from a typewriter. Use the quotation marks and the apostrophe of the language."),
)


def double_spaces(text: Text) -> Iterator[Problem]:
    """Bad: two spaces between words. Good: one, or a no-break space alone."""
    for paragraph, match in text.matches(TWO_SPACES):
        yield text.problem(DOUBLE_SPACE, around(paragraph, *match.span()))


def spaces_before_punctuation(text: Text) -> Iterator[Problem]:
    """Bad: «Сеул , Астана», «( так )». Good: «домен .kz», «да …»."""
    for paragraph, match in text.matches(EARLY_SPACE):
        yield text.problem(SPACE_BEFORE_PUNCTUATION, around(paragraph, *match.span()))


def hyphens_for_dashes(text: Text) -> Iterator[Problem]:
    """Bad: «Алтай - прародина». Good: «Алтай — прародина», «чуть-чуть», Korean ranges."""
    if text.language == Language.KO:
        return
    for paragraph, match in text.matches(HYPHEN):
        yield text.problem(HYPHEN_FOR_DASH, around(paragraph, *match.span()))


def straight_quotes(text: Text) -> Iterator[Problem]:
    """Bad: "Северанс", “don't”. Good: «Северанс», “don’t”, 5' of longitude."""
    for paragraph, match in text.matches(STRAIGHT):
        yield text.problem(STRAIGHT_QUOTES, around(paragraph, *match.span()))
