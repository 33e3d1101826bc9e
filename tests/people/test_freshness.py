from datetime import timedelta

import pytest
from django.utils import timezone

from people.curation.drafting import state_of
from people.curation.publishing import correct, withdraw
from people.curation.translating.confirming import confirm_translation
from people.curation.translating.release import latest_source_edition
from tests.factories import ArticleFactory, approve_again, publish_again
from tests.refusals import refused, unchanged

pytestmark = pytest.mark.django_db

SOURCE = {
    "title_ru": "Президент прибыл в Сеул",
    "lead_ru": "Визит продлится 3 дня.",
    "body_ru": "<p>Товарооборот составил 4,3 млрд долларов.</p>",
}


@pytest.fixture
def article():
    """Written in Russian, public in Russian and Korean, with a Kazakh draft and no English."""
    return ArticleFactory(**SOURCE, languages=["ru", "kk", "ko"], published=["ru", "ko"])


def freshness(record):
    return dict(record.states.values_list("language", "freshness"))


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ({"title_ru": SOURCE["title_ru"]}, "fresh"),
        ({"lead_ru": "Визит займёт 3 дня."}, "wording"),
        ({"body_ru": "<p><strong>Товарооборот</strong> составил 4,3 млрд долларов.</p>"}, "typography"),
        ({"lead_ru": "Визит продлится 4 дня."}, "facts"),
        ({"body_ru": "<p>Товарооборот составил 4,8 млрд долларов.</p>"}, "facts"),
        ({"title_ru": "Президент прибыл в Пусан"}, "facts"),
        ({"title_ru": "Президент прибыл"}, "facts"),
    ],
)
def test_translations_are_behind_by_wording_or_by_facts(article, change, found):
    publish_again(article, "ru", **change)

    assert freshness(article) == {"ru": "fresh", "kk": found, "ko": found}


def test_change_of_wording_does_not_hide_a_change_of_facts(article):
    publish_again(article, "ru", lead_ru="Визит продлится 4 дня.")
    publish_again(article, "ru", lead_ru="Визит займёт 4 дня.")

    assert freshness(article)["ko"] == "facts"


def test_correction_leaves_translations_behind(article):
    approve_again(article, "ru", lead_ru="Визит продлится 4 дня.")

    correct(state_of(article, "ru"), by=None, note="Исправлено число дней.")

    assert freshness(article)["ko"] == "facts"


def test_changed_translation_leaves_no_other_language_behind(article):
    publish_again(article, "ko", title_ko="대통령, 부산 도착")

    assert set(freshness(article).values()) == {"fresh"}


def test_source_language_is_what_the_record_says():
    article = ArticleFactory(source_language="ko", title_ko="3일간 방문", published=True)

    publish_again(article, "ko", title_ko="4일간 방문")

    assert freshness(article) == {"ru": "facts", "kk": "facts", "ko": "fresh", "en": "facts"}


def test_text_saved_and_not_yet_published_leaves_nothing_behind(article):
    approve_again(article, "ru", lead_ru="Визит продлится 4 дня.")

    assert freshness(article)["ko"] == "fresh"


def test_published_translation_is_up_to_date_again(article):
    publish_again(article, "ru", lead_ru="Визит продлится 4 дня.")

    publish_again(article, "ko", lead_ko="방문은 4일 동안 이어진다.")

    assert freshness(article) == {"ru": "fresh", "kk": "facts", "ko": "fresh"}


def test_translator_confirms_what_is_still_right(article, translator_ko):
    newest = publish_again(article, "ru", lead_ru="Визит займёт 3 дня.")

    confirm_translation(state_of(article, "ko"), seen=newest, by=translator_ko)

    move = article.transitions.filter(language="ko").latest("sequence")
    assert freshness(article) == {"ru": "fresh", "kk": "wording", "ko": "fresh"}
    assert [move.verb, move.from_status, move.to_status, move.by] == [
        "confirm_translation",
        "published",
        "published",
        translator_ko,
    ]


def test_confirmation_counts_for_the_version_on_the_screen_alone(article):
    seen = publish_again(article, "ru", lead_ru="Визит займёт 3 дня.")
    publish_again(article, "ru", lead_ru="Визит займёт 4 дня.")

    with unchanged(article), refused("source-moved-on"):
        confirm_translation(state_of(article, "ko"), seen=seen, by=None)


def test_confirmation_without_having_seen_the_source_is_refused(article):
    publish_again(article, "ru", lead_ru="Визит займёт 3 дня.")

    with unchanged(article), refused("source-moved-on"):
        confirm_translation(state_of(article, "ko"), seen=None, by=None)


def test_nothing_to_confirm_where_nothing_is_behind(article):
    with unchanged(article), refused("not-behind"):
        confirm_translation(state_of(article, "ko"), seen=latest_source_edition(article, "ko"), by=None)


def test_translations_are_checked_against_the_scheduled_source_too(article):
    coming = publish_again(article, "ru", at=timezone.now() + timedelta(days=1), lead_ru="Визит продлится 4 дня.")

    assert latest_source_edition(article, "ko") == coming
    assert freshness(article)["ko"] == "facts"


def test_withdrawn_source_is_nothing_to_translate_from(article):
    withdraw(state_of(article, "ru"), by=None, notice="Снято.")

    assert latest_source_edition(article, "ko") is None
