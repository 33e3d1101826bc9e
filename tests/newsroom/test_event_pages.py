import json
from datetime import UTC, datetime

import pytest

from ..factories import (
    ArticleFactory,
    EventFactory,
    EvidenceFactory,
    OfficialFactory,
    OrganisationFactory,
    PlaceFactory,
    SourceTextFactory,
    TopicFactory,
    VisitFactory,
)
from .reader import LANGUAGES, find, said, text_of, texts_on, title_in, titles_in, words_of

pytestmark = pytest.mark.django_db

AHEAD = {"status": "planned_as_of_text", "date": "2099-05"}


def path(event, language="ko"):
    return f"/{language}/events/{event.slug}/"


def in_all(field, words):
    """The same words in the four languages, each marked with its code."""
    return {f"{field}_{code}": f"{words} {code}" for code in LANGUAGES}


def everything(**states):
    """One record in each place on the page of an event that can hold several."""
    speaker, organiser, performer = (
        OfficialFactory(**states),
        OrganisationFactory(**states),
        OrganisationFactory(**states),
    )
    visit, topic, outlet = VisitFactory(**states), TopicFactory(**states), OrganisationFactory(**states)
    announced = {"official": OfficialFactory(**states), "organisation": OrganisationFactory(**states)}
    text = SourceTextFactory(outlet=outlet)
    return {
        "speakers": [speaker],
        "organisers": [organiser],
        "performers": [performer],
        "visits": [visit],
        "topics": [topic],
        "announced_dates": [announced | {"date": "2026", "said": "2025", "source_text": text}],
        "records": [speaker, organiser, performer, visit, topic, outlet, *announced.values()],
    }


def event_with(*parts, **fields):
    names = ("speakers", "organisers", "performers", "visits", "topics", "announced_dates")
    return EventFactory(**{name: [row for part in parts for row in part[name]] for name in names}, **fields)


@pytest.mark.parametrize("language", LANGUAGES)
def test_event_page_shows_the_edition_and_not_the_working_copy(client, language):
    event = EventFactory(published=[language], desk_note="Desk only")
    title = title_in(event, language)
    setattr(event, f"name_{language}", "…")
    event.save()

    response = client.get(path(event, language))

    assert words_of(response, "h1") == [title]
    assert "…" not in text_of(response)
    assert "Desk only" not in response.content.decode()


@pytest.mark.parametrize("language", LANGUAGES)
def test_event_page_names_what_belongs_to_it_as_far_as_that_is_public(client, language):
    others = [code for code in LANGUAGES if code != language]
    public, hidden, gone = (everything(**one) for one in ({"published": [language]}, {}, {"withdrawn": [language]}))
    place, venue, whole = PlaceFactory(published=[language]), OrganisationFactory(), EventFactory(published=[language])
    event = event_with(public, hidden, gone, place=place, venue=venue, part_of=whole, published=[language])
    part, planned_part = EventFactory(part_of=event, published=[language]), EventFactory(part_of=event)
    article, draft = ArticleFactory(events=[event], published=[language]), ArticleFactory(events=[event])

    seen = texts_on(client.get(path(event, language)))

    hidden_records = [*hidden["records"], *gone["records"], venue, planned_part, draft]
    shown = [*public["records"], place, whole, part, article]
    assert set(titles_in([*shown, *hidden_records], language)) & seen == set(titles_in(shown, language))
    assert {title_in(record, code) for code in others for record in [*shown, *hidden_records]} & seen == set()


def test_every_announced_date_is_kept_and_a_slip_is_marked(client):
    speaker = OfficialFactory(name_en="A Minister", published=["en"])
    body = OrganisationFactory(name_en="A Ministry", published=["en"])
    outlet = OrganisationFactory(name_en="A Paper", published=["en"])
    announced = [
        {"date": "2027", "said": "2026-02", "organisation": body},
        {"date": "2025", "said": "2024-11-11", "official": speaker, "source_text": SourceTextFactory(outlet=outlet)},
        {"date": "2026", "said": "2025-12", "said_basis": "inferred"},
        {"date": "2026-09", "said": "2026-03"},
    ]
    event = EventFactory(announced_dates=announced, published=["en"])

    rows = words_of(client.get(path(event, "en")), "tr")[1:]

    assert rows == [
        "2025 A Minister 11 November 2024 A Paper",
        "2026 put off: later than announced before — December 2025 (inferred from the text) —",
        "2027 put off: later than announced before A Ministry February 2026 —",
        "September 2026 brought forward: earlier than announced before — March 2026 —",
    ]


