"""A database of an older version is migrated as far as that version goes first, and `migrate` says so."""

import pytest
from django.core.checks import Tags, run_checks
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

pytestmark = pytest.mark.django_db

LAST = ("curation", "0024_fill_translators")
ALL_OF_THEM = ("curation", "0001_curation")


def found():
    return [(one.id, one.msg, one.hint) for one in run_checks(tags=[Tags.database], databases=["default"])]


def test_database_with_all_earlier_migrations_goes_on():
    MigrationRecorder(connection).record_unapplied(*ALL_OF_THEM)

    assert [one for one in found() if one[0] == "curation.E001"] == []


def test_database_without_some_earlier_migrations_is_refused():
    for migration in (ALL_OF_THEM, LAST):
        MigrationRecorder(connection).record_unapplied(*migration)

    assert found()[0] == (
        "curation.E001",
        "The database was last migrated by an older version: curation.0024_fill_translators and perhaps others are "
        "missing.",
        "Run “migrate” with the last version that has curation.0024_fill_translators, and then with this one.",
    )
    with pytest.raises(SystemCheckError, match=r"curation\.E001"):
        call_command("migrate", verbosity=0, skip_checks=False)
