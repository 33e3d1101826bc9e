from django.db.models import Prefetch
from django.shortcuts import render

from newsroom import structured
from newsroom.aftermath import shown_steps, steps_after
from newsroom.atlas import chart_of
from newsroom.delegations import hosts, members_of, travellers
from newsroom.diary import days_of
from newsroom.evidence import Grounds, evidence_by_fact
from newsroom.filters import VisitFilter
from newsroom.levels import ASPECT, sayings_of
from newsroom.listing import Listing, at_clean_address
from newsroom.models import Article, ProgrammeItem, Visit
from newsroom.reading import Shelf, open_page, reading_of
from newsroom.registers import by_year, news_about
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
    articles = news_about(reading, Article.visits.through.objects.filter(visit=visit))
    steps = steps_after(visit, reading)
    after = [record for step in steps for record in (step.record, step.other)]
    shelf = Shelf(reading, *shelved(visit), articles, after)
    evidence, sayings = evidence_by_fact(visit.sources.all(), reading, [ASPECT]), sayings_of(visit, reading)
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
        "steps": shown_steps(steps, shelf),
        "chart": chart_of_visit(visit, shelf),
        "has_days": days_of(visit) is not None,
        "topics": shelf.in_language(visit.topics.all()),
        "articles": shelf.in_language(articles),
        "num_articles": articles.is_cut and articles.total_words,
        "sayings": sayings,
        "level_grounds": unquoted(evidence[ASPECT], sayings),
        "evidence": evidence[""],
    }
    context["structured"] = structured.event(
        page,
        url=request.build_absolute_uri(page.url),
        start=visit.start,
        end=visit.end,
        place=context["destination"],
        description=page.data.get("purpose", ""),
        organisers=[context["host"]] if context["host"] else [],
        attendees=[member.person.shown for member in members if member.person],
        address=request.build_absolute_uri,
    )
    return render(request, "newsroom/visit_detail.html", context)


def visits_with_relations():
    programme = ProgrammeItem.objects.select_related("place__capital", "organisation", "event")
    return Visit.objects.select_related("origin__capital", "destination__capital", "host").prefetch_related(
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


def unquoted(grounds, sayings):
    """The grounds without the passages that are quoted in full."""
    quoted = {saying.article.url for saying in sayings}
    return Grounds([passage for passage in grounds.passages if passage.url not in quoted], grounds.pages)


def chart_of_visit(visit, shelf):
    """Where the visit led, and from where unless nobody travelled."""
    has_travelled = visit.travel != Visit.Travel.NONE
    places = [visit.destination, *([visit.origin] if has_travelled else [])]
    places += [item.place for item in visit.programme.all()]
    known = {place.pk: place for place in places if place}
    journeys = [(visit.origin_id, visit.destination_id, 1, visit.direction)] if has_travelled else []
    return chart_of(shelf.all_shown(known.values()), journeys)


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
