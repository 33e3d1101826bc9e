from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .names import Named


class Attestation(models.TextChoices):
    """How a place or a body got into the register."""

    NAMED = "named", pgettext_lazy("attestation", "named in a text")
    ABBREVIATED = "abbreviated", pgettext_lazy("attestation", "in a text as an abbreviation only")
    IMPLIED = "implied", pgettext_lazy("attestation", "implied by a text")
    OUTLET = "outlet", pgettext_lazy("attestation", "published a text")
    EXTERNAL = "external", pgettext_lazy("attestation", "not in the texts, needed by a note")


class Place(Named):
    """A country, region, city or site."""

    class Kind(models.TextChoices):
        COUNTRY = "country", pgettext_lazy("place", "country")
        SUPRANATIONAL = "supranational_region", pgettext_lazy("place", "world region")
        REGION = "region", pgettext_lazy("place", "region")
        CITY = "city", pgettext_lazy("place", "city")
        WATER = "water", pgettext_lazy("place", "sea or other water")
        INFRASTRUCTURE = "infrastructure", pgettext_lazy("place", "port or other infrastructure")
        SITE = "site", pgettext_lazy("place", "site")

    edition_extras = ("short_name", "official_name")

    name = models.CharField(_("name"), max_length=200, blank=True)
    short_name = models.CharField(_("short name"), max_length=80, blank=True)
    official_name = models.CharField(_("official name"), max_length=200, blank=True)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("part of")
    )
    country = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="places",
        limit_choices_to={"kind": "country"},
        verbose_name=_("country"),
    )
    capital = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("capital")
    )
    iso2 = models.CharField(_("ISO 3166-1 code, two letters"), max_length=2, blank=True)
    iso3 = models.CharField(_("ISO 3166-1 code, three letters"), max_length=3, blank=True)
    iso_region = models.CharField(_("ISO 3166-2 code"), max_length=6, blank=True)
    latitude = models.DecimalField(
        _("latitude"),
        max_digits=7,
        decimal_places=4,
        null=True,
        blank=True,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
    )
    longitude = models.DecimalField(
        _("longitude"),
        max_digits=7,
        decimal_places=4,
        null=True,
        blank=True,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
    )
    twins = models.ManyToManyField("self", blank=True, verbose_name=_("twinned with"))
    attestation = models.CharField(_("attestation"), max_length=11, choices=Attestation, default=Attestation.NAMED)

    class Meta:
        verbose_name = _("place")
        verbose_name_plural = _("places")
        ordering = ["slug", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["iso2"], condition=~Q(iso2=""), name="one_country_per_iso_code"),
            models.CheckConstraint(
                condition=Q(latitude=None, longitude=None) | Q(latitude__isnull=False, longitude__isnull=False),
                name="place_has_both_coordinates_or_none",
            ),
        ]

    def clean(self):
        super().clean()
        if (self.latitude is None) != (self.longitude is None):
            error = ValidationError(_("Give both coordinates or none."), code="half-a-position")
            raise ValidationError({"latitude": error})
