from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from people.curation.addresses import address_of
from people.curation.basis import Basis
from people.curation.loading import KeyedManager
from people.curation.models import Curated, Part
from people.curation.slugs import refuse_taken_address
from people.dates import HonestDateField
from people.models import Appointment, Official, Organisation, Place

from .topics import Topic
from .visits import Visit

# A page of the register itself, which an address of a document would hide.
TAKEN = ("terms",)


class TitleStatus(models.TextChoices):
    """How far the title of a document can be relied on in one language."""

    OFFICIAL = "official", pgettext_lazy("title", "official")
    AS_IN_TEXT = "as_in_text", pgettext_lazy("title", "as reported")
    WORKING = "working", pgettext_lazy("title", "working translation")


class SignedDocument(Curated):
    """A declaration, plan, memorandum, agreement or contract, signed, in force or proposed."""

    class Kind(models.TextChoices):
        DECLARATION = "declaration", pgettext_lazy("document", "Declaration")
        TREATY = "treaty", pgettext_lazy("document", "Treaty")
        AGREEMENT = "agreement", pgettext_lazy("document", "Agreement")
        MEMORANDUM = "memorandum", pgettext_lazy("document", "Memorandum")
        PLAN = "plan_of_action", pgettext_lazy("document", "Plan of action")
        CONTRACT = "contract", pgettext_lazy("document", "Contract")

    class Status(models.TextChoices):
        PROPOSED = "proposed", pgettext_lazy("document status", "proposed")
        PLANNED = "planned", pgettext_lazy("document status", "planned")
        SIGNED = "signed", pgettext_lazy("document status", "signed")
        IN_FORCE = "in_force", pgettext_lazy("document status", "in force")
        IN_FORCE_AS_OF_TEXT = (
            "in_force_as_of_text",
            pgettext_lazy("document status", "in force as of the text"),
        )
        REGIME_AS_OF_TEXT = (
            "regime_in_force_as_of_text",
            pgettext_lazy("document status", "regime in force at the time of the text"),
        )
        EXPIRED = "expired", pgettext_lazy("document status", "expired")
        SUPERSEDED = "superseded", pgettext_lazy("document status", "superseded")

    edition_title = "title"
    edition_parts = {"signatories": Part("parties", field="signatory_title", key="position")}
    searched_by_date = "signed"
    searched_by_topics = "topics"

    title = models.CharField(_("title"), max_length=500, blank=True)
    title_status_ru = models.CharField(
        _("standing of the Russian title"), max_length=10, choices=TitleStatus, default=TitleStatus.WORKING
    )
    title_status_kk = models.CharField(
        _("standing of the Kazakh title"), max_length=10, choices=TitleStatus, default=TitleStatus.WORKING
    )
    title_status_ko = models.CharField(
        _("standing of the Korean title"), max_length=10, choices=TitleStatus, default=TitleStatus.WORKING
    )
    title_status_en = models.CharField(
        _("standing of the English title"), max_length=10, choices=TitleStatus, default=TitleStatus.WORKING
    )
    kind = models.CharField(_("kind"), max_length=14, choices=Kind)
    status = models.CharField(_("status"), max_length=26, choices=Status, default=Status.SIGNED)
    is_group = models.BooleanField(
        _("several documents"),
        default=False,
        help_text=_("The source does not name each of them."),
    )
    signed = HonestDateField(_("signed"))
    outside_date = HonestDateField(_("date found outside the texts"))
    place = models.ForeignKey(
        Place, models.SET_NULL, null=True, blank=True, related_name="documents", verbose_name=_("place of signing")
    )
    place_basis = models.CharField(_("basis of the place"), max_length=8, choices=Basis, default=Basis.TEXT)
    term_start = HonestDateField(_("start of the term"))
    term_end = HonestDateField(_("end of the term"))
    visit = models.ForeignKey(
        Visit, models.SET_NULL, null=True, blank=True, related_name="documents", verbose_name=_("signed during")
    )
    topics = models.ManyToManyField(Topic, blank=True, related_name="documents", verbose_name=_("topics"))

    class Meta:
        verbose_name = _("signed document")
        verbose_name_plural = _("signed documents")
        ordering = [F("signed_latest").desc(nulls_last=True), "-pk"]
        indexes = [models.Index(fields=["-signed_latest", "-id"], name="document_newest_first")]

    def clean(self):
        super().clean()
        refuse_taken_address(self, TAKEN)

    def get_absolute_url(self):
        return address_of("newsroom:document-detail", self.slug)

    def title_status_in(self, language: str) -> str:
        return TitleStatus(getattr(self, f"title_status_{language}")).label


