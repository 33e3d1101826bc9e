import gzip
import re
from datetime import datetime, timedelta

import pytest
from django.conf import settings as project
from django.core.cache import cache
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from newsroom.caching import remembered
from newsroom.counter import tables_without_readers
from newsroom.models import Article
from people.curation.drafting import state_of
from people.curation.models import Presence
from people.curation.publishing import withdraw

from ..factories import ArticleFactory, RemarkFactory, publish_again
from .addresses import PLAIN, changes_in, pages_in
from .scenes import Scene

ALMATY = timezone.get_default_timezone()
committed = pytest.mark.django_db(transaction=True)


def address(article, language="ko"):
    return f"/{language}/news/{article.slug}/"


def marks():
    """The publication counter as a reader's page would find it."""
    return cache.get("publication")


@committed
def test_page_is_made_once_and_then_given_as_it_was(client, django_assert_num_queries):
    article = ArticleFactory(published=["ko"])
    first = client.get(address(article))

    with django_assert_num_queries(0):
        second = client.get(address(article))
        unchanged = client.get(address(article), headers={"if-none-match": first["ETag"]})
        head = client.head(address(article))

    assert (second.status_code, dict(second.items()), second.content) == (200, dict(first.items()), first.content)
    assert (unchanged.status_code, unchanged.content, unchanged["ETag"]) == (304, b"", first["ETag"])
    assert (head.status_code, dict(head.items())) == (200, dict(first.items()))


@committed
def test_page_is_sent_packed_to_whom_can_unpack_it(client):
    article = ArticleFactory(published=["ko"])
    packing = {"accept-encoding": "gzip, br"}

    made, kept, plain = (client.get(address(article), headers=one) for one in (packing, packing, {}))

    assert [one["Vary"] for one in (made, kept, plain)] == ["Accept-Encoding"] * 3
    assert gzip.decompress(made.content) == gzip.decompress(kept.content) == plain.content
    assert [one.get("Content-Encoding") for one in (made, kept, plain)] == ["gzip", "gzip", None]
    assert [int(one["Content-Length"]) for one in (kept, plain)] == [len(kept.content), len(plain.content)]


@committed
def test_order_of_parameters_makes_no_other_page_but_their_values_do(client, django_assert_num_queries):
    ArticleFactory(published=["ko"])
    first = client.get("/ko/news/?genre=news&as_of=2025-03-01")

    with django_assert_num_queries(0):
        again = client.get("/ko/news/?as_of=2025-03-01&genre=news")
    other_day = client.get("/ko/news/?genre=news&as_of=2025-03-02")

    assert (again.content, again["X-Robots-Tag"]) == (first.content, "noindex")
    assert other_day.content != first.content


def corrected(article):
    publish_again(article, "ko", title_ko="고친 제목", note="정정")


def taken_back(article):
    withdraw(state_of(article, "ko"), by=None, notice="철회")


def dated_otherwise(article):
    Article.objects.filter(pk=article.pk).update(story_date="1999-05-04")


def closed_to_comparison(article):
    article.are_changes_public = False
    article.save()


def written_past_the_models(article):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE newsroom_article SET genre = 'interview' WHERE id = %s", [article.pk])


CHANGES = [corrected, dated_otherwise, closed_to_comparison, written_past_the_models, taken_back]


@committed
def test_whatever_is_committed_shows_on_the_next_page(client):
    """One world for all changes: what was committed is emptied slowly."""
    article = ArticleFactory(title_ko="제목", story_date="2001-02-03", published=["ko"])
    publish_again(article, "ko", title_ko="두 번째 제목")
    pages = [address(article), f"{address(article)}editions/", "/ko/", "/ko/news/"]

    seen = []
    for change in CHANGES:
        before = [client.get(path).content for path in pages]
        change(article)
        after = [client.get(path).content for path in pages]
        cache.clear()
        made_anew = [client.get(path).content for path in pages]
        seen.append((change.__name__, before != after, after == made_anew))

    assert seen == [(change.__name__, True, True) for change in CHANGES]


