"""Everything dated, of whatever kind, on one time line: from the latest day back, paged by key across the kinds."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import groupby
from typing import NamedTuple

from django.contrib.contenttypes.models import ContentType
from django.core import signing
from django.db.models import DateField, Exists, Model, OuterRef, Q, QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from newsroom.caching import remembered
from newsroom.models import Article, Event, SignedDocument, Visit
from newsroom.prepared import Parameter, Prepared
from newsroom.reading import AT, LANGUAGE, RECORD, Reading, Shelf, Shown
from newsroom.registers import AWAITED
from newsroom.walks import Order, walk
from people.curation.models import Edition
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


def years_on_record(reading: Reading) -> list[int]:
    """The years that it has something of, newest first; looked up once for each publication.

    From each year the newest day before it leads to the next, so that the work grows with the years, not the records.
    """

    def find():
        years, before = [], date.max
        while newest := max(filter(None, (_newest_day(kind, before, reading) for kind in KINDS)), default=None):
            years.append(newest.year)
            before = date(newest.year, 1, 1)
        return years

    return remembered(("years", reading.language, reading.as_of), find)


def _newest_day(kind, before, reading):
    key = ContentType.objects.get_for_model(kind.model).pk
    rows = NEWEST_BEFORE[kind].rows(kind=key, before=before, language=reading.language, at=reading.at)
    return next((getattr(row, f"{kind.name}_earliest") for row in rows), None)


def _newest_before(kind):
    here = {"content_type_id": RECORD["content_type_id"], "object_id": OuterRef("pk"), "language": LANGUAGE}
    current = Edition.objects.current(AT).filter(**here).order_by()
    earlier = {f"{kind.name}_earliest__lt": Parameter("before", DateField())}
    rows = kind.model.objects.filter(Exists(current), **earlier).only(f"{kind.name}_earliest")
    return rows.order_by(f"-{kind.name}_earliest")[:1]


NEWEST_BEFORE = {kind: Prepared(partial(_newest_before, kind)) for kind in KINDS}


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
