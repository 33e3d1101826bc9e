from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from newsroom.models import DocumentFile, LifeEvent, Party, SignedDocument
from people.curation.desk import CuratedAdmin, StackedChildren, TabularChildren, YearFilter, dates, in_all_languages


class SignedYearFilter(YearFilter):
    title = _("year of signing")
    date_field = "signed"


class PartyInline(StackedChildren):
    model = Party
    related = ["country", "organisation", "signatory", "appointment__official"]
    fields = [
        ("position", "country", "organisation"),
        ("signatory", "appointment", "basis"),
        *in_all_languages("signatory_title"),
    ]


class LifeEventInline(TabularChildren):
    model = LifeEvent
    fk_name = "document"
    related = ["superseded_by"]
    fields = ["position", "kind", "date", "date_basis", "date_reason", "superseded_by"]


class FileInline(StackedChildren):
    """What a file is, is told by its content; its size and check sum are taken when it is stored."""

    model = DocumentFile
    readonly_fields = ["format", "size", "sha256"]
    fields = [("position", "language", "kind", "standing"), "file", "source", ("format", "size", "sha256")]


@admin.register(SignedDocument)
class SignedDocumentAdmin(CuratedAdmin):
    list_columns = ["kind", "status", "signed", "place"]
    list_filter = ["kind", "status", SignedYearFilter, ("topics", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["place"]
    language_facts = ["title_status"]
    facts = [
        (_("Document"), [("kind", "status", "is_group")]),
        (_("Dates"), dates("signed", "outside_date", "term_start", "term_end")),
        (_("Relations"), [("place", "place_basis"), "visit", "topics"]),
    ]
    inlines = [PartyInline, LifeEventInline, FileInline]
