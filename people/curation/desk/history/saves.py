"""Who saved or deleted a record last, and when."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.admin.models import DELETION, LogEntry
from django.contrib.auth.models import AbstractBaseUser
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _
from reversion.models import Version

from ...models import Curated
from ...recording import Occasion, versions_of


@dataclass(frozen=True)
class Save:
    """Nobody's name where it was not done at a page of the desk."""

    by: AbstractBaseUser | None
    at: datetime
    # How the record was called then.
    title: str = ""

    @property
    def name(self) -> str:
        return name_of(self.by) if self.by else _("Somebody")

    @property
    def moment(self) -> str:
        return moment(self.at)


def name_of(user) -> str:
    return user.get_full_name() or user.get_username()


def moment(at: datetime) -> str:
    """The time of today, or day and time."""
    at = timezone.localtime(at)
    return time_format(at, "H:i") if at.date() == timezone.localdate() else date_format(at, "SHORT_DATETIME_FORMAT")


def last_save(record) -> Save:
    if not isinstance(record, Curated):
        entry = _log_of(type(record), record.pk).exclude(action_flag=DELETION).first()
        return Save(entry.user, entry.action_time) if entry else Save(None, timezone.now())
    version = versions_of(record).select_related("revision__user").first()
    if version and version.revision.date_created >= record.changed_at:
        return Save(version.revision.user, version.revision.date_created)
    return Save(None, record.changed_at)


def deletion_of(model, pk) -> Save | None:
    if not issubclass(model, Curated):
        entry = _log_of(model, pk).filter(action_flag=DELETION).first()
        return Save(entry.user, entry.action_time, entry.object_repr) if entry else None
    versions = Version.objects.get_for_object_reference(model, pk).filter(revision__comment=Occasion.DELETE)
    version = versions.select_related("revision__user").order_by("-revision__date_created").first()
    return Save(version.revision.user, version.revision.date_created, version.object_repr) if version else None


def _log_of(model, pk):
    kind = ContentType.objects.get_for_model(model)
    entries = LogEntry.objects.filter(content_type=kind, object_id=str(pk))
    return entries.select_related("user").order_by("-action_time", "-pk")
