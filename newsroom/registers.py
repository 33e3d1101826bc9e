"""Registers of dated records: newest first, unknown dates last, what is still ahead apart from what is on record."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import DateField, Q, QuerySet, Value
from django.db.models.functions import Coalesce

from newsroom.models import Article, Event
from newsroom.reading import Reading

AWAITED = (Event.Status.PROPOSED, Event.Status.PLANNED)
# How many records of a kind the page of another record lists; the rest stand in the register of their kind.
NEWEST = 10


@dataclass(frozen=True)
class Newest:
    """The first records of a register that may be long, and how many it holds in all."""

    rows: list
    total: int

    def __bool__(self):
        return bool(self.rows)

    def __iter__(self):
        return iter(self.rows)

    def __len__(self):
        return len(self.rows)

    @property
    def is_cut(self) -> bool:
        return self.total > len(self.rows)


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


def related(model, reading: Reading, *conditions: Q, **condition) -> QuerySet:
    """Records of a kind that a reader may see and whose relations meet the conditions, each of them once."""
    meeting = model.objects.filter(*conditions, **condition).values("pk")
    return model.objects.public(reading.language, reading.at).filter(pk__in=meeting)


def news_about(reading: Reading, *conditions: Q, **condition) -> QuerySet:
    """Articles that a reader may see and that are related to a record, newest publication first."""
    articles = related(Article, reading, *conditions, **condition)
    return articles.defer("lead", "body").order_by("-first_public_at", "-pk")


def coverage(reading: Reading, **condition) -> list[Article]:
    return list(news_about(reading, **condition))


def newest(rows: QuerySet, limit: int = NEWEST) -> Newest:
    """The first rows in their own order and the number of all: two queries, however many there are."""
    return Newest(list(rows[:limit]), rows.order_by().count())
