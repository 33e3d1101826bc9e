from datetime import timedelta

from django.http import HttpResponse
from django.utils.translation import gettext as _
from icalendar import Calendar
from icalendar import Event as Entry

from newsroom.models import Visit
from newsroom.reading import Shelf, reading_of


def visit_calendar(request):
    """Visits whose days are known, as iCalendar; a date known only to the month is no entry."""
    reading = reading_of(request)
    visits = Visit.objects.public(reading.language, reading.at).select_related("destination")
    visits = [visit for visit in visits.order_by("start_earliest", "pk") if days_of(visit)]
    shelf = Shelf(reading, visits, [visit.destination for visit in visits])
    calendar = Calendar()
    calendar.add("prodid", f"-//Chancery//{reading.language}//")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _("Visits between Kazakhstan and Korea"))
    for visit in visits:
        calendar.add_component(entry(request, visit, shelf))
    response = HttpResponse(calendar.to_ical(), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'inline; filename="visits-{reading.language}.ics"'
    return response


def days_of(visit):
    """First and last day, where both are known to the day: from the texts or, failing that, from outside them."""
    for start, end in ((visit.start, visit.end or visit.start), (visit.outside_date, visit.outside_date)):
        if start and (start.precision == "day" and end.precision == "day"):
            return start.earliest, end.latest
        if start and start is end and "/" in start.notation and len(start.notation) == 21:
            return start.earliest, start.latest
    return None


def entry(request, visit, shelf):
    first, last = days_of(visit)
    shown = shelf.shown(visit)
    place = shelf.shown(visit.destination)
    event = Entry()
    event.add("uid", f"visit-{visit.slug}@{request.get_host()}")
    event.add("dtstamp", shown.edition.current_from)
    event.add("last-modified", shown.edition.current_from)
    event.add("sequence", shown.edition.number - 1)
    event.add("dtstart", first)
    event.add("dtend", last + timedelta(days=1))
    event.add("summary", shown.title)
    event.add("url", request.build_absolute_uri(shown.url))
    if purpose := shown.edition.data.get("purpose"):
        event.add("description", purpose)
    if place:
        event.add("location", place.title, parameters={"language": place.edition.language})
    return event
