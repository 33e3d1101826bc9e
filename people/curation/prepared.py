"""Querysets that are put into SQL once per process, for pages that ask many small questions.

On such a page most of the work would go into building statements that were the same for the page before, and into
finding out what stands in which column of their answers.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models import BigIntegerField, Expression, Field, Model, PositiveIntegerField, QuerySet
from django.db.models.base import ModelState
from django.db.models.query import get_related_populators

# Statements of one question, by how many keys it has; what nobody asked for in a while is made again.
NUM_KEPT = 500


class Parameter(Expression):
    """Stands in a queryset for a value that is not known before the rows are asked for."""

    def __init__(self, name: Any, output_field: Field):
        super().__init__(output_field=output_field)
        self.name = name

    def as_sql(self, compiler, connection):
        return "%s", [self]

    def value(self, values: dict) -> Any:
        value = values[self.name]
        # Most are keys, which every database takes as they are.
        return value if type(value) is int else self.output_field.get_db_prep_value(value, connection)


class KindOf(Parameter):
    """The number of the content type of a model, which is another one in each database."""

    def __init__(self, model: type[Model]):
        super().__init__(model, PositiveIntegerField())

    def value(self, values):
        return ContentType.objects.get_for_model(self.name).pk


class Keys(Expression):
    """As many keys as are wanted, for a condition with `__in`; of several lists, each starts where one ended."""

    def __init__(self, num: int, output_field: Field | None = None, *, start: int = 0):
        super().__init__(output_field=output_field or BigIntegerField())
        self.numbers = range(start, start + num)

    def as_sql(self, compiler, connection):
        wanted = [Parameter(number, self.output_field) for number in self.numbers]
        return ", ".join(["%s"] * len(wanted)), wanted


@dataclass(frozen=True)
class Statement:
    """SQL, and how its rows become objects."""

    model: type[Model]
    sql: str
    parameters: tuple
    # The columns of the model in their order, the columns of annotations, and whatever a value must pass through.
    names: tuple[str, ...]
    annotations: tuple[tuple[str, int], ...]
    converters: tuple[tuple[int, list, Expression], ...]
    # What fills in the records that were selected with the row.
    joined: tuple

    @classmethod
    def of(cls, queryset: QuerySet) -> "Statement":
        compiler = queryset.query.get_compiler(DEFAULT_DB_ALIAS)
        sql, parameters = compiler.as_sql()
        columns = [column for column, _sql, _alias in compiler.select]
        about = compiler.klass_info or {"select_fields": []}
        return cls(
            queryset.model,
            sql,
            parameters,
            tuple(columns[number].target.attname for number in about["select_fields"]),
            tuple(compiler.annotation_col_map.items()),
            tuple((number, *found) for number, found in compiler.get_converters(columns).items()),
            tuple(get_related_populators(about, compiler.select, DEFAULT_DB_ALIAS)),
        )

    def given(self, values: dict) -> list:
        return [one.value(values) if isinstance(one, Parameter) else one for one in self.parameters]

    def objects(self, rows: Iterable[tuple]) -> list[Model]:
        rows = list(map(list, rows))
        for number, functions, expression in self.converters:
            for row in rows:
                for convert in functions:
                    row[number] = convert(row[number], expression, connection)
        return [self._object(row) for row in rows]

    def _object(self, row):
        """As `from_db` makes it, but looking at the columns that were read alone and not at those that were not.

        A curated model has some fifty of them, and a page some hundreds of objects. No signal is sent.
        """
        made = self.model.__new__(self.model)
        made._state = ModelState()
        made._state.adding, made._state.db = False, DEFAULT_DB_ALIAS
        made.__dict__.update(zip(self.names, row, strict=False))
        for name, number in self.annotations:
            setattr(made, name, row[number])
        for joined in self.joined:
            joined.populate(row, made)
        return made


class Prepared:
    """Made of a function that builds the queryset around its parameters, or around `Keys(num)` and other parameters.

    The function must not depend on the language of the request.
    """

    def __init__(self, build: Callable[..., QuerySet]):
        self._made = lru_cache(NUM_KEPT)(lambda *num: Statement.of(build(*num)))

    def rows(self, **values) -> list[Model]:
        return _asked(self._made(), values)

    def among(self, wanted: Iterable[int], **values) -> list[Model]:
        """The rows of which one of the keys is wanted; no query where none is."""
        wanted = _filled_up(sorted(wanted))
        return _asked(self._made(len(wanted)), {**dict(enumerate(wanted)), **values}) if wanted else []

    def tuples(self, *wanted: Collection, **values) -> list[tuple]:
        """The rows of a list of values as the database gives them; each list of what is wanted holds something.

        Of a translated model the queryset is a plain one, for the managers of these put columns in no order.
        """
        wanted = [_filled_up(list(keys)) for keys in wanted]
        made = self._made(*map(len, wanted))
        with connection.cursor() as cursor:
            cursor.execute(made.sql, made.given({**dict(enumerate(chain(*wanted))), **values}))
            return cursor.fetchall()

    @property
    def statement(self) -> Statement:
        return self._made()

    def where(self, condition: str, more: list, **values) -> list[Model]:
        """The rows that meet one more condition, in SQL; the queryset must end in its own conditions."""
        return _asked(self._made(), values, f" AND ({condition})", more)


def _filled_up(keys: list) -> list:
    """To the next power of two with the last key again, so that few statements do for lists of every length."""
    return keys + keys[-1:] * ((1 << max(len(keys) - 1, 0).bit_length()) - len(keys))


def _asked(made, values, condition="", more=()):
    with connection.cursor() as cursor:
        cursor.execute(made.sql + condition, [*made.given(values), *more])
        return made.objects(cursor.fetchall())


def together(asked: dict[Prepared, Collection[int]]) -> dict[Prepared, list[Model]]:
    """The rows of several that have the same columns, each among its own keys, in one query."""
    wanted = {one: _filled_up(sorted(keys)) for one, keys in asked.items() if keys}
    found = {one: [] for one in asked}
    if wanted:
        made = {one: one._made(len(keys)) for one, keys in wanted.items()}
        given = [made[one].given(dict(enumerate(keys))) for one, keys in wanted.items()]
        numbered = list(made)
        parts = (f"SELECT {number}, part.* FROM ({made[one].sql}) AS part" for number, one in enumerate(numbered))
        with connection.cursor() as cursor:
            cursor.execute(" UNION ALL ".join(parts), [*chain.from_iterable(given)])
            for number, *row in cursor.fetchall():
                found[numbered[number]].append(row)
    return {one: made[one].objects(rows) if rows else [] for one, rows in found.items()}


def counts(asked: dict[str, Prepared], **values) -> dict[str, int]:
    """How many rows each of them gives, in one query."""
    statements = {name: one.statement for name, one in asked.items()}
    parts = (f"SELECT '{name}', COUNT(*) FROM ({one.sql}) AS {name}" for name, one in statements.items())
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), [value for one in statements.values() for value in one.given(values)])
        return dict(cursor.fetchall())
