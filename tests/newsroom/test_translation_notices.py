"""A reader of a translation is told what it was made from, and when facts of the original have changed since."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.contenttypes.models import ContentType
from django.utils.formats import date_format
from django.utils.translation import override

from newsroom.reading import Reading, page_of
from people.curation.drafting import state_of
from people.curation.publishing import make_public
from people.curation.translating.choosing import translate_from
from people.curation.translating.confirming import confirm_translation
from people.curation.translating.release import latest_source_edition

from ..factories import ArticleFactory, approve_again, publish_again
from .reader import LANGUAGES, find, said, text_of

pytestmark = pytest.mark.django_db

MAY = datetime(2025, 5, 1, 7, tzinfo=UTC)
DAY, HOUR = timedelta(days=1), timedelta(hours=1)


def translated(**fields):
    return ArticleFactory(published=["ru", "ko"], published_at=MAY, body_ru="<p>Оборот: 4,3 млрд.</p>", **fields)


def page(client, article, language="ko"):
    return client.get(f"/{language}/news/{article.slug}/")


def is_warned(response, language="ko", day=MAY + DAY):
    with override(language):
        day = date_format(day, "DATE_FORMAT")
    notice = "The original was changed on %(day)s; this translation is being updated."
    return said(notice, language) % {"day": day} in text_of(response)


@pytest.mark.parametrize("language", [code for code in LANGUAGES if code != "ru"])
def test_translation_leads_to_its_original(client, language):
    article = ArticleFactory(published=True)

    links = find(page(client, article, language), "a", href=f"/ru/news/{article.slug}/", hreflang="ru")

    assert ("Русский", "ru") in [(link.words, link.attrs["lang"]) for link in links]


def test_original_is_not_called_a_translation(client):
    assert not find(page(client, ArticleFactory(published=True), "ru"), "p", class_="edition-line")


def test_changed_figure_in_the_original_is_announced_in_the_translation(client):
    article = translated()
    publish_again(article, "ru", at=MAY + DAY, body_ru="<p>Оборот: 4,8 млрд.</p>")

    assert (is_warned(page(client, article)), is_warned(page(client, article, "ru"), "ru")) == (True, False)


def test_changed_wording_of_the_original_is_no_news(client):
    article = translated()
    publish_again(article, "ru", at=MAY + DAY, body_ru="<p>Оборот составил: 4,3 млрд.</p>")

    assert not is_warned(page(client, article))


def test_notice_waits_for_the_hour_of_the_original(client, clock):
    article = translated()
    publish_again(article, "ru", at=MAY + DAY, body_ru="<p>Оборот: 4,8 млрд.</p>")

    clock(MAY + DAY - timedelta(microseconds=1))
    before = is_warned(page(client, article))
    clock(MAY + DAY)

    assert (before, is_warned(page(client, article))) == (False, True)


def test_notice_goes_when_the_translation_is_confirmed(client, editor):
    article = translated()
    publish_again(article, "ru", at=MAY + DAY, body_ru="<p>Оборот: 4,8 млрд.</p>")
    confirm_translation(state_of(article, "ko"), seen=latest_source_edition(article, "ko"), by=editor)

    assert not is_warned(page(client, article))


def test_notice_goes_with_a_new_translation(client):
    article = translated()
    publish_again(article, "ru", at=MAY + DAY, body_ru="<p>Оборот: 4,8 млрд.</p>")
    publish_again(article, "ko", at=MAY + 2 * DAY, body_ko="<p>교역액은 48억 달러다.</p>")

    assert not is_warned(page(client, article))


def test_notice_stays_while_the_mended_translation_is_not_public(client):
    article = translated()
    publish_again(article, "ru", at=MAY + DAY, body_ru="<p>Оборот: 4,8 млрд.</p>")

    approve_again(article, "ko", body_ko="<p>교역액은 48억 달러다.</p>")

    assert (article.states.get(language="ko").freshness, is_warned(page(client, article))) == ("fresh", True)


def test_translation_prepared_before_its_original_is_missed_until_it_is_public(client):
    article = translated()
    approve_again(article, "ru", body_ru="<p>Оборот: 4,8 млрд.</p>")
    approve_again(article, "ko", body_ko="<p>교역액은 48억 달러다.</p>")
    make_public(state_of(article, "ru"), by=None, at=MAY + DAY)
    before = is_warned(page(client, article))

    make_public(state_of(article, "ko"), by=None, at=MAY + 2 * DAY)

    assert (before, is_warned(page(client, article))) == (True, False)


@pytest.fixture
def chain():
    """Written in English; Korean was made from Kazakh, Kazakh from Russian, and Russian from English."""
    bodies = {f"body_{language}": "<p>4.3</p>" for language in LANGUAGES}
    article = ArticleFactory(source_language="en", published=["en"], published_at=MAY, **bodies)
    for language, source in [("ru", "en"), ("kk", "ru"), ("ko", "kk")]:
        if source != "en":
            translate_from(state_of(article, language), source, by=None)
        publish_again(article, language, at=MAY + HOUR)
    return article


def test_changed_figure_is_announced_all_along_the_chain(client, chain):
    publish_again(chain, "en", at=MAY + DAY, body_en="<p>4.8</p>")

    assert {code: is_warned(page(client, chain, code), code) for code in LANGUAGES} == {
        "ru": True,
        "kk": True,
        "ko": True,
        "en": False,
    }


def test_wording_of_the_middle_is_not_taken_for_the_changed_figure(client, chain):
    publish_again(chain, "ru", at=MAY + 2 * HOUR, body_ru="<p>Всего: 4.3</p>")
    publish_again(chain, "en", at=MAY + DAY, body_en="<p>4.8</p>")

    assert [is_warned(page(client, chain, code), code) for code in ("kk", "ko")] == [True, True]


def test_once_the_middle_is_mended_its_own_day_counts(client, chain):
    publish_again(chain, "en", at=MAY + DAY, body_en="<p>4.8</p>")
    publish_again(chain, "ru", at=MAY + 2 * DAY, body_ru="<p>4.8</p>")

    assert not is_warned(page(client, chain, "ru"), "ru")
    assert is_warned(page(client, chain, "kk"), "kk", MAY + 2 * DAY)
    assert is_warned(page(client, chain, "ko"), "ko", MAY + 2 * DAY)


def test_wording_of_the_original_is_no_news_along_the_chain(client, chain):
    publish_again(chain, "en", at=MAY + DAY, body_en="<p>it was 4.3</p>")

    assert not any(is_warned(page(client, chain, code), code) for code in LANGUAGES)


@pytest.mark.parametrize(("language", "num_queries"), [("en", 1), ("ru", 2), ("ko", 2)])
def test_notice_costs_one_query_however_long_the_chain(django_assert_num_queries, chain, language, num_queries):
    publish_again(chain, "en", at=MAY + DAY, body_en="<p>4.8</p>")
    ContentType.objects.get_for_model(chain)

    with django_assert_num_queries(num_queries):
        page_of(chain, Reading(language, MAY + 2 * DAY))
