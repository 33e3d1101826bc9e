"""Everything dated, of whatever kind, on one time line: from the latest day back, paged by key across the kinds."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import NamedTuple

from django.core import signing
from django.db.models import Model, Q, QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from newsroom.models import Article, Event, SignedDocument, Visit
from newsroom.reading import Reading, Shelf, Shown
from newsroom.registers import AWAITED
from newsroom.walks import Order, walk
from people.dates import HonestDate

signer = signing.Signer(salt="chronicle")
# What has not happened, or not yet.
UNREAL = {
    Event: {*AWAITED, Event.Status.CANCELLED},
    SignedDocument: {SignedDocument.Status.PROPOSED, SignedDocument.Status.PLANNED},
}


@dataclass(frozen=True)
class DatedKind:
    """What goes on the time line, by which of its dates, and how it is related to people, bodies and places."""

    code: str
    model: type[Model]
    name: str
    officials: tuple[str, ...]
    bodies: tuple[str, ...]
    places: tuple[str, ...]

    def paths_to(self, name: str) -> tuple[str, ...]:
        """Where a row names its topics, its people, its bodies or its places."""
        paths = {"official": self.officials, "organisation": self.bodies, "place": self.places}
        return paths.get(name, ("topics",))

    @property
    def deferred(self) -> list[str]:
        """Texts of the working copy that no list shows."""
        return ["search_text", *(["lead", "body"] if self.model is Article else [])]

    @property
    def label(self) -> str:
        return str(self.model._meta.verbose_name)

    @property
    def label_of_many(self) -> str:
        return str(self.model._meta.verbose_name_plural)

    def public(self, reading: Reading, name: str = "") -> QuerySet:
        """What a reader may see and is dated, along the index of its own date or of another one."""
        order = Order("chronicle", "", f"{name or self.name}_earliest", is_descending=True, is_of_edition=False)
        return walk(self.model, reading, order).filter(**{f"{order.key}__isnull": False}).defer(*self.deferred)

    def date_of(self, record) -> HonestDate:
        return getattr(record, self.name)

    def related(self, paths: Iterable[str], **lookups) -> Q:
        """Rows that meet a lookup at the end of one of the paths, each of them once."""
        wanted = Q()
        for path in paths:
            for lookup, value in lookups.items():
                wanted |= Q(**{f"{path}__{lookup}": value})
        return Q(pk__in=self.model.objects.filter(wanted).values("pk"))


KINDS = (
    DatedKind(
        "visits",
        Visit,
        "start",
        ("participants__official",),
        ("participants__organisation", "host"),
        ("origin", "destination"),
    ),
    DatedKind("documents", SignedDocument, "signed", ("parties__signatory",), ("parties__organisation",), ("place",)),
    DatedKind("events", Event, "date", ("speakers",), ("organisers", "performers", "venue"), ("place",)),
    DatedKind("news", Article, "story_date", ("mentions__official",), ("mentions__organisation",), ("places",)),
)


class TimelinePage(NamedTuple):
    """Pairs of kind and record, and the cursor of the page after them (empty on the last)."""

    pairs: list[tuple[DatedKind, Model]]
    next_cursor: str


@dataclass(frozen=True)
class Entry:
    """One record on the time line."""

    shown: Shown
    date: HonestDate
    kind: DatedKind
    basis: str
    basis_words: str

    @property
    def year(self) -> int:
        return self.date.earliest.year

    @property
    def is_unreal(self) -> bool:
        return getattr(self.shown.record, "status", "") in UNREAL.get(self.kind.model, ())


def entry_of(kind: DatedKind, record, shelf: Shelf) -> Entry:
    return Entry(
        shelf.shown(record),
        kind.date_of(record),
        kind,
        getattr(record, f"{kind.name}_basis"),
        getattr(record, f"get_{kind.name}_basis_display")(),
    )


def page_of(rows: dict[DatedKind, QuerySet], *, cursor: str, size: int) -> TimelinePage:
    """One query for each kind, however far back the page is.

    Raises Http404 for a cursor that was not made here.
    """
    after = _read(cursor) if cursor else None
    found = []
    for kind, queryset in rows.items():
        here = queryset.filter(_further(kind, after)) if after else queryset
        found += [(kind, record) for record in here.order_by(f"-{kind.name}_earliest", "-pk")[: size + 1]]
    found.sort(key=_key)
    page = found[:size]
    return TimelinePage(page, _write(*page[-1]) if len(found) > size else "")


def by_year(entries: Iterable[Entry]) -> list[tuple[int, list[Entry]]]:
    return [(year, list(rows)) for year, rows in groupby(entries, key=lambda entry: entry.year)]


def _key(pair):
    """Latest first; on one day in the order of the kinds, then the newest record first."""
    kind, record = pair
    return -kind.date_of(record).earliest.toordinal(), KINDS.index(kind), -record.pk


def _further(kind, after):
    day, place, pk = after
    earlier = Q(**{f"{kind.name}_earliest__lt": day})
    same = Q(**{f"{kind.name}_earliest": day})
    if KINDS.index(kind) > place:
        return earlier | same
    return earlier | (same & Q(pk__lt=pk)) if KINDS.index(kind) == place else earlier


def _write(kind, record):
    return signer.sign_object([kind.date_of(record).earliest.isoformat(), KINDS.index(kind), record.pk])


def _read(cursor):
    try:
        day, place, pk = signer.unsign_object(cursor)
    except signing.BadSignature as error:
        raise Http404(_("This link to a page of the list is damaged. Start again from the first page.")) from error
    return date.fromisoformat(day), place, pk
