"""What the database lacks, found by `check --database default` and before each `migrate`."""

from django.core.checks import Tags, Warning, register
from django.db import connections

from .memory import trigrams


@register(Tags.database)
def memory_has_its_trigrams(databases, **kwargs):
    """Not before it was migrated, for that is when they are made."""
    for alias in databases or []:
        connection = connections[alias]
        if connection.vendor == "postgresql" and trigrams.is_installed(connection):
            yield from _lacking(connection)


def _lacking(connection):
    if not trigrams.missing_indexes(connection):
        return
    if not trigrams.has_extension(connection):
        reason = "the database has no extension pg_trgm"
        hint = "As owner of the database or superuser run “CREATE EXTENSION pg_trgm” in it, then “rebuild_memory”."
    elif not trigrams.knows_our_letters(connection):
        reason = "the locale of the database (LC_CTYPE) knows no Cyrillic and Hangul letters"
        hint = "Move the data to a database whose LC_CTYPE is one of UTF-8, such as C.UTF-8, then run “rebuild_memory”."
    else:
        reason = "their indexes are missing"
        hint = "Run “rebuild_memory”, which makes them."
    yield Warning(
        f"The translation memory does not find similar texts by their trigrams, because {reason}.",
        hint=hint,
        id="curation.W001",
    )
