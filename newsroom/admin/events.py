from django.contrib import admin
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from newsroom.models import AnnouncedDate, Event
from newsroom.registers import expected_on, overdue_on
from people.curation.desk import CuratedAdmin, StackedChildren, YearFilter, dates


class EventYearFilter(YearFilter):
    date_field = "date"


class ExpectedFilter(admin.SimpleListFilter):
    title = _("what is to come")
    parameter_name = "when"
    conditions = {"expected": expected_on, "overdue": overdue_on}

    def lookups(self, request, model_admin):
        return [
            ("expected", pgettext_lazy("event", "expected")),
            ("overdue", pgettext_lazy("event", "overdue: nobody has noted whether it was held")),
        ]

    def queryset(self, request, queryset):
        condition = self.conditions.get(self.value())
        return queryset.filter(condition(timezone.localdate())) if condition else queryset


class AnnouncedDateInline(StackedChildren):
    model = AnnouncedDate
    related = ["source_text", "official", "organisation"]
    fields = ["position", *dates("date", "said"), ("source_text", "official", "organisation")]


@admin.register(Event)
class EventAdmin(CuratedAdmin):
    list_columns = ["kind", "status", "date", "place"]
    list_filter = ["kind", "status", ExpectedFilter, EventYearFilter, ("topics", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["place"]
    facts = [
        (_("Event"), [("kind", "status"), ("num_participants_comparator", "num_participants")]),
        (_("Dates"), dates("date", "outside_date")),
        (
            _("Relations"),
            [("place", "place_basis", "venue"), "part_of", "visits", "organisers", "speakers", "performers", "topics"],
        ),
    ]
    inlines = [AnnouncedDateInline]
