from django.db.models import Prefetch
from django.shortcuts import render
from django.utils import timezone

from newsroom import structured
from newsroom.citations import citation_of
from newsroom.delegations import day_of
from newsroom.entries.careers import career_of
from newsroom.entries.deeds import deeds_of_official
from newsroom.entries.names import monogram, names_of
from newsroom.entries.offices import TOLD, holders_in, offices_of
from newsroom.entries.taking_part import records_of_official
from newsroom.evidence import evidence_by_fact, sources_of
from newsroom.filters import OfficialFilter
from newsroom.listing import Listing, at_clean_address
from newsroom.persons import posts_of, standing_on
from newsroom.reading import Shelf, open_page, reading_of
from newsroom.related import NAMED
from people.dates import HonestDate
from people.models import Appointment, Official

PAGE_SIZE = 100


def with_posts(officials):
    """With the columns that tell what a post is and when it was held."""
    bodies = (f"organisation__{name}" for name in NAMED)
    posts = Appointment.objects.select_related("organisation").only("official", *TOLD, *bodies)
    return officials.prefetch_related(Prefetch("appointments", posts))


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
    """One person: names, posts with whoever held them before and after, and everything that the person took part in."""
    reading = reading_of(request)
    page = open_page(with_posts(Official.objects.select_related("country")), slug, reading)
    official = page.record
    records = records_of_official(official, reading)
    appointments = list(official.appointments.all())
    bodies = [post.organisation for post in appointments if post.organisation]
    others = holders_in(bodies, but=official)
    shelf = Shelf(
        reading,
        [official.country, *bodies],
        *records.values(),
        only_to_show=True,
        in_all_languages=[official, *(one.official for one in others)],
    )
    shown, today = shelf.shown(official), HonestDate.parse(reading.day.isoformat())
    posts = posts_of(shown, appointments, shelf)
    evidence = evidence_by_fact(sources_of(official), reading, [post.appointment.slug for post in posts])
    visited = [day_of(visit) for visit in records["visits"]]
    context = {
        "reading": reading,
        "page": page,
        "citation": citation_of(page, request.build_absolute_uri),
        "official": official,
        "country": shelf.shown(official.country),
        "names": names_of(shown, shelf),
        "monogram": monogram(shown),
        "standing": standing_on(today, posts),
        "now": posts_of_today(posts, reading),
        "career": career_of(posts, offices_of([*appointments, *others], shelf), evidence, visited, reading.day),
        "evidence": evidence[""],
        **deeds_of_official(records, shown, shelf, today),
    }
    image = official.portrait.portrait if official.portrait else ""
    context["structured"] = structured.person(context, posts, address=request.build_absolute_uri, image=image)
    return render(request, "newsroom/official_detail.html", context)


def posts_of_today(posts, reading):
    """For a page of the past: the posts held by now, where they differ from those of its day."""
    if not reading.as_of:
        return []
    then, now = (
        standing_on(HonestDate.parse(day.isoformat()), posts).held for day in (reading.day, timezone.localdate())
    )
    return [post for post in now if post not in then]
