"""A database and a folder of pictures of its own for the build: the configured ones are never touched."""

from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryDirectory

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connection
from django.test.utils import override_settings, setup_databases, teardown_databases

from newsroom.models import Image

SUFFIX = "_fixtures"


@contextmanager
def empty_database() -> Iterator[None]:
    """A migrated database, in memory on SQLite, beside the configured one on PostgreSQL; it is removed at the end."""
    test = connection.settings_dict["TEST"]
    configured = test["NAME"]
    if connection.vendor != "sqlite":
        test["NAME"] = f"{connection.settings_dict['NAME']}{SUFFIX}"
    created = setup_databases(verbosity=0, interactive=False, aliases=[DEFAULT_DB_ALIAS], serialized_aliases=[])
    try:
        yield
    finally:
        teardown_databases(created, verbosity=0)
        test["NAME"] = configured


@contextmanager
def pictures_aside() -> Iterator[None]:
    """The seeds' pictures are read for their size only; nobody looks at renditions, so none are made."""
    storage = {"BACKEND": "django.core.files.storage.FileSystemStorage"}
    with TemporaryDirectory() as folder:
        storages = {**settings.STORAGES, "default": {**storage, "OPTIONS": {"location": folder}}}
        with override_settings(STORAGES=storages), _without_renditions():
            yield


@contextmanager
def _without_renditions() -> Iterator[None]:
    """The mark by which imagefield's own commands keep it from making files at a save."""
    Image._skip_generate_files = True
    try:
        yield
    finally:
        del Image._skip_generate_files