def test_announcements_are_drawn_on_one_axis_up_to_the_day_on_record(client):
    announced = [{"date": "2024", "said": "2023-01-01"}, {"date": "2025-H1"}, {"said": "2024-01-01"}]
    event = EventFactory(date="2026-12-31", announced_dates=announced, published=["en"])

    response = client.get(path(event, "en"))

    assert [bar.attrs["x"] for bar in find(response, "rect")] == ["24.98%", "50.03%", "99.93%"]
    assert [dot.attrs["cx"] for dot in find(response, "circle")] == ["0.03%"]
    assert words_of(response, "text", class_="slips-words") == [
        "1 January 2023 → 2024",
        "first half of 2025",
        "31 December 2026 · held",
    ]


def test_single_announcement_is_not_drawn(client):
    event = EventFactory(announced_dates=[{"date": "2024", "said": "2023"}], published=["en"])

    assert find(client.get(path(event, "en")), "figure", class_="slips") == []


@pytest.mark.parametrize(
    ("facts", "announced", "standing"),
    [
        ({"date": "2026"}, [], {"eventStatus": "EventScheduled"}),
        ({"date": "2026"}, ["2026-05"], {"eventStatus": "EventScheduled"}),
        (
            {"date": "2026"},
            ["2024", "2025", "2026"],
            {"eventStatus": "EventRescheduled", "previousStartDate": "2025"},
        ),
        ({"date": ""}, ["2025"], {"eventStatus": "EventPostponed", "previousStartDate": "2025", "startDate": "2025"}),
        ({"date": "2026", "status": "cancelled"}, ["2025", "2026"], {"eventStatus": "EventCancelled"}),
    ],
)
def test_machines_are_told_how_an_event_stands(client, facts, announced, standing):
    rows = [{"date": date, "said": f"20{number:02}"} for number, date in enumerate(announced, start=10)]
    event = EventFactory(announced_dates=rows, published=["en"], **facts)

    data = json.loads(find(client.get(path(event, "en")), "script", type="application/ld+json")[0].words)

    told = {name: data.get(name) for name in standing}
    assert told == standing | {"eventStatus": f"https://schema.org/{standing['eventStatus']}"}
    assert ("previousStartDate" in data) == ("previousStartDate" in standing)


