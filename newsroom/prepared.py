"""Querysets that are put into SQL once per process, for pages that ask many small questions.

On such a page most of the work would go into building statements that were the same for the page before.
"""

from collections.abc import Callable, Iterable
from functools import cache

from django.db import connection
from django.db.models import BigIntegerField, Expression, Field, QuerySet
from django.db.models.query import RawQuerySet


class Parameter(Expression):
    """Stands in a queryset for a value that is not known before the rows are asked for."""

    def __init__(self, name: str | int, output_field: Field):
        super().__init__(output_field=output_field)
        self.name = name

    def as_sql(self, compiler, connection):
        return "%s", [self]


class Keys(Expression):
    """As many keys as are wanted, for a condition with `__in`."""

    def __init__(self, num: int):
        super().__init__(output_field=BigIntegerField())
        self.num = num

    def as_sql(self, compiler, connection):
        return ", ".join(["%s"] * self.num), [Parameter(number, self.output_field) for number in range(self.num)]


class Prepared:
    """Made of a function that builds the queryset around its parameters, or around `Keys(num)` and other parameters.

    The function must not depend on the language of the request. Annotations come as the database gives them.
    """

    def __init__(self, build: Callable[..., QuerySet]):
        self._made = cache(lambda *num: _statement(build(*num)))

    def rows(self, **values) -> RawQuerySet:
        return self._asked(self._made(), values)

    def among(self, wanted: Iterable[int], **values) -> Iterable:
        """The rows of which one of the keys is wanted; no query where none is."""
        wanted = sorted(wanted)
        return self._asked(self._made(len(wanted)), {**dict(enumerate(wanted)), **values}) if wanted else []

    def where(self, condition: str, more: list, **values) -> RawQuerySet:
        """The rows that meet one more condition, in SQL; the queryset must end in its own conditions."""
        return self._asked(self._made(), values, f" AND ({condition})", more)

    def _asked(self, made, values, condition="", more=()):
        model, sql, parameters = made
        given = [_prepared(one, values) for one in parameters]
        return RawQuerySet(sql + condition, model=model, params=[*given, *more])


def _statement(queryset):
    sql, parameters = queryset.query.sql_with_params()
    return queryset.model, sql, parameters


def _prepared(one, values):
    if not isinstance(one, Parameter):
        return one
    return one.output_field.get_db_prep_value(values[one.name], connection)
