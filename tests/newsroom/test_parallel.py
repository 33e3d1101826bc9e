"""A story in several languages beside each other."""

from itertools import permutations

import pytest
from django.conf import settings

from newsroom.importing.entries import Faults
from newsroom.importing.texts import read_markdown
from newsroom.parallel import pieces_of, rows_of
from people.curation.languages import Language

from ..factories import ArticleFactory
from .reader import find, text_of, title_in, words_of

pytestmark = pytest.mark.django_db

LONG = "A paragraph of some length that tells one thing after the other, as paragraphs do in every language."


def aligned(*bodies):
    """The words of each row, as the first text and another one have them."""
    texts = {code: pieces_of(body, code) for code, body in zip(("en", "ko"), bodies, strict=True)}
    return [
        tuple("".join(piece.markup for piece in pieces) for _code, pieces in row.in_order(texts))
        for row in rows_of(texts)
    ]


def paragraphs(*texts):
    return "".join(f"<p>{text}</p>" for text in texts)


def test_paragraphs_of_equal_texts_stand_in_rows():
    body = f"<p>{LONG}</p><h2>Heading</h2><p>{LONG} 25</p><ul><li>One</li></ul>"

    rows = aligned(body, body)

    assert rows == [
        (part, part) for part in (f"<p>{LONG}</p>", "<h2>Heading</h2>", f"<p>{LONG} 25</p>", "<ul><li>One</li></ul>")
    ]


def test_paragraph_that_is_missing_moves_nothing_out_of_its_row():
    base = paragraphs(f"{LONG} 2016", f"{LONG} Samsung", f"{LONG} 894")

    rows = aligned(base, paragraphs(f"{LONG} 2016", f"{LONG} 894"))

    assert [bool(other) for _base, other in rows] == [True, False, True]
    assert "894" in rows[2][1]


def test_paragraph_that_only_the_other_text_has_stands_in_a_row_of_its_own():
    extra = "Only here, since 1999, Lotte is the subject of what is told at about the same length as elsewhere."

    rows = aligned(paragraphs(f"{LONG} 2016", f"{LONG} 894"), paragraphs(f"{LONG} 2016", extra, f"{LONG} 894"))

    assert [(bool(one), bool(other)) for one, other in rows] == [(True, True), (False, True), (True, True)]


def test_paragraph_that_one_language_splits_shares_its_row_with_both_halves():
    rows = aligned(paragraphs(f"{LONG} 2016 {LONG} 894", LONG), paragraphs(f"{LONG} 2016", f"{LONG} 894", LONG))

    assert rows[0][1] == paragraphs(f"{LONG} 2016", f"{LONG} 894")
    assert rows[1] == (paragraphs(LONG), paragraphs(LONG))


def test_headings_meet_headings_even_where_counts_differ():
    base = f"<h2>First</h2><p>{LONG}</p><h2>Second</h2><p>{LONG}</p>"
    other = f"<h2>하나</h2><p>{LONG}</p><p>{LONG}</p><h2>둘</h2><p>{LONG}</p>"

    headings = [row for row in aligned(base, other) if "<h2>" in "".join(row)]

    assert headings == [("<h2>First</h2>", "<h2>하나</h2>"), ("<h2>Second</h2>", "<h2>둘</h2>")]


@pytest.mark.parametrize("dossier", sorted(settings.BASE_DIR.glob("seeds/dossiers/*")), ids=lambda folder: folder.name)
def test_each_paragraph_of_a_story_of_the_seeds_meets_its_own(dossier):
    texts = {code: pieces_of(read_markdown(dossier / f"{code}.md", Faults()).body, code) for code in Language.values}

    for base, other in permutations(texts, 2):
        rows = rows_of({base: texts[base], other: texts[other]})
        assert [row.cells[other] for row in rows] == [[piece] for piece in texts[other]], (base, other)


def test_page_shows_current_editions_and_names_the_languages_that_have_none(client):
    article = ArticleFactory(published=["ru", "en"], withdrawn=["kk"])

    response = client.get(f"/ru/news/{article.slug}/parallel/en+kk+ko/")

    columns = [element.attrs["lang"] for element in find(response, "div", class_="parallel-cell")]
    assert columns == ["ru", "en"] * 3
    assert words_of(response, "h1") == [title_in(article, "ru")]
    seen = text_of(response)
    assert title_in(article, "en") in seen
    assert [code for code in ("kk", "ko") if title_in(article, code) in seen] == []
    assert words_of(response, "p", class_="meta") == ["Не опубликовано на языках: Қазақша, 한국어"]


def test_search_engines_are_led_to_the_article_itself(client):
    article = ArticleFactory(published=["ru", "en"])

    response = client.get(f"/ru/news/{article.slug}/parallel/en/")

    canonical = [one.attrs["href"] for one in find(response, "link", rel="canonical")]
    assert canonical == [f"http://testserver/ru/news/{article.slug}/"]
    assert [one.attrs["content"] for one in find(response, "meta", name="robots")] == ["noindex"]
    assert find(response, "link", rel="alternate", hreflang="en") == []


@pytest.mark.parametrize("others", ["xx", "en+en", "en+", "en-kk"])
def test_address_that_names_no_languages_is_not_found(client, others):
    article = ArticleFactory(published=True)

    assert client.get(f"/ru/news/{article.slug}/parallel/{others}/").status_code == 404


def test_text_beside_itself_is_the_article(client):
    article = ArticleFactory(published=True)

    assert client.get(f"/ru/news/{article.slug}/parallel/ru/")["Location"] == f"/ru/news/{article.slug}/"


def test_story_that_is_not_in_the_language_of_the_page_has_no_parallel(client):
    article = ArticleFactory(published=["ru"])

    assert client.get(f"/ko/news/{article.slug}/parallel/ru/").status_code == 404


@pytest.mark.parametrize("languages", [["en"], ["en", "kk", "ko"]])
def test_four_languages_take_as_many_queries_as_two(client, django_assert_num_queries, languages):
    article = ArticleFactory(published=True)
    client.get(f"/ru/news/{article.slug}/")

    with django_assert_num_queries(4):
        client.get(f"/ru/news/{article.slug}/parallel/{'+'.join(languages)}/")


def test_article_leads_to_its_other_languages(client):
    article = ArticleFactory(published=["ru", "kk", "en"])

    links = find(client.get(f"/kk/news/{article.slug}/"), "nav", class_="parallels")

    assert links[0].words.endswith("Русский English Барлық тілдер")
