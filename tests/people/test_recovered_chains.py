"""A deleted record comes back with its translations made from what they were made from."""

import pytest
from reversion.models import Version

from newsroom.models import Article
from people.curation.drafting import note_edit, state_of
from people.curation.models import SegmentedText
from people.curation.recording import record_deletion, snapshot_in
from people.curation.recovering import Returning, recover
from people.curation.translating.choosing import translate_from
from people.curation.translating.units import worksheet
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db


def deleted_chain(source_of_kazakh="en"):
    """Kazakh made from an English translation of a Russian text, and then all of it deleted."""
    article = ArticleFactory(languages=["ru", "en", "kk"], title_ru="Визит", title_en="A visit", title_kk="Сапар")
    note_edit(article, ["ru", "en", "kk"], by=None)
    if source_of_kazakh:
        translate_from(state_of(article, "kk"), source_of_kazakh, by=None)
    record_deletion([article], by=None)
    article.delete()
    return snapshot_in(Version.objects.get_deleted(Article).get())


def sources_of(article):
    return {code: worksheet(article, code).source_language for code in ("en", "kk", "ko")}


def test_translation_of_a_translation_is_that_again():
    snapshot = deleted_chain()

    recover(Returning(snapshot, snapshot.fields["slug"]), by=None)

    back = Article.objects.get()
    assert sources_of(back) == {"en": "ru", "kk": "en", "ko": "ru"}
    kept = SegmentedText.objects.about(back).values_list("language", "source_language")
    assert dict(kept) == {"ru": "", "en": "ru", "kk": "en"}
    assert worksheet(back, "kk").by_key["title.1"].source_text == "A visit"


def test_version_that_does_not_know_of_it_takes_the_source_of_the_record():
    snapshot = deleted_chain(source_of_kazakh="")

    assert snapshot.made_from == {}
    recover(Returning(snapshot, snapshot.fields["slug"]), by=None)
    assert sources_of(Article.objects.get()) == {"en": "ru", "kk": "ru", "ko": "ru"}
