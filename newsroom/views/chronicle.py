"""Everything dated, on one time line."""

from dataclasses import dataclass
from itertools import groupby

from django.shortcuts import render
from django.utils.translation import gettext as _

from newsroom.models import Article, Event, SignedDocument, Visit
from newsroom.reading import Shelf, Shown, reading_of
from people.dates import HonestDate

# What goes on the time line, and by which of its dates.
DATED = [(Visit, "start"), (SignedDocument, "signed"), (Event, "date"), (Article, "story_date")]
NUM_ROWS = 500


@dataclass(frozen=True)
class Entry:
    shown: Shown
    date: HonestDate
    kind: str

    @property
    def year(self) -> int:
        return self.date.earliest.year


def chronicle(request):
    """All years, or one (`?year=2024`): visits, documents, events and stories by their own dates."""
    reading = reading_of(request)
    records = {}
    for model, name in DATED:
        rows = model.objects.public(reading.language, reading.at).exclude(**{f"{name}_earliest": None})
        records[model] = list(rows.order_by(f"-{name}_earliest", "-pk")[:NUM_ROWS])
    shelf = Shelf(reading, *records.values())
    entries = [
        Entry(shelf.shown(record), getattr(record, name), str(model._meta.verbose_name))
        for model, name in DATED
        for record in records[model]
    ]
    entries.sort(key=lambda entry: (entry.date.sort_key, entry.shown.record.pk), reverse=True)
    all_years = sorted({entry.year for entry in entries}, reverse=True)
    wanted = request.GET.get("year", "")
    years = [
        (year, list(rows))
        for year, rows in groupby(entries, key=lambda entry: entry.year)
        if not wanted or str(year) == wanted
    ]
    context = {
        "reading": reading,
        "years": years,
        "all_years": all_years,
        "wanted_year": wanted,
        "title": _("Chronicle"),
    }
    return render(request, "newsroom/chronicle.html", context)
