"""What the planner of queries knows about the tables."""

from django.db import connection


def refresh_statistics() -> None:
    """Count the tables anew. PostgreSQL does so by itself, though not at once; SQLite never does unless it is told.

    Without it SQLite takes an index by its columns alone and reads all editions of a kind to find those of one record.
    """
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            # Looks at so many rows of an index and guesses the rest, so it is done in a moment.
            cursor.execute("PRAGMA analysis_limit=1000")
        cursor.execute("ANALYZE")
