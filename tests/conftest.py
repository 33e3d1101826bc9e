"""The people of the desk, and a clean world for each test."""

import hypothesis
import pytest
from django.apps import apps
from django.conf import settings as project
from django.core.cache import cache
from django.db import connection, transaction
from django.db.models.signals import post_migrate
from django.utils import translation

from newsroom.roles import write_roles
from people.curation.catalogues import compile_catalogues
from people.curation.immutability import install_guard, remove_guard

from .factories import UserFactory
from .people import oasis_schemas

# Files that take longest, in the order in which they begin.
SLOW = (
    "test_leaks",
    "browser/test_accessibility",
    "test_permission_matrix",
    "browser/test_desk",
    "browser/test_translating",
    "browser",
    "test_quickstart",
    "test_fixtures",
    "test_previews",
    "test_as_of",
    "test_edit_conflicts",
)


def pytest_configure(config):
    """Catalogues are compiled once, before there are workers; each worker has a Redis database of its own.

    Passwords are hashed quickly, for they guard nothing here.
    """
    project.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    worker = getattr(config, "workerinput", {}).get("workerid", "")
    if not worker:
        compile_catalogues(project.LOCALE_PATHS)
    # A machine that is busy with other tests draws slowly, which says nothing about what is drawn.
    hypothesis.settings.register_profile(
        "chancery", suppress_health_check=[hypothesis.HealthCheck.too_slow], deadline=None
    )
    hypothesis.settings.load_profile("chancery")
    default = project.CACHES["default"]
    if worker and "redis" in default["BACKEND"]:
        server, _slash, number = default["LOCATION"].rpartition("/")
        default["LOCATION"] = f"{server}/{int(number) + 1 + int(worker.removeprefix('gw'))}"


def pytest_terminal_summary(terminalreporter):
    terminalreporter.write_line(oasis_schemas.told())


def pytest_collection_modifyitems(items):
    """Files that take long begin first, so that no worker is left alone with one at the end."""
    items.sort(key=_place)


def _place(item):
    return next((place for place, name in enumerate(SLOW) if name in item.path.as_posix()), len(SLOW))


@pytest.fixture(autouse=True)
def _clean_world(settings, tmp_path):
    """No test meets another's pictures, cached pages or language."""
    settings.MEDIA_ROOT = tmp_path / "media"
    cache.clear()
    translation.activate(settings.LANGUAGE_CODE)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup):
    """Let transactional tests empty the database at their end and leave it as the migrations made it."""
    post_migrate.connect(_restore_roles, sender=apps.get_app_config("newsroom"))
    if connection.vendor == "sqlite":
        connection.ops.execute_sql_flush = _without_guard(connection.ops.execute_sql_flush)


def _without_guard(execute_sql_flush):
    """SQLite empties a table row by row, which the guard over editions refuses; PostgreSQL truncates past it."""

    def flush(statements):
        with transaction.atomic():
            remove_guard(connection)
            execute_sql_flush(statements)
            install_guard(connection)

    return flush


def _restore_roles(**kwargs):
    write_roles(apps)


@pytest.fixture
def reporter(db):
    return UserFactory("reporter")


@pytest.fixture
def translator_ko(db):
    return UserFactory("translator-ko")


@pytest.fixture
def editor(db):
    return UserFactory("editor")


@pytest.fixture
def chief(db):
    return UserFactory("chief")


@pytest.fixture
def reader(client):
    """A browser in which nobody is logged in."""
    return client
