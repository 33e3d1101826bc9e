"""The recorder: one version of a record for each save, with its rows, by whom and when.

Nothing is recorded behind the desk: whoever saves a record calls `record_as_found` before and `record_save` after.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

import reversion
from django.apps import apps
from django.contrib.auth.models import AbstractBaseUser
from django.core import serializers
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import pgettext_lazy
from reversion.models import Version

from .models import Curated
from .snapshots import Snapshot, fetched, read, taken
from .translating.keeping import keep_if_missing

FORMAT = "curation-record"
# Two versions of a record never have the same moment.
MOMENT = timedelta(microseconds=1)


class Occasion(models.TextChoices):
    """Why a version was kept; it stands in the comment of its revision."""

    SAVE = "", pgettext_lazy("occasion", "saved")
    TYPING = "typing", pgettext_lazy("occasion", "saved while writing")
    FOUND = "found", pgettext_lazy("occasion", "found as it stood, changed outside these pages")
    IMPORT = "import", pgettext_lazy("occasion", "imported")
    RESTORE = "restore", pgettext_lazy("occasion", "restored from an older version")
    DELETE = "delete", pgettext_lazy("occasion", "deleted")
    RECOVER = "recover", pgettext_lazy("occasion", "recovered after deletion")


def register_records() -> None:
    """Let the recorder keep every kind of record, whatever floor it lives on."""
    serializers.register_serializer(FORMAT, "people.curation.snapshots")
    for model in apps.get_models():
        if issubclass(model, Curated):
            reversion.register(model, format=FORMAT)


def versions_of(record: Curated) -> models.QuerySet[Version]:
    """Newest first."""
    return Version.objects.get_for_object(record).order_by("-revision__date_created", "-pk")


def snapshot_in(version: Version) -> Snapshot:
    return read(version.content_type.model_class(), int(version.object_id), version.serialized_data)


def snapshot_now(record: Curated) -> Snapshot:
    """The working copy as it is stored at this moment."""
    return taken(next(fetched([record])))


@transaction.atomic
def record_as_found(record: Curated) -> None:
    """Before a save: keep what came past the desk's pages, such as a loaded fixture, so that it can be compared."""
    stored = next(fetched([record]))
    keep_if_missing(stored)
    last = versions_of(record).select_related("revision", "content_type").first()
    if last and same(snapshot_in(last), taken(stored)):
        return
    at = max(stored.changed_at, last.revision.date_created + MOMENT) if last else stored.changed_at
    _keep([stored], by=None, occasion=Occasion.FOUND, at=at)


@transaction.atomic
def record_save(record: Curated, *, by: AbstractBaseUser | None, at: datetime, occasion: str = Occasion.SAVE) -> None:
    """After a save: keep the record as it stands now, unless nothing was changed.

    What somebody writes on within a quarter of an hour is one version, the last.
    """
    stored = next(fetched([record]))
    last = versions_of(record).select_related("content_type", "revision").first()
    if last is None or not same(snapshot_in(last), taken(stored)):
        if occasion == Occasion.TYPING and last and _is_written_on(last, by, at):
            last.revision.delete()
        _keep([stored], by=by, occasion=occasion, at=at)


def is_written_on(record: Curated, *, by: AbstractBaseUser | None, at: datetime) -> bool:
    """Whether the last version is of the same hand at the same writing, so that the next one takes its place."""
    last = versions_of(record).select_related("revision").defer("serialized_data").first()
    return last is not None and _is_written_on(last, by, at)


def _is_written_on(version, by, at):
    revision = version.revision
    is_same_hand = by is not None and (revision.comment, revision.user_id) == (str(Occasion.TYPING.value), by.pk)
    return is_same_hand and _quarter_of(revision.date_created) == _quarter_of(at)


def _quarter_of(moment):
    return int(moment.timestamp()) // (15 * 60)


@transaction.atomic
def record_import(records: Iterable[Curated], *, at: datetime | None = None) -> None:
    """All new records of one import, in one revision."""
    _keep(fetched(records), by=None, occasion=Occasion.IMPORT, at=at or timezone.now())


@transaction.atomic
def record_deletion(records: Iterable[Curated], *, by: AbstractBaseUser | None) -> None:
    """Before records go: keep the last state of each, with what was said and done about it."""
    _keep(fetched(records, with_talk=True), by=by, occasion=Occasion.DELETE, at=timezone.now())


def same(older: Snapshot, newer: Snapshot) -> bool:
    """Whether nothing differs that both versions know of."""
    return _same(older.fields, newer.fields) and all(
        _same_rows(older.rows[name], newer.rows[name]) for name in older.rows.keys() & newer.rows.keys()
    )


def _same(was, now):
    return all(was[name] == now[name] for name in was.keys() & now.keys())


def _same_rows(was, now):
    by_key = {row["pk"]: row for row in now}
    return {row["pk"] for row in was} == by_key.keys() and all(_same(row, by_key[row["pk"]]) for row in was)


def _keep(records, *, by, occasion, at):
    with reversion.create_revision(manage_manually=True):
        reversion.set_user(by)
        reversion.set_comment(str(occasion.value))
        reversion.set_date_created(at)
        for record in records:
            reversion.add_to_revision(record)