class PartyManager(KeyedManager):
    key_fields = ("document__slug", "position")


class Party(models.Model):
    """A side of a document, at any level, and who signed for it, by the appointment held on that day."""

    document = models.ForeignKey(
        SignedDocument, models.CASCADE, related_name="parties", verbose_name=_("signed document")
    )
    position = models.PositiveSmallIntegerField(_("position"))
    country = models.ForeignKey(
        Place,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        limit_choices_to={"kind": "country"},
        verbose_name=_("country"),
    )
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="parties", verbose_name=_("organisation")
    )
    signatory = models.ForeignKey(
        Official, models.PROTECT, null=True, blank=True, related_name="signatures", verbose_name=_("signatory")
    )
    appointment = models.ForeignKey(
        Appointment, models.PROTECT, null=True, blank=True, related_name="signatures", verbose_name=_("signed as")
    )
    signatory_title = models.CharField(
        _("post of an unnamed signatory"),
        max_length=300,
        blank=True,
        help_text=_("If the source names the post only."),
    )
    basis = models.CharField(_("basis"), max_length=8, choices=Basis, default=Basis.TEXT)

    objects = PartyManager()

    class Meta:
        verbose_name = _("party")
        verbose_name_plural = _("parties")
        ordering = ["document", "position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["document", "position"], name="parties_are_numbered"),
            models.CheckConstraint(
                condition=Q(country=None, organisation__isnull=False) | Q(country__isnull=False, organisation=None),
                name="party_is_a_country_or_a_body",
            ),
        ]

    def __str__(self):
        return str(self.organisation or self.country)

    def natural_key(self):
        return (self.document.slug, self.position)

    natural_key.dependencies = ["newsroom.signeddocument"]

    def clean(self):
        if bool(self.country_id) == bool(self.organisation_id):
            error = ValidationError(_("A party is either a country or a body. Choose one of them."), code="one-party")
            raise ValidationError({"country": error})

    def signatory_title_in(self, language: str) -> str:
        return getattr(self, f"signatory_title_{language}") or ""


class LifeEventManager(KeyedManager):
    key_fields = ("document__slug", "position")


class LifeEvent(models.Model):
    """What happened to a document, and when: signed, ratified, in force, expired, superseded."""

    class Kind(models.TextChoices):
        PROPOSED = "proposed", pgettext_lazy("life", "proposed")
        SIGNED = "signed", pgettext_lazy("life", "signed")
        RATIFIED = "ratified", pgettext_lazy("life", "ratified")
        IN_FORCE = "in_force", pgettext_lazy("life", "entered into force")
        EXPIRES = "expires", pgettext_lazy("life", "expires")
        SUPERSEDED = "superseded", pgettext_lazy("life", "superseded")

    document = models.ForeignKey(
        SignedDocument, models.CASCADE, related_name="life_events", verbose_name=_("signed document")
    )
    position = models.PositiveSmallIntegerField(_("position"))
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    date = HonestDateField(_("date"))
    superseded_by = models.ForeignKey(
        SignedDocument, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("superseded by")
    )

    objects = LifeEventManager()

    class Meta:
        verbose_name = _("life event")
        verbose_name_plural = _("life of the document")
        ordering = ["document", "position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["document", "position"], name="life_events_are_numbered"),
        ]

    def __str__(self):
        return self.get_kind_display()

    def natural_key(self):
        return (self.document.slug, self.position)

    natural_key.dependencies = ["newsroom.signeddocument"]
