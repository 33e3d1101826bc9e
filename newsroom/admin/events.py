from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from newsroom.models import AnnouncedDate, Event
from people.curation.desk import CuratedAdmin, StackedChildren, YearFilter, dates


class EventYearFilter(YearFilter):
    date_field = "date"


class AnnouncedDateInline(StackedChildren):
    model = AnnouncedDate
    related = ["source_text", "official", "organisation"]
    fields = ["position", *dates("date", "said"), ("source_text", "official", "organisation")]


@admin.register(Event)
class EventAdmin(CuratedAdmin):
    list_columns = ["kind", "status", "date", "place"]
    list_filter = ["kind", "status", EventYearFilter, ("topics", admin.RelatedOnlyFieldListFilter)]
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
