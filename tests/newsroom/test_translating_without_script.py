"""Side by side without a script: help for one segment on demand, and a page narrowed by its address."""

import re

import pytest
from django.db import connection

from people.curation.translating.helping import Help
from tests.factories import ArticleFactory, MemoryEntryFactory, OfficialFactory, TermFactory, UserFactory

from .desk import told
from .translating import address, article_in, refusals, rows, save

HIDDEN = re.compile(r'<li class="unit[^>]* data-key="([^"]+)"[^>]* hidden>')
OFFER = re.compile(r'data-offer="([^"]+)"')
ASKED = {"help": "body.5"}


@pytest.fixture
def desk(client, translator_ko):
    client.force_login(translator_ko)
    return client


def helped(response):
    return {key: row.help for key, row in rows(response).items() if row.help is not None}


def test_no_help_stands_on_the_page_unless_it_is_asked_for(desk):
    TermFactory(wording_ru="товарооборот", wording_ko="교역액")

    response = desk.get(address(article_in()))

    assert helped(response) == {}
    assert 'class="offer"' not in response.text


def test_terms_names_and_memory_stand_in_the_segment_that_was_asked_for(desk):
    TermFactory(wording_ru="президент", wording_ko="대통령")
    article = article_in(body_ru="<p>Президент Ким Чжун прибыл.</p>")
    official = OfficialFactory(name_ru="Ким Чжун", name_ko="김준", family_name_ru="Ким", family_name_ko="김")
    article.mentions.create(position=1, official=official)
    remembered = {"source_text": "Президент Ким Чжун прибыл.", "target_markup": "대통령 도착."}
    MemoryEntryFactory(ArticleFactory(), language="ko", **remembered)

    response = desk.get(address(article), {"help": "body.3"})

    offered = {key: [one.wording for one in help.terms] for key, help in helped(response).items()}
    assert offered == {"body.3": ["대통령"]}
    assert OFFER.findall(response.text) == ["대통령", "김준", "대통령 도착."]


def test_segment_for_which_there_is_nothing_says_so(desk):
    response = desk.get(address(article_in()), ASKED)

    assert helped(response) == {"body.5": Help()}
    assert "has anything for this segment" in response.text


@pytest.mark.parametrize("key", ["body.99", "", "nothing"])
def test_help_for_no_segment_of_the_page_is_passed_over(desk, key):
    response = desk.get(address(article_in()), {"help": key})

    assert (response.status_code, helped(response)) == (200, {})


def test_whoever_only_reads_is_given_no_help(client, db):
    client.force_login(UserFactory("translator-en"))

    assert helped(client.get(address(article_in()), ASKED)) == {}


def test_asking_for_help_saves_what_was_typed_and_leads_to_the_segment(desk):
    article = article_in()

    response = save(desk, article, texts={"title.1": "방문", "body.5": "교역액은"}, **ASKED)

    article.refresh_from_db()
    assert response["Location"] == f"{address(article)}?help=body.5#unit-body.5"
    assert (article.title_ko, article.body_ko) == ("방문", "<p>교역액은</p>")
    assert told(desk.get(response["Location"])) == ["2 segments are saved."]


def test_asking_with_nothing_typed_says_nothing_of_saving(desk):
    article = article_in("ko")
    revision = article.revision

    response = desk.get(save(desk, article, **ASKED)["Location"])

    article.refresh_from_db()
    assert (told(response), article.revision) == ([], revision)


def test_help_comes_with_the_text_that_was_refused(desk):
    TermFactory(wording_ru="товарооборот", wording_ko="교역액")
    article = article_in()

    response = save(desk, article, texts={"body.5": "<b>교역"}, **ASKED)

    assert refusals(response) == {"body.5": ["mark-without-end"]}
    assert rows(response)["body.5"].text == "<b>교역"
    assert [one.wording for one in helped(response)["body.5"].terms] == ["교역액"]


def test_plain_save_puts_the_help_away_and_keeps_what_the_page_was_narrowed_to(desk):
    article = article_in()
    opened = desk.get(address(article))
    fields = {f"token:{key}": row.token for key, row in rows(opened).items()} | {"text:title.1": "방문"}

    response = desk.post(f"{address(article)}?show=to-do&beside=en&help=body.5", fields)

    assert response["Location"] == f"{address(article)}?show=to-do&beside=en"


def test_page_is_narrowed_by_its_address(desk):
    article = article_in("ko", body_ko="", published=["ru"])

    response = desk.get(address(article), {"show": "missing"})

    assert [key for key, row in rows(response).items() if not row.is_hidden] == ["body.3", "body.4", "body.5"]
    assert HIDDEN.findall(response.text) == ["title.1", "lead.2"]


def test_segment_with_help_is_shown_whatever_the_filter(desk):
    article = article_in("ko", body_ko="")

    response = desk.get(address(article), {"show": "missing", "help": "title.1"})

    shown = [key for key, row in rows(response).items() if not row.is_hidden]
    assert shown == ["title.1", "body.3", "body.4", "body.5"]


@pytest.mark.parametrize("num_paragraphs", [1, 40])
def test_help_takes_the_same_queries_however_long_the_text(desk, django_assert_num_queries, num_paragraphs):
    TermFactory(wording_ru="абзац", wording_ko="문단")
    article = article_in(body_ru="".join(f"<p>Абзац {number}.</p>" for number in range(num_paragraphs)))
    desk.get(address(article))

    with django_assert_num_queries({"sqlite": 25, "postgresql": 26}[connection.vendor]):
        desk.get(address(article), {"help": "body.3"})
