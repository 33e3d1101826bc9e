from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone
from icalendar import Calendar

from newsroom.models import Visit

from ..factories import PlaceFactory, VisitFactory, publish_again
from .desk import page, save
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
    seoul = PlaceFactory(published=["ru"], latitude="37.5600", longitude="126.9900")
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
    assert {name: str(entry[name]) for name in ("summary", "description", "location", "url", "status", "transp")} == {
        "summary": title_in(visit, "ko"),
        "description": "회담; 서명, 만찬",
        "location": title_in(seoul, "ru"),
        "url": f"http://testserver/ko/visits/{visit.slug}/",
        "status": "CONFIRMED",
        "transp": "TRANSPARENT",
    }
    assert [entry[name].params["language"] for name in ("summary", "description", "location")] == ["ko", "ko", "ru"]
    assert entry["geo"].to_ical() == "37.56;126.99"


def test_identity_stays_where_slug_language_and_address_change(client, settings):
    settings.ALLOWED_HOSTS = ["*"]
    visit = VisitFactory(start="2024-06-12", published=True)
    before = calendar(client, "ko").walk("VEVENT")[0]
    Visit.objects.filter(pk=visit.pk).update(slug="another-slug")

    after = Calendar.from_ical(client.get("/ru/visits/calendar.ics", headers={"host": "other.example"}).content)

    assert after.walk("VEVENT")[0]["uid"] == before["uid"]


@pytest.mark.parametrize(
    ("dates", "days"),
    [
        ({"start": "2024-06-12"}, (date(2024, 6, 12), date(2024, 6, 13))),
        ({"start": "2024-06-12/2024-06-14"}, (date(2024, 6, 12), date(2024, 6, 15))),
        ({"start": "2024-06", "outside_date": "2024-06-12"}, (date(2024, 6, 12), date(2024, 6, 13))),
        ({"outside_date": "2024-06-12/2024-06-14"}, (date(2024, 6, 12), date(2024, 6, 15))),
        ({"start": "2024-06-12", "outside_date": "2024-06-12/2024-06-14"}, (date(2024, 6, 12), date(2024, 6, 15))),
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


def test_moved_date_raises_the_sequence_and_nothing_else_does(client, editor):
    visit = VisitFactory(start="2024-06-12", published=["ko"], published_at=MAY)
    client.force_login(editor)
    before = calendar(client).walk("VEVENT")[0]
    save(client, page(visit), desk_note="checked")
    untouched = calendar(client).walk("VEVENT")[0]

    save(client, page(visit), start="2024-06-13", end="2024-06-14")

    moved = calendar(client).walk("VEVENT")[0]
    assert [one["sequence"] for one in (before, untouched, moved)] == [0, 0, 1]
    assert [one.decoded("last-modified") == MAY for one in (before, untouched, moved)] == [True, True, False]
    assert moved["uid"] == before["uid"]


def test_older_copy_of_a_visit_does_not_take_a_move_back_from_the_count(db):
    visit = VisitFactory(start="2024-06-12")
    older = Visit.objects.get(pk=visit.pk)
    visit.start = "2024-06-13"
    visit.save()

    older.start = "2024-06-14"
    older.save()

    assert Visit.objects.get().num_moves == 2


def withdrawn_visit(days_ago=1, **fields):
    moment = timezone.now() - timedelta(days=days_ago)
    return VisitFactory(withdrawn=["ko"], withdrawn_at=moment, **{"start": "2024-06-12"} | fields)


def test_withdrawn_visit_is_cancelled_without_its_words(client):
    visit = withdrawn_visit(purpose_ko="비공개 목적")
    single = client.get(f"/ko/visits/{visit.slug}/calendar.ics")

    entries = [*calendar(client).walk("VEVENT"), *Calendar.from_ical(single.content).walk("VEVENT")]

    notice = visit.editions.get().withdrawal_notice
    assert [(str(one["status"]), one["sequence"], str(one["description"])) for one in entries] == [
        ("CANCELLED", 1, notice)
    ] * 2
    assert [words for words in (title_in(visit, "ko"), "비공개") if words in single.content.decode()] == []


@pytest.mark.parametrize(
    ("fields", "num"),
    [
        ({"days_ago": 91}, 0),
        ({"days_ago": 91, "start": "2099-06-12"}, 1),
        ({"published": ["ru"]}, 0),
        ({"start": "2024-06"}, 0),
    ],
)
def test_withdrawn_visit_is_cancelled_for_as_long_as_that_helps(client, fields, num):
    visit = withdrawn_visit(**fields)

    assert len(summaries(client)) == num
    assert client.get(f"/ko/visits/{visit.slug}/calendar.ics").status_code == (200 if num else 410)


def test_dates_written_after_the_withdrawal_are_not_told(client):
    visit = withdrawn_visit()
    visit.start = "2024-07-01"
    visit.save()

    assert summaries(client) == []


def test_visit_without_days_has_no_file_for_a_diary(client):
    visit = VisitFactory(start="2024-06", published=["ko"])

    assert client.get(f"/ko/visits/{visit.slug}/calendar.ics").status_code == 404


def test_lines_are_folded_at_75_octets_and_read_back_whole(client):
    VisitFactory(start="2024-06-12", title_ko="한국 " * 60 + "끝", published=["ko"])

    lines = client.get("/ko/visits/calendar.ics").content.split(b"\r\n")

    assert max(map(len, lines)) <= 75
    assert summaries(client) == ["한국 " * 60 + "끝"]


@pytest.mark.parametrize("num", [1, 3])
def test_calendar_takes_as_many_queries_for_three_visits_as_for_one(client, django_assert_num_queries, num):
    for _ in range(num):
        VisitFactory(start="2024-06-12", destination=PlaceFactory(published=["ko"]), published=["ko"])
        withdrawn_visit()
    client.get("/ko/visits/calendar.ics")

    with django_assert_num_queries(4):
        client.get("/ko/visits/calendar.ics")
