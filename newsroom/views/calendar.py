from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from newsroom.diary import calendar_of, cancellation_of, cancelled, days_of, entry_of, numbered
from newsroom.models import Visit
from newsroom.reading import Shelf, Withdrawn, open_page, reading_of

# Diaries want what is near; the whole record is on the pages.
NUM_ENTRIES = 500


def visit_calendar(request):
    """Visits whose days are known, as iCalendar; a date known only to the month is no entry."""
    reading = reading_of(request)
    visits = numbered(Visit.objects.public(reading.language, reading.at), reading.at).select_related("destination")
    dated = visits.exclude(start_earliest=None, outside_date_earliest=None)
    newest = dated.order_by("-start_earliest", "-pk")[:NUM_ENTRIES]
    known = [visit for visit in reversed(newest) if days_of(visit)]
    shelf = Shelf(reading, known, [visit.destination for visit in known])
    entries = [entry(request, visit, shelf) for visit in known]
    struck = [cancellation_of(*gone) for gone in cancelled(reading, numbered(Visit.objects.all(), reading.at))]
    name = _("Visits between Kazakhstan and Korea")
    return answer(calendar_of(reading, [*entries, *struck], name), f"visits-{reading.language}.ics", "inline")


def visit_entry(request, slug):
    """One visit for a diary; while it matters, a withdrawn one as cancelled."""
    reading = reading_of(request)
    visits = numbered(Visit.objects.select_related("destination"), reading.at)
    try:
        visit = open_page(visits, slug, reading).record
    except Withdrawn:
        struck = cancelled(reading, visits.filter(slug=slug))
        if not struck:
            raise
        return answer(calendar_of(reading, [cancellation_of(*struck[0])]), f"{slug}.ics")
    if not days_of(visit):
        raise Http404(_("The days of this visit are not known, so that a diary has no place for it."))
    shelf = Shelf(reading, [visit, visit.destination])
    return answer(calendar_of(reading, [entry(request, visit, shelf)]), f"{slug}.ics")


def entry(request, visit, shelf):
    shown = shelf.shown(visit)
    return entry_of(visit, shown, shelf, url=request.build_absolute_uri(shown.url))


def answer(calendar: bytes, name: str, disposition: str = "attachment"):
    response = HttpResponse(calendar, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'{disposition}; filename="{name}"'
    return response
