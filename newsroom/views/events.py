from decimal import Decimal

from django.db.models import Prefetch
from django.shortcuts import render

from newsroom import structured
from newsroom.announcements import announcements_of, slip_chart, standing_of
from newsroom.evidence import evidence_of
from newsroom.figure_words import amount_words
from newsroom.filters import EventFilter
from newsroom.filters.events import EXPECTED
from newsroom.listing import Listing, at_clean_address
from newsroom.models import AnnouncedDate, Article, Event
from newsroom.models.figures import Unit
from newsroom.persons import by_protocol, person_on
from newsroom.reading import Shelf, open_page, reading_of
from newsroom.registers import by_year, news_about
from people.dates import HonestDate

PAGE_SIZE = 30
NUM_EXPECTED = 10


@at_clean_address
def event_list(request):
    """The register of events under their years, newest first; on its first page what is expected stands above."""
    listing = Listing(request, EventFilter, size=PAGE_SIZE)
    events, ahead = Event.objects.select_related("place"), None
    if listing.is_first and listing.filters.is_split:
        ahead = listing.filters.expected(NUM_EXPECTED)
    expected, on_record = ahead.records(events) if ahead else [], listing.page.records(events)
    shelf = Shelf(listing.reading, expected, on_record, [event.place for event in [*expected, *on_record]])
    return listing.render(
        "newsroom/event_list.html",
        expected=[entry(event, shelf) for event in expected],
        all_expected_url=listing.filters.url(when=EXPECTED) if ahead and ahead.next_cursor else "",
        years=by_year([entry(event, shelf) for event in on_record], on_record),
    )


def entry(event, shelf):
    return {"shown": shelf.shown(event), "place": shelf.shown(event.place)}


def event_detail(request, slug):
    """One event: every date announced for it, who spoke and took part, and what belongs to it."""
    reading = reading_of(request)
    page = open_page(events_with_relations(), slug, reading)
    event = page.record
    articles = news_about(reading, Article.events.through.objects.filter(event=event))
    shelf = Shelf(reading, *shelved(event), articles)
    today = HonestDate.parse(reading.day.isoformat())
    announcements = announcements_of(event, shelf, today)
    context = {
        "reading": reading,
        "page": page,
        "event": event,
        "announcements": announcements,
        "slips": slip_chart(event, announcements),
        "participants": participants_in_words(event, reading.language),
        "articles": shelf.in_language(articles),
        "num_articles": articles.is_cut and articles.total_words,
        "evidence": evidence_of(event, reading),
        **related_to(event, shelf, today),
    }
    context["structured"] = structured_event(request, page, context)
    return render(request, "newsroom/event_detail.html", context)


def related_to(event, shelf, today):
    """Places, people, bodies and other events, as far as the reader may see them."""
    speakers = [person_on(shown, event.date, today) for shown in shelf.all_shown(event.speakers.all())]
    beside = event.part_of.parts.all() if event.part_of else []
    return {
        "place": shelf.shown(event.place),
        "venue": shelf.shown(event.venue),
        "part_of": shelf.shown(event.part_of),
        "parts": in_order(shelf.all_shown(event.parts.all())),
        "beside": in_order(shelf.all_shown(one for one in beside if one != event)),
        "organisers": shelf.all_shown(event.organisers.all()),
        "performers": shelf.all_shown(event.performers.all()),
        "speakers": by_protocol(speakers),
        "visits": shelf.all_shown(event.visits.all()),
        "topics": shelf.in_language(event.topics.all()),
    }


def in_order(events):
    return sorted(events, key=lambda shown: (shown.record.date.sort_key, shown.record.pk))


def structured_event(request, page, context):
    standing, moved_from = standing_of(page.record, context["announcements"])
    return structured.event(
        page,
        url=request.build_absolute_uri(page.url),
        start=page.record.date,
        place=context["place"],
        organisers=context["organisers"],
        performers=[person.shown for person in context["speakers"]],
        standing=standing,
        moved_from=moved_from,
        part_of=context["part_of"],
        parts=context["parts"],
        address=request.build_absolute_uri,
    )


def events_with_relations():
    announced = AnnouncedDate.objects.select_related("official", "organisation", "source_text__outlet")
    return Event.objects.select_related("place", "venue", "part_of").prefetch_related(
        Prefetch("announced_dates", announced.prefetch_related("official__appointments")),
        "speakers__appointments",
        "organisers",
        "performers",
        "parts",
        "part_of__parts",
        "visits",
        "topics",
        "sources",
    )


def shelved(event):
    """Everything whose name the page of an event may need."""
    announced = event.announced_dates.all()
    texts = [one.source_text for one in announced if one.source_text]
    return [
        [event.place, event.venue, event.part_of],
        [one.official for one in announced],
        [one.organisation for one in announced],
        texts,
        [text.outlet for text in texts],
        event.speakers.all(),
        event.organisers.all(),
        event.performers.all(),
        event.parts.all(),
        event.part_of.parts.all() if event.part_of else [],
        event.visits.all(),
        event.topics.all(),
    ]


def participants_in_words(event, language):
    """“more than 300 people”, or nothing where no number was given."""
    if event.num_participants is None:
        return ""
    return amount_words(Decimal(event.num_participants), 1, Unit.PERSONS, event.num_participants_comparator, language)
