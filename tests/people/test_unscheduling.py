"""What was scheduled is taken back before any reader saw it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from people.curation.drafting import note_edit, state_of
from people.curation.models import Edition
from people.curation.publishing import publish, unschedule, withdraw
from tests.factories import ArticleFactory, OfficialFactory, approve_again, publish_again
from tests.refusals import refused, unchanged

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


@pytest.fixture
def tomorrow():
    return timezone.now() + DAY


@pytest.fixture
def official(tomorrow):
    """Public in Korean, with a second edition that begins tomorrow."""
    official = OfficialFactory(published=["ko"])
    publish_again(official, "ko", name_ko="새 이름", at=tomorrow)
    return official


def ends(record):
    return list(record.editions.order_by("number").values_list("number", "superseded_at", "withdrawn_at"))


def test_edition_before_it_runs_on(official, tomorrow, editor):
    taken = unschedule(state_of(official, "ko"), by=editor)

    assert ends(official) == [(1, None, None), (2, None, taken.withdrawn_at)]
    assert [edition.number for edition in Edition.objects.current(tomorrow + DAY)] == [1]


def test_text_stays_approved_and_history_says_why(official, editor):
    unschedule(state_of(official, "ko"), by=editor, reason="방문 연기")

    move = official.transitions.latest("sequence")
    assert state_of(official, "ko").status == "approved"
    assert [move.verb, move.from_status, move.to_status, move.by, move.reason] == [
        "unschedule",
        "published",
        "approved",
        editor,
        "방문 연기",
    ]


def test_taken_back_edition_never_became_public(official, tomorrow):
    unschedule(state_of(official, "ko"), by=None)

    assert [edition.number for edition in official.editions.effective()] == [1]
    assert list(Edition.objects.withdrawn(tomorrow + DAY)) == []
    assert list(Edition.objects.scheduled(timezone.now())) == []


@pytest.mark.parametrize("later", [None, DAY / 2, 2 * DAY])
def test_text_is_published_again_at_any_moment(official, later):
    unschedule(state_of(official, "ko"), by=None)

    at = timezone.now() + later if later else None
    edition = publish(state_of(official, "ko"), by=None, at=at)

    assert edition.number == 3
    assert official.editions.get(number=1).superseded_at == edition.current_from


def test_first_edition_of_all_is_taken_back(tomorrow):
    official = OfficialFactory(scheduled_at=tomorrow, published=["ko"])
    unschedule(state_of(official, "ko"), by=None)

    edition = publish(state_of(official, "ko"), by=None)

    assert (edition.number, edition.first_public_at) == (2, edition.current_from)


def test_of_two_scheduled_editions_the_later_goes_first(official, tomorrow):
    publish_again(official, "ko", name_ko="더 새 이름", at=tomorrow + DAY)

    assert unschedule(state_of(official, "ko"), by=None).number == 3
    assert unschedule(state_of(official, "ko"), by=None).number == 2
    assert [edition.number for edition in Edition.objects.current(tomorrow + 2 * DAY)] == [1]


def test_notice_of_a_withdrawal_comes_back(tomorrow):
    official = OfficialFactory(withdrawn=["ko"])
    publish_again(official, "ko", at=tomorrow)

    unschedule(state_of(official, "ko"), by=None)

    assert [edition.number for edition in Edition.objects.withdrawn(tomorrow + DAY)] == [1]


def test_newer_draft_stays_a_draft(official):
    note_edit(official, ["ko"], by=None)

    unschedule(state_of(official, "ko"), by=None)

    assert state_of(official, "ko").status == "draft"


def test_translations_are_not_behind_a_source_that_never_came(tomorrow):
    article = ArticleFactory(published=["ru", "ko"])
    publish_again(article, "ru", title_ru="Сумма 7", at=tomorrow)
    assert state_of(article, "ko").freshness == "facts"

    unschedule(state_of(article, "ru"), by=None)

    assert state_of(article, "ko").freshness == "fresh"


def test_translation_of_an_older_source_stays_behind(tomorrow):
    article = ArticleFactory(published=["ru", "ko"])
    publish_again(article, "ru", title_ru="Сумма 7")
    publish_again(article, "ru", title_ru="Сумма 8", at=tomorrow)

    unschedule(state_of(article, "ru"), by=None)

    assert state_of(article, "ko").freshness == "facts"


@pytest.mark.parametrize("traits", [{}, {"approved": ["ko"]}, {"published": ["ko"]}, {"withdrawn": ["ko"]}])
def test_only_what_has_not_begun_is_taken_back(traits):
    official = OfficialFactory(**traits)

    with unchanged(official), refused("nothing-scheduled"):
        unschedule(state_of(official, "ko"), by=None)


def test_what_was_withdrawn_before_it_began_is_gone_already(tomorrow):
    official = OfficialFactory(scheduled_at=tomorrow, published=["ko"])
    withdraw(state_of(official, "ko"), by=None, notice="철회")

    with unchanged(official), refused("nothing-scheduled"):
        unschedule(state_of(official, "ko"), by=None)


def test_other_languages_stay_scheduled(tomorrow):
    official = OfficialFactory(scheduled_at=tomorrow, published=["ru", "ko"])

    unschedule(state_of(official, "ko"), by=None)

    assert [edition.language for edition in Edition.objects.scheduled(timezone.now())] == ["ru"]


def test_approved_again_text_is_kept_when_the_schedule_is_taken_back(official):
    approve_again(official, "ko", name_ko="다른 이름")

    unschedule(state_of(official, "ko"), by=None)

    assert (state_of(official, "ko").status, official.transitions.latest("sequence").to_status) == (
        "approved",
        "approved",
    )
