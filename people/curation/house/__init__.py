"""The house check: rules over texts that know no record type; each finding has a code and a whole-sentence explanation.

Rules are pure functions and take time linear in the text. What needs the register is added by the floors above.
"""

from collections.abc import Iterable, Iterator
from itertools import islice

from .abbreviations import UNRESOLVED_ABBREVIATION, unresolved_abbreviations
from .alphabets import MIXED_SCRIPT, OTHER_LANGUAGE, mixed_scripts, other_language
from .chrome import PAGE_CHROME, page_chrome
from .codes import CODES, Code, Problem, define, title_of
from .doubling import DOUBLED_PHRASE, doubled_phrases
from .headlines import HEADLINE_WITH_FULL_STOP, LEAD_TOO_LONG, headline_with_full_stop, lead_too_long
from .punctuation import (
    DOUBLE_SPACE,
    HYPHEN_FOR_DASH,
    SPACE_BEFORE_PUNCTUATION,
    STRAIGHT_QUOTES,
    double_spaces,
    hyphens_for_dashes,
    spaces_before_punctuation,
    straight_quotes,
)
from .quotes import FOREIGN_QUOTES, UNBALANCED_QUOTES, foreign_quotes, unbalanced_quotes
from .texts import Text
from .years import DATE_WITHOUT_YEAR, dates_without_year

TEXT_RULES = {
    MIXED_SCRIPT: mixed_scripts,
    PAGE_CHROME: page_chrome,
    UNRESOLVED_ABBREVIATION: unresolved_abbreviations,
    UNBALANCED_QUOTES: unbalanced_quotes,
    FOREIGN_QUOTES: foreign_quotes,
    STRAIGHT_QUOTES: straight_quotes,
    DOUBLED_PHRASE: doubled_phrases,
    DATE_WITHOUT_YEAR: dates_without_year,
    OTHER_LANGUAGE: other_language,
    DOUBLE_SPACE: double_spaces,
    SPACE_BEFORE_PUNCTUATION: spaces_before_punctuation,
    HYPHEN_FOR_DASH: hyphens_for_dashes,
    HEADLINE_WITH_FULL_STOP: headline_with_full_stop,
    LEAD_TOO_LONG: lead_too_long,
}

# Of one kind in one text; who has mended these may check again.
MOST_FINDINGS = 50

__all__ = ["CODES", "TEXT_RULES", "Code", "Problem", "Text", "check_texts", "define", "title_of"]


def check_texts(texts: Iterable[Text], *, only_blocking: bool = False) -> Iterator[Problem]:
    """What the text rules find; `only_blocking` asks no rule that could not stop a publication."""
    rules = [rule for code, rule in TEXT_RULES.items() if code.may_block or not only_blocking]
    for text in texts:
        for rule in rules:
            found = (problem for problem in rule(text) if problem.is_blocking or not only_blocking)
            yield from islice(found, MOST_FINDINGS)
