from datetime import UTC, date, datetime

import pytest
from icalendar import Calendar

from ..factories import PlaceFactory, VisitFactory, publish_again
from .reader import LANGUAGES, said, title_in, titles_in

pytestmark = pytest.mark.django_db

MAY = datetime(2025, 5, 1, 7, tzinfo=UTC)


def calendar(client, language="ko"):
    response = client.get(f"/{language}/visits/calendar.ics")
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    return Calendar.from_ical(response.content)


def summaries(client, language="ko"):
    return [str(entry["summary"]) for entry in calendar(client, language).walk("VEVENT")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_calendar_holds_the_visits_of_its_language_by_their_days(client, language):
    others = [code for code in LANGUAGES if code != language]
    for states in ({}, {"approved": True}, {"withdrawn": [language]}, {"published": others}):
        VisitFactory(start="2024-06-12", **states)
    later, sooner = (VisitFactory(start=day, published=[language]) for day in ("2024-06-12", "2019-05-01"))

    assert summaries(client, language) == titles_in([sooner, later], language)
    assert str(calendar(client, language)["x-wr-calname"]) == said("Visits between Kazakhstan and Korea", language)


def test_entry_of_a_visit_says_all_that_a_diary_needs(client):
    seoul = PlaceFactory(published=["ru"])
    visit = VisitFactory(
        start="2024-06-12",
        end="2024-06-14",
        destination=seoul,
        purpose_ko="회담; 서명, 만찬",
        published=["ko"],
        published_at=MAY,
    )

    entry = calendar(client).walk("VEVENT")[0]

    assert {name: entry.decoded(name) for name in ("dtstart", "dtend", "dtstamp", "last-modified", "sequence")} == {
        "dtstart": date(2024, 6, 12),
        "dtend": date(2024, 6, 15),
        "dtstamp": MAY,
        "last-modified": MAY,
        "sequence": 0,
    }
    assert {name: str(entry[name]) for name in ("uid", "summary", "description", "location", "url")} == {
        "uid": f"visit-{visit.slug}@testserver",
        "summary": title_in(visit, "ko"),
        "description": "회담; 서명, 만찬",
        "location": title_in(seoul, "ru"),
        "url": f"http://testserver/ko/visits/{visit.slug}/",
    }
    assert entry["location"].params["language"] == "ru"


@pytest.mark.parametrize(
    ("dates", "days"),
    [
        ({"start": "2024-06-12"}, (date(2024, 6, 12), date(2024, 6, 13))),
        ({"start": "2024-06-12/2024-06-14"}, (date(2024, 6, 12), date(2024, 6, 15))),
        ({"start": "2024-06", "outside_date": "2024-06-12"}, (date(2024, 6, 12), date(2024, 6, 13))),
        ({"outside_date": "2024-06-12/2024-06-14"}, (date(2024, 6, 12), date(2024, 6, 15))),
    ],
)
def test_visit_known_to_the_day_is_entered(client, dates, days):
    VisitFactory(published=["ko"], **dates)

    entry = calendar(client).walk("VEVENT")[0]

    assert (entry.decoded("dtstart"), entry.decoded("dtend")) == days


@pytest.mark.parametrize(
    "dates",
    [
        {},
        {"start": "2024"},
        {"start": "2024-06"},
        {"start": "2024-H1"},
        {"start": "2024-05/2024-06"},
        {"start": "2024-06-12", "end": "2024-07"},
        {"start": "2024-06", "end": "2024-06-14"},
    ],
)
def test_visit_not_known_to_the_day_is_left_out(client, dates):
    VisitFactory(published=["ko"], **dates)

    assert summaries(client) == []


def test_correction_raises_the_sequence_and_keeps_the_identity(client):
    visit = VisitFactory(start="2024-06-12", published=["ko"])
    before = calendar(client).walk("VEVENT")[0]

    publish_again(visit, "ko", title_ko="새 제목", note="정정")

    after = calendar(client).walk("VEVENT")[0]
    assert [str(entry["summary"]) for entry in (before, after)] != [title_in(visit, "ko")] * 2
    assert (after["uid"], before["sequence"], after["sequence"]) == (before["uid"], 0, 1)


def test_long_title_is_folded_and_read_back_whole(client):
    VisitFactory(start="2024-06-12", title_ko="한국 " * 60 + "끝", published=["ko"])

    assert summaries(client) == ["한국 " * 60 + "끝"]


@pytest.mark.parametrize("num", [1, 3])
def test_calendar_takes_as_many_queries_for_three_visits_as_for_one(client, django_assert_num_queries, num):
    for _ in range(num):
        VisitFactory(start="2024-06-12", destination=PlaceFactory(published=["ko"]), published=["ko"])
    client.get("/ko/visits/calendar.ics")

    with django_assert_num_queries(2):
        client.get("/ko/visits/calendar.ics")
