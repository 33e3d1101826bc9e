from django.db import models
from django.utils.translation import gettext_lazy as _

from ..languages import Language
from ..loading import FixtureManager
from ..records import AboutRecord, AboutRecordQuerySet


class SegmentedText(AboutRecord):
    """One record's texts in one language as numbered segments, and what each was checked against in its source."""

    language = models.CharField(_("language"), max_length=2, choices=Language)
    segments = models.JSONField(_("segments"), default=list, blank=True)
    last_number = models.PositiveIntegerField(_("highest number so far"), default=0)
    digest = models.CharField(_("digest of the texts"), max_length=40)
    edition_number = models.PositiveIntegerField(_("number of the newest edition"), default=0)
    edition_segments = models.JSONField(_("segments of the newest edition"), default=list, blank=True)
    source_language = models.CharField(_("translated from"), max_length=2, choices=Language, blank=True)
    checks = models.JSONField(_("what the segments were checked against"), default=dict, blank=True)
    left_out = models.JSONField(_("segments of the source that were left out"), default=dict, blank=True)

    fixtures = FixtureManager()
    objects = AboutRecordQuerySet.as_manager()

    class Meta:
        verbose_name = _("segmented text")
        verbose_name_plural = _("segmented texts")
        ordering = ["content_type", "object_id", "language", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["content_type", "object_id", "language"], name="one_segmented_text_per_language"
            ),
            models.CheckConstraint(
                condition=~models.Q(source_language=models.F("language")), name="text_is_no_translation_of_itself"
            ),
        ]

    def __str__(self):
        return f"{self.record} · {self.get_language_display()}"
