"""What a segment says that its translation must say too."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple


class Kind(StrEnum):
    NUMBER = "number"
    DATE = "date"
    NAME = "name"
    QUOTATION = "quotation"


class Several(NamedTuple):
    """Dozens, hundreds, thousands: a number of which only the size is told."""

    of: int


Amount = Fraction | Several


@dataclass(frozen=True)
class Number:
    """A number in a segment; whatever may also be meant by it is among its amounts.

    A loose number may answer one of the other text, but is not asked for: «первый», «двусторонний», 양국.
    """

    start: int
    end: int
    amounts: frozenset[Amount]
    unit: str = ""
    is_loose: bool = False
    is_word: bool = False
    # Which one or how many times, rather than how many: «первый», “twofold”.
    is_ordinal: bool = False


@dataclass(frozen=True)
class DatePart:
    """A year, a month, a day of a month, a half-year and so on; a day whose month is not told has the month 0."""

    start: int
    end: int
    part: str
    value: int
    month: int = 0
    is_loose: bool = False


@dataclass(frozen=True)
class Miss:
    """What the source says and the translation does not, or the other way round, in the words of either.

    `start` and `end` are the place of `said` in the source, or, where only the translation has it, of `instead` there.
    """

    kind: Kind
    said: str
    instead: str
    start: int
    end: int
