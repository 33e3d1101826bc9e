"""Posts drawn to one scale of years: what sources show, what is roughly known, and where the register is silent."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from people.dates import HonestDate
from people.models import Appointment

STEPS = (1, 2, 5, 10, 20, 50)
MAX_TICKS = 6
SHORTEST = timedelta(days=2 * 365)
# Room on the left for a post whose beginning is not known, as a part of the scale.
ROOM = 0.12
EDGE = 4


@dataclass(frozen=True)
class Tick:
    x: str
    year: int
    anchor: str


@dataclass(frozen=True)
class Scale:
    """Days from left to right, as parts of the width that the page gives; it ends with the day of the reader."""

    first: date
    last: date

    def at(self, day: date) -> float:
        return 100 * (min(max(day, self.first), self.last) - self.first) / (self.last - self.first)

    @property
    def ticks(self) -> list[Tick]:
        years = range(self.first.year + 1, self.last.year + 1)
        step = next((step for step in STEPS if len(years) // step <= MAX_TICKS), STEPS[-1])
        return [self._tick(year) for year in years if year % step == 0]

    def _tick(self, year):
        x = self.at(date(year, 1, 1))
        anchor = "start" if x < EDGE else "end" if x > 100 - EDGE else "middle"
        return Tick(_percent(x), year, anchor)


@dataclass(frozen=True)
class Span:
    """A stretch of a bar: `known`, `rough` (within it a bound lies) or `open` (nothing is known)."""

    kind: str
    x: str
    width: str
    end: str


@dataclass(frozen=True)
class Bar:
    spans: list[Span]
    # Where a source last showed the person in the post.
    seen: str = ""


def scale_of(appointments: Iterable[Appointment], today: date) -> Scale | None:
    """Wide enough for every known date; None where no date is known."""
    appointments = list(appointments)
    days = [bound.earliest for one in appointments for bound in known_dates(one)]
    if not days:
        return None
    first, last = min(days), max([today, *(one.end.latest for one in appointments if one.end)])
    length = max(last - first, SHORTEST)
    has_open_start = any(not one.start for one in appointments if known_dates(one))
    return Scale(last - length - length * ROOM * has_open_start, last)


def known_dates(appointment: Appointment) -> list[HonestDate]:
    """Start, last confirmation and end, as far as they are known; a confirmation counts only where no end is known."""
    bounds = (appointment.start, appointment.confirmed if not (appointment.start and appointment.end) else None)
    return [bound for bound in (*bounds, appointment.end) if bound]


def bar_of(appointment: Appointment, scale: Scale | None, today: date) -> Bar | None:
    """Nothing is drawn as known but what lies between two days that are."""
    known = known_dates(appointment)
    if scale is None or not known:
        return None
    spans = [_span(scale, "known", one.latest, other.earliest) for one, other in pairwise(known)]
    spans += [_span(scale, "rough", bound.earliest, bound.latest) for bound in (known[0], known[-1])]
    if not appointment.start:
        spans.insert(0, _span(scale, "open", scale.first, known[0].earliest))
    if not appointment.end:
        spans.append(_span(scale, "open", known[-1].latest, max(today, known[-1].latest)))
    return Bar([span for span in dict.fromkeys(spans) if span], _seen(appointment.confirmed, scale))


def marks_of(dates: Iterable[HonestDate], scale: Scale | None) -> list[Span]:
    """Days on the same scale, each as wide as it is uncertain; what lies before the scale is left out."""
    known = [date for date in dates if scale and date and date.earliest >= scale.first]
    return [_mark(scale.at(date.earliest), scale.at(date.latest)) for date in known]


def _mark(start, end):
    return Span("rough" if end > start else "known", _percent(start), _percent(end - start), _percent(end))


def _span(scale, kind, start, end):
    if start >= end:
        return None
    x, until = scale.at(start), scale.at(end)
    return Span(kind, _percent(x), _percent(until - x), _percent(until))


def _seen(confirmed, scale):
    return _percent(scale.at(confirmed.earliest + (confirmed.latest - confirmed.earliest) / 2)) if confirmed else ""


def _percent(number):
    return f"{number:.2f}%"
