from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from ..languages import Language
from ..records import AboutRecord, AboutRecordQuerySet
from .states import LanguageState


class FindingQuerySet(AboutRecordQuerySet):
    def open(self):
        """What nobody has waived."""
        return self.filter(waived_at=None)

    def in_drafts_of(self, user):
        """In texts that this person wrote last and that are drafts, returned ones among them."""
        here = {name: OuterRef(name) for name in ("content_type", "object_id", "language")}
        drafts = LanguageState.objects.filter(edited_by=user, status=LanguageState.Status.DRAFT, **here)
        return self.filter(Exists(drafts.order_by()))

    def blocking(self):
        """What stops a publication."""
        return self.open().filter(is_blocking=True)


class Finding(AboutRecord):
    """Something that the house check found in one field of a record in one language."""

    language = models.CharField(
        _("language"), max_length=2, choices=Language, blank=True, help_text=_("Empty for what all languages share.")
    )
    field = models.CharField(_("field"), max_length=60, blank=True)
    code = models.CharField(_("code"), max_length=40)
    excerpt = models.CharField(_("words it is about"), max_length=200, blank=True)
    details = models.JSONField(_("details"), default=dict, blank=True)
    is_blocking = models.BooleanField(_("stops publication"), default=False)
    found_at = models.DateTimeField(_("found at"), auto_now_add=True)
    waived_at = models.DateTimeField(_("waived at"), null=True, blank=True)
    waived_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("waived by")
    )
    waived_because = models.TextField(_("reason for waiving"), blank=True)

    objects = FindingQuerySet.as_manager()

    class Meta:
        verbose_name = _("finding of the house check")
        verbose_name_plural = _("findings of the house check")
        ordering = ["content_type", "object_id", "language", "field", "code", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["content_type", "object_id", "language", "field", "code", "excerpt"],
                name="finding_is_noted_once",
            ),
            models.CheckConstraint(
                condition=Q(waived_at=None) | ~Q(waived_because=""), name="finding_is_waived_with_a_reason"
            ),
            models.CheckConstraint(
                condition=Q(waived_at=None) | Q(is_blocking=False), name="blocking_finding_is_never_waived"
            ),
        ]
        indexes = [models.Index(fields=["code", "language"], name="finding_by_code")]

    def __str__(self):
        return f"{self.code}: {self.excerpt}"
