"""Pages by key: each starts after a row seen, or ends before one, so that the last costs as much as the first."""

from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.core import signing
from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from newsroom.walks import Order

# In place of a cursor: the page before the end is the last one.
END = "end"


class Place(NamedTuple):
    """Where a record stands in a list: the value that it is ordered by, and its number."""

    value: Any
    pk: int


@dataclass(frozen=True)
class KeyPage:
    """The places on one page, and the cursors of the pages beside it (empty where there is none)."""

    places: list[Place]
    next_cursor: str = ""
    previous_cursor: str = ""

    def __iter__(self):
        return iter(self.places)

    def __len__(self):
        return len(self.places)

    @property
    def is_first(self) -> bool:
        return not self.previous_cursor

    def records(self, queryset: QuerySet) -> list:
        """The records at these places, in their order, each with its value as `register_day`."""
        found = queryset.in_bulk([place.pk for place in self.places])
        records = []
        for value, pk in self.places:
            if record := found.get(pk):
                record.register_day = value or date.min
                records.append(record)
        return records


def page_by_key(
    rows: QuerySet,
    order: Order,
    *,
    of: str,
    after: str = "",
    before: str = "",
    start: str = "",
    size: int,
    total: int = 0,
) -> KeyPage:
    """Cut one page out of the rows: the first, that after or before a cursor, or that which begins at a value.

    `of` names the list, and `total` says how many rows it has, for the last page to be as long as if reached from the
    first. Raises Http404 for a cursor that this site did not make for this list in this order.
    """
    signer = signing.Signer(salt=f"{of}:{order.key}:{order.is_descending}")
    cursor = "" if before == END else after or before
    bound = _read(cursor, signer) if cursor else None
    if before:
        places, is_more = _cut(rows, order, bound, size if bound else total % size or size, backwards=True)
        page = _page(places, signer, has_previous=is_more, has_next=bool(bound))
    else:
        places, is_more = _cut(rows, order, bound, size, start=start)
        has_previous = bool(bound) or bool(start and places and _cut(rows, order, places[0], 1, backwards=True)[0])
        page = _page(places, signer, has_previous=has_previous, has_next=is_more)
    if page.places or not (cursor or start):
        return page
    # What stood there is gone: the reader finds the nearest end instead.
    return page_by_key(rows, order, of=of, before="" if before else END, size=size, total=total)


def _page(places, signer, *, has_previous, has_next):
    return KeyPage(
        places,
        next_cursor=_write(places[-1], signer) if has_next and places else "",
        previous_cursor=_write(places[0], signer) if has_previous and places else "",
    )


def _cut(rows, order, bound, size, *, backwards=False, start=""):
    """So many places from the bound on, in the order of the list, and whether there are more beyond them.

    Records without a date are a stretch of their own at the end, since databases disagree about where nothing stands.
    """
    stretches = [True] if order.is_of_edition else [True, False]
    places = []
    for has_value in reversed(stretches) if backwards else stretches:
        if len(places) <= size and not _is_behind(bound, has_value, backwards):
            stretch = _stretch(rows, order, bound, has_value=has_value, backwards=backwards, start=start)
            places += [Place(*pair) for pair in stretch[: size + 1 - len(places)]]
    is_more = len(places) > size
    places = places[:size]
    return places[::-1] if backwards else places, is_more


def _is_behind(bound, has_value, backwards):
    """Whether a stretch lies wholly on the side that the page turns its back to."""
    if bound is None or (bound.value is not None) == has_value:
        return False
    return has_value != backwards


def _stretch(rows, order, bound, *, has_value, backwards, start):
    is_falling = order.is_descending != backwards
    sign, step = ("-", "lt") if is_falling else ("", "gt")
    if not has_value:
        rows = rows.filter(**{order.key: None}).order_by(f"{sign}{order.tie}")
        if bound and bound.value is None:
            rows = rows.filter(**{f"{order.tie}__{step}": bound.pk})
        return rows.values_list(order.key, order.tie)
    if not order.is_of_edition:
        rows = rows.exclude(**{order.key: None})
    if bound and bound.value is not None:
        beyond = Q(**{f"{order.key}__{step}": bound.value}) | Q(**{f"{order.tie}__{step}": bound.pk})
        # The first condition is what an index can begin at.
        rows = rows.filter(Q(**{f"{order.key}__{step}e": bound.value}), beyond)
    if start:
        rows = rows.filter(**{f"{order.key}__gte": start})
    return rows.order_by(f"{sign}{order.key}", f"{sign}{order.tie}").values_list(order.key, order.tie)


def _write(place, signer) -> str:
    value = place.value.isoformat() if isinstance(place.value, date) else place.value
    return signer.sign_object([value, place.pk])


def _read(cursor, signer):
    """A value stays text: databases take a moment in its ISO form as well."""
    try:
        return Place(*signer.unsign_object(cursor))
    except signing.BadSignature as error:
        raise Http404(_("This link to a page of the list is damaged. Start again from the first page.")) from error
