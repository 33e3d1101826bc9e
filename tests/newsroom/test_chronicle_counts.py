"""Whoever narrows the chronicle is told how much each choice would leave."""

from datetime import UTC, datetime

import pytest

from ..factories import (
    ArticleFactory,
    EventFactory,
    OfficialFactory,
    OrganisationFactory,
    PlaceFactory,
    SignedDocumentFactory,
    TopicFactory,
    VisitFactory,
)
from .reader import LANGUAGES, find, title_in, words_of

pytestmark = pytest.mark.django_db

OPEN = {"narrow": "open"}


def names(response):
    return words_of(response, "p", class_="list-title")


def offered(client, language="ko", **question):
    """The choices of each filter with their counts."""
    panels = client.get(f"/{language}/chronicle/", question | OPEN).context["filters"].panels()
    return {name: {choice.value: choice.num for choice in choices} for name, _label, choices in panels}


@pytest.fixture
def scene():
    """A few records of every kind, related to one another in several ways."""
    topic = TopicFactory(slug="trade", published=["ko"])
    below = TopicFactory(slug="transit", parent=topic, published=["ko"])
    official = OfficialFactory(slug="kim", published=["ko"])
    body = OrganisationFactory(slug="ministry", published=["ko"])
    country = PlaceFactory(slug="kz", kind="country", published=["ko"])
    city = PlaceFactory(slug="astana", country=country, published=["ko"])
    VisitFactory(
        start="2016-05", origin=city, destination=country, participants=[official, body], host=body, published=["ko"]
    )
    SignedDocumentFactory(signed="2016-04", place=city, topics=[topic, below], published=["ko"])
    EventFactory(date="2018-03", place=country, speakers=[official], organisers=[body], venue=body, published=["ko"])
    ArticleFactory(story_date="2019-02", places=[city, country], mentions=[official], topics=[below], published=["ko"])
    ArticleFactory(story_date="2019-03", topics=[below], published=["ru"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_chronicle_that_is_read_leads_to_its_filters_and_offers_none(client, language):
    EventFactory(date="2016", published=[language])

    response = client.get(f"/{language}/chronicle/?year=2016")

    (link,) = [one for one in find(response, "a") if one.attrs["href"].endswith("#narrow")]
    assert link.attrs["href"] == "?year=2016&narrow=open#narrow"
    assert find(response, "option") == []
    opened = client.get(f"/{language}/chronicle/{link.attrs['href']}")
    assert [one.words for one in find(opened, "option") if "selected" in one.attrs] == ["2016 (1)"]
    assert [one.attrs["content"] for one in find(opened, "meta", name="robots")] == ["noindex"]


def test_choices_tell_how_many_rows_they_leave(client, scene):
    assert offered(client) == {
        "kind": {"visits": 1, "documents": 1, "events": 1, "news": 1},
        "year": {"2019": 1, "2018": 1, "2016": 2},
        "until": {"2019": 4, "2018": 3, "2016": 2},
        "topic": {"trade": 2, "transit": 2},
        "official": {"kim": 3},
        "organisation": {"ministry": 2},
        "place": {"kz": 4, "astana": 3},
    }


@pytest.mark.parametrize(
    "question",
    [
        {},
        {"kind": "news"},
        {"year": "2016"},
        {"year": "2016", "until": "2018"},
        {"until": "2018"},
        {"topic": "trade", "place": "kz"},
        {"official": "kim", "year": "2019", "kind": "visits"},
    ],
)
def test_every_count_is_what_its_choice_leaves(client, scene, question):
    found = offered(client, **question)

    told = {(name, value): num for name, choices in found.items() for value, num in choices.items()}
    left = {(name, value): len(names(client.get("/ko/chronicle/", question | {name: value}))) for name, value in told}
    assert told == left
    assert len(told) > 3


def test_choice_in_use_stays_where_it_leaves_nothing(client, scene):
    assert offered(client, topic="trade", official="kim", kind="visits")["topic"] == {"trade": 0}


@pytest.mark.parametrize("language", LANGUAGES)
def test_choices_are_named_in_the_language_of_the_page_and_counted_in_it(client, language):
    others = [code for code in LANGUAGES if code != language]
    topic = TopicFactory(published=[language])
    hidden = TopicFactory(published=others)
    EventFactory(date="2016", topics=[topic, hidden], published=[language])
    EventFactory(date="2016", topics=[topic], published=others)

    response = client.get(f"/{language}/chronicle/", OPEN)

    words = [one.words for one in find(response, "option")]
    assert f"{title_in(topic, language)} (1)" in words
    assert f"{title_in(hidden, language)} (1)" not in words


def test_past_day_is_counted_as_it_was(client):
    for month in (3, 9):
        EventFactory(date="2016", published=["ko"], published_at=datetime(2025, month, 1, tzinfo=UTC))

    assert offered(client)["kind"] == {"events": 2}
    assert offered(client, as_of="2025-05-01")["kind"] == {"events": 1}


def test_most_frequent_are_offered_where_there_are_too_many(client, monkeypatch):
    monkeypatch.setattr("newsroom.chronicle_filters.MOST_CHOICES", 2)
    few, some, many = (OfficialFactory(slug=slug, published=["ko"]) for slug in ("few", "some", "many"))
    for speakers in ([many, some, few], [many, some], [many]):
        EventFactory(date="2016", speakers=speakers, published=["ko"])

    assert offered(client)["official"] == {"some": 2, "many": 3}
    assert offered(client, official="few")["official"] == {"few": 1, "some": 2, "many": 3}


@pytest.mark.parametrize("num", [1, 3, 30])
def test_counts_take_as_many_queries_for_thirty_years_as_for_one(client, django_assert_num_queries, clock, num):
    clock(datetime(2029, 5, 1, 7, tzinfo=UTC))
    topic, official = TopicFactory(published=["ko"]), OfficialFactory(published=["ko"])
    for year in range(num):
        EventFactory(date=f"{2024 - year}-05-01", topics=[topic], speakers=[official], published=["ko"])
    client.get("/ko/chronicle/", OPEN)

    with django_assert_num_queries(30):
        client.get("/ko/chronicle/", OPEN)
