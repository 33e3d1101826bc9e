"""A reader of a translation is told what it was made from, and when facts of the original have changed since."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils.formats import date_format
from django.utils.translation import override

from people.curation.drafting import state_of
from people.curation.translating.confirming import confirm_translation
from people.curation.translating.release import latest_source_edition

from ..factories import ArticleFactory, publish_again
from .reader import LANGUAGES, find, said, text_of

pytestmark = pytest.mark.django_db

MAY = datetime(2025, 5, 1, 7, tzinfo=UTC)
DAY = timedelta(days=1)


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
