from django.conf import settings
from django.core.validators import MinLengthValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from ..languages import Language
from ..records import AboutRecord, AboutRecordQuerySet


class BundleQuerySet(models.QuerySet):
    def open(self):
        """Bundles that the desk is still putting together."""
        return self.filter(published_at=None)


class Bundle(models.Model):
    """Records and languages that become public together at one moment, or not at all."""

    name = models.CharField(_("name"), max_length=200, validators=[MinLengthValidator(3)])
    planned_for = models.DateTimeField(
        _("public from"), null=True, blank=True, help_text=_("Astana time; empty for the moment of publication.")
    )
    desk_note = models.TextField(_("note of the desk"), blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("made by")
    )
    made_at = models.DateTimeField(_("made at"), auto_now_add=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("published by"),
    )
    published_at = models.DateTimeField(_("published at"), null=True, blank=True)

    objects = BundleQuerySet.as_manager()

    class Meta:
        verbose_name = _("bundle")
        verbose_name_plural = _("bundles")
        ordering = ["-made_at", "-pk"]

    def __str__(self):
        return self.name


class BundleItem(AboutRecord):
    """One language of one record in a bundle."""

    bundle = models.ForeignKey(Bundle, models.CASCADE, related_name="items", verbose_name=_("bundle"))
    language = models.CharField(_("language"), max_length=2, choices=Language)
    note = models.TextField(
        _("correction note"), blank=True, help_text=_("For readers, if this replaces a public text; empty otherwise.")
    )

    objects = AboutRecordQuerySet.as_manager()

    class Meta:
        verbose_name = _("part of a bundle")
        verbose_name_plural = _("parts of a bundle")
        ordering = ["bundle", "content_type", "object_id", "language", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["bundle", "content_type", "object_id", "language"], name="language_is_bundled_once"
            ),
        ]

    def __str__(self):
        return f"{self.record} · {self.get_language_display()}"
