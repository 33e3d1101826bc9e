"""Along which index a list is walked: by the editions that are current, or by a date of the records themselves."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

from newsroom.reading import Reading
from people.curation.models import Edition

MOMENT = "first_public_at"


@dataclass(frozen=True)
class Order:
    """A column that a list is ordered by; where it is equal the number of the record decides.

    Columns of editions are never empty; records without a date stand at the end, whichever way the list runs.
    """

    name: str
    label: str | Promise
    key: str
    is_descending: bool = False
    is_of_edition: bool = True

    @property
    def tie(self) -> str:
        return "object_id" if self.is_of_edition else "pk"


BY_PUBLICATION = Order("newest", pgettext_lazy("order", "newest publication first"), MOMENT, is_descending=True)
BY_TITLE = Order("title", pgettext_lazy("order", "by name"), "title_key")


def by_date(field: str) -> tuple[Order, Order]:
    """The orders of a register: by the last day that a date allows, and the other way round by the first."""
    return (
        Order("newest", pgettext_lazy("order", "newest first"), f"{field}_latest", True, is_of_edition=False),
        Order("oldest", pgettext_lazy("order", "oldest first"), f"{field}_earliest", is_of_edition=False),
    )


def walk(model, reading: Reading, order: Order | None = None) -> QuerySet:
    """Current editions of a kind in the reader's language, or the records that have one if their own dates order them.

    No edition is current before it was first public: said of the index, this lets a past day begin at its place in it.
    """
    editions = Edition.objects.current(reading.at).in_language(reading.language).about_model(model).order_by()
    if order is None or order.is_of_edition:
        return editions.filter(first_public_at__lte=reading.at) if order and order.key == MOMENT else editions
    return model.objects.order_by().filter(Exists(editions.filter(object_id=OuterRef("pk"))))


def tie(rows: QuerySet, links: QuerySet, record: str, *, is_selective: bool) -> QuerySet:
    """Those rows of a walk whose records' numbers `record` holds in the links.

    Few are best looked up from the links, many met along the way.
    """
    column = "object_id" if rows.model is Edition else "pk"
    if is_selective:
        return rows.filter(**{f"{column}__in": links.values(record)})
    return rows.filter(Exists(links.filter(**{record: OuterRef(column)})))
