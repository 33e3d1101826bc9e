"""The table of the search index, one row per edition: full-text on SQLite, a vector of words on PostgreSQL.

Both hold the same keys, made in Python, and know nothing of any language. Migrations install them.
"""

TABLE = "curation_searchentry"

# Without content and positions the index is a tenth of the texts. Nothing leaves it but all of it at once:
# editions are never deleted, and a table that was emptied takes its index along.
SQLITE = {
    "install": [
        f"CREATE VIRTUAL TABLE {TABLE} USING fts5(keys, content='', detail=none, tokenize='ascii')",
        "CREATE TRIGGER search_index_goes_with_editions AFTER DELETE ON curation_edition "
        "WHEN NOT EXISTS (SELECT 1 FROM curation_edition) "
        f"BEGIN INSERT INTO {TABLE}({TABLE}) VALUES ('delete-all'); END",
    ],
    "remove": ["DROP TRIGGER search_index_goes_with_editions", f"DROP TABLE {TABLE}"],
    "empty": [f"INSERT INTO {TABLE}({TABLE}) VALUES ('delete-all')"],
    "tidy": [f"INSERT INTO {TABLE}({TABLE}) VALUES ('optimize')"],
    "add": f"INSERT INTO {TABLE}(rowid, keys) VALUES (%s, %s)",
}
POSTGRESQL = {
    "install": [
        f"CREATE TABLE {TABLE} (rowid bigint PRIMARY KEY, keys tsvector NOT NULL)",
        f"CREATE INDEX search_entry_keys ON {TABLE} USING gin (keys)",
        "CREATE FUNCTION empty_search_index() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN TRUNCATE {TABLE}; RETURN NULL; END $$",
        "CREATE TRIGGER search_index_goes_with_editions AFTER TRUNCATE ON curation_edition "
        "FOR EACH STATEMENT EXECUTE FUNCTION empty_search_index()",
    ],
    "remove": [
        "DROP TRIGGER search_index_goes_with_editions ON curation_edition",
        "DROP FUNCTION empty_search_index()",
        f"DROP TABLE {TABLE}",
    ],
    "empty": [f"DELETE FROM {TABLE}"],
    "tidy": [f"ANALYZE {TABLE}"],
    "add": f"INSERT INTO {TABLE} (rowid, keys) VALUES (%s, array_to_tsvector(string_to_array(%s, ' '))) "
    f"ON CONFLICT (rowid) DO UPDATE SET keys = {TABLE}.keys || excluded.keys",
}


def install_index(connection) -> None:
    _run(connection, "install")


def remove_index(connection) -> None:
    _run(connection, "remove")


def empty_index(connection) -> None:
    _run(connection, "empty")


def tidy_index(connection) -> None:
    """After many rows at once: what the database needs to answer as fast as it can."""
    _run(connection, "tidy")


def add_rows(connection, rows: list[tuple[int, str]]) -> None:
    """Rows of keys, divided by spaces; keys of a row that is there already are added to it."""
    with connection.cursor() as cursor:
        cursor.executemany(_statements(connection)["add"], rows)


def _statements(connection):
    return {"sqlite": SQLITE, "postgresql": POSTGRESQL}[connection.vendor]


def _run(connection, act):
    with connection.cursor() as cursor:
        for statement in _statements(connection)[act]:
            cursor.execute(statement)
