from django.db.models import F, Prefetch
from django.shortcuts import render

from newsroom import structured
from newsroom.evidence import evidence_of
from newsroom.filters import OfficialFilter
from newsroom.listing import Listing, at_clean_address
from newsroom.models import Event, SignedDocument, Visit
from newsroom.persons import posts_of
from newsroom.reading import Shelf, open_page, reading_of
from newsroom.registers import coverage, related
from newsroom.series import public_figures
from people.dates import HonestDate
from people.models import Appointment, Official

PAGE_SIZE = 100


def with_posts(officials):
    return officials.prefetch_related(
        Prefetch("appointments", Appointment.objects.select_related("organisation", "official"))
    )


@at_clean_address
def official_list(request):
    """Everybody in the register, by name."""
    listing = Listing(request, OfficialFilter, size=PAGE_SIZE)
    officials = listing.page.records(with_posts(Official.objects.select_related("country")))
    shelf = Shelf(listing.reading, officials, [official.country for official in officials])
    entries = [
        {
            "shown": shelf.shown(official),
            "posts": posts_of(shelf.shown(official), official.appointments.all()),
            "country": shelf.shown(official.country),
        }
        for official in officials
    ]
    return listing.render("newsroom/official_list.html", entries=entries)


def official_detail(request, slug):
    """One person: posts then and now, visits, documents, events, figures and articles."""
    reading = reading_of(request)
    page = open_page(with_posts(Official.objects.select_related("country")), slug, reading)
    official = page.record
    relations = relations_of(official, reading)
    appointments = list(official.appointments.all())
    shelf = Shelf(
        reading, [official, official.country], [post.organisation for post in appointments], *relations.values()
    )
    shown = shelf.shown(official)
    posts = posts_of(shown, appointments, shelf)
    today = HonestDate.parse(reading.day.isoformat())
    posts_now = [post for post in posts if post.appointment.is_known_to_run_on(today)]
    country = shelf.shown(official.country)
    url = request.build_absolute_uri(page.url)
    context = {
        "reading": reading,
        "page": page,
        "official": official,
        "country": country,
        "posts_now": posts_now,
        "posts": posts,
        "evidence": evidence_of(official, reading),
        "structured": structured.person(page, url=url, posts=posts, posts_now=posts_now, country=country),
        **{name: shelf.in_language(records) for name, records in relations.items()},
    }
    return render(request, "newsroom/official_detail.html", context)


def relations_of(official, reading):
    """What an official took part in, newest first, as far as it is public in the reader's language."""
    figures = public_figures(reading).filter(said_by=official)
    return {
        "visits": list(related(Visit, reading, participants__official=official)),
        "documents": list(related(SignedDocument, reading, parties__signatory=official)),
        "events": list(related(Event, reading, speakers=official)),
        "figures": list(figures.order_by(F("period_latest").desc(nulls_last=True), "-pk")),
        "articles": coverage(reading, mentions__official=official),
    }
