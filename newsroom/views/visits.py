from django.db.models import Prefetch
from django.shortcuts import render

from newsroom import structured
from newsroom.delegations import hosts, members_of, travellers
from newsroom.evidence import evidence_of
from newsroom.filters import VisitFilter
from newsroom.listing import Listing, at_clean_address
from newsroom.models import ProgrammeItem, Visit
from newsroom.reading import Shelf, open_page, reading_of
from newsroom.registers import by_year, coverage
from people.dates import HonestDate

PAGE_SIZE = 30


@at_clean_address
def visit_list(request):
    """The register of visits, newest first, under their years."""
    listing = Listing(request, VisitFilter, size=PAGE_SIZE)
    visits = listing.page.records(Visit.objects.select_related("destination"))
    shelf = Shelf(listing.reading, visits, [visit.destination for visit in visits])
    entries = [{"shown": shelf.shown(visit), "destination": shelf.shown(visit.destination)} for visit in visits]
    return listing.render("newsroom/visit_list.html", years=by_year(entries, visits))


def visit_detail(request, slug):
    """One visit: route, delegation, programme, outcome, and what rests on it."""
    reading = reading_of(request)
    page = open_page(visits_with_relations(), slug, reading)
    visit = page.record
    articles = coverage(reading, visits=visit)
    shelf = Shelf(reading, *shelved(visit), articles)
    members = members_of(visit, page.data, shelf, HonestDate.parse(reading.day.isoformat()))
    context = {
        "reading": reading,
        "page": page,
        "visit": visit,
        "origin": shelf.shown(visit.origin),
        "destination": shelf.shown(visit.destination),
        "host": shelf.shown(visit.host),
        "delegation": travellers(members),
        "host_side": hosts(members),
        "programme": programme_of(visit, page.data, shelf),
        "documents": shelf.all_shown(visit.documents.all()),
        "events": shelf.all_shown(visit.events.all()),
        "topics": shelf.in_language(visit.topics.all()),
        "articles": shelf.in_language(articles),
        "evidence": evidence_of(visit, reading),
    }
    context["structured"] = structured.event(
        page,
        url=request.build_absolute_uri(page.url),
        start=visit.start,
        end=visit.end,
        place=context["destination"],
        description=page.data.get("purpose", ""),
    )
    return render(request, "newsroom/visit_detail.html", context)


def visits_with_relations():
    programme = ProgrammeItem.objects.select_related("place", "organisation", "event")
    return Visit.objects.select_related("origin", "destination", "host").prefetch_related(
        "participants__official__appointments",
        "participants__organisation",
        Prefetch("programme", programme.prefetch_related("officials", "documents")),
        "documents",
        "events",
        "topics",
        "sources",
    )


def shelved(visit):
    """Everything whose name the page of a visit may need."""
    participants, programme = visit.participants.all(), visit.programme.all()
    return [
        [visit.origin, visit.destination, visit.host],
        [one.official for one in participants],
        [one.organisation for one in participants],
        *([item.place, item.organisation, item.event] for item in programme),
        *(item.officials.all() for item in programme),
        *(item.documents.all() for item in programme),
        visit.documents.all(),
        visit.events.all(),
        visit.topics.all(),
    ]


def programme_of(visit, data, shelf):
    """The points of the programme that the edition has words for."""
    titles = data.get("programme", {})
    return [
        {
            "item": item,
            "title": titles[item.slug],
            "place": shelf.shown(item.place),
            "organisation": shelf.shown(item.organisation),
            "event": shelf.shown(item.event),
            "officials": shelf.all_shown(item.officials.all()),
            "documents": shelf.all_shown(item.documents.all()),
        }
        for item in visit.programme.all()
        if item.slug in titles
    ]
