"""What is ahead on the desk board: a month of what becomes public, and events that are expected."""

from datetime import UTC, datetime, timedelta

import pytest

from newsroom.models import Event
from people.curation.drafting import state_of
from people.curation.models import Transition
from people.curation.publishing import withdraw
from tests.factories import ArticleFactory, BundleFactory, EventFactory

from .desk import board_of

NOON = datetime(2026, 11, 10, 7, tzinfo=UTC)


def entries(board):
    return [(day.date.day, entry) for week in board["schedule"].weeks for day in week for entry in day.entries]


def test_texts_of_a_record_that_begin_together_are_one_entry_at_two_hours(client, editor, clock):
    clock(NOON)
    article = ArticleFactory(published=["ru", "ko"], scheduled_at=datetime(2026, 11, 20, 17, 30, tzinfo=UTC))
    ArticleFactory(published=True)

    client.force_login(editor)
    response = client.get("/admin/")

    board = response.context["board"]
    [(day, entry)] = entries(board)
    assert (day, entry.headline.title, entry.languages) == (20, article.title_en, [("ru", "RU"), ("ko", "한국어")])
    assert "<strong>22:30</strong>" in response.content.decode()
    assert "Seoul 21 November, 02:30" in response.content.decode()
    assert (board["schedule"].number.count, board["schedule"].all_scheduled.count) == (2, 2)


def test_texts_that_are_withdrawn_at_a_moment_to_come_are_an_entry_of_that_day(client, editor, clock):
    clock(NOON)
    article = ArticleFactory(published=["ru", "ko"], published_at=NOON - timedelta(days=1))
    for language in ("ru", "ko"):
        withdraw(state_of(article, language), by=None, notice="–", at=NOON + timedelta(days=2))
    withdraw(state_of(ArticleFactory(published=["ru"]), "ru"), by=None, notice="–")

    board = board_of(client, editor)

    [(day, entry)] = entries(board)
    assert (day, entry.headline.title, entry.languages, entry.is_end) == (
        12,
        article.title_en,
        [("ru", "RU"), ("ko", "한국어")],
        True,
    )
    assert board["schedule"].number.count == 0


def test_texts_of_a_bundle_are_one_entry_under_its_name(client, chief, clock):
    clock(NOON)
    moment = NOON + timedelta(days=1)
    records = [ArticleFactory(published=["ru"], scheduled_at=moment) for _ in range(2)]
    bundle = BundleFactory(planned_for=moment, published_at=NOON)
    Transition.objects.filter(object_id__in=[one.pk for one in records], verb="publish").update(bundle=bundle)

    [(_day, entry)] = entries(board_of(client, chief))

    assert (entry.bundle, entry.num_texts, entry.is_planned) == (bundle, 2, False)


def test_bundle_stands_on_its_planned_day_until_it_is_published(client, chief, clock):
    clock(NOON)
    article = ArticleFactory()
    missed = BundleFactory((article, "ru"), planned_for=NOON - timedelta(days=1))
    planned = BundleFactory((article, "ru"), (article, "ko"), planned_for=NOON + timedelta(days=1))
    BundleFactory(planned_for=NOON + timedelta(days=40))

    found = entries(board_of(client, chief))

    assert [(day, entry.bundle, entry.num_texts, entry.is_missed) for day, entry in found] == [
        (9, missed, 1, True),
        (11, planned, 2, False),
    ]


def test_other_months_open_by_their_address(client, editor, clock):
    clock(NOON)
    article = ArticleFactory(published=["ru"], scheduled_at=datetime(2027, 1, 31, 18, 59, tzinfo=UTC))
    ArticleFactory(published=["ru"], scheduled_at=datetime(2027, 1, 31, 19, 0, tzinfo=UTC))

    board = board_of(client, editor, month="2027-01")

    assert [(day, entry.headline.title) for day, entry in entries(board)] == [(31, article.title_en)]
    assert (str(board["schedule"].previous), str(board["schedule"].next)) == ("2026-12-01", "2027-02-01")


@pytest.mark.parametrize("month", ["2026-13", "2026-00", "november", "0001-01", "9999-12", "２０２６-11", "<b>"])
def test_month_that_is_none_is_answered_with_this_month(client, editor, clock, month):
    clock(NOON)
    client.force_login(editor)

    response = client.get("/admin/", {"month": month})

    assert str(response.context["board"]["schedule"].month) == "2026-11-01"
    assert "is not a month. Write year and month as in 2026-11" in response.content.decode()
    assert "<b>" not in response.content.decode()


@pytest.mark.parametrize(("language", "first_weekday"), [("en", 0), ("ru", 0), ("kk", 0), ("ko", 6)])
def test_week_begins_as_readers_of_the_language_expect(client, editor, language, first_weekday):
    client.cookies["django_language"] = language

    weeks = board_of(client, editor)["schedule"].weeks

    assert {week[0].date.weekday() for week in weeks} == {first_weekday}


def test_events_are_expected_soonest_first_and_overdue_ones_stand_before_them(client, editor, clock):
    clock(NOON)
    later, soon, undated = (EventFactory(status="planned_as_of_text", date=on) for on in ("2027", "2026-11-11", ""))
    overdue = EventFactory(status="proposed", date="2026-11-09")
    EventFactory(status=Event.Status.HELD, date="2026-11-12"), EventFactory(status="cancelled", date="2027")

    events = board_of(client, editor)["events"]

    assert [(row.event, row.is_overdue) for row in events.rows] == [
        (overdue, True),
        (soon, False),
        (later, False),
        (undated, False),
    ]
    assert (events.overdue.count, events.expected.count) == (1, 3)
