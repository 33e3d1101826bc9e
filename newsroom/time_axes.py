"""Axes of time: every honest date takes as much room as it may mean, from its first day to its last."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from people.dates import HonestDate

MOST_YEARS, MOST_MONTHS = 6, 4
# From so many marks on, every other one goes without words on a narrow page.
MANY_TICKS = 4
# Below two years an axis counts months.
MONTHS_UP_TO = 730
YEAR_STEPS = (1, 2, 5, 10, 20, 50, 100)
MONTH_STEPS = (1, 2, 3, 6, 12)


@dataclass(frozen=True)
class Tick:
    """A mark at the first day of a year or month, in parts of the width of a hundred."""

    x: float
    date: HonestDate
    is_minor: bool = False


@dataclass(frozen=True)
class TimeAxis:
    """The days from `first` up to `last`, which is no longer part of it."""

    first: date
    last: date

    @classmethod
    def spanning(cls, dates: Iterable[HonestDate]) -> "TimeAxis":
        """Whole years around the dates, or whole months where they lie close together."""
        known = [one for one in dates if one]
        first, last = min(one.earliest for one in known), max(one.latest for one in known) + timedelta(days=1)
        if (last - first).days > MONTHS_UP_TO:
            return cls(date(first.year, 1, 1), _start_of_year_from(last))
        return cls(first.replace(day=1), _start_of_month_from(last))

    @property
    def counts_years(self) -> bool:
        return (self.last - self.first).days > MONTHS_UP_TO

    def place(self, day: date) -> float:
        return (day - self.first).days * 100 / (self.last - self.first).days

    def span(self, one: HonestDate) -> tuple[float, float]:
        """Where the date begins and ends; its last day belongs to it."""
        return self.place(one.earliest), self.place(one.latest + timedelta(days=1))

    def middle(self, one: HonestDate) -> float:
        return sum(self.span(one)) / 2

    @property
    def ticks(self) -> list[Tick]:
        days = self._years() if self.counts_years else self._months()
        shape = "%Y" if self.counts_years else "%Y-%m"
        return [
            Tick(self.place(day), HonestDate.parse(day.strftime(shape)), bool(index % 2) and len(days) >= MANY_TICKS)
            for index, day in enumerate(days)
        ]

    def _years(self):
        years = self.last.year - self.first.year
        step = next((step for step in YEAR_STEPS if years / step <= MOST_YEARS), YEAR_STEPS[-1])
        first = -(-self.first.year // step) * step
        starts = (date(year, 1, 1) for year in range(first, self.last.year + 1, step))
        return [day for day in starts if day <= self.last]

    def _months(self):
        months = (self.last.year - self.first.year) * 12 + self.last.month - self.first.month
        step = next((step for step in MONTH_STEPS if months / step <= MOST_MONTHS), MONTH_STEPS[-1])
        return [_month(self.first, number) for number in range(0, months, step)]


def _month(first, number):
    years, month = divmod(first.month - 1 + number, 12)
    return date(first.year + years, month + 1, 1)


def _start_of_year_from(day):
    return day if day == date(day.year, 1, 1) else date(day.year + 1, 1, 1)


def _start_of_month_from(day):
    return day if day.day == 1 else _month(day.replace(day=1), 1)
