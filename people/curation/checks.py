"""What the database lacks, found by `check --database default` and before each `migrate`."""

from django.core.checks import Error, Tags, Warning, register
from django.db import connections
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from .memory import trigrams


@register(Tags.database)
def no_migrations_are_missing(databases, **kwargs):
    """Django leaves an app out, without a word, of whose replaced migrations it finds some applied and some gone."""
    for alias in databases or []:
        applied = MigrationRecorder(connections[alias]).applied_migrations()
        for key, migration in MigrationLoader(None).disk_migrations.items():
            missing = [one for one in migration.replaces if one not in applied]
            if key not in applied and 0 < len(missing) < len(migration.replaces):
                app, name = missing[-1]
                yield Error(
                    f"The database was last migrated by an older version: {app}.{name} and perhaps others are missing.",
                    hint=f"Run “migrate” with the last version that has {app}.{name}, and then with this one.",
                    id="curation.E001",
                )


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
