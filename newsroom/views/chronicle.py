"""Everything dated, on one time line."""

from django.shortcuts import render

from newsroom.anniversaries import near_anniversaries, on_this_day
from newsroom.chronicle_filters import ChronicleFilters
from newsroom.reading import Shelf, reading_of
from newsroom.timeline import by_year, entry_of, page_of

PAGE_SIZE = 60


def chronicle(request):
    """Visits, documents, events and stories by their own dates; the first page also looks back and ahead."""
    reading = reading_of(request)
    filters = ChronicleFilters(request.GET, reading)
    page = page_of(filters.rows(), cursor=request.GET.get("after", ""), size=PAGE_SIZE)
    shelf = Shelf(reading, [record for _kind, record in page])
    is_front = page.is_first and not filters.chosen
    context = {
        "reading": reading,
        "filters": filters,
        "years": by_year(entry_of(kind, record, shelf) for kind, record in page),
        "paging": page,
        "this_day": on_this_day(reading) if is_front else [],
        "near": near_anniversaries(reading) if is_front else [],
    }
    return render(request, "newsroom/chronicle.html", context)
