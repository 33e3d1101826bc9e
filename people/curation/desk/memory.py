"""The translation memory as a list: who confirmed what, and when."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from ..languages import SHORT_LABELS
from ..memory.concordance import entries_with
from ..models import MemoryEntry
from ..words import words_asked
from .readonly import ReadOnlyAdmin, RecordKindFilter


class MemoryEntryAdmin(ReadOnlyAdmin):
    """What the desk remembers while it translates; verbs fill it."""

    list_display = ["source_text", "target_text", "languages", "record_link", "by_name", "confirmed_at"]
    list_filter = ["source_language", "language", RecordKindFilter]
    # Words in any form and any language; see below.
    search_fields = ["source_text"]
    show_full_result_count = False
    fields = [
        ("record_link", "record_kind", "unit"),
        ("source_language", "language"),
        "source_text",
        "target_text",
        ("by_name", "confirmed_at"),
    ]

    def get_search_results(self, request, queryset, search_term):
        words = words_asked(search_term)
        return (queryset.filter(pk__in=entries_with(words)) if words else queryset), False

    def get_queryset(self, request):
        """The default manager belongs to fixtures."""
        entries = MemoryEntry.objects.order_by("-pk")
        return entries.select_related("content_type", "confirmed_by").prefetch_related("record")

    @admin.display(description=_("languages"))
    def languages(self, entry):
        return f"{SHORT_LABELS[entry.source_language]} → {SHORT_LABELS[entry.language]}"

    @admin.display(description=_("confirmed by"), ordering="confirmed_by")
    def by_name(self, entry):
        return (entry.confirmed_by and entry.confirmed_by.get_full_name()) or entry.confirmed_by or "–"
