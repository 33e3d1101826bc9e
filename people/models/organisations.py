from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from people.curation.addresses import address_of
from people.dates import HonestDateField

from .names import Named
from .places import Attestation, Place


class Organisation(Named):
    """A state body, company, university, media outlet, association or international grouping."""

    class Kind(models.TextChoices):
        PRESIDENCY = "presidency", pgettext_lazy("body", "presidency")
        MINISTRY = "ministry", pgettext_lazy("body", "ministry")
        MINISTRY_DEPARTMENT = "ministry_department", pgettext_lazy("body", "department of a ministry")
        MISSION = "diplomatic_mission", pgettext_lazy("body", "diplomatic mission")
        AGENCY = "state_agency", pgettext_lazy("body", "state agency")
        CENTRAL_BANK = "central_bank", pgettext_lazy("body", "central bank")
        PARLIAMENT = "parliament", pgettext_lazy("body", "parliament")
        ADVISORY = "state_advisory_body", pgettext_lazy("body", "state advisory body")
        REGIONAL_GOVERNMENT = "regional_government", pgettext_lazy("body", "regional government")
        CITY_GOVERNMENT = "city_government", pgettext_lazy("body", "city government")
        REGION = "region", pgettext_lazy("body", "region")
        CITY = "city", pgettext_lazy("body", "city")
        INTERNATIONAL = "international_organisation", pgettext_lazy("body", "international organisation")
        FORMAT = "multilateral_format", pgettext_lazy("body", "multilateral format")
        THINK_TANK = "think_tank", pgettext_lazy("body", "think tank")
        UNIVERSITY = "university", pgettext_lazy("body", "university")
        HOSPITAL = "hospital", pgettext_lazy("body", "hospital")
        ASSOCIATION = "association", pgettext_lazy("body", "association")
        YOUTH = "youth_organisation", pgettext_lazy("body", "youth organisation")
        COMPANY = "company", pgettext_lazy("body", "company")
        BRAND = "brand", pgettext_lazy("body", "brand")
        THEATRE = "theatre", pgettext_lazy("body", "theatre")
        MUSEUM = "museum", pgettext_lazy("body", "museum")
        MEDIA = "media", pgettext_lazy("body", "media outlet")

    edition_extras = ("short_name",)

    name = models.CharField(_("name"), max_length=300, blank=True)
    short_name = models.CharField(_("short name or acronym"), max_length=120, blank=True)
    kind = models.CharField(_("kind"), max_length=26, choices=Kind)
    country = models.ForeignKey(
        Place,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="organisations",
        limit_choices_to={"kind": "country"},
        verbose_name=_("country"),
        help_text=_("Empty for an international body."),
    )
    seat = models.ForeignKey(
        Place, models.SET_NULL, null=True, blank=True, related_name="seated_organisations", verbose_name=_("seat")
    )
    place = models.ForeignKey(
        Place,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="governed_by",
        verbose_name=_("territory"),
        help_text=_("The region or city that this body governs or is."),
    )
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("parent body")
    )
    members = models.ManyToManyField(
        "self", symmetrical=False, blank=True, related_name="member_of", verbose_name=_("members")
    )
    began = HonestDateField(_("began"))
    ended = HonestDateField(_("ended"))
    attestation = models.CharField(_("attestation"), max_length=11, choices=Attestation, default=Attestation.NAMED)
    is_identity_certain = models.BooleanField(
        _("identity is certain"), default=True, help_text=_("Untick when the text leaves open which body is meant.")
    )

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["slug", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(parent=None) | ~Q(parent=F("id")), name="organisation_is_not_its_own_parent"
            ),
        ]

    def get_absolute_url(self):
        return address_of("newsroom:organisation-detail", self.slug)
