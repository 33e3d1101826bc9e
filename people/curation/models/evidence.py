from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ..basis import Basis
from ..loading import KeyedManager
from ..records import AboutRecord, AboutRecordQuerySet


class EvidenceManager(KeyedManager.from_queryset(AboutRecordQuerySet)):
    key_fields = ("content_type_id", "object_id", "position")


class Evidence(AboutRecord):
    """Where a fact comes from: a paragraph of a source text, or a page found outside the texts."""

    position = models.PositiveSmallIntegerField(_("position"), default=1)
    aspect = models.CharField(
        _("fact"), max_length=60, blank=True, help_text=_("Which fact it proves; empty for the record as a whole.")
    )
    basis = models.CharField(_("basis"), max_length=8, choices=Basis, default=Basis.TEXT)
    source_text = models.SlugField(
        _("source text"), max_length=120, blank=True, help_text=_("The slug of the source text.")
    )
    paragraph = models.PositiveSmallIntegerField(
        _("paragraph"),
        null=True,
        blank=True,
        help_text=_("Of our article in its source language; the lead is 1, subheadings do not count."),
    )
    words = models.TextField(_("words in that paragraph"), blank=True)
    url = models.URLField(_("address"), max_length=500, blank=True)
    note = models.TextField(_("note"), blank=True)

    objects = EvidenceManager()

    class Meta:
        verbose_name = _("evidence")
        verbose_name_plural = _("evidence")
        ordering = ["content_type", "object_id", "position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["content_type", "object_id", "position"], name="evidence_is_numbered"),
            models.CheckConstraint(
                condition=~Q(source_text="") | ~Q(url="") | ~Q(note=""), name="evidence_points_somewhere"
            ),
        ]

    def __str__(self):
        return self.words or self.url or self.note or self.source_text

    def natural_key(self):
        return (self.content_type_id, self.object_id, self.position)

    natural_key.dependencies = ["contenttypes.contenttype"]

    def clean(self):
        if not (self.source_text or self.url or self.note):
            raise ValidationError(
                _("This evidence points nowhere. Name a source text, an address, or say in a note how it is known."),
                code="evidence-empty",
            )
