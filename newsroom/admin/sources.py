from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from newsroom.models import AttributionStep, SourceText
from people.curation.desk import CuratedAdmin, TabularChildren, YearFilter, dates


class PublishedYearFilter(YearFilter):
    title = _("year of publication")
    date_field = "published"


class AttributionInline(TabularChildren):
    model = AttributionStep
    related = ["official", "organisation"]
    fields = ["position", "role", "official", "organisation", "basis", "note"]


@admin.register(SourceText)
class SourceTextAdmin(CuratedAdmin):
    list_columns = ["identifier", "language", "published"]
    list_filter = ["language", PublishedYearFilter]
    facts = [
        (_("Text"), [("identifier", "rubric"), ("language", "translated_from"), "title_in_source", "original_title"]),
        (_("Dates"), dates("published")),
        (_("Relations"), [("outlet", "outlet_basis"), ("author", "translator", "photographer")]),
        (_("Original file"), [("file_name", "checksum")]),
    ]
    inlines = [AttributionInline]
