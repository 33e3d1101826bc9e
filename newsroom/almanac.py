"""Visits by year and month, each under no narrower heading than its date allows."""

from calendar import Calendar
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Max, Min, Q, QuerySet

from newsroom.diary import days_of
from newsroom.expiry import months_after
from newsroom.models import Visit
from people.dates import HonestDate

MONDAY_FIRST = Calendar(firstweekday=0)


@dataclass(frozen=True)
class Spell:
    """When a visit took place, or within which bounds; `are_outside` if that was found outside the texts."""

    visit: Visit
    first: date
    last: date
    is_exact: bool
    are_outside: bool = False

    def lies_within(self, first: date, last: date) -> bool:
        return first <= self.first and self.last <= last

    def meets(self, first: date, last: date) -> bool:
        return self.first <= last and first <= self.last


def spell_of(visit: Visit) -> Spell | None:
    """To the day where that is known; else the narrower of what the texts say and what was found outside them."""
    if days := days_of(visit):
        return Spell(visit, days.first, days.last, is_exact=True, are_outside=days.are_outside)
    stated = [one for one in (visit.start, visit.end) if one]
    spells = []
    if stated:
        spells.append(Spell(visit, stated[0].earliest, max(one.latest for one in stated), is_exact=False))
    if found := visit.outside_date:
        spells.append(Spell(visit, found.earliest, found.latest, is_exact=False, are_outside=True))
    return min(spells, key=lambda spell: spell.last - spell.first, default=None)


def meeting(visits: QuerySet[Visit], first: date, last: date) -> QuerySet[Visit]:
    """Visits any of whose dates may fall between these days."""
    spans = (("start", "start"), ("end", "end"), ("start", "end"), ("outside_date", "outside_date"))
    found = Q()
    for begin, end in spans:
        found |= Q(**{f"{begin}_earliest__lte": last, f"{end}_latest__gte": first})
    return visits.filter(found)


def years_of(visits: QuerySet[Visit]) -> range:
    """From the first year that any visit may fall in to the last."""
    names = ("start", "end", "outside_date")
    bounds = visits.order_by().aggregate(
        **{f"{name}_first": Min(f"{name}_earliest") for name in names},
        **{f"{name}_last": Max(f"{name}_latest") for name in names},
    )
    known = [day.year for day in bounds.values() if day]
    return range(min(known), max(known) + 1) if known else range(0)


@dataclass
class Month:
    """What is known to have taken place in one month, the days first."""

    first: date
    spells: list[Spell] = field(default_factory=list)

    @property
    def last(self) -> date:
        return date.fromordinal(months_after(self.first, 1).toordinal() - 1)

    @property
    def notation(self) -> str:
        return self.first.isoformat()[:7]

    def holds(self, spell: Spell) -> bool:
        return spell.meets(self.first, self.last) if spell.is_exact else spell.lies_within(self.first, self.last)


@dataclass
class Year:
    """Its months, and what is known to its half or to the year alone; `wider` may fall in it or in another."""

    number: int
    months: list[Month]
    halves: list[tuple[HonestDate, list[Spell]]]
    whole: list[Spell]
    wider: list[Spell]


def year_of(number: int, spells: Iterable[Spell]) -> Year:
    """Each spell stands once, under the first heading that holds the whole of it; days, under their first month."""
    left = sorted(spells, key=lambda spell: (not spell.is_exact, spell.first, spell.last, spell.visit.pk))
    months = [Month(date(number, month, 1)) for month in range(1, 13)]
    for month in months:
        month.spells = [spell for spell in left if month.holds(spell)]
        left = [spell for spell in left if spell not in month.spells]
    halves = []
    for half in (HonestDate.parse(f"{number}-H1"), HonestDate.parse(f"{number}-H2")):
        within = [spell for spell in left if spell.lies_within(half.earliest, half.latest)]
        left = [spell for spell in left if spell not in within]
        halves.append((half, within))
    whole = [spell for spell in left if spell.lies_within(date(number, 1, 1), date(number, 12, 31))]
    wider = [spell for spell in left if spell not in whole]
    return Year(number, months, [half for half in halves if half[1]], whole, wider)


@dataclass(frozen=True)
class Day:
    """A day of the grid with the spells that hold it; days of the neighbouring months are empty."""

    day: date
    is_of_month: bool
    spells: list[Spell]


def weeks_of(month: Month, spells: Iterable[Spell]) -> list[list[Day]]:
    """The grid of a month, Monday first."""
    exact = [spell for spell in spells if spell.is_exact]
    return [
        [
            Day(day, day.month == month.first.month, [one for one in exact if one.meets(day, day)])
            if day.month == month.first.month
            else Day(day, False, [])
            for day in week
        ]
        for week in MONDAY_FIRST.monthdatescalendar(month.first.year, month.first.month)
    ]
