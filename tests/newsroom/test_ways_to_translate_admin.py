"""Every chip of a language leads to the page side by side, where the language is this person's to write."""

import re

import pytest

from people.curation.addresses import translating_page
from people.curation.drafting import submit
from people.curation.models import LanguageState
from tests.factories import ArticleFactory, EventFactory, UserFactory

from .desk import board_of, page

CHIP = re.compile(r'<a class="chip-way" href="([^"]+)">')
STATES = "/admin/curation/languagestate/"


def ways(response):
    return CHIP.findall(response.content.decode())


def ways_of(client, user, url):
    client.force_login(user)
    return ways(client.get(url))


@pytest.mark.parametrize(
    ("role", "languages"),
    [
        ("translator-ko", ["ko"]),
        ("translator-ru", []),
        ("reporter", ["kk", "ko", "en"]),
        ("editor", ["kk", "ko", "en"]),
    ],
)
def test_chips_of_a_list_lead_to_the_translations_that_one_may_write(client, db, role, languages):
    article = ArticleFactory(languages=["ru"])

    found = ways_of(client, UserFactory(role), page(article, "changelist"))

    assert found == [translating_page(article, language) for language in languages]


def test_chip_leads_a_reporter_to_no_text_that_is_public(client, reporter):
    article = ArticleFactory(published=["ru", "ko"])

    assert ways_of(client, reporter, page(article, "changelist")) == [
        translating_page(article, language) for language in ("kk", "en")
    ]


def test_chip_of_the_source_leads_nowhere_whichever_language_it_is(client, editor):
    article = ArticleFactory(languages=["en"], source_language="en")

    assert ways_of(client, editor, page(article, "changelist")) == [
        translating_page(article, language) for language in ("ru", "kk", "ko")
    ]


@pytest.mark.parametrize("num_rows", [1, 3])
def test_ways_cost_a_list_no_query(client, translator_ko, django_assert_num_queries, num_rows):
    articles = [ArticleFactory() for _ in range(num_rows)]
    client.force_login(translator_ko)
    client.get(page(articles[0]))

    with django_assert_num_queries(12):
        found = ways(client.get(page(articles[0], "changelist")))

    assert len(found) == num_rows


def test_panels_and_texts_of_a_record_lead_to_their_translations(client, translator_ko):
    article = ArticleFactory()

    assert ways_of(client, translator_ko, page(article)) == [translating_page(article, "ko")] * 2


def test_every_state_in_the_list_of_states_leads_to_its_translation(client, editor):
    article = ArticleFactory(languages=["ru", "ko"])

    found = ways_of(client, editor, f"{STATES}?language__exact=ko")

    assert found == [translating_page(article, "ko")]
    assert ways_of(client, editor, f"{STATES}?language__exact=ru") == []


def test_state_of_a_record_that_is_gone_leads_nowhere(client, editor):
    article = ArticleFactory(languages=["ru", "ko"])
    gone = LanguageState.objects.get(language="ko")
    LanguageState.objects.filter(pk=gone.pk).update(object_id=article.pk + 1)

    assert ways_of(client, editor, f"{STATES}?language__exact=ko") == []


def test_own_drafts_on_the_board_lead_to_their_translation_but_for_the_source(client, reporter):
    event = EventFactory(languages=["ru", "ko"], written_by=reporter)

    drafts = board_of(client, reporter)["work"].rows

    assert {row.chip.language: row.chip.way for row in drafts} == {"ru": "", "ko": translating_page(event, "ko")}


def test_what_waits_for_review_leads_to_its_translation(client, reporter, editor):
    article = ArticleFactory(languages=["ru", "ko"], written_by=reporter)
    submit(article.states.get(language="ko"), by=reporter)

    [row] = board_of(client, editor)["review"].rows

    assert row.chip.way == translating_page(article, "ko")


def test_newest_articles_of_the_board_lead_to_their_translations(client, translator_ko):
    article = ArticleFactory()

    [newest] = board_of(client, translator_ko)["articles"]

    assert [chip.way for chip in newest.chips if chip.way] == [translating_page(article, "ko")]