@committed
def test_only_what_was_committed_and_readers_can_see_raises_the_counter(client, editor):
    article = ArticleFactory(published=["ko"])
    client.get(address(article))
    before = marks()

    with transaction.atomic():
        Article.objects.filter(pk=article.pk).update(genre="interview")
        transaction.set_rollback(True)
    RemarkFactory(record=article)
    Presence.objects.all().delete()
    client.force_login(editor)
    assert marks() == before

    with transaction.atomic():
        Article.objects.filter(pk=article.pk).update(genre="interview")
        assert marks() == before
    assert marks() != before


@committed
def test_edition_that_waits_shows_at_its_moment_and_not_before(client, clock):
    article = ArticleFactory(title_ko="지금", published=["ko"])
    begins = timezone.now() + timedelta(minutes=2)
    publish_again(article, "ko", title_ko="나중", at=begins)

    shown = []
    for moment in (begins - timedelta(seconds=2), begins - timedelta(microseconds=1), begins):
        clock(moment)
        shown.append("나중" in client.get(address(article)).content.decode())

    assert shown == [False, False, True]


@committed
def test_page_ends_with_its_day(client, clock):
    ArticleFactory(published=["ko"])

    statuses = []
    for moment in (datetime(2027, 3, 1, 23, 59, 59, tzinfo=ALMATY), datetime(2027, 3, 2, tzinfo=ALMATY)):
        clock(moment)
        statuses.append(client.get("/ko/news/?as_of=2027-03-02").status_code)

    assert statuses == [404, 200]


@committed
def test_what_was_made_during_a_publication_is_not_kept():
    article = ArticleFactory(title_ko="하나", published=["ko"])

    def title_then_correction():
        title = article.title_ko
        publish_again(article, "ko", title_ko="둘", note="정정")
        return title

    during = remembered(("title",), title_then_correction)

    assert (during, remembered(("title",), lambda: "둘"), remembered(("title",), lambda: "셋")) == ("하나", "둘", "둘")


@committed
def test_open_transaction_neither_finds_nor_leaves_anything():
    remembered(("word",), lambda: "public")

    with transaction.atomic():
        inside = remembered(("word",), lambda: "rehearsed"), remembered(("other",), lambda: "rehearsed")

    outside = remembered(("word",), lambda: "anew"), remembered(("other",), lambda: "anew")
    assert (inside, outside) == (("rehearsed", "rehearsed"), ("public", "anew"))


@committed
def test_staff_and_dead_caches_get_pages_made_for_them(client, editor, settings, tmp_path, caplog):
    article = ArticleFactory(published=["ko"])
    kept = client.get(address(article))

    client.force_login(editor)
    with CaptureQueriesContext(connection) as for_staff:
        seen_by_staff = client.get(address(article))
    num_queries_for_staff = len(for_staff)
    client.logout()
    (tmp_path / "file").touch()
    settings.CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache", "LOCATION": tmp_path / "file"}
    }
    without_cache = client.get(address(article))

    assert num_queries_for_staff > 0
    assert seen_by_staff.content == without_cache.content == kept.content
    assert "The cache does not answer, so pages are made anew." in caplog.messages


@pytest.mark.django_db
def test_no_public_page_reads_what_leaves_the_counter_alone(client):
    scene = Scene(published=["ko"])
    publish_again(scene["article"], "ko", title_ko="고친 제목", note="정정")
    publish_again(scene["official"], "ko", name_ko="고친 이름", note="정정")

    with CaptureQueriesContext(connection) as queries:
        for path in [*pages_in("ko", scene), *changes_in("ko", scene, 2), *PLAIN.values()]:
            assert client.get(path).status_code in (200, 302, 301)

    read = {table for query in queries for table in re.findall(r'(?:FROM|JOIN) "(\w+)"', query["sql"])}
    # Kinds of records are made by migrations and never change.
    assert "curation_edition" in read
    assert read & tables_without_readers() <= {"django_content_type"}
    assert project.SESSION_COOKIE_NAME not in client.cookies
