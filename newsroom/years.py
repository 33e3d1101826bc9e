"""The years of the time line, found without reading it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache

from django.db import connection
from django.db.models import DateField, Exists, Expression, OuterRef
from django.db.models.expressions import RawSQL
from django.db.models.functions import TruncYear

from newsroom.caching import remembered
from newsroom.reading import Reading
from newsroom.related import here
from newsroom.timeline import KINDS
from people.curation.prepared import Parameter, Statement


@dataclass(frozen=True)
class NewestDay:
    """The newest day of any kind before a bound, as one value in SQL."""

    sql: str
    statements: tuple[Statement, ...]

    def given(self, values: dict) -> list:
        return [value for one in self.statements for value in one.given(values)]


def years_on_record(reading: Reading) -> list[int]:
    """The years that it has something of, newest first; looked up once for each publication.

    From each year the newest day before it leads to the next, so that the work grows with the years, not the records.
    """
    return remembered(("years", reading.language, reading.as_of), lambda: _find(reading))


def _find(reading):
    """One query: it begins with the newest day of all, and goes on until nothing is older."""
    first, older = _newest_day(_before_the_end), _newest_day(_before_its_year)
    sql = (
        f"WITH RECURSIVE days(day) AS (SELECT ({first.sql}) UNION ALL "
        f"SELECT ({older.sql}) FROM days WHERE day IS NOT NULL) SELECT day FROM days WHERE day IS NOT NULL"
    )
    values = {"language": reading.language, "at": reading.at, "end": date.max}
    with connection.cursor() as cursor:
        cursor.execute(sql, [*first.given(values), *older.given(values)])
        return [int(str(day)[:4]) for (day,) in cursor.fetchall()]


def _before_the_end() -> Expression:
    return Parameter("end", DateField())


def _before_its_year() -> Expression:
    return TruncYear(RawSQL("days.day", [], output_field=DateField()))


@cache
def _newest_day(bound: Callable[[], Expression]) -> NewestDay:
    statements = tuple(Statement.of(_newest(kind, bound())) for kind in KINDS)
    parts = (
        f"SELECT {kind.name}_earliest AS day FROM ({one.sql}) AS {kind.code}"
        for kind, one in zip(KINDS, statements, strict=True)
    )
    return NewestDay(f"SELECT MAX(day) FROM ({' UNION ALL '.join(parts)}) AS newest", statements)


def _newest(kind, bound):
    """Of one kind, along the index of its date."""
    current = Exists(here(kind.model).filter(object_id=OuterRef("pk")))
    rows = kind.model.objects.filter(current, **{f"{kind.name}_earliest__lt": bound})
    return rows.order_by(f"-{kind.name}_earliest").values(f"{kind.name}_earliest")[:1]
