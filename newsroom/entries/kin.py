"""The bodies above, below and beside a body."""

from collections.abc import Iterator
from dataclasses import dataclass

from newsroom.reading import Reading, Shelf, Shown
from newsroom.registers import Newest, newest, public_somewhere
from people.models import Organisation

# How far up a page follows the bodies above one; select these with it.
PARENTS = ("parent", "parent__parent", "parent__parent__parent")
MAX_KIN = 60


@dataclass(frozen=True)
class Kin:
    """Bodies related in one way, by name in the reader's language as far as they have one."""

    bodies: list[Shown]
    num_more: int

    def __bool__(self):
        return bool(self.bodies)

    def __iter__(self) -> Iterator[Shown]:
        return iter(self.bodies)


def parents_of(body: Organisation) -> list[Organisation]:
    """Those above it, the nearest first."""
    above = []
    while body.parent_id and len(above) < len(PARENTS):
        body = body.parent
        above.append(body)
    return above


def relatives_of(body: Organisation, reading: Reading) -> dict[str, Newest]:
    """Bodies that are public in some language: two queries for each way of being related."""
    return {
        way: newest(public_somewhere(getattr(body, way).order_by("slug"), reading), MAX_KIN)
        for way in ("children", "members", "member_of")
    }


def kin_of(relatives: dict[str, Newest], shelf: Shelf) -> dict[str, Kin]:
    return {
        way: Kin(sorted(shelf.all_shown(rows), key=lambda shown: shown.title), rows.total - len(rows))
        for way, rows in relatives.items()
    }
