"""Visits by year and month: each under no narrower heading than its date allows."""

import pytest

from ..factories import PlaceFactory, VisitFactory
from .reader import LANGUAGES, find, text_of, title_in, titles_in, words_of

pytestmark = pytest.mark.django_db


def visit(**fields):
    return VisitFactory(published=["en"], **fields)


def sections(response):
    """Each heading of the second rank with the titles that its section holds."""
    titles = words_of(response, "p", class_="list-title")
    held = [[title for title in titles if title in one.words] for one in find(response, "section")]
    return dict(zip(words_of(response, "h2"), held, strict=True))


@pytest.mark.parametrize("language", LANGUAGES)
def test_year_shows_what_is_public_in_its_language(client, language):
    others = [code for code in LANGUAGES if code != language]
    shown = VisitFactory(start="2024-06-12", published=[language])
    for states in ({}, {"approved": True}, {"published": others}, {"withdrawn": [language]}):
        VisitFactory(start="2024-06-12", **states)
    VisitFactory(start="2023", published=[language])

    response = client.get(f"/{language}/visits/calendar/2024/")

    assert words_of(response, "p", class_="list-title") == titles_in([shown], language)


def test_visit_stands_under_the_heading_that_its_date_allows(client):
    day, month, half, year = (visit(start=when) for when in ("2024-06-12", "2024-06", "2024-H2", "2024"))
    wider, across = visit(start="2023/2025"), visit(start="2024-05-30", end="2024-06-02")
    outside = visit(start="2024", outside_date="2024-10")

    response = client.get("/en/visits/calendar/2024/")

    assert sections(response) == {
        "May 2024": titles_in([across], "en"),
        "June 2024": titles_in([day, month], "en"),
        "October 2024": titles_in([outside], "en"),
        "second half of 2024": titles_in([half], "en"),
        "Some time in 2024": titles_in([year], "en"),
        "In 2024 or in another year": titles_in([wider], "en"),
    }


def test_month_is_a_grid_of_days_and_lists_of_what_is_not_known_to_the_day(client):
    long = visit(start="2024-05-31", end="2024-06-02")
    known, possible = visit(start="2024-06"), visit(start="2024-H1")
    visit(start="2024-07-01")

    response = client.get("/en/visits/calendar/2024/06/")

    days = [cell.words for cell in find(response, "td") if title_in(long, "en") in cell.words]
    assert days == [f"{number}{number} June 2024{title_in(long, 'en')} day {number + 1} of 3" for number in (1, 2)]
    assert sections(response) == {
        "In this month, on a day that is not known": titles_in([known], "en"),
        "In this month or in another": titles_in([possible], "en"),
    }


def test_nobody_walks_on_into_years_without_visits(client):
    for day in ("2023-12-05", "2024-01-05"):
        visit(start=day)

    response = client.get("/en/visits/calendar/2024/01/")

    assert [link.attrs["href"] for link in find(response, "a", rel="prev")] == ["/en/visits/calendar/2023/12/"]
    assert client.get("/en/visits/calendar/2025/").status_code == 404
    assert client.get("/en/visits/calendar/2022/12/").status_code == 404
    assert find(client.get("/en/visits/calendar/2024/"), "a", rel="next") == []


def test_calendar_opens_at_the_year_next_to_that_of_the_reader(client):
    newest = visit(start="2024-01-05")
    visit(start="2019")

    response = client.get("/en/visits/calendar/")

    assert title_in(newest, "en") in text_of(response)
    assert client.get("/ko/visits/calendar/").status_code == 200


@pytest.mark.parametrize("page", ["", "2024/", "2024/06/"])
@pytest.mark.parametrize("num", [1, 3])
def test_calendar_pages_take_as_many_queries_for_three_visits_as_for_one(client, django_assert_num_queries, page, num):
    for _ in range(num):
        for when in ("2024-06-12", "2024-06", "2024"):
            VisitFactory(start=when, destination=PlaceFactory(published=True), published=["ko"])
    client.get(f"/ko/visits/calendar/{page}")

    with django_assert_num_queries(4):
        client.get(f"/ko/visits/calendar/{page}")
