from django.db.models import F, Q
from django.shortcuts import render

from newsroom import structured
from newsroom.evidence import evidence_of
from newsroom.filters import OrganisationFilter
from newsroom.listing import Listing, at_clean_address
from newsroom.models import Event, SignedDocument, Visit
from newsroom.persons import Post
from newsroom.reading import Shelf, open_page, reading_of
from newsroom.registers import coverage, related
from newsroom.series import public_figures
from people.dates import HonestDate
from people.models import Appointment, Organisation

PAGE_SIZE = 100


@at_clean_address
def organisation_list(request):
    """Every body in the register, by name."""
    listing = Listing(request, OrganisationFilter, size=PAGE_SIZE)
    bodies = listing.page.records(Organisation.objects.select_related("country", "seat"))
    shelf = Shelf(listing.reading, bodies, [body.country for body in bodies], [body.seat for body in bodies])
    entries = [
        {"shown": shelf.shown(body), "country": shelf.shown(body.country), "seat": shelf.shown(body.seat)}
        for body in bodies
    ]
    return listing.render("newsroom/organisation_list.html", entries=entries)


def organisation_detail(request, slug):
    """One body: parent and parts, office holders, visits, documents, events, figures and articles."""
    reading = reading_of(request)
    bodies = Organisation.objects.select_related("country", "seat", "parent", "place")
    page = open_page(bodies.prefetch_related("children", "members", "member_of"), slug, reading)
    body = page.record
    relations = relations_of(body, reading)
    holders = list(Appointment.objects.filter(organisation=body).select_related("official"))
    shelf = Shelf(
        reading,
        [body, body.country, body.seat, body.parent, body.place],
        body.children.all(),
        body.members.all(),
        body.member_of.all(),
        [post.official for post in holders],
        *relations.values(),
    )
    country, parent = shelf.shown(body.country), shelf.shown(body.parent)
    context = {
        "reading": reading,
        "page": page,
        "organisation": body,
        "country": country,
        "seat": shelf.shown(body.seat),
        "parent": parent,
        "evidence": evidence_of(body, reading),
        "structured": structured.organisation(
            page, body, url=request.build_absolute_uri(page.url), parent=parent, country=country
        ),
        "children": shelf.all_shown(body.children.all()),
        "members": shelf.all_shown(body.members.all()),
        "member_of": shelf.all_shown(body.member_of.all()),
        "holders": office_holders(holders, shelf, HonestDate.parse(reading.day.isoformat())),
        **{name: shelf.in_language(records) for name, records in relations.items()},
    }
    return render(request, "newsroom/organisation_detail.html", context)


def office_holders(appointments, shelf, today):
    """Who held which post here, in the words of the person's edition; first in protocol first."""
    holders = []
    for appointment in appointments:
        shown = shelf.shown(appointment.official)
        title = shown and shown.edition.data.get("posts", {}).get(appointment.slug)
        if title:
            is_running = appointment.is_known_to_run_on(today)
            holders.append({"shown": shown, "post": Post(appointment, title), "is_running": is_running})
    return holders


def relations_of(body, reading):
    """What a body took part in, newest first, as far as it is public in the reader's language."""

    hosted = Q(host=body) | Q(participants__organisation=body) | Q(programme__organisation=body)
    attended = Q(organisers=body) | Q(venue=body) | Q(performers=body)
    figures = public_figures(reading).filter(said_by_organisation=body)
    return {
        "visits": list(related(Visit, reading, hosted)),
        "documents": list(related(SignedDocument, reading, parties__organisation=body)),
        "events": list(related(Event, reading, attended)),
        "figures": list(figures.order_by(F("period_latest").desc(nulls_last=True), "-pk")),
        "articles": coverage(reading, mentions__organisation=body),
    }
