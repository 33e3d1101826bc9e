from decimal import Decimal

from django.db import models
from django.db.models import F
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from people.curation.addresses import address_of
from people.curation.models import Curated
from people.dates import HonestDateField
from people.models import Official, Organisation, Place

from .topics import Topic


class Comparator(models.TextChoices):
    """How exact a number is said to be."""

    EXACT = "exact", pgettext_lazy("comparator", "exactly")
    MORE_THAN = "more_than", pgettext_lazy("comparator", "more than")
    ABOUT = "about", pgettext_lazy("comparator", "about")
    UP_TO = "up_to", pgettext_lazy("comparator", "up to")


class Unit(models.TextChoices):
    USD = "USD", pgettext_lazy("unit", "US dollars")
    PERCENT = "percent", pgettext_lazy("unit", "per cent")
    PERSONS = "persons", pgettext_lazy("unit", "persons")
    COMPANIES = "companies", pgettext_lazy("unit", "companies")
    STORES = "stores", pgettext_lazy("unit", "shops")
    FLIGHTS = "flights", pgettext_lazy("unit", "flights")
    CITIES = "cities", pgettext_lazy("unit", "cities")
    OPERATIONS = "operations", pgettext_lazy("unit", "operations")
    CONTAINERS = "containers", pgettext_lazy("unit", "containers")
    YEARS = "years", pgettext_lazy("unit", "years")
    MONTHS = "months", pgettext_lazy("unit", "months")
    DAYS = "days", pgettext_lazy("unit", "days")
    MINUTES = "minutes", pgettext_lazy("unit", "minutes")


class Indicator(Curated):
    """What is measured; its figures make a series, conflicting values side by side."""

    edition_extras = ("definition",)
    searched_by_topics = "topics"

    name = models.CharField(_("name"), max_length=300, blank=True)
    definition = models.TextField(_("definition"), blank=True, help_text=_("What is counted, and what is not."))
    unit = models.CharField(_("unit"), max_length=10, choices=Unit)
    topics = models.ManyToManyField(Topic, blank=True, related_name="indicators", verbose_name=_("topics"))

    class Meta:
        verbose_name = _("indicator")
        verbose_name_plural = _("indicators")
        ordering = ["slug", "pk"]

    def get_absolute_url(self):
        return address_of("newsroom:indicator-detail", self.slug)


class Figure(Curated):
    """One value that somebody gave for an indicator: comparator, value, period, speaker."""

    class PeriodKind(models.TextChoices):
        AS_OF = "as_of", pgettext_lazy("period", "as of")
        FLOW = "flow", pgettext_lazy("period", "over")
        SPAN = "span", pgettext_lazy("period", "for the span")
        COMPARED = "compared_with", pgettext_lazy("period", "compared with an earlier period")

    class Direction(models.TextChoices):
        LEVEL = "level", pgettext_lazy("figure", "level")
        STOCK = "stock_or_total", pgettext_lazy("figure", "stock or total")
        CUMULATIVE = "cumulative", pgettext_lazy("figure", "cumulative")
        FLOW = "flow", pgettext_lazy("figure", "flow")
        INCREASE = "increase", pgettext_lazy("figure", "increase")
        COMPARISON = "comparison", pgettext_lazy("figure", "comparison without a number")

    class Per(models.TextChoices):
        WEEK = "week", pgettext_lazy("rate", "per week")
        MONTH = "month", pgettext_lazy("rate", "per month")
        YEAR = "year", pgettext_lazy("rate", "per year")

    is_searched = False

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="figures", verbose_name=_("indicator"))
    name = models.CharField(_("what is counted"), max_length=300, blank=True)
    comparator = models.CharField(_("comparator"), max_length=9, choices=Comparator, default=Comparator.EXACT)
    value = models.DecimalField(
        _("value"),
        max_digits=18,
        decimal_places=4,
        null=True,
        blank=True,
        help_text=_("As said, before the scale."),
    )
    scale = models.PositiveBigIntegerField(_("scale"), default=1)
    period = HonestDateField(_("period"))
    period_kind = models.CharField(_("kind of period"), max_length=13, choices=PeriodKind, default=PeriodKind.AS_OF)
    compared_with = HonestDateField(_("compared with"))
    direction = models.CharField(_("kind of value"), max_length=14, choices=Direction, default=Direction.LEVEL)
    per = models.CharField(_("rate"), max_length=5, choices=Per, blank=True)
    is_derived = models.BooleanField(
        _("counted by the desk"), default=False, help_text=_("The text implies the number and does not state it.")
    )
    said_by = models.ForeignKey(
        Official, models.PROTECT, null=True, blank=True, related_name="figures", verbose_name=_("said by (person)")
    )
    said_by_organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="figures", verbose_name=_("said by (body)")
    )
    is_said_by_reporter = models.BooleanField(_("stated by the text itself"), default=False)
    places = models.ManyToManyField(Place, blank=True, related_name="figures", verbose_name=_("places"))
    topics = models.ManyToManyField(Topic, blank=True, related_name="figures", verbose_name=_("topics"))

    class Meta:
        verbose_name = _("figure")
        verbose_name_plural = _("figures")
        ordering = ["indicator", F("period_latest").asc(nulls_last=True), "pk"]
        indexes = [models.Index(fields=["-period_latest", "-id"], name="figure_newest_first")]
        constraints = [
            models.CheckConstraint(condition=models.Q(scale__gte=1), name="figure_scale_is_positive"),
        ]

    def get_absolute_url(self):
        return f"{self.indicator.get_absolute_url()}#{self.slug}"

    @property
    def amount(self) -> Decimal | None:
        """The full number, such as 4,300,000,000; None where the source compares without a number."""
        return None if self.value is None else self.value * self.scale


class Comparison(Curated):
    """Figures that must be read together, and the desk's note on why they differ or agree."""

    class Kind(models.TextChoices):
        CONFLICT = "apparent_conflict", pgettext_lazy("comparison", "apparent conflict")
        COMPLEMENTARY = "complementary", pgettext_lazy("comparison", "two sides of one matter")
        CONSISTENCY = "consistency_check", pgettext_lazy("comparison", "agreement checked")
        NEEDS_UNIT = "needs_unit", pgettext_lazy("comparison", "unit missing")
        NEEDS_SCOPE = "needs_scope", pgettext_lazy("comparison", "scope missing")

    edition_summary = "explanation"
    is_searched = False

    name = models.CharField(_("name"), max_length=200, blank=True)
    explanation = models.TextField(_("note of the desk for readers"), blank=True)
    kind = models.CharField(_("kind"), max_length=17, choices=Kind)
    figures = models.ManyToManyField(Figure, related_name="comparisons", verbose_name=_("figures"))

    class Meta:
        verbose_name = _("comparison")
        verbose_name_plural = _("comparisons")
        ordering = ["slug", "pk"]
