from django.shortcuts import render

from newsroom import structured
from newsroom.citations import citation_of
from newsroom.entries.careers import chairs_of
from newsroom.entries.deeds import deeds_of_body
from newsroom.entries.kin import body_called, kin_of, parents_of, relatives_of
from newsroom.entries.names import names_of
from newsroom.entries.offices import holders_in, offices_of
from newsroom.entries.taking_part import records_of_body
from newsroom.evidence import evidence_by_fact, sources_of
from newsroom.filters import OrganisationFilter
from newsroom.listing import Listing, at_clean_address
from newsroom.reading import Shelf, page_of, reading_of
from people.models import Organisation

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
    """One body: what it is part of and made of, who held its posts, and everything that it took part in."""
    reading = reading_of(request)
    page = page_of(body_called(slug), reading)
    body = page.record
    records, relatives, above = records_of_body(body, reading), relatives_of(body, reading), parents_of(body)
    holders = holders_in([body])
    shelf = Shelf(
        reading,
        [body.country, body.seat, body.place, *above],
        *relatives.values(),
        *records.values(),
        only_to_show=True,
        in_all_languages=[body, *(post.official for post in holders)],
    )
    chairs, scale = chairs_of(offices_of(holders, shelf), reading.day)
    context = {
        "reading": reading,
        "page": page,
        "citation": citation_of(page, request.build_absolute_uri),
        "organisation": body,
        "country": shelf.shown(body.country),
        "seat": shelf.shown(body.seat),
        "place": shelf.shown(body.place),
        "parents": shelf.all_shown(above),
        "names": names_of(shelf.shown(body), shelf),
        "chairs": chairs,
        "scale": scale,
        "evidence": evidence_by_fact(sources_of(body), reading)[""],
        **kin_of(relatives, shelf),
        **deeds_of_body(records, body, shelf),
    }
    context["structured"] = structured.organisation(context, address=request.build_absolute_uri)
    return render(request, "newsroom/organisation_detail.html", context)
