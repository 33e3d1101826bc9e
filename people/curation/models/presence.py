from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ..records import AboutRecord, AboutRecordQuerySet


class Presence(AboutRecord):
    """Who has the page of a record open in the admin, and since when."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("member of staff")
    )
    opened_at = models.DateTimeField(_("opened at"))
    seen_at = models.DateTimeField(_("last seen at"))

    objects = AboutRecordQuerySet.as_manager()

    class Meta:
        verbose_name = _("presence")
        verbose_name_plural = _("presences")
        ordering = ["opened_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["content_type", "object_id", "user"], name="one_presence_per_person"),
        ]

    def __str__(self):
        return str(self.user)
