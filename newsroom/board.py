"""What the newsroom adds to the desk board: its kinds in order, the newest articles, and events to come."""

from dataclasses import dataclass

from django.utils import timezone

from newsroom.models import (
    Article,
    Comparison,
    Event,
    Figure,
    Image,
    Indicator,
    SignedDocument,
    SourceText,
    Topic,
    Visit,
)
from newsroom.registers import expected_on, overdue_on, soonest_first
from people.curation.desk.board import Headline, Number
from people.curation.desk.chips import Chip, chips_of, with_chips
from people.models import Official, Organisation, Place

KINDS = [
    Article,
    Official,
    Organisation,
    Visit,
    SignedDocument,
    Event,
    Figure,
    Indicator,
    Comparison,
    Image,
    Place,
    Topic,
    SourceText,
]
NUM_ARTICLES = 8
NUM_EVENTS = 6


@dataclass(frozen=True)
class NewArticle:
    headline: Headline
    chips: list[Chip]


@dataclass(frozen=True)
class ExpectedEvent:
    headline: Headline
    event: Event
    is_overdue: bool


@dataclass(frozen=True)
class ExpectedEvents:
    expected: Number
    overdue: Number
    rows: list[ExpectedEvent]


def newest_articles(links, headlines) -> list[NewArticle]:
    """In the order in which the desk began them."""
    if not links.may_open(Article):
        return []
    articles = with_chips(Article.objects.only("source_language").order_by("-pk"))[:NUM_ARTICLES]
    return [
        NewArticle(headlines.of_record(one), [chip.leading(links.request, one) for chip in chips_of(one)])
        for one in articles
    ]


def expected_events(links, headlines) -> ExpectedEvents | None:
    """Soonest first; before them those whose day went by without word whether they were held."""
    if not links.may_open(Event):
        return None
    today = timezone.localdate()
    overdue, expected = Event.objects.filter(overdue_on(today)), Event.objects.filter(expected_on(today))
    rows = [ExpectedEvent(headlines.of_record(event), event, is_overdue=True) for event in soonest(overdue)]
    rows += [ExpectedEvent(headlines.of_record(event), event, is_overdue=False) for event in soonest(expected)]
    return ExpectedEvents(
        expected=links.number(expected.count(), Event, when="expected"),
        overdue=links.number(overdue.count(), Event, when="overdue"),
        rows=rows,
    )


def soonest(events):
    return soonest_first(events, "date").defer("search_text", "desk_note").order_by("register_day", "pk")[:NUM_EVENTS]
