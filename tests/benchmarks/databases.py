"""A database of a benchmark's own: made beside the configured one, of the same kind, and deleted at the end."""

import os
import tempfile
from contextlib import contextmanager
from pathlib import Path

from django.db import connection


@contextmanager
def scratch_database():
    """Django's own test database, but on disk and under a name that no other run has."""
    with tempfile.TemporaryDirectory(prefix="chancery-benchmark-") as folder:
        name = f"chancery_benchmark_{os.getpid()}"
        is_file = connection.vendor == "sqlite"
        connection.settings_dict["TEST"]["NAME"] = str(Path(folder) / f"{name}.sqlite3") if is_file else name
        configured = connection.settings_dict["NAME"]
        connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
        try:
            yield connection
        finally:
            connection.creation.destroy_test_db(configured, verbosity=0)