def test_parts_stand_in_their_order_and_lead_to_one_another(client):
    whole = EventFactory(published=["en"])
    parts = [EventFactory(part_of=whole, date=day, published=["en"]) for day in ("2024-05-02", "2024-05-01", "")]
    EventFactory(part_of=whole)

    above, beside = (client.get(path(event, "en")) for event in (whole, parts[0]))

    assert words_of(above, "p", class_="list-title") == titles_in([parts[1], parts[0], parts[2]], "en")
    assert words_of(beside, "p", class_="list-title") == titles_in([parts[1], parts[2]], "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_speakers_are_shown_in_the_posts_of_that_day(client, language):
    post = in_all("title", "Minister") | {"start": "2020", "end": "2024"}
    speaker = OfficialFactory(appointments=[post], published=True)
    event = EventFactory(date="2023-05", speakers=[speaker], published=[language])

    response = client.get(path(event, language))

    assert f"Minister {language}" in words_of(response, "ul", class_="people")[0]


def test_facts_say_what_they_rest_on_and_how_exact_they_are(client):
    event = EventFactory(
        date="2025-12",
        date_basis="inferred",
        outside_date="2025-12-15",
        outside_date_basis="lookup",
        place=PlaceFactory(name_en="Seoul", published=["en"]),
        place_basis="inferred",
        num_participants=300,
        num_participants_comparator="more_than",
        published=["en"],
    )

    response = client.get(path(event, "en"))

    assert dict(zip(words_of(response, "dt"), words_of(response, "dd"), strict=True)) == {
        "Date": "December 2025 (inferred from the text)",
        "Date found outside the texts": "15 December 2025 (found outside the text)",
        "Status": "held",
        "Place": "Seoul (inferred from the text)",
        "Participants": "more than 300 people",
    }


def test_event_that_is_not_public_is_not_found(client):
    assert client.get(path(EventFactory(approved=True))).status_code == 404


def test_event_of_another_language_offers_that_language(client):
    event = EventFactory(published=["ru"])

    response = client.get(path(event))

    assert response.status_code == 404
    assert find(response, "a", href=path(event, "ru")) != []
    assert title_in(event, "ru") not in response.content.decode()


def test_withdrawn_event_is_gone(client):
    event = EventFactory(withdrawn=["ko"])

    response = client.get(path(event))

    assert response.status_code == 410
    assert event.editions.get().withdrawal_notice in texts_on(response)


@pytest.mark.parametrize("language", LANGUAGES)
def test_list_begins_with_what_is_expected_and_goes_on_to_the_record(client, language):
    others = [code for code in LANGUAGES if code != language]
    held, older = (EventFactory(date=day, published=[language]) for day in ("2024-11-11", "2016"))
    undated = EventFactory(status="proposed", published=[language])
    late, soon = (EventFactory(**AHEAD | {"date": day}, published=[language]) for day in ("2099", "2098-01"))
    over = EventFactory(**AHEAD | {"date": "2020"}, published=[language])
    for states in ({}, {"approved": True}, {"published": others}, {"withdrawn": [language]}):
        EventFactory(date="2024", **states)
        EventFactory(**AHEAD, **states)

    response = client.get(f"/{language}/events/")

    assert words_of(response, "h3") == titles_in([soon, late, undated, held, over, older], language)
    assert words_of(response, "h2") == [said("Expected", language), "2024", "2020", "2016"]


def test_list_as_of_a_past_day_expects_what_was_ahead_then(client, clock):
    published_at = datetime(2025, 1, 1, tzinfo=UTC)
    event = EventFactory(**AHEAD | {"date": "2025-06-01"}, published=["en"], published_at=published_at)
    clock(datetime(2025, 9, 1, tzinfo=UTC))

    headings = [words_of(client.get(f"/en/events/{query}"), "h2")[0] for query in ("", "?as_of=2025-05-31")]

    assert headings == ["2025", "Expected"]
    assert words_of(client.get("/en/events/?as_of=2025-05-31"), "h3") == titles_in([event], "en")


def test_all_that_is_expected_has_a_list_of_its_own(client):
    events = [EventFactory(**AHEAD | {"date": f"{2090 - number}"}, published=["ko"]) for number in range(11)]
    EventFactory(date="2024", published=["ko"])

    response = client.get("/ko/events/")
    more = [link.attrs["href"] for link in find(response, "a") if "when=expected" in link.attrs["href"]]

    assert len(words_of(response, "h3")) == 11
    assert words_of(client.get(more[0]), "h3") == titles_in(reversed(events), "ko")


@pytest.mark.parametrize("name", ["when", "topic", "kind", "status", "year"])
def test_list_is_narrowed_by_what_belongs_to_an_event(client, name):
    topic = TopicFactory(published=["ko"])
    facts = {"kind": "summit", "status": "completed", "date": "2016"}
    wanted = EventFactory(topics=[topic], published=["ko"], **facts)
    EventFactory(**AHEAD, published=["ko"])
    values = facts | {"topic": topic.slug, "year": "2016", "when": "on-record"}

    response = client.get("/ko/events/", {name: values[name]})

    assert words_of(response, "h3") == titles_in([wanted], "ko")
    assert len(find(response, "a", class_="chip")) == 1


def test_empty_list_says_so(client):
    assert said("Nothing has been published in this language yet.", "ko") in texts_on(client.get("/ko/events/"))


@pytest.mark.parametrize("num", [1, 3])
def test_list_of_events_takes_as_many_queries_for_three_as_for_one(client, django_assert_num_queries, num):
    for _ in range(num):
        EventFactory(date="2024", place=PlaceFactory(published=True), topics=[TopicFactory()], published=["ko"])
        EventFactory(**AHEAD, published=["ko"])
    client.get("/ko/events/")

    with django_assert_num_queries(10):
        client.get("/ko/events/")


@pytest.mark.parametrize("num", [1, 3])
def test_event_page_takes_as_many_queries_for_three_relations_as_for_one(client, django_assert_num_queries, num):
    parts = [everything(published=True) for _ in range(num)]
    event = event_with(*parts, place=PlaceFactory(published=True), venue=OrganisationFactory(), published=True)
    for _ in range(num):
        source = SourceTextFactory()
        EventFactory(part_of=event, published=True)
        ArticleFactory(events=[event], source_text=source, published=True)
        EvidenceFactory(event, source_text=source.slug, paragraph=1)
    client.get(path(event))

    with django_assert_num_queries(17):
        client.get(path(event))
