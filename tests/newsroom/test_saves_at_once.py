"""Two people who press Save at the same moment, each over a connection of their own."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from django.test import Client

from newsroom.models import Article
from tests.factories import ArticleFactory, UserFactory

from .desk import error_codes, filled, page

pytestmark = [
    pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite lets one connection write at a time"),
    pytest.mark.django_db(transaction=True),
]


def press_save_at_once(record, *texts):
    """Everybody opens the page, then all save at one moment; the answers in the order of `texts`."""
    clients = [Client() for _ in texts]
    for client in clients:
        client.force_login(UserFactory("editor"))
    posts = [filled(client.get(page(record))) | typed for client, typed in zip(clients, texts, strict=True)]
    together = Barrier(len(texts))

    def save(client, post):
        together.wait(timeout=30)
        try:
            return client.post(page(record), post)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(texts)) as pool:
        return list(pool.map(save, clients, posts))


def test_one_save_wins_and_the_other_is_laid_beside_it():
    article = ArticleFactory(title_ru="Было")

    answers = press_save_at_once(article, {"title_ru": "Первый"}, {"title_ru": "Второй"})

    assert sorted(answer.status_code for answer in answers) == [200, 302]
    refused = next(answer for answer in answers if answer.status_code == 200)
    assert error_codes(refused) == ["edit-conflict"]
    stored = Article.objects.get().title_ru
    assert {stored, refused.context["adminform"].form["title_ru"].value()} == {"Первый", "Второй"}


def test_saves_of_two_languages_are_both_kept():
    article = ArticleFactory()

    answers = press_save_at_once(article, {"title_kk": "Жаңа тақырып"}, {"title_ko": "새 제목"})

    assert [answer.status_code for answer in answers] == [302, 302]
    article.refresh_from_db()
    assert (article.title_kk, article.title_ko) == ("Жаңа тақырып", "새 제목")


def test_rows_added_at_one_moment_get_places_of_their_own():
    article = ArticleFactory()
    prefix = "curation-evidence-content_type-object_id"
    row = {f"{prefix}-TOTAL_FORMS": 1, f"{prefix}-0-basis": "lookup"}

    answers = press_save_at_once(article, row | {f"{prefix}-0-note": "Map"}, row | {f"{prefix}-0-note": "Atlas"})

    assert [answer.status_code for answer in answers] == [302, 302]
    assert sorted(article.sources.values_list("position", flat=True)) == [1, 2]
    assert sorted(article.sources.values_list("note", flat=True)) == ["Atlas", "Map"]
