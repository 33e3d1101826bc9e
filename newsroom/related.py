"""What is related to one record: the newest of each kind and how many there are, asked in prepared words."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import BigIntegerField, Exists, Model, OuterRef, QuerySet, Subquery
from django.db.models.lookups import IsNull, Lookup

from newsroom.models import Article
from newsroom.reading import AT, LANGUAGE, Reading
from newsroom.registers import NEWEST, Newest
from people.curation.models import Edition
from people.curation.prepared import KindOf, Parameter, Prepared, counts

# Up to how many are counted: each of them is looked up, and six kinds of them stand on one page.
MOST_RELATED = 100
# The record that others are related to.
KEY = Parameter("key", BigIntegerField())
# What it takes to name a record and to lead to it.
NAMED = ("slug", "source_language")


def somewhere(model: type[Model]) -> QuerySet:
    """The current editions of a kind in any language."""
    return Edition.objects.current(AT).filter(content_type_id=KindOf(model)).order_by()


def here(model: type[Model]) -> QuerySet:
    """The current editions of a kind in the reader's language."""
    return somewhere(model).filter(language=LANGUAGE)


def with_one_of(editions: QuerySet, rows: QuerySet, record: str = "pk") -> QuerySet:
    """Those of the rows whose record, by the column of its number, has one of the editions."""
    return rows.filter(Exists(editions.filter(object_id=OuterRef(record))))


def with_some_of(editions: QuerySet, rows: QuerySet, record: str) -> QuerySet:
    """The same for few rows, each looked up for itself."""
    return rows.filter(each_has(editions.filter(object_id=OuterRef(record))))


def each_has(found: QuerySet) -> Lookup:
    """Says what `Exists` says, of which PostgreSQL would make a list of all that there is, and look rows up in it."""
    return IsNull(Subquery(found.values("pk")[:1]), False)


@dataclass(frozen=True)
class Register:
    """How the rows of one kind are counted, up to a limit, and how the first of them are found."""

    counted: Prepared
    first: Prepared
    # Along the order of the register, for where there are more than are counted.
    first_of_many: Prepared

    def newest(self, num: int, values: dict) -> Newest:
        asked = self.first if num <= MOST_RELATED else self.first_of_many
        rows = asked.rows(**values) if num else []
        return Newest(rows, min(num, MOST_RELATED), is_counted=num <= MOST_RELATED)


def register(rows: Callable[[], QuerySet], *, size: int = NEWEST) -> Register:
    """Of a function that builds the rows in their order around `KEY`, with no more columns than the page shows."""
    first = Prepared(lambda: rows()[:size])
    return Register(Prepared(lambda: _some(rows())), first, first)


def news(links: Callable[[], QuerySet], record: str = "article", *, columns=("story_date",), joined=()) -> Register:
    """Articles whose numbers `record` holds in the links, each of them once: newest publication first.

    As in lists, few are looked up and sorted, and many are soon met on a walk along the order.
    """

    def looked_up():
        return _at_first(here(Article).filter(object_id__in=links().order_by().values(record)))

    def met_on_the_way():
        tied = links().order_by().filter(**{record: OuterRef("object_id")})
        return _at_first(here(Article).filter(each_has(tied), first_public_at__lte=AT))

    return Register(
        Prepared(lambda: _some(with_one_of(here(Article), links(), record))),
        Prepared(lambda: looked_up().select_related(*joined or [None]).only(*NAMED, *columns)),
        Prepared(lambda: met_on_the_way().select_related(*joined or [None]).only(*NAMED, *columns)),
    )


def _at_first(editions):
    """The articles of those of the editions that were first public last."""
    newest = editions.order_by("-first_public_at", "-object_id").values("object_id")[:NEWEST]
    moment = here(Article).filter(object_id=OuterRef("pk")).values("first_public_at")[:1]
    articles = Article.objects.filter(pk__in=newest).annotate(first_public_at=Subquery(moment))
    return articles.order_by("-first_public_at", "-pk")


def newest_in(registers: dict[str, Register], record: Model, reading: Reading) -> dict[str, Newest]:
    """One query to count all of them, and one for each kind that there is anything of."""
    values = {"key": record.pk, "language": reading.language, "at": reading.at}
    nums = counts({name: one.counted for name, one in registers.items()}, **values)
    return {name: one.newest(nums[name], values) for name, one in registers.items()}


def _some(rows):
    return rows.order_by().values("pk")[: MOST_RELATED + 1]
