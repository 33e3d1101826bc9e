from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from newsroom.models import ProgrammeItem, Visit, VisitParticipant
from people.curation.desk import CuratedAdmin, StackedChildren, YearFilter, dates, in_all_languages


class StartYearFilter(YearFilter):
    date_field = "start"


class ParticipantInline(StackedChildren):
    model = VisitParticipant
    related = ["official", "organisation"]
    fields = [
        ("position", "role", "precedence", "basis"),
        ("official", "organisation"),
        *in_all_languages("post_title"),
    ]


class ProgrammeInline(StackedChildren):
    model = ProgrammeItem
    related = ["visit", "place", "organisation", "event"]
    prefetched = ["officials", "documents"]
    fields = [
        ("position", "kind"),
        *in_all_languages("title"),
        *dates("date"),
        ("place", "organisation", "event"),
        ("officials", "documents"),
        ("slug", "desk_note"),
    ]


@admin.register(Visit)
class VisitAdmin(CuratedAdmin):
    list_columns = ["level", "direction", "destination", "start"]
    list_filter = ["level", "direction", StartYearFilter, ("topics", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["destination"]
    facts = [
        (_("Visit"), [("level", "level_basis"), ("direction", "travel")]),
        (_("Dates"), dates("start", "end", "outside_date")),
        (_("Relations"), [("origin", "destination"), ("host", "host_basis"), "topics"]),
    ]
    inlines = [ParticipantInline, ProgrammeInline]
