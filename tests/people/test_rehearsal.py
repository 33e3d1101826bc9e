"""A publication can be rehearsed: all of it happens, and none of it stays."""

import contextlib
from threading import Thread

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from people.curation.drafting import state_of
from people.curation.models import Edition, LanguageState
from people.curation.publishing import publish
from people.curation.rehearsal import Part, as_if_public, parts_of

from ..factories import LANGUAGES, ArticleFactory, BundleFactory
from ..newsroom.previews import everything

pytestmark = pytest.mark.django_db


def test_rehearsed_edition_does_not_use_up_its_number():
    article = ArticleFactory(approved=["ko"])

    with as_if_public([Part(article, "ko")], at=timezone.now()):
        assert article.editions.get().number == 1

    assert publish(state_of(article, "ko"), by=None).number == 1


def test_translations_of_a_bundle_are_made_from_the_originals_in_it():
    article = ArticleFactory(source_language="ru")
    bundle = BundleFactory((article, "kk"), (article, "ru"))

    with as_if_public(parts_of(bundle), at=timezone.now()):
        translation = article.editions.get(language="kk")
        assert translation.source_edition.language == "ru"


def test_part_whose_record_was_deleted_is_left_out():
    gone, there = ArticleFactory(), ArticleFactory()
    bundle = BundleFactory((gone, "ko"), (there, "ko"))
    gone.delete()

    assert [part.record for part in parts_of(bundle)] == [there]


def fail_within(article, act):
    with as_if_public([Part(article, code) for code in LANGUAGES], at=timezone.now()):
        assert Edition.objects.about(article).count() == 4
        act()


def rewrite_an_edition():
    with connection.cursor() as cursor:
        cursor.execute("UPDATE curation_edition SET title = 'x'")


@pytest.mark.parametrize(("act", "error"), [([].pop, IndexError), (rewrite_an_edition, DatabaseError)])
@pytest.mark.django_db(transaction=True)
def test_failure_within_leaves_no_row_behind(act, error):
    article = ArticleFactory(published=["ru"])
    before = everything()

    with pytest.raises(error):
        fail_within(article, act)

    assert everything() == before


@pytest.mark.parametrize("act", [lambda: None, [].pop])
@pytest.mark.django_db(transaction=True)
def test_rehearsal_within_a_transaction_undoes_itself_alone(act):
    with transaction.atomic():
        article = ArticleFactory()
        with contextlib.suppress(IndexError):
            fail_within(article, act)
        article.desk_note = "kept"
        article.save()

    article.refresh_from_db()
    assert (article.editions.count(), article.desk_note) == (0, "kept")


def test_what_waits_for_the_commit_never_happens(django_capture_on_commit_callbacks):
    article = ArticleFactory()

    with django_capture_on_commit_callbacks() as waiting, as_if_public([Part(article, "ko")], at=timezone.now()):
        transaction.on_commit(lambda: None)

    assert waiting == []


@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite lets one connection write at a time")
@pytest.mark.django_db(transaction=True)
def test_publication_waits_for_a_rehearsal_and_then_goes_through():
    article = ArticleFactory(approved=["ko"])
    outcomes = []

    def press_publish():
        try:
            outcomes.append(publish(LanguageState.objects.about(article).get(language="ko"), by=None).number)
        finally:
            connection.close()

    with as_if_public([Part(article, "ko")], at=timezone.now()):
        desk = Thread(target=press_publish)
        desk.start()
        desk.join(timeout=0.5)
        assert outcomes == []
    desk.join(timeout=10)

    assert outcomes == [1]
    assert article.editions.count() == 1
