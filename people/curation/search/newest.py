"""Asking an index of PostgreSQL, where the planner would compare every row: no more are read than are wanted."""

from collections.abc import Sequence
from typing import NamedTuple

from django.db import connection

from ..prepared import Statement
from .expressions import Expression, for_postgresql
from .tables import KeyTable, newest_in


class Wanted(NamedTuple):
    """What rows must hold, and how many of the newest are enough; a common word is sought among the newest first.

    Of a kind to which most rows belong the mark is dear to ask for, so it may be given apart.
    """

    keys: Expression
    limit: int
    is_common: bool = False
    kind: int | None = None


def newest_of_function(table: KeyTable, asked: Sequence[Wanted], rows: Statement, **values) -> list[tuple]:
    """The function of the table gives all numbers; rows are looked up one by one, newest first: one query for all.

    The statement must end in its own conditions.
    """
    newest, parts, first_given, given = [], [], [], []
    for number, wanted in enumerate(asked):
        own = [for_postgresql(wanted.keys), *rows.given(values), *([] if wanted.kind is None else [wanted.kind])]
        ever = f"SELECT {number}, ever.* FROM ({_asked(table, '%s::tsquery', rows, wanted)}) AS ever"
        if wanted.is_common:
            lately = _asked(table, f"%s::tsquery && {newest_in(table.name)}", rows, wanted)
            newest.append(f"newest_{number} AS MATERIALIZED ({lately})")
            first_given += own
            met = f"(SELECT count(*) FROM newest_{number})"
            parts.append(f"SELECT {number}, * FROM newest_{number} WHERE {met} = {wanted.limit:d}")
            ever += f" WHERE {met} < {wanted.limit:d}"
        parts.append(ever)
        given += own
    first = f"WITH {', '.join(newest)} " if newest else ""
    with connection.cursor() as cursor:
        cursor.execute(first + " UNION ALL ".join(parts), first_given + given)
        found = cursor.fetchall()
    return [row for _number, *row in sorted(found, key=lambda row: (row[0], -row[1]))]


def _asked(table, keys, rows, wanted):
    owner = connection.ops.quote_name(rows.model._meta.db_table)
    of_kind = "" if wanted.kind is None else f" AND {owner}.content_type_id = %s"
    return (
        f"SELECT held.* FROM (SELECT place FROM {table.name}_holding({keys}) AS place ORDER BY place DESC OFFSET 0) AS "
        f"found, LATERAL ({rows.sql}{of_kind} AND {owner}.id = place OFFSET 0) AS held "
        f"ORDER BY place DESC LIMIT {wanted.limit:d}"
    )
