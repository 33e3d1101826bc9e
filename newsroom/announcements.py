"""Every date that was ever announced for an event, so that a slip is visible, and what it made of the event."""

from collections.abc import Sequence
from dataclasses import dataclass

from newsroom.charts import percent
from newsroom.models import AnnouncedDate, Event
from newsroom.persons import Person, person_on
from newsroom.reading import Shelf, Shown
from newsroom.time_axes import Tick, TimeAxis
from people.dates import HonestDate

# Heights in pixels: a row has words above its track.
ROW_HEIGHT, WORDS, TRACK, FOOT = 58, 16, 34, 30
FEWEST_ROWS = 2


@dataclass(frozen=True)
class Announcement:
    """One announcement: the date, who gave it, and whether it moved the date given before."""

    row: AnnouncedDate
    person: Person | None
    body: Shown | None
    outlet: Shown | None
    is_later: bool = False
    is_earlier: bool = False

    @property
    def moved(self) -> bool:
        return self.is_later or self.is_earlier


@dataclass(frozen=True)
class Track:
    """One announcement drawn: the day on which it was made, and the time that it named."""

    announcement: Announcement | None
    date: HonestDate
    said: str
    start: str
    width: str
    words_y: int
    track_y: int


@dataclass(frozen=True)
class SlipChart:
    """Announcements under one another on one axis of time; the last track is the date on record, if it has come."""

    tracks: list[Track]
    ticks: list[tuple[str, Tick]]
    height: int

    @property
    def foot(self) -> int:
        return self.height - FOOT


def announcements_of(event: Event, shelf: Shelf, today: HonestDate) -> list[Announcement]:
    """In the order in which they were made; an announcement of unknown day stands at the end."""
    rows = sorted(event.announced_dates.all(), key=lambda row: (row.said.sort_key, row.position))
    before = [HonestDate(), *(row.date for row in rows)]
    return [_announcement(row, previous, shelf, today) for previous, row in zip(before, rows, strict=False)]


def _announcement(row, previous, shelf, today):
    shown = shelf.shown(row.official)
    text = row.source_text
    both = bool(previous and row.date)
    return Announcement(
        row,
        person_on(shown, row.said, today) if shown else None,
        shelf.shown(row.organisation),
        (shelf.shown(text.outlet) or shelf.shown(text)) if text else None,
        is_later=both and row.date.earliest > previous.latest,
        is_earlier=both and row.date.latest < previous.earliest,
    )


def slip_chart(event: Event, announcements: Sequence[Announcement]) -> SlipChart | None:
    """Nothing is drawn of fewer than two announcements that both name a time."""
    told = [one for one in announcements if one.row.date]
    if len(told) < FEWEST_ROWS:
        return None
    took_place = event.status in (Event.Status.HELD, Event.Status.COMPLETED) and bool(event.date)
    dates = [date for one in told for date in (one.row.said, one.row.date)]
    axis = TimeAxis.spanning([*dates, *([event.date] if took_place else [])])
    tracks = [_track(axis, number, one.row.date, one) for number, one in enumerate(told)]
    if took_place:
        tracks.append(_track(axis, len(tracks), event.date))
    ticks = [(percent(tick.x), tick) for tick in axis.ticks]
    return SlipChart(tracks, ticks, ROW_HEIGHT * len(tracks) + FOOT)


def _track(axis, number, date, announcement=None):
    start, end = axis.span(date)
    said = announcement.row.said if announcement else HonestDate()
    return Track(
        announcement,
        date,
        percent(axis.middle(said)) if said else "",
        percent(start),
        percent(end - start),
        number * ROW_HEIGHT + WORDS,
        number * ROW_HEIGHT + TRACK,
    )


def standing_of(event: Event, announcements: Sequence[Announcement]) -> tuple[str, HonestDate]:
    """How schema.org names the standing of an event, and the date that it was moved from, if it was."""
    given = [one.row.date for one in announcements if one.row.date]
    if event.status == Event.Status.CANCELLED:
        return "EventCancelled", HonestDate()
    if not event.date and given:
        return "EventPostponed", given[-1]
    earlier = [date for date in given if not date.overlaps(event.date)]
    if earlier and any(one.moved for one in announcements):
        return "EventRescheduled", earlier[-1]
    return "EventScheduled", HonestDate()
