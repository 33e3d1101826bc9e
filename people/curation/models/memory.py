from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ..addresses import desk_page
from ..languages import Language
from ..loading import FixtureManager
from ..records import AboutRecord, AboutRecordQuerySet
from .search import KeysField


def between(one: str, another: str, prefix="") -> Q:
    """Pairs of these two languages, whichever was translated into the other; `prefix` leads to the entry."""
    there, back = (
        Q(**{f"{prefix}source_language": source, f"{prefix}language": target})
        for source, target in ((one, another), (another, one))
    )
    return there | back


class MemoryEntry(AboutRecord):
    """A stretch of some text and the translation that somebody confirmed: what the desk remembers while it translates.

    It goes with its record, and a later confirmation of the same stretch takes its place.
    """

    source_language = models.CharField(_("source language"), max_length=2, choices=Language)
    language = models.CharField(_("language"), max_length=2, choices=Language)
    unit = models.CharField(_("place in the record"), max_length=300)
    source_text = models.TextField(_("source"))
    target_text = models.TextField(_("translation"))
    target_markup = models.TextField(_("translation with its markup"))
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("confirmed by"),
    )
    confirmed_at = models.DateTimeField(_("confirmed at"))

    fixtures = FixtureManager()
    objects = AboutRecordQuerySet.as_manager()

    class Meta:
        verbose_name = _("entry of the translation memory")
        verbose_name_plural = _("translation memory")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["content_type", "object_id", "source_language", "language", "unit"],
                name="a_stretch_is_remembered_once",
            ),
            models.CheckConstraint(condition=~Q(language=F("source_language")), name="memory_joins_two_languages"),
            models.CheckConstraint(condition=~Q(source_text="") & ~Q(target_text=""), name="memory_holds_both_sides"),
        ]

    def __str__(self):
        return self.source_text

    @property
    def record_url(self) -> str:
        return desk_page(self.record)


class MemoryKey(models.Model):
    """A fingerprint of the source text of an entry: similar texts have some in common."""

    entry = models.ForeignKey(MemoryEntry, models.CASCADE, related_name="+", verbose_name=_("entry"))
    key = models.BigIntegerField(_("key"))

    fixtures = FixtureManager()
    objects = models.Manager()

    class Meta:
        verbose_name = _("key of the translation memory")
        verbose_name_plural = _("keys of the translation memory")
        ordering = ["key", "pk"]
        constraints = [
            # Its index answers for the newest entries of a key without the table.
            models.UniqueConstraint(fields=["key", "entry"], name="keys_of_an_entry_are_unique"),
        ]

    def __str__(self):
        return str(self.key)


class MemoryWords(models.Model):
    """The words of both sides of an entry, for concordance; the table is the database's own kind of index."""

    entry = models.OneToOneField(
        MemoryEntry,
        models.DO_NOTHING,
        db_column="rowid",
        db_constraint=False,
        primary_key=True,
        related_name="words",
        verbose_name=_("entry"),
    )
    keys = KeysField(_("keys"))

    fixtures = FixtureManager()
    objects = models.Manager()

    class Meta:
        managed = False
        db_table = "curation_memorywords"
        verbose_name = _("words of the translation memory")
        verbose_name_plural = _("words of the translation memory")
        ordering = ["-pk"]

    def __str__(self):
        return str(self.pk)
