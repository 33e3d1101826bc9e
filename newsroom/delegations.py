"""Who took part in a visit, as its page names them."""

from collections.abc import Iterable
from dataclasses import dataclass

from newsroom.models import Visit, VisitParticipant
from newsroom.persons import Person, person_on
from newsroom.reading import Shelf, Shown
from people.dates import HonestDate


@dataclass(frozen=True)
class Member:
    """A person, a body, or the holder of a post whom the source does not name."""

    row: VisitParticipant
    person: Person | None
    body: Shown | None
    post_title: str

    def __bool__(self):
        return bool(self.person or self.body or self.post_title)


def day_of(visit: Visit) -> HonestDate:
    """When the posts of the participants are asked for."""
    return visit.start or visit.end or visit.outside_date


def members_of(visit: Visit, data: dict, shelf: Shelf, today: HonestDate) -> list[Member]:
    """Everybody in order of protocol; `data` is that of the visit's edition and holds the posts of the unnamed."""
    titles = data.get("participants", {})
    rows = sorted(visit.participants.all(), key=lambda row: (row.precedence, row.position))
    members = [_member(row, titles.get(str(row.position), ""), shelf, day_of(visit), today) for row in rows]
    return [member for member in members if member]


def _member(row, post_title, shelf, day, today):
    shown = shelf.shown(row.official)
    return Member(row, person_on(shown, day, today) if shown else None, shelf.shown(row.organisation), post_title)


def travellers(members: Iterable[Member]) -> list[Member]:
    return [member for member in members if member.row.role != VisitParticipant.Role.HOST]


def hosts(members: Iterable[Member]) -> list[Member]:
    return [member for member in members if member.row.role == VisitParticipant.Role.HOST]
