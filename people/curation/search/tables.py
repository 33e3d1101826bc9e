"""A table of keys, one row per text: full-text on SQLite, a vector of words on PostgreSQL.

Both hold the same keys, made in Python, and know nothing of any language. Migrations install them.
"""

# Begins the mark of a thousand rows.
THOUSAND = "§n"


class KeyTable:
    """Rows are never taken out one by one: what is joined to no row of `owner` is not found, and all go with the last.

    Without content and positions such a table is a tenth of the texts.
    """

    def __init__(self, name: str, *, owner: str, trigger: str, emptying: str, index: str):
        self.name = name
        self.statements = {
            "sqlite": _sqlite(name, owner, trigger),
            "postgresql": _postgresql(name, owner, trigger, emptying, index),
        }

    def install(self, connection) -> None:
        self._run(connection, "install")

    def remove(self, connection) -> None:
        self._run(connection, "remove")

    def install_asking(self, connection) -> None:
        self._run(connection, "install asking")

    def remove_asking(self, connection) -> None:
        self._run(connection, "remove asking")

    def mark(self, connection) -> None:
        """Rows of before there were marks by which the newest are found."""
        self._run(connection, "mark")

    def empty(self, connection) -> None:
        self._run(connection, "empty")

    def tidy(self, connection) -> None:
        """After many rows at once: what the database needs to answer as fast as it can."""
        self._run(connection, "tidy")

    def add(self, connection, rows: list[tuple[int, str]]) -> None:
        """Rows of keys, divided by spaces; keys of a row that is there already are added to it."""
        with connection.cursor() as cursor:
            cursor.executemany(self.statements[connection.vendor]["add"], rows)

    def _run(self, connection, act):
        with connection.cursor() as cursor:
            for statement in self.statements[connection.vendor][act]:
                cursor.execute(statement)


def _sqlite(name, owner, trigger):
    return {
        "install": [
            f"CREATE VIRTUAL TABLE {name} USING fts5(keys, content='', detail=none, tokenize='ascii')",
            f"CREATE TRIGGER {trigger} AFTER DELETE ON {owner} WHEN NOT EXISTS (SELECT 1 FROM {owner}) "
            f"BEGIN INSERT INTO {name}({name}) VALUES ('delete-all'); END",
        ],
        "remove": [f"DROP TRIGGER {trigger}", f"DROP TABLE {name}"],
        "install asking": [],
        "remove asking": [],
        "mark": [],
        "empty": [f"INSERT INTO {name}({name}) VALUES ('delete-all')"],
        "tidy": [f"INSERT INTO {name}({name}) VALUES ('optimize')"],
        "add": f"INSERT INTO {name}(rowid, keys) VALUES (%s, %s)",
    }


def _postgresql(name, owner, trigger, emptying, index):
    return {
        "install": [
            f"CREATE TABLE {name} (rowid bigint PRIMARY KEY, keys tsvector NOT NULL)",
            f"CREATE INDEX {index} ON {name} USING gin (keys)",
            f"CREATE FUNCTION {emptying}() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN TRUNCATE {name}; RETURN NULL; END $$",
            f"CREATE TRIGGER {trigger} AFTER TRUNCATE ON {owner} FOR EACH STATEMENT EXECUTE FUNCTION {emptying}()",
        ],
        "remove": [f"DROP TRIGGER {trigger} ON {owner}", f"DROP FUNCTION {emptying}()", f"DROP TABLE {name}"],
        # The planner takes what is compared for free, wherever it lies, and would compare every row rather than ask the
        # index for a rare word. Only a function can tell it what not to try.
        "install asking": [
            f"CREATE FUNCTION {name}_holding(asked tsquery) RETURNS SETOF bigint LANGUAGE sql STABLE "
            "SET enable_seqscan = off SET enable_indexscan = off "
            f"AS $$ SELECT rowid FROM {name} WHERE keys @@ asked $$"
        ],
        "remove asking": [f"DROP FUNCTION {name}_holding(tsquery)"],
        "mark": [f"UPDATE {name} SET keys = keys || {_mark('rowid')}"],
        "empty": [f"DELETE FROM {name}"],
        "tidy": [f"ANALYZE {name}"],
        "add": f"INSERT INTO {name} (rowid, keys) SELECT place, array_to_tsvector(string_to_array(words, ' ')) || "
        f"{_mark('place')} FROM (VALUES (%s::bigint, %s)) AS given(place, words) "
        f"ON CONFLICT (rowid) DO UPDATE SET keys = {name}.keys || excluded.keys",
    }


def _mark(place):
    """The rows of one thousand have a key in common, so that the index can be asked for the newest alone."""
    return f"array_to_tsvector(ARRAY['{THOUSAND}' || ({place} >> 10)])"


def newest_in(name: str) -> str:
    """What PostgreSQL finds the last thousand rows by, and those before them, since the last may have just begun."""
    last = f"(SELECT max(rowid) >> 10 FROM {name})"
    return f"(quote_literal('{THOUSAND}' || {last}) || '|' || quote_literal('{THOUSAND}' || {last} - 1))::tsquery"


EDITIONS = KeyTable(
    "curation_searchentry",
    owner="curation_edition",
    trigger="search_index_goes_with_editions",
    emptying="empty_search_index",
    index="search_entry_keys",
)
MEMORY = KeyTable(
    "curation_memorywords",
    owner="curation_memoryentry",
    trigger="memory_words_go_with_entries",
    emptying="empty_memory_words",
    index="memory_words_keys",
)
