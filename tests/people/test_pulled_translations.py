"""Translations that lack a fact are taken down when the edition of their source begins, where the desk wishes so."""

from datetime import timedelta

import pytest
from django.utils import timezone

from people.curation.desk.chips import chips_of
from people.curation.drafting import state_of
from people.curation.publishing import publish, unschedule, withdraw
from people.curation.translating.choosing import translate_from
from people.curation.translating.confirming import confirm_translation
from people.curation.translating.release import latest_source_edition
from tests.factories import ArticleFactory, approve_again, let_stand, publish_again

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
TITLES = {
    "title_ru": "Визит на 3 дня",
    "title_kk": "3 күндік сапар",
    "title_ko": "3일간 방문",
    "title_en": "A visit of 3 days",
}


@pytest.fixture
def article():
    """Written in English; Kazakh is translated from the Russian translation."""
    article = ArticleFactory(source_language="en", published=True, **TITLES)
    translate_from(state_of(article, "kk"), "ru", by=None)
    return article


def freshness(record):
    return dict(record.states.values_list("language", "freshness"))


@pytest.fixture
def tomorrow(settings):
    settings.PULL_BEHIND_EDITIONS = True
    return timezone.now() + DAY


def chips(record):
    return {chip.language: (chip.mark, str(chip.words)) for chip in chips_of(record)}


def ends(record):
    editions = record.editions.order_by("language", "number")
    return [(one.language, one.number, one.superseded_at, one.withdrawn_at, one.withdrawal_notice) for one in editions]


def test_public_edition_ends_although_its_successor_is_ready(article, tomorrow):
    approve_again(article, "en", title_en="A visit of 4 days")
    approve_again(article, "ko", title_ko="4일간 방문")

    publish(state_of(article, "en"), by=None, at=tomorrow)

    assert article.editions.get(language="ko").withdrawn_at == tomorrow


def test_edition_that_lacks_a_fact_ends_when_that_of_its_source_begins(article, tomorrow):
    publish_again(article, "en", at=tomorrow, title_en="A visit of 4 days")

    ends = {edition.language: edition.withdrawn_at for edition in article.editions.filter(superseded_at=None)}
    assert ends == {"en": None, "ru": tomorrow, "kk": tomorrow, "ko": tomorrow}
    assert article.editions.get(language="ko").withdrawal_notice


def test_translation_that_is_to_be_pulled_is_published_until_then(article, tomorrow, monkeypatch):
    publish_again(article, "en", at=tomorrow, title_en="A visit of 4 days")
    before = chips(article)["ko"]

    monkeypatch.setattr(timezone, "now", lambda: tomorrow)

    assert before == ("●◷✕▲", "published, withdrawal scheduled, behind: facts")
    assert chips(article)["ko"] == ("✕▲", "withdrawn, behind: facts")


def test_pull_is_taken_back_with_the_edition_that_caused_it(article, tomorrow, editor):
    approve_again(article, "ko", title_ko="3일 방문")
    before = ends(article), dict(article.states.values_list("language", "status"))
    publish_again(article, "en", at=tomorrow, title_en="A visit of 4 days")

    unschedule(state_of(article, "en"), by=editor, reason="Still three days")

    after = [end for end in ends(article) if end[:2] != ("en", 2)]
    assert (after, dict(article.states.values_list("language", "status"))) == (
        before[0],
        before[1] | {"en": "approved"},
    )
    assert set(freshness(article).values()) == {"fresh"}
    move = article.transitions.filter(language="kk").latest("sequence")
    assert (move.verb, move.by, move.reason) == ("unschedule", editor, "Still three days")


def test_pull_is_taken_back_when_the_original_is_withdrawn_before(article, tomorrow):
    publish_again(article, "en", at=tomorrow, title_en="A visit of 4 days")

    withdraw(state_of(article, "en"), by=None, notice="Taken down.")

    assert {end[0] for end in ends(article) if end[3]} == {"en"}
    assert state_of(article, "ko").status == "published"


def test_translation_stays_pulled_from_the_edition_that_is_scheduled_after_all(article, tomorrow):
    publish_again(article, "en", at=tomorrow, title_en="A visit of 4 days")
    unschedule(state_of(article, "en"), by=None)

    publish_again(article, "en", at=tomorrow + DAY, title_en="A visit of 5 days")

    assert {end[0] for end in ends(article) if end[3] == tomorrow + DAY} == {"ru", "kk", "ko"}


def test_edition_that_was_to_follow_a_pulled_one_is_scheduled_again(article, tomorrow):
    publish_again(article, "ko", at=tomorrow + DAY, title_ko="3일 방문")
    before = [end for end in ends(article) if end[0] == "ko"]
    publish_again(article, "en", at=tomorrow, title_en="A visit of 4 days")

    unschedule(state_of(article, "en"), by=None)

    assert [end for end in ends(article) if end[0] == "ko"] == before


def test_confirmed_translation_that_was_pulled_may_be_published_again(article, tomorrow):
    publish_again(article, "en", at=tomorrow, title_en="A visit of 4 days")

    confirm_translation(state_of(article, "ko"), seen=latest_source_edition(article, "ko"), by=None)
    let_stand(article, "ko")
    publish(state_of(article, "ko"), by=None)

    assert [edition.is_open for edition in article.editions.filter(language="ko").order_by("number")] == [False, True]
