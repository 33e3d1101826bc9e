"""Everything dated, on one time line."""

from django.shortcuts import render

from newsroom.anniversaries import near_anniversaries, on_this_day
from newsroom.chronicle_filters import ChronicleFilters
from newsroom.reading import Shelf, reading_of
from newsroom.timeline import by_year, entry_of, page_of

PAGE_SIZE = 50


def chronicle(request):
    """Visits, documents, events and stories by their own dates; the first page also looks back and ahead."""
    reading = reading_of(request)
    filters = ChronicleFilters(request.GET, reading)
    cursor = request.GET.get("after", "")
    page = page_of(filters.rows(), cursor=cursor, size=PAGE_SIZE)
    shelf = Shelf(reading, [record for _kind, record in page.pairs])
    is_front = not cursor and not filters.chosen
    context = {
        "reading": reading,
        "filters": filters,
        "years": by_year(entry_of(kind, record, shelf) for kind, record in page.pairs),
        "paging": {
            "first": filters.url(after=None) if cursor else "",
            "next": filters.url(after=page.next_cursor) if page.next_cursor else "",
        },
        "this_day": on_this_day(reading) if is_front else [],
        "near": near_anniversaries(reading) if is_front else [],
    }
    return render(request, "newsroom/chronicle.html", context)
