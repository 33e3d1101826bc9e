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
from .reader import LANGUAGES, find, said, texts_on, title_in, titles_in, words_of

pytestmark = pytest.mark.django_db


def dated(day, **states):
    """One record of each kind on the time line."""
    return [
        VisitFactory(start=day, **states),
        SignedDocumentFactory(signed=day, **states),
        EventFactory(date=day, **states),
        ArticleFactory(story_date=day, **states),
    ]


def names(response):
    return words_of(response, "p", class_="list-title")


@pytest.mark.parametrize("language", LANGUAGES)
def test_chronicle_holds_every_dated_kind_that_is_public_in_its_language(client, language):
    others = [code for code in LANGUAGES if code != language]
    hidden = [
        *dated("2024-05-01"),
        *dated("2024-05-01", published=others),
        *dated("2024-05-01", withdrawn=[language]),
        *dated("", published=[language]),
    ]
    public = dated("2024-05-01", published=[language])

    seen = texts_on(client.get(f"/{language}/chronicle/"))

    assert set(titles_in([*public, *hidden], language)) & seen == set(titles_in(public, language))


def test_chronicle_runs_from_the_latest_day_back_under_its_years(client):
    days = ["2019-H2", "2024", "2024-06", "2024-06-12", "2016-11-10"]
    events = {day: EventFactory(date=day, published=["ko"]) for day in days}

    response = client.get("/ko/chronicle/")

    order = ["2024-06-12", "2024-06", "2024", "2019-H2", "2016-11-10"]
    assert words_of(response, "h2") == ["2024", "2019", "2016"]
    assert names(response) == titles_in([events[day] for day in order], "ko")


