"""Two people take the same record back at the same moment: one does it, the other is told."""

import pytest
from django.utils import timezone

from newsroom.models import Article
from people.curation.models import Transition
from people.curation.recording import record_as_found, record_deletion, snapshot_in, versions_of
from people.curation.recovering import Returning, recover
from people.curation.restoring import restore
from tests.factories import ArticleFactory
from tests.people.at_once import at_once, needs_two_writers

pytestmark = [pytest.mark.django_db(transaction=True), needs_two_writers]


def test_of_two_restorers_at_once_one_wins():
    article = ArticleFactory(title_ko="첫째")
    record_as_found(article)
    past = snapshot_in(versions_of(article).get())
    Article.objects.filter(pk=article.pk).update(title_ko="둘째", changed_at=timezone.now())

    def press():
        seen = article.revision
        return restore(article, "ko", past=past, named="version", seen=seen, by=None).title_ko

    outcomes = at_once(press, press)

    assert "첫째" in outcomes
    assert ["page-is-stale", "nothing-to-restore"] in outcomes
    assert Transition.objects.about(article).filter(verb="restore").count() == 1


def test_of_two_who_recover_one_record_at_once_one_is_told():
    article = ArticleFactory()
    record_deletion([article], by=None)
    past = snapshot_in(versions_of(article).get())
    article.delete()

    outcomes = at_once(*[lambda: recover(Returning(past, past.fields["slug"]), by=None).slug] * 2)

    assert sorted(outcomes, key=str) == [["not-deleted"], past.fields["slug"]]
    assert Article.objects.count() == 1
