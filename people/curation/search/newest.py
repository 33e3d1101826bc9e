"""Asking an index of PostgreSQL, where the planner would compare every row: no more are read than are wanted."""

from django.db import connection

from ..prepared import Statement
from .expressions import Expression, for_postgresql
from .tables import KeyTable


def newest_of_function(table: KeyTable, wanted: Expression, rows: Statement, limit: int, **values) -> list[tuple]:
    """The function of the table gives all numbers; rows are looked up one by one, newest first.

    The statement must end in its own conditions.
    """
    owner = connection.ops.quote_name(rows.model._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT held.* FROM (SELECT place FROM {table.name}_holding(%s::tsquery) AS place "
            "ORDER BY place DESC OFFSET 0) AS found, "
            f"LATERAL ({rows.sql} AND {owner}.id = place OFFSET 0) AS held ORDER BY place DESC LIMIT {limit:d}",
            [for_postgresql(wanted), *rows.given(values)],
        )
        return cursor.fetchall()
