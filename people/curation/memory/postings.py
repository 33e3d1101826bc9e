"""Which entries have a key: the newest few of each, so that common words cost no more than rare ones."""

from collections import defaultdict
from collections.abc import Collection

from django.db import connection

MOST_PER_KEY = 100
TABLE = "curation_memorykey"
STATEMENTS = {
    "sqlite": f"""
        SELECT asked.value, {TABLE}.entry_id FROM json_each(%s) AS asked
        JOIN {TABLE} ON {TABLE}.key = asked.value AND {TABLE}.entry_id >= (
            SELECT MIN(entry_id) FROM (
                SELECT entry_id FROM {TABLE} WHERE key = asked.value ORDER BY entry_id DESC LIMIT {MOST_PER_KEY}
            )
        )
    """,
    "postgresql": f"""
        SELECT asked.key, newest.entry_id
        FROM unnest(string_to_array(trim(both '[]' from %s), ',')::bigint[]) AS asked(key)
        CROSS JOIN LATERAL (
            SELECT entry_id FROM {TABLE} WHERE key = asked.key ORDER BY entry_id DESC LIMIT {MOST_PER_KEY}
        ) AS newest
    """,
}


def newest_with(keys: Collection[int]) -> dict[int, list[int]]:
    """Numbers of entries by key, in one query."""
    found = defaultdict(list)
    if keys:
        with connection.cursor() as cursor:
            cursor.execute(STATEMENTS[connection.vendor], [f"[{','.join(map(str, keys))}]"])
            for key, entry in cursor.fetchall():
                found[key].append(entry)
    return found
