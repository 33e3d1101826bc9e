"""A translation may be made from a translation: what changes in the original travels along the chain."""

import pytest

from people.curation.drafting import note_edit, state_of
from people.curation.publishing import publish
from people.curation.translating.choosing import translate_from
from people.curation.translating.confirming import confirm_translation
from people.curation.translating.release import latest_source_edition
from people.curation.translating.units import worksheet
from people.curation.translating.verbs import save_units
from tests.factories import ArticleFactory, approve_again, publish_again
from tests.refusals import refused, unchanged

pytestmark = pytest.mark.django_db

TITLES = {
    "title_ru": "Визит на 3 дня",
    "title_kk": "3 күндік сапар",
    "title_ko": "3일간 방문",
    "title_en": "A visit of 3 days",
}


@pytest.fixture
def article():
    """Written in English, translated into Russian, and from that into Kazakh; Korean is made from English."""
    article = ArticleFactory(source_language="en", published=True, **TITLES)
    translate_from(state_of(article, "kk"), "ru", by=None)
    return article


def freshness(record):
    return dict(record.states.values_list("language", "freshness"))


def confirm(record, language):
    confirm_translation(state_of(record, language), seen=latest_source_edition(record, language), by=None)


def test_translation_of_a_translation_is_compared_with_that(article):
    sheet = worksheet(article, "kk")

    assert (sheet.source_language, latest_source_edition(article, "kk").language) == ("ru", "ru")
    assert set(freshness(article).values()) == {"fresh"}


def test_changed_original_leaves_the_whole_chain_behind(article):
    publish_again(article, "en", title_en="A visit of 4 days")

    assert freshness(article) == {"en": "fresh", "ru": "facts", "ko": "facts", "kk": "facts"}
    assert worksheet(article, "kk").waits_for == "ru"


def test_end_of_the_chain_waits_for_its_middle(article):
    publish_again(article, "en", title_en="A visit of 4 days")

    with unchanged(article), refused("source-behind"):
        confirm(article, "kk")


def test_confirmed_middle_frees_the_end(article):
    publish_again(article, "en", title_en="A visit of 4 days")

    confirm(article, "ru")

    assert freshness(article) == {"en": "fresh", "ru": "fresh", "ko": "facts", "kk": "fresh"}


def test_mended_middle_leaves_the_end_behind_its_new_words(article):
    publish_again(article, "en", title_en="A visit of 4 days")
    publish_again(article, "ru", title_ru="Визит на 4 дня")

    (stale,) = [unit for unit in worksheet(article, "kk").units if unit.status == "stale"]

    assert freshness(article) == {"en": "fresh", "ru": "fresh", "ko": "facts", "kk": "facts"}
    assert (stale.then, stale.source_text) == ("Визит на 3 дня", "Визит на 4 дня")


@pytest.mark.parametrize(("language", "source"), [("ru", "kk"), ("ru", "ru"), ("en", "ko")])
def test_nothing_is_translated_from_itself_by_detours(article, language, source):
    with unchanged(article), refused("source-cycle"):
        translate_from(state_of(article, language), source, by=None)


def test_choice_of_the_source_is_logged(article, editor):
    translate_from(state_of(article, "kk"), "ko", by=editor)

    move = article.transitions.filter(language="kk").latest("sequence")
    assert (state_of(article, "kk").translated_from, move.verb, move.by) == ("ko", "translate_from", editor)


def test_translation_says_what_it_was_made_from(article, client):
    publish_again(article, "kk", title_kk="Сапар 3 күн")

    response = client.get(f"/kk/news/{article.slug}/")

    assert response.context["page"].translated_from == "ru"
    assert client.get(f"/api/v1/articles/{article.slug}/").json()["editions"]["kk"]["translated_from"] == "ru"


def test_return_to_the_old_words_asks_for_a_look(article):
    publish_again(article, "en", title_en="A visit of 4 days")
    publish_again(article, "en", title_en=TITLES["title_en"])

    assert freshness(article)["ko"] == "wording"

    confirm(article, "ko")
    assert freshness(article)["ko"] == "fresh"


