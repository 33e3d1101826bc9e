"""Who has a record open: told on its page and by heartbeats, never a lock."""

from datetime import timedelta

import pytest
from django.utils import timezone

from newsroom.models import Article
from people.curation.models import Presence
from tests.factories import ArticleFactory, OfficialFactory, UserFactory

from .desk import page, save


def heartbeat(client, record, **said):
    return client.post(page(record, "presence"), {"revision": record.revision} | said)


def time_of(moment):
    return timezone.localtime(moment).strftime("%H:%M")


@pytest.fixture
def now():
    """Not beside midnight, when yesterday's times are written with their day."""
    return timezone.now().replace(hour=9, minute=40, second=0, microsecond=0)


def test_page_tells_who_else_has_it_open_and_since_when(client, second_client, editor, clock, now):
    article = ArticleFactory()
    clock(now)
    second_client.get(page(article))
    clock(now + timedelta(seconds=30))
    client.force_login(editor)

    response = client.get(page(article))

    assert response.context["presence"]["sentences"] == [f"Айгерим Сатова has had this open since {time_of(now)}."]
    assert response.context["presence"]["sentences"][0] in response.content.decode()


def test_page_of_a_row_tells_of_its_record(client, second_client, editor):
    official = OfficialFactory(appointments=[{"title_ru": "Министр"}])
    second_client.get(page(official))
    client.force_login(editor)

    response = client.get(page(official.appointments.get()))

    assert len(response.context["presence"]["sentences"]) == 1
    assert Presence.objects.about(official).count() == 2


def test_heartbeat_keeps_the_time_of_opening(client, second_client, editor, clock, now):
    article = ArticleFactory()
    clock(now)
    second_client.get(page(article))
    for seconds in (20, 40, 60, 80):
        clock(now + timedelta(seconds=seconds))
        heartbeat(second_client, article)
    client.force_login(editor)

    answer = heartbeat(client, article).json()

    assert answer["people"] == [f"Айгерим Сатова has had this open since {time_of(now)}."]


def test_whoever_is_not_heard_of_for_a_minute_is_gone(client, second_client, editor, clock, now):
    article = ArticleFactory()
    clock(now)
    second_client.get(page(article))
    clock(now + timedelta(seconds=20))
    heartbeat(second_client, article)
    clock(now + timedelta(seconds=81))
    client.force_login(editor)

    assert heartbeat(client, article).json()["people"] == []


def test_browser_without_a_script_is_told_to_have_opened_the_page(client, second_client, editor, clock, now):
    article = ArticleFactory()
    clock(now)
    second_client.get(page(article))
    client.force_login(editor)

    clock(now + timedelta(minutes=5))
    assert heartbeat(client, article).json()["people"] == [f"Айгерим Сатова opened this at {time_of(now)}."]
    clock(now + timedelta(minutes=11))
    assert heartbeat(client, article).json()["people"] == []


def test_old_entries_are_cleared_away_when_a_page_is_opened(client, second_client, editor, clock, now):
    clock(now)
    second_client.get(page(ArticleFactory()))
    clock(now + timedelta(minutes=11))
    client.force_login(editor)

    client.get(page(ArticleFactory()))

    assert [one.user for one in Presence.objects.all()] == [editor]


def test_closed_page_is_gone_at_once(client, second_client, editor):
    article = ArticleFactory()
    seen_at = second_client.get(page(article)).context["presence"]["seen_at"]
    client.force_login(editor)

    assert second_client.post(page(article, "presence"), {"left": seen_at}).status_code == 204

    assert heartbeat(client, article).json()["people"] == []


def test_page_that_was_opened_again_stays(client, second_client, editor):
    article = ArticleFactory()
    seen_at = second_client.get(page(article)).context["presence"]["seen_at"]
    second_client.get(page(article))
    client.force_login(editor)

    second_client.post(page(article, "presence"), {"left": seen_at})

    assert len(heartbeat(client, article).json()["people"]) == 1


def test_heartbeat_tells_that_the_record_was_saved(client, second_client, editor):
    article = ArticleFactory()
    client.force_login(editor)
    assert heartbeat(client, article).json()["news"] == ""

    save(second_client, page(article), title_ru="Другой заголовок")

    news = heartbeat(client, article).json()["news"]
    assert news.startswith("Айгерим Сатова saved this record at ")
    assert news.endswith("reload the page, or go on and choose when you save.")


def test_heartbeat_tells_that_the_record_was_deleted(client, editor):
    article = ArticleFactory()
    client.force_login(editor)
    client.get(page(article))
    address = page(article, "presence")
    Article.objects.all().delete()

    answer = client.post(address, {"revision": 1}).json()

    assert answer["news"].startswith("This record was deleted meanwhile")
    assert not Presence.objects.exists()


def test_heartbeat_is_one_upsert_and_one_select(client, second_client, editor, django_assert_num_queries):
    article = ArticleFactory()
    for _ in range(3):
        client.force_login(UserFactory("editor"))
        heartbeat(client, article)
    client.force_login(editor)
    heartbeat(client, article)

    # Session, person, and the rights of the person and of the person's groups come before.
    with django_assert_num_queries(4 + 2):
        heartbeat(client, article)


def test_colleagues_alone_are_told(client, db):
    article = ArticleFactory()

    assert heartbeat(client, article).status_code == 302

    client.force_login(UserFactory())
    assert heartbeat(client, article).status_code == 403
    assert not Presence.objects.exists()


def test_translator_of_any_language_is_heard(client, second_client, translator_ko):
    article = ArticleFactory()
    client.force_login(translator_ko)

    assert heartbeat(client, article).status_code == 200
    assert len(heartbeat(second_client, article).json()["people"]) == 1


@pytest.mark.parametrize("left", ["yesterday", "2025-13-99T00:00:00Z", "2025-01-01T00:00"])
def test_moment_that_is_none_is_refused(client, editor, left):
    article = ArticleFactory()
    client.force_login(editor)

    assert client.post(page(article, "presence"), {"left": left}).status_code == 404


def test_heartbeat_is_posted(client, editor):
    article = ArticleFactory()
    client.force_login(editor)

    assert client.get(page(article, "presence")).status_code == 405
