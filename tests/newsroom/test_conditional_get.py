from datetime import timedelta

import pytest
from django.utils import timezone

from people.curation.drafting import state_of
from people.curation.publishing import withdraw

from ..factories import ArticleFactory, publish_again
from .addresses import pages_in
from .reader import LANGUAGES
from .scenes import Scene

pytestmark = pytest.mark.django_db


def again(client, path, response):
    """Ask for a page that the browser already has."""
    return client.get(path, headers={"if-none-match": response["ETag"]})


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_that_did_not_change_is_not_sent_again(client, language):
    scene = Scene(published=[language])

    answers = {}
    for path in pages_in(language, scene):
        first = client.get(path)
        second = again(client, path, first)
        answers[path] = (first.status_code, second.status_code, second.content, second["ETag"] == first["ETag"])

    assert answers == dict.fromkeys(pages_in(language, scene), (200, 304, b"", True))


def test_caches_ask_each_time_whether_a_page_still_stands(client):
    scene = Scene(published=["ko"])

    kept = {client.get(path)["Cache-Control"] for path in pages_in("ko", scene)}

    assert kept == {"public, max-age=0, must-revalidate"}


@pytest.mark.parametrize("page", ["", "news/", "news/{slug}/", "search/?q=story", "feed.atom", "chronicle/"])
def test_publication_changes_what_shows_it(client, page):
    article = ArticleFactory(title_ko="Story", story_date="2024", published=["ko"])
    path = f"/ko/{page.format(slug=article.slug)}"
    first = client.get(path)

    publish_again(article, "ko", title_ko="Story, corrected", note="정정")

    second = again(client, path, first)
    words = second.content.decode().replace("<mark>", "").replace("</mark>", "")
    assert (second.status_code, "Story, corrected" in words) == (200, True)


def test_withdrawal_takes_the_page_from_a_browser_that_has_it(client):
    article = ArticleFactory(published=["ko"])
    path = f"/ko/news/{article.slug}/"
    first = client.get(path)

    withdraw(state_of(article, "ko"), by=None, notice="철회")

    assert again(client, path, first).status_code == 410


def test_edition_that_waits_changes_the_page_with_its_hour(client, clock):
    article = ArticleFactory(published=["ko"])
    path = f"/ko/news/{article.slug}/"
    first = client.get(path)
    later = publish_again(article, "ko", title_ko="Later", at=timezone.now() + timedelta(days=1))

    assert again(client, path, first).status_code == 304
    clock(later.current_from)
    assert "Later" in again(client, path, first).content.decode()


@pytest.mark.parametrize("page", ["news/", "news/{slug}/"])
def test_draft_changes_nothing_for_readers(client, page):
    article = ArticleFactory(published=["ko"])
    path = f"/ko/{page.format(slug=article.slug)}"
    first = client.get(path)

    article.title_ko = "고쳐 쓰는 제목"
    article.save()
    ArticleFactory(approved=True)

    assert again(client, path, first).status_code == 304
