"""The database's own guard over editions: it refuses to change a published text or to delete it, whoever asks.

Migrations install it; the SQL exists for SQLite and PostgreSQL, the two databases of the desk.
"""

TABLE = "curation_edition"
FROZEN = (
    "content_type_id",
    "object_id",
    "language",
    "number",
    "title",
    "summary",
    "body",
    "data",
    "current_from",
    "first_public_at",
    "note",
    "source_edition_id",
)
REFUSAL = "An edition is immutable: publish a correction instead."

SQLITE = {
    "install": [
        f"CREATE TRIGGER edition_text_is_immutable BEFORE UPDATE ON {TABLE} "
        f"WHEN {' OR '.join(f'OLD.{column} IS NOT NEW.{column}' for column in FROZEN)} "
        f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END",
        f"CREATE TRIGGER edition_is_never_deleted BEFORE DELETE ON {TABLE} BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END",
    ],
    "remove": ["DROP TRIGGER edition_text_is_immutable", "DROP TRIGGER edition_is_never_deleted"],
}
POSTGRESQL = {
    "install": [
        "CREATE FUNCTION refuse_to_rewrite_edition() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation'; END $$",
        f"CREATE TRIGGER edition_text_is_immutable BEFORE UPDATE ON {TABLE} FOR EACH ROW "
        f"WHEN ({' OR '.join(f'OLD.{column} IS DISTINCT FROM NEW.{column}' for column in FROZEN)}) "
        "EXECUTE FUNCTION refuse_to_rewrite_edition()",
        f"CREATE TRIGGER edition_is_never_deleted BEFORE DELETE ON {TABLE} FOR EACH ROW "
        "EXECUTE FUNCTION refuse_to_rewrite_edition()",
    ],
    "remove": [
        f"DROP TRIGGER edition_text_is_immutable ON {TABLE}",
        f"DROP TRIGGER edition_is_never_deleted ON {TABLE}",
        "DROP FUNCTION refuse_to_rewrite_edition()",
    ],
}


def install_guard(connection) -> None:
    _run(connection, "install")


def remove_guard(connection) -> None:
    _run(connection, "remove")


def _run(connection, act):
    statements = {"sqlite": SQLITE, "postgresql": POSTGRESQL}[connection.vendor][act]
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
