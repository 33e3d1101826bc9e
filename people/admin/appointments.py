from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from people.curation.desk import ChildAdmin, YearFilter, dates
from people.models import Appointment


class StartYearFilter(YearFilter):
    title = _("year of the start")
    date_field = "start"


@admin.register(Appointment)
class AppointmentAdmin(ChildAdmin):
    parent = "official"
    list_display = ["__str__", "official", "organisation", "kind", "start", "end"]
    list_filter = ["kind", StartYearFilter]
    list_select_related = ["official", "organisation"]
    search_fields = ["slug", "official__search_text", "official__name_variants__folded", "organisation__search_text"]
    facts = [
        (_("Post"), ["official", "organisation", ("kind", "precedence", "basis")]),
        (_("Dates"), dates("start", "end", "confirmed")),
    ]
    housekeeping = ["slug"]

    def get_queryset(self, request):
        """Its title falls back to the official's source language."""
        return super().get_queryset(request).select_related("official", "organisation")