def test_translation_made_from_a_draft_is_up_to_date_once_that_is_published(article):
    article.title_en, article.title_ko = "A visit of 4 days", "4일간 방문"
    article.save()
    note_edit(article, ["en", "ko"], by=None)
    before = freshness(article)["ko"]

    publish_again(article, "en")

    assert (before, freshness(article)["ko"], freshness(article)["ru"]) == ("fresh", "fresh", "facts")


@pytest.fixture
def ahead(article):
    """The Korean translation was made from an English draft."""
    article.title_en, article.title_ko = "A visit of 4 days", "4일간 방문"
    article.save()
    note_edit(article, ["en", "ko"], by=None)
    return article


def rewritten(article, **texts):
    for name, text in texts.items():
        setattr(article, name, text)
    article.save()
    note_edit(article, ["en"], by=None)


def test_translation_made_from_a_dropped_draft_is_behind(ahead):
    rewritten(ahead, title_en=TITLES["title_en"])

    (stale,) = [unit for unit in worksheet(ahead, "ko").units if unit.status == "stale"]
    assert freshness(ahead) == {"en": "fresh", "ru": "fresh", "ko": "facts", "kk": "fresh"}
    assert (stale.then, stale.source_text) == ("A visit of 4 days", "A visit of 3 days")


def test_paragraph_that_was_dropped_with_its_draft_leaves_its_translation_behind(article):
    body = article.body_en
    article.body_en += "<p>Trade came to 4.3 billion.</p>"
    article.body_ko += "<p>교역액은 43억이었다.</p>"
    article.save()
    note_edit(article, ["en", "ko"], by=None)
    before = freshness(article)["ko"]

    rewritten(article, body_en=body)

    assert (before, freshness(article)["ko"]) == ("fresh", "facts")


def test_translation_made_from_a_dropped_draft_may_be_confirmed(ahead):
    rewritten(ahead, title_en=TITLES["title_en"])

    confirm(ahead, "ko")

    assert freshness(ahead)["ko"] == "fresh"


def test_draft_that_was_changed_again_leaves_nothing_behind_before_it_is_published(ahead):
    rewritten(ahead, title_en="A visit of 5 days")
    before = freshness(ahead)["ko"]

    publish_again(ahead, "en")

    assert (before, freshness(ahead)["ko"]) == ("fresh", "facts")


def test_translation_that_lacks_a_fact_is_not_published(article):
    publish_again(article, "en", title_en="A visit of 4 days")
    approve_again(article, "ko", lead_ko="새 리드")

    with unchanged(article), refused("behind-source"):
        publish(state_of(article, "ko"), by=None)


def test_chief_may_publish_what_lacks_a_fact(article, chief):
    publish_again(article, "en", title_en="A visit of 4 days")
    approve_again(article, "ko", lead_ko="새 리드")

    publish(state_of(article, "ko"), by=chief, forced_because="The Korean title says it in other words.")

    assert (state_of(article, "ko").status, freshness(article)["ko"]) == ("published", "facts")


def test_translation_behind_by_wording_alone_is_published(article):
    publish_again(article, "en", title_en="A trip of 3 days")
    approve_again(article, "ko", lead_ko="새 리드")

    publish(state_of(article, "ko"), by=None)

    assert (state_of(article, "ko").status, freshness(article)["ko"]) == ("published", "wording")


def test_confirmation_counts_for_the_worksheet_on_the_screen(article):
    publish_again(article, "en", title_en="A visit of 4 days")
    token = worksheet(article, "ko").token
    article.title_en = "A visit of 5 days"
    article.save()
    note_edit(article, ["en"], by=None)

    with unchanged(article), refused("source-moved-on"):
        seen = latest_source_edition(article, "ko")
        confirm_translation(state_of(article, "ko"), seen=seen, token=token, by=None)


def test_mended_unit_makes_the_translation_fresh(article):
    publish_again(article, "en", title_en="A visit of 4 days")
    (stale,) = [unit for unit in worksheet(article, "ko").units if unit.status == "stale"]

    result = save_units(article, "ko", {stale.key: "4일간 방문"}, tokens={stale.key: stale.token}, by=None)

    assert (result.saved, freshness(article)["ko"]) == ([stale.key], "fresh")
