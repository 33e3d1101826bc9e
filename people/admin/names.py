"""What the pages of officials, organisations and places have in common: spellings met in print."""

from django.contrib import admin
from django.utils.html import format_html

from people.curation.desk.children import GenericChildren
from people.curation.desk.readonly import ReadOnlyAdmin, RecordKindFilter
from people.curation.folding import fold
from people.models import NameVariant


class NameVariantInline(GenericChildren):
    model = NameVariant
    fields = ["spelling", "script", "language", "is_as_printed", "met_in"]
    classes = ["collapse"]


@admin.register(NameVariant)
class NameVariantAdmin(ReadOnlyAdmin):
    """Spellings are written on the page of their record; here they are looked up."""

    list_display = ["spelling", "record_link", "record_kind", "script", "language", "is_as_printed", "met_in"]
    list_filter = ["script", "language", "is_as_printed", RecordKindFilter]
    search_fields = ["folded"]
    fields = ["record_link", "spelling", "script", "language", "is_as_printed", "met_in"]

    def get_search_results(self, request, queryset, search_term):
        for word in fold(search_term).split():
            queryset = queryset.filter(folded__contains=word)
        return queryset, False


def thumbnail(url):
    """A small picture without words: the row says what it shows."""
    return format_html('<img class="list-thumbnail" src="{}" alt="" loading="lazy">', url) if url else "–"
