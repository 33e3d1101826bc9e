from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from people.curation.basis import Basis
from people.curation.languages import Language
from people.curation.loading import KeyedManager
from people.curation.models import Curated
from people.dates import HonestDateField
from people.models import Official, Organisation


class SourceText(Curated):
    """A text that facts came from: outlet, attribution chain, author, translator, photo credit, language and date."""

    edition_extras = ("photo_credit",)
    is_searched = False

    identifier = models.CharField(_("identifier"), max_length=40, unique=True)
    name = models.CharField(_("name of the outlet"), max_length=200, blank=True)
    outlet = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="source_texts", verbose_name=_("outlet")
    )
    outlet_basis = models.CharField(_("basis of the outlet"), max_length=8, choices=Basis, default=Basis.TEXT)
    language = models.CharField(_("language of the text"), max_length=2, choices=Language, default=Language.RU)
    translated_from = models.CharField(_("translated from"), max_length=2, choices=Language, blank=True)
    title_in_source = models.CharField(_("title in the text"), max_length=300, blank=True)
    original_title = models.CharField(_("title of the original"), max_length=300, blank=True)
    rubric = models.CharField(_("rubric"), max_length=200, blank=True)
    author = models.ForeignKey(
        Official, models.PROTECT, null=True, blank=True, related_name="texts_written", verbose_name=_("author")
    )
    translator = models.ForeignKey(
        Official, models.PROTECT, null=True, blank=True, related_name="texts_translated", verbose_name=_("translator")
    )
    photographer = models.ForeignKey(
        Official,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="texts_photographed",
        verbose_name=_("photographer"),
    )
    photo_credit = models.CharField(_("photo credit"), max_length=200, blank=True)
    published = HonestDateField(_("published"))
    file_name = models.CharField(_("name of the original file"), max_length=120, blank=True)
    checksum = models.CharField(
        _("checksum of the original file"), max_length=64, blank=True, help_text=_("SHA-256, hexadecimal.")
    )

    class Meta:
        verbose_name = _("source text")
        verbose_name_plural = _("source texts")
        ordering = ["identifier", "pk"]

    @property
    def is_translation(self) -> bool:
        return bool(self.translated_from)


class AttributionStepManager(KeyedManager):
    key_fields = ("text__slug", "position")


class AttributionStep(models.Model):
    """One link of the chain by which a text reached us: who did what with it."""

    class Role(models.TextChoices):
        AUTHOR = "author", pgettext_lazy("attribution", "wrote the original")
        REPORTER = "reporter", pgettext_lazy("attribution", "reported")
        SOURCE = "source", pgettext_lazy("attribution", "was the source of the report")
        ORGANISER = "organiser", pgettext_lazy("attribution", "organised the event")
        FIRST_PUBLISHER = "first_publisher", pgettext_lazy("attribution", "published the original")
        TRANSLATOR = "translator", pgettext_lazy("attribution", "translated it")
        PUBLISHER = "publisher", pgettext_lazy("attribution", "published the text")

    text = models.ForeignKey(
        SourceText, models.CASCADE, related_name="attribution_chain", verbose_name=_("source text")
    )
    position = models.PositiveSmallIntegerField(_("position"))
    role = models.CharField(_("role"), max_length=15, choices=Role)
    official = models.ForeignKey(
        Official, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("person")
    )
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("organisation")
    )
    basis = models.CharField(_("basis"), max_length=8, choices=Basis, default=Basis.TEXT)
    note = models.CharField(_("note of the desk"), max_length=300, blank=True)

    objects = AttributionStepManager()

    class Meta:
        verbose_name = _("attribution step")
        verbose_name_plural = _("attribution chain")
        ordering = ["text", "position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["text", "position"], name="attribution_steps_are_numbered"),
            models.CheckConstraint(
                condition=Q(official=None) | Q(organisation=None), name="attribution_step_names_one_party"
            ),
        ]

    def __str__(self):
        return self.get_role_display()

    def clean(self):
        if self.official_id and self.organisation_id:
            error = ValidationError(_("A step names a person or a body, not both. Leave one empty."), code="one-party")
            raise ValidationError({"official": error})

    def natural_key(self):
        return (self.text.slug, self.position)

    natural_key.dependencies = ["newsroom.sourcetext"]
