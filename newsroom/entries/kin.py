"""The bodies above, below and beside a body."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import SlugField

from newsroom.reading import Reading, Shelf, Shown
from newsroom.registers import Newest
from newsroom.related import KEY, NAMED, newest_in, register, somewhere, with_one_of
from people.curation.prepared import Parameter, Prepared
from people.models import Organisation

# How far up a page follows the bodies above one; select these with it.
PARENTS = ("parent", "parent__parent", "parent__parent__parent")
MAX_KIN = 60
# What the page tells of the body itself.
OF_BODY = ("kind", "is_identity_certain", "began", "ended", "uncertain_in")


def bodies(**related):
    return with_one_of(somewhere(Organisation), Organisation.objects.filter(**related)).order_by("slug").only(*NAMED)


JOINED = ("country", "seat", "place", *PARENTS)
BODY = Prepared(
    lambda: (
        Organisation.objects.filter(slug=Parameter("slug", SlugField()))
        .select_related(*JOINED)
        .only(*NAMED, *OF_BODY, *(f"{path}__{name}" for path in JOINED for name in NAMED))
    )
)
RELATIVES = {
    "children": register(lambda: bodies(parent_id=KEY), size=MAX_KIN),
    "members": register(lambda: bodies(member_of=KEY), size=MAX_KIN),
    "member_of": register(lambda: bodies(members=KEY), size=MAX_KIN),
}


@dataclass(frozen=True)
class Kin:
    """Bodies related in one way, by name in the reader's language as far as they have one."""

    bodies: list[Shown]
    num_more: int

    def __bool__(self):
        return bool(self.bodies)

    def __iter__(self) -> Iterator[Shown]:
        return iter(self.bodies)


def body_called(slug: str) -> Organisation | None:
    """With what its page tells, the places that it belongs to, and the bodies above it."""
    return next(iter(BODY.rows(slug=slug)), None)


def parents_of(body: Organisation) -> list[Organisation]:
    """Those above it, the nearest first."""
    above = []
    while len(above) < len(PARENTS) and body.parent_id:
        body = body.parent
        above.append(body)
    return above


def relatives_of(body: Organisation, reading: Reading) -> dict[str, Newest]:
    """Bodies that are public in some language."""
    return newest_in(RELATIVES, body, reading)


def kin_of(relatives: dict[str, Newest], shelf: Shelf) -> dict[str, Kin]:
    return {
        way: Kin(sorted(shelf.all_shown(rows), key=lambda shown: shown.title), rows.total - len(rows))
        for way, rows in relatives.items()
    }
