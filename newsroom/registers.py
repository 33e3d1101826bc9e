"""Registers of dated records: newest first, unknown dates last, what is still ahead apart from what is on record."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import DateField, Exists, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from newsroom.models import Article, Event
from newsroom.reading import Reading
from newsroom.walks import BY_PUBLICATION, tie, walk
from people.curation.models import Edition

AWAITED = (Event.Status.PROPOSED, Event.Status.PLANNED)
# How many records of a kind the page of another record lists; the rest stand in the register of their kind.
NEWEST = 10
# Of what is related to one record so many are counted, lest its page cost more the more there is.
MOST_COUNTED = 1000


@dataclass(frozen=True)
class Newest:
    """The first records of a register that may be long, and how many it holds in all, or up to where was counted."""

    rows: list
    total: int
    is_counted: bool = True

    def __bool__(self):
        return bool(self.rows)

    def __iter__(self):
        return iter(self.rows)

    def __len__(self):
        return len(self.rows)

    @property
    def is_cut(self) -> bool:
        return self.total > len(self.rows)

    @property
    def total_words(self) -> str:
        return f"{self.total}" if self.is_counted else f"{self.total}+"


def soonest_first(rows: QuerySet, name: str) -> QuerySet:
    """Annotate `register_day` for a register of things to come; what has no date stands at the end."""
    return rows.annotate(register_day=Coalesce(f"{name}_earliest", Value(date.max), output_field=DateField()))


def by_year(entries: list[dict], rows: list) -> list[tuple[int | None, list[dict]]]:
    """Entries under the year of their row's `register_day`; None heads those whose date is not known."""
    pairs = zip(rows, entries, strict=True)
    groups = groupby(pairs, key=lambda pair: pair[0].register_day.year)
    return [(year if year > date.min.year else None, [entry for _row, entry in group]) for year, group in groups]


def expected_on(day: date) -> Q:
    """Events that were proposed or planned and are not over by that day."""
    return Q(status__in=AWAITED) & (Q(date_latest=None) | Q(date_latest__gte=day))


def overdue_on(day: date) -> Q:
    """Events that should be over by that day, although nobody has noted whether they were held."""
    return Q(status__in=AWAITED, date_latest__lt=day)


def public_somewhere(records: QuerySet, reading: Reading) -> QuerySet:
    """Those of the records that a reader may see in some language."""
    editions = Edition.objects.current(reading.at).about_model(records.model).order_by()
    return records.filter(Exists(editions.filter(object_id=OuterRef("pk"))))


def public_here(records: QuerySet, reading: Reading) -> QuerySet:
    """Those of the records that a reader may see in the language of the page, each looked up for itself."""
    return records.filter(Exists(walk(records.model, reading).filter(object_id=OuterRef("pk"))))


def related(model, reading: Reading, links: QuerySet, record: str = "pk") -> QuerySet:
    """Records of a kind that a reader may see and whose numbers `record` holds in the links, each of them once."""
    return public_here(model.objects.filter(pk__in=links.order_by().values(record)), reading)


def news_about(reading: Reading, links: QuerySet, record: str = "article", articles: QuerySet | None = None) -> Newest:
    """The articles that a reader may see and whose numbers `record` holds in the links, newest publication first.

    Two queries; the links hold each number once, so that counting may end at the limit. As in lists, few are looked up
    and sorted, and many are soon met on a walk along the order.
    """
    links = links.order_by()
    here = walk(Article, reading)
    total = _count_some(links.filter(Exists(here.filter(object_id=OuterRef(record)))).values(record))
    rows = tie(walk(Article, reading, BY_PUBLICATION), links, record, is_selective=total <= MOST_COUNTED)
    first = rows.order_by("-first_public_at", "-object_id").values("object_id")[:NEWEST]
    moment = Subquery(here.filter(object_id=OuterRef("pk")).values("first_public_at")[:1])
    articles = Article.objects.all() if articles is None else articles
    articles = articles.filter(pk__in=first).defer("lead", "body", "search_text")
    return _newest(articles.annotate(first_public_at=moment).order_by("-first_public_at", "-pk"), total)


def newest(rows: QuerySet, limit: int = NEWEST) -> Newest:
    """The first rows in their own order and the number of all: two queries, however many there are."""
    return Newest(list(rows[:limit]), rows.order_by().count())


def _count_some(rows):
    return rows[: MOST_COUNTED + 1].count()


def _newest(rows, total):
    return Newest(list(rows), min(total, MOST_COUNTED), is_counted=total <= MOST_COUNTED)
