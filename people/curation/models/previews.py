from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ..languages import Language
from .bundles import Bundle


class PreviewLinkQuerySet(models.QuerySet):
    def about(self, record):
        return self.filter(content_type=ContentType.objects.get_for_model(record), object_id=record.pk)

    def open(self, at):
        """Links that still open a page at that moment."""
        return self.filter(revoked_at=None, expires_at__gt=at)


class PreviewLink(models.Model):
    """A way for somebody outside the desk to read one unpublished text, or a bundle, for a limited time."""

    content_type = models.ForeignKey(ContentType, models.PROTECT, null=True, blank=True, related_name="+")
    object_id = models.PositiveBigIntegerField(_("number of the record"), null=True, blank=True)
    record = GenericForeignKey("content_type", "object_id")
    bundle = models.ForeignKey(
        Bundle, models.CASCADE, null=True, blank=True, related_name="preview_links", verbose_name=_("bundle")
    )
    language = models.CharField(_("language"), max_length=2, choices=Language)
    made_for = models.CharField(
        _("for whom"), max_length=150, help_text=_("The name under which the comments of this person arrive.")
    )
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("made by")
    )
    made_at = models.DateTimeField(_("made at"), auto_now_add=True)
    expires_at = models.DateTimeField(_("expires at"))
    revoked_at = models.DateTimeField(_("revoked at"), null=True, blank=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("revoked by"),
    )

    opened_at = models.DateTimeField(_("last opened at"), null=True, blank=True)
    num_opened = models.PositiveIntegerField(_("number of times it was opened"), default=0)

    objects = PreviewLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("preview link")
        verbose_name_plural = _("preview links")
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(object_id__isnull=False, bundle=None) | Q(object_id=None, bundle__isnull=False),
                name="preview_is_of_a_record_or_a_bundle",
            ),
        ]
        indexes = [models.Index(fields=["content_type", "object_id"], name="preview_of_record")]

    def __str__(self):
        return f"{self.record or self.bundle} · {self.made_for}"

    def is_open(self, at) -> bool:
        return self.revoked_at is None and self.expires_at > at
