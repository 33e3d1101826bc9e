"""Every date that was ever announced for an event, so that a slip is visible."""

from dataclasses import dataclass

from newsroom.models import AnnouncedDate, Event
from newsroom.persons import Person, person_on
from newsroom.reading import Shelf, Shown
from people.dates import HonestDate


@dataclass(frozen=True)
class Announcement:
    """One announcement: the date, who gave it, and whether it moved the date given before."""

    row: AnnouncedDate
    person: Person | None
    body: Shown | None
    outlet: Shown | None
    is_later: bool = False
    is_earlier: bool = False


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
