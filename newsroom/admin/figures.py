from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from newsroom.models import Comparison, Figure, Indicator
from people.curation.desk import CuratedAdmin, TabularChildren, YearFilter, dates


class PeriodYearFilter(YearFilter):
    date_field = "period"


class FigureInline(TabularChildren):
    """The series at a glance; a figure has texts in four languages and is written on a page of its own."""

    model = Figure
    show_change_link = True
    fields = readonly_fields = ["comparator", "value", "scale", "period", "said_by", "said_by_organisation"]
    related = ["said_by", "said_by_organisation"]

    def has_add_permission(self, request, obj):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(Indicator)
class IndicatorAdmin(CuratedAdmin):
    list_columns = ["unit"]
    list_filter = ["unit", ("topics", admin.RelatedOnlyFieldListFilter)]
    facts = [(_("Indicator"), ["unit", "topics"])]
    inlines = [FigureInline]


@admin.register(Figure)
class FigureAdmin(CuratedAdmin):
    list_columns = ["indicator", "comparator", "value", "scale", "period"]
    list_filter = ["period_kind", "is_derived", PeriodYearFilter, ("topics", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["indicator"]
    facts = [
        (_("Value"), ["indicator", ("comparator", "value", "scale", "per"), ("direction", "is_derived")]),
        (_("Dates"), ["period_kind", *dates("period", "compared_with")]),
        (_("Speaker"), [("said_by", "said_by_organisation", "is_said_by_reporter")]),
        (_("Relations"), ["places", "topics"]),
    ]


@admin.register(Comparison)
class ComparisonAdmin(CuratedAdmin):
    list_columns = ["kind"]
    list_filter = ["kind"]
    facts = [(_("Comparison"), ["kind", "figures"])]
