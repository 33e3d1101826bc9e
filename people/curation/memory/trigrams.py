"""Similar texts by the trigrams of their ends, on PostgreSQL: what shares too few whole words to be found by keys.

The last letters stand for the whole: every text then has a few trigrams, however long it is, and sentences of a desk
that begin with the same title or formula end differently. Indexes lie over the columns, so there is nothing to keep.
"""

from collections.abc import Collection

from django.db import NotSupportedError, ProgrammingError, connection, transaction
from django.db.models.expressions import RawSQL

from ..models import MemoryEntry
from .postings import MOST_PER_KEY
from .remembering import Direction

# As many as are read of each key: from there on keys do not even see all that shares a word.
MANY = MOST_PER_KEY
MOST_NEAR = 40
LETTERS, LEAST_SIMILARITY = 32, 0.3
# Two texts that are 70 % alike differ no more than so much in length.
LEAST_LENGTH = 0.53
TABLE, FUNCTION = "curation_memoryentry", "curation_memoryentry_near"
INDEXES = {"memory_source_ends": "source_text", "memory_target_ends": "target_text"}


def _end(text):
    return f"right({text}, {LETTERS})"


def _side(text, source, target):
    """No more are compared than can be while somebody waits."""
    return f"""
        (SELECT id, {text} AS text FROM {TABLE}
        WHERE source_language = {source} AND language = {target} AND {_end(text)} % {_end("asked")}
            AND length({text}) BETWEEN length(asked) * {LEAST_LENGTH} AND length(asked) / {LEAST_LENGTH} LIMIT 1500)"""


# It gives nothing without its indexes, which another hand may have dropped together with the extension. As with
# search, settings leave the planner no way but these. That of the extension is made within, for only a superuser may
# set it on a function before the extension is there.
INSTALL_FUNCTION = f"""
    CREATE FUNCTION {FUNCTION}(here text, there text, asked text, many bigint) RETURNS SETOF bigint
    LANGUAGE plpgsql STABLE ROWS {MOST_NEAR}
    SET enable_seqscan = off SET enable_indexscan = off
    AS $$ BEGIN
        IF {" OR ".join(f"to_regclass('{name}') IS NULL" for name in INDEXES)}
            OR NOT EXISTS (SELECT FROM {TABLE} OFFSET greatest(many - 1, 0)) THEN RETURN;
        END IF;
        PERFORM set_config('pg_trgm.similarity_threshold', '{LEAST_SIMILARITY}', true);
        RETURN QUERY SELECT near.id FROM (
            SELECT * FROM ({_side("source_text", "here", "there")} UNION ALL {_side("target_text", "there", "here")}
            ) AS side ORDER BY similarity({_end("side.text")}, {_end("asked")}) DESC, side.id DESC LIMIT 200
        ) AS near ORDER BY similarity(near.text, asked) DESC, near.id DESC LIMIT {MOST_NEAR};
    END $$
"""
NEAREST = f"SELECT place FROM unnest(%s::text[]) AS asked, {FUNCTION}(%s, %s, asked, %s) AS place"


def install(connection) -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(INSTALL_FUNCTION)
        make_indexes(connection)


def remove(connection) -> None:
    """The extension stays: it may have been there before, and serve others."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"DROP FUNCTION {FUNCTION}")
            for name in INDEXES:
                cursor.execute(f"DROP INDEX IF EXISTS {name}")


def make_indexes(connection) -> None:
    """Where they are missing and the database allows it; otherwise keys answer alone, and a check says so."""
    if connection.vendor != "postgresql" or not missing_indexes(connection):
        return
    try:
        with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
            cursor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
            if knows_our_letters(connection):
                for name in missing_indexes(connection):
                    cursor.execute(
                        f"CREATE INDEX {name} ON {TABLE} USING gin ({_end(INDEXES[name])} gin_trgm_ops) "
                        "WITH (fastupdate = off)"
                    )
    except (NotSupportedError, ProgrammingError):
        return


def missing_indexes(connection) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM unnest(%s::text[]) AS name WHERE to_regclass(name) IS NULL", [list(INDEXES)])
        return [name for (name,) in cursor.fetchall()]


def is_installed(connection) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regproc(%s) IS NOT NULL", [FUNCTION])
        return cursor.fetchone()[0]


def has_extension(connection) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT FROM pg_extension WHERE extname = 'pg_trgm')")
        return cursor.fetchone()[0]


def knows_our_letters(connection) -> bool:
    """Under a locale such as C no letter but those of English is one, and the extension leaves it out."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT cardinality(show_trgm('қ')) > 0 AND cardinality(show_trgm('한')) > 0")
        return cursor.fetchone()[0]


def entries_near(texts: Collection[str], direction: Direction) -> list[MemoryEntry]:
    """The most similar pairs for all of the texts together, in one query; none on SQLite or in a small memory."""
    if connection.vendor != "postgresql":
        return []
    asked = RawSQL(NEAREST, [list(texts), direction.source, direction.target, MANY])
    return list(MemoryEntry.objects.select_related("confirmed_by").filter(pk__in=asked).order_by())
