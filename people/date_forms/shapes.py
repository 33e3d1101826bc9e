"""What a date can look like, and what each language has to say about every such shape."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum


class Shape(StrEnum):
    """One date at its precision, or two dates that share a month or a year and are said in one breath."""

    DAY = "day"
    MONTH = "month"
    HALF = "half"
    YEAR = "year"
    DAYS_OF_MONTH = "9–10 November 2016"
    DAYS_OF_YEAR = "30 October – 2 November 2024"
    MONTHS_OF_YEAR = "June–August 2024"
    HALVES_OF_YEAR = "both halves of 2019"
    YEARS = "2025–2027"
    APART = "two dates with nothing in common"


Patterns = Mapping[Shape, str]
Words = Mapping[str, Sequence[str | int]]


@dataclass(frozen=True)
class Forms:
    """How one language says dates.

    A pattern names `{year}`, `{day}` and the keys of `months`, `halves` and `days`; `{first_…}` is the earlier date's.
    Patterns for APART name whole phrases instead: `{first}` and `{last}`, `{bound_first}` and `{bound_last}`,
    `{since_first}` and `{until_last}`.
    """

    unknown: str
    months: Words  # twelve words each
    halves: Words  # two words each
    standing: Patterns
    in_sentence: Patterns
    since: Patterns
    until: Patterns
    days: Words = field(default_factory=dict)  # thirty-one words each
    bound: Patterns = field(default_factory=dict)  # what differs from `standing` after “between” and the like
