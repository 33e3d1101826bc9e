"""Who came and who went, year by year: journeys in both directions counted by level, from one query."""

from collections import Counter
from dataclasses import dataclass, field

from django.db.models import Count, QuerySet
from django.db.models.functions import Coalesce, ExtractYear

from newsroom.models import Visit

Direction, Level, Travel = Visit.Direction, Visit.Level, Visit.Travel
LEVELS = list(Level)


@dataclass
class Tally:
    """Visits in one direction and period; `num_uncertain` of them may not have been journeys."""

    levels: Counter = field(default_factory=Counter)
    num_uncertain: int = 0

    @property
    def total(self) -> int:
        return self.levels.total()

    @property
    def by_level(self) -> list[tuple[Level, int]]:
        """The highest level first."""
        return [(level, self.levels[level]) for level in LEVELS if self.levels[level]]

    def add(self, level: str, travel: str, num: int) -> None:
        self.levels[Level(level)] += num
        self.num_uncertain += num if travel == Travel.UNCERTAIN else 0


@dataclass
class Period:
    """One year, or the years between which a visit is known to lie; `others` did not cross the border."""

    first: int | None
    last: int | None
    to_korea: Tally = field(default_factory=Tally)
    to_kazakhstan: Tally = field(default_factory=Tally)
    others: Tally = field(default_factory=Tally)

    @property
    def is_year(self) -> bool:
        return self.first is not None and self.first == self.last

    @property
    def notation(self) -> str:
        """As an honest date writes it."""
        if self.first is None:
            return ""
        return f"{self.first:04}" if self.is_year else f"{self.first:04}/{self.last:04}"

    def tally_of(self, direction: str, level: str, travel: str) -> Tally:
        if direction == Direction.DOMESTIC or level == Level.RESIDENT or travel == Travel.NONE:
            return self.others
        return self.to_korea if direction == Direction.TO_KOREA else self.to_kazakhstan


def periods_of(visits: QuerySet[Visit]) -> list[Period]:
    """Years, the latest first; then wider periods; then visits of which no date is known."""
    first = ExtractYear(Coalesce("start_earliest", "outside_date_earliest", "end_earliest"))
    last = ExtractYear(Coalesce("start_latest", "outside_date_latest", "end_latest"))
    groups = visits.order_by().annotate(first_year=first, last_year=last)
    groups = groups.values_list("first_year", "last_year", "direction", "level", "travel").annotate(Count("pk"))
    periods: dict[tuple, Period] = {}
    for begin, end, *kind, num in groups:
        period = periods.setdefault((begin, end), Period(begin, end))
        period.tally_of(*kind).add(*kind[1:], num)
    return sorted(periods.values(), key=_place)


def _place(period):
    if period.first is None:
        return (2, 0, 0)
    return (0 if period.is_year else 1, -period.last, -period.first)


def total_of(periods: list[Period]) -> Period:
    whole = Period(None, None)
    for period in periods:
        for mine, theirs in ((whole.to_korea, period.to_korea), (whole.to_kazakhstan, period.to_kazakhstan)):
            mine.levels += theirs.levels
            mine.num_uncertain += theirs.num_uncertain
        whole.others.levels += period.others.levels
    return whole
