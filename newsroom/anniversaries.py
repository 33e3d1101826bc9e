"""What happened on this day in earlier years, and which round anniversaries are near: of exact dates alone."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import F, Q, QuerySet, Window
from django.db.models.functions import ExtractYear, RowNumber

from newsroom.caching import remembered
from newsroom.models import Event
from newsroom.reading import Reading, Shelf, Shown
from newsroom.timeline import KINDS, UNREAL, DatedKind
from people.dates import HonestDate

FIRST_YEAR = 1900
MOST_OF_THE_DAY = 6
# Every fifth year is round; readers are told of one half a year ahead.
ROUND_STEP = 5
DAYS_AHEAD = 183
MOST_AHEAD = 6
CELEBRATED = {"visits", "documents", "events"}


@dataclass(frozen=True)
class Anniversary:
    """A record, the day that it is remembered for, and how many years later that is."""

    shown: Shown
    kind: DatedKind
    date: HonestDate
    basis: str
    basis_words: str
    num_years: int

    @property
    def comes_on(self) -> HonestDate:
        return HonestDate.parse(years_later(self.date.earliest, self.num_years).isoformat())


def on_this_day(reading: Reading, *, limit: int = MOST_OF_THE_DAY) -> list[Anniversary]:
    """What happened on this day and month of earlier years, latest first; found once for each day."""
    return _remembered("on this day", _on_this_day, reading)[:limit]


def near_anniversaries(reading: Reading, *, limit: int = MOST_AHEAD) -> list[Anniversary]:
    """Round anniversaries of visits, documents and events within half a year, soonest first; found once a day."""
    return _remembered("anniversaries", _near_anniversaries, reading)[:limit]


def _remembered(name, find, reading):
    return remembered((name, reading.language, reading.as_of, reading.day), lambda: find(reading))


def _on_this_day(reading):
    days = [day for year in range(FIRST_YEAR, reading.day.year) if (day := _same_day(reading.day, year))]
    found = []
    for kind, name in _dates(KINDS):
        rows = _exact(kind, name, reading).filter(**{f"{name}_earliest__in": days})
        found += [(kind, record, name) for record in rows.order_by(f"-{name}_earliest", "-pk")[:MOST_OF_THE_DAY]]
    return sorted(_told(found, reading), key=lambda one: one.num_years)[:MOST_OF_THE_DAY]


def _near_anniversaries(reading):
    last = reading.day + timedelta(days=DAYS_AHEAD)
    rounds = range(ROUND_STEP, reading.day.year - FIRST_YEAR, ROUND_STEP)
    spans = [(years_later(reading.day, -num), years_later(last, -num)) for num in rounds]
    found = []
    for kind, name in _dates(kind for kind in KINDS if kind.code in CELEBRATED):
        rows = _soonest(_exact(kind, name, reading), name, spans)
        found += [(kind, record, name) for record in rows if not _is_anniversary(record)]
    told = sorted(_told(found, reading), key=lambda one: (one.comes_on.sort_key, -one.num_years))
    return told[:MOST_AHEAD]


def years_later(day: date, num: int) -> date:
    """The same day of another year; 29 February is kept on the 28th."""
    return _same_day(day, day.year + num) or date(day.year + num, 2, 28)


def _same_day(day, year):
    try:
        return day.replace(year=year)
    except ValueError:  # 29 February
        return None


def _dates(kinds: Iterable[DatedKind]) -> Iterator[tuple[DatedKind, str]]:
    """Each kind by its own date, and by the one found outside the texts."""
    for kind in kinds:
        yield kind, kind.name
        if hasattr(kind.model, "outside_date_earliest"):
            yield kind, "outside_date"


def _exact(kind: DatedKind, name: str, reading: Reading) -> QuerySet:
    """Rows whose date is known to the day; the date from outside counts where that of the texts is less precise."""
    rows = kind.public(reading, name)
    if kind.model in UNREAL:
        rows = rows.exclude(status__in=UNREAL[kind.model])
    if name != kind.name:
        rows = rows.exclude(**{f"{kind.name}_latest": F(f"{kind.name}_earliest")})
    return rows.filter(**{f"{name}_latest": F(f"{name}_earliest")})


def _soonest(rows, name, spans):
    """The first of each year: within the spans, days follow one another in any year as they do in the year ahead."""
    near = Q()
    for span in spans:
        near |= Q(**{f"{name}_earliest__range": span})
    by_year = {"partition_by": ExtractYear(f"{name}_earliest"), "order_by": [f"{name}_earliest", "pk"]}
    return rows.filter(near).annotate(rank=Window(RowNumber(), **by_year)).filter(rank__lte=MOST_AHEAD)


def _is_anniversary(record):
    return getattr(record, "kind", "") == Event.Kind.ANNIVERSARY


def _told(found, reading) -> list[Anniversary]:
    shelf = Shelf(reading, [record for _kind, record, _name in found])
    return [
        Anniversary(
            shelf.shown(record),
            kind,
            getattr(record, name),
            getattr(record, f"{name}_basis"),
            getattr(record, f"get_{name}_basis_display")(),
            _next_return(getattr(record, name).earliest, reading.day),
        )
        for kind, record, name in found
    ]


def _next_return(day, today):
    """How many years after it the day comes round, today or later."""
    num = today.year - day.year
    return num if years_later(day, num) >= today else num + 1