@pytest.mark.parametrize("language", LANGUAGES)
def test_chronicle_of_one_year_leaves_the_others_out_and_offers_them(client, language):
    wanted, _other = (EventFactory(date=day, published=[language]) for day in ("2024-06", "2019"))

    response = client.get(f"/{language}/chronicle/?year=2024")

    assert names(response) == titles_in([wanted], language)
    chips = find(response, "a", class_="chip")[:3]
    assert [chip.words for chip in chips] == [said("All years", language), "2024", "2019"]
    assert [chip.words for chip in chips if chip.attrs.get("aria-current")] == ["2024"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_empty_chronicle_says_so(client, language):
    EventFactory(date="2024")

    sentences = words_of(client.get(f"/{language}/chronicle/"), "div", class_="empty")

    assert sentences == [said("Nothing has been published in this language yet.", language)]


def test_chronicle_goes_on_across_kinds_where_the_page_before_ended(client, monkeypatch):
    monkeypatch.setattr("newsroom.views.chronicle.PAGE_SIZE", 3)
    records = [record for day in ("2024-05-01", "2024-04", "2019") for record in dated(day, published=["ko"])]

    pages = [client.get("/ko/chronicle/")]
    while following := find(pages[-1], "a", rel="next"):
        pages.append(client.get(f"/ko/chronicle/{following[0].attrs['href']}"))

    assert [names(page) for page in pages] == [titles_in(records[n : n + 3], "ko") for n in (0, 3, 6, 9)]


def test_damaged_cursor_is_not_found(client):
    assert client.get("/ko/chronicle/?after=nonsense").status_code == 404


NARROWED = ["kind", "year", "topic", "official", "organisation", "place", "country"]


@pytest.mark.parametrize("name", NARROWED)
def test_chronicle_is_narrowed_across_its_kinds(client, name):
    topic = TopicFactory(published=["ko"])
    below = TopicFactory(parent=topic)
    official, body = OfficialFactory(published=["ko"]), OrganisationFactory(published=["ko"])
    country = PlaceFactory(kind="country", published=["ko"])
    city = PlaceFactory(country=country, published=["ko"])
    about = {"topics": [below], "published": ["ko"]}
    wanted = [
        VisitFactory(start="2016-05", destination=city, participants=[official, body], **about),
        SignedDocumentFactory(
            signed="2016-04", place=city, parties=[{"organisation": body, "signatory": official}], **about
        ),
        EventFactory(date="2016-03", place=city, speakers=[official], organisers=[body], **about),
        ArticleFactory(story_date="2016-02", places=[city], mentions=[official, body], **about),
    ]
    dated("2024-05-01", published=["ko"])
    values = {"kind": "news", "year": "2016", "topic": topic.slug, "official": official.slug}
    values |= {"organisation": body.slug, "place": city.slug, "country": country.slug}

    response = client.get("/ko/chronicle/", {name.replace("country", "place"): values[name]})

    expected = titles_in(wanted, "ko") if name != "kind" else [title_in(wanted[-1], "ko")]
    assert [title for title in names(response) if title in titles_in(wanted, "ko")] == expected
    assert len(names(response)) == len(expected) + (name == "kind")


def test_period_runs_to_the_end_of_its_last_year(client):
    events = [EventFactory(date=day, published=["ko"]) for day in ("2016", "2017-12-31", "2018-01-01", "2015-12-31")]

    response = client.get("/ko/chronicle/?year=2016&until=2017")

    assert names(response) == titles_in([events[1], events[0]], "ko")
    assert [chip.attrs["href"] for chip in find(response, "a", class_="chip")[-2:]] == ["?until=2017", "?year=2016"]


def test_choice_that_is_not_offered_narrows_nothing(client):
    event = EventFactory(date="2016", topics=[TopicFactory(slug="hidden")], published=["ko"])

    assert names(client.get("/ko/chronicle/?topic=hidden")) == titles_in([event], "ko")


def test_what_has_not_happened_is_marked(client):
    for status in ("held", "proposed", "cancelled"):
        EventFactory(date="2024", status=status, published=["en"])
    SignedDocumentFactory(signed="2024", status="proposed", published=["en"])

    assert sorted(words_of(client.get("/en/chronicle/"), "span", class_="slip")) == [
        "cancelled",
        "proposed",
        "proposed",
    ]


def test_day_looks_back_on_what_is_known_to_have_happened_on_it(client, clock):
    clock(datetime(2026, 11, 10, 7, tzinfo=UTC))
    summit, visit = (
        EventFactory(date="2016-11-10", published=["en"]),
        VisitFactory(start="2021-11-10", published=["en"]),
    )
    relations = EventFactory(
        date="1992", outside_date="1992-11-10", outside_date_basis="lookup", published=["en"], kind="milestone"
    )
    for day in ("2016-11", "2016", "2016-11-11", "2016-11-10/2016-11-12", "2026-11-10"):
        EventFactory(date=day, published=["en"])
    EventFactory(date="2016-11-10", status="cancelled", published=["en"])
    EventFactory(date="2016-11-10", published=["ru"])

    response = client.get("/en/chronicle/")

    assert found_in(response, "on-this-day") == [
        f"2021 · 5 years ago {title_in(visit, 'en')} Visit · 10 November 2021",
        f"2016 · 10 years ago {title_in(summit, 'en')} Event · 10 November 2016",
        f"1992 · 34 years ago {title_in(relations, 'en')} Event · 10 November 1992 (found outside the text)",
    ]


def test_round_anniversaries_are_announced_half_a_year_ahead(client, clock):
    clock(datetime(2026, 11, 28, 7, tzinfo=UTC))
    relations = EventFactory(date="1992", outside_date="1992-01-28", outside_date_basis="lookup", published=["en"])
    treaty = SignedDocumentFactory(signed="2016-11-28", published=["en"])
    visit = VisitFactory(start="2012-02-29", start_basis="inferred", published=["en"])
    for day in ("2016-11-27", "2017-11-28", "2016-12", "2016", "2012-06-28"):
        SignedDocumentFactory(signed=day, published=["en"])
    EventFactory(kind="anniversary", date="2017-01-28", published=["en"])
    EventFactory(status="proposed", date="2017-01-28", published=["en"])
    ArticleFactory(story_date="2017-01-28", published=["en"])
    VisitFactory(start="2017-01-28", published=["ru"])

    response = client.get("/en/chronicle/")

    assert found_in(response, "anniversaries") == [
        f"28 November 2026 · 10 years {title_in(treaty, 'en')} Signed document · 28 November 2016",
        f"28 January 2027 · 35 years {title_in(relations, 'en')} Event · 28 January 1992 (found outside the text)",
        f"28 February 2027 · 15 years {title_in(visit, 'en')} Visit · 29 February 2012 (inferred from the text)",
    ]


def test_later_pages_and_narrowed_ones_do_not_look_back(client, clock):
    clock(datetime(2026, 11, 10, 7, tzinfo=UTC))
    EventFactory(date="2016-11-10", published=["en"])

    assert found_in(client.get("/en/chronicle/?year=2016"), "on-this-day") == []


def found_in(response, name):
    """The lines of a section, by its class."""
    section = " ".join(words_of(response, "section", class_=name))
    return [line.words for line in find(response, "li") if line.words in section and "·" in line.words]


@pytest.mark.parametrize("num", [1, 3, 30])
def test_chronicle_takes_as_many_queries_for_thirty_years_as_for_one(client, django_assert_num_queries, clock, num):
    """Every fifth year is a round anniversary, and the first row has one."""
    clock(datetime(2029, 5, 1, 7, tzinfo=UTC))
    for year in range(num):
        dated(f"{2024 - year}-05-01", published=["ko"])
    client.get("/ko/chronicle/")

    with django_assert_num_queries(21):
        response = client.get("/ko/chronicle/")

    assert response.context["filters"].years == [2024 - year for year in range(num)]
