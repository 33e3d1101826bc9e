import pytest

from ..factories import (
    ArticleFactory,
    EventFactory,
    IndicatorFactory,
    NameVariantFactory,
    OfficialFactory,
    OrganisationFactory,
    SignedDocumentFactory,
    VisitFactory,
)
from .reader import LANGUAGES, find, said, title_in, titles_in, words_of

pytestmark = pytest.mark.django_db

KINDS = [
    OfficialFactory,
    OrganisationFactory,
    ArticleFactory,
    VisitFactory,
    SignedDocumentFactory,
    EventFactory,
    IndicatorFactory,
]


def found(client, words, language="ko"):
    return words_of(client.get(f"/{language}/search/", {"q": words}), "p", class_="list-title")


def named(factory, words, language="ko", **states):
    record = factory.model
    return factory(**{f"{record.edition_title}_{language}": words}, **(states or {"published": [language]}))


@pytest.mark.parametrize("factory", KINDS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_search_finds_what_is_public_in_the_language_of_the_reader(client, language, factory):
    others = [code for code in LANGUAGES if code != language]
    named(factory, "Quorum draft", language, approved=True)
    named(factory, "Quorum foreign", language, published=others)
    named(factory, "Quorum withdrawn", language, withdrawn=[language])
    named(factory, "Quorum public", language)

    assert found(client, "quorum", language) == ["Quorum public"]


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Королёв в Алматы", "КОРОЛЕВ"),
        ("Королев в Алматы", "королёв"),
        ("Әлем және Қазақстан", "ҚАЗАҚСТАН әлем"),
        ("José Muñoz", "jose MUNOZ"),
        ("서울 정상회담", "정상회담"),
        ("Саммит в Сеуле", "самм"),
    ],
)
def test_letter_case_accents_and_the_order_of_words_do_not_matter(client, title, words):
    named(ArticleFactory, title)

    assert found(client, words) == [title]


@pytest.mark.parametrize("words", ["Tokayev", "ТОКАЕВ", "토카예프", "toKAYev Qasym"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_name_is_found_by_every_spelling_in_any_script(client, language, words):
    official = OfficialFactory(published=[language])
    for spelling, script in (("Qasym-Jomart Tokayev", "Latn"), ("Токаев", "Cyrl"), ("토카예프", "Hang")):
        NameVariantFactory(official, spelling=spelling, script=script)

    assert found(client, words, language) == [title_in(official, language)]


def test_spelling_of_a_draft_finds_nothing(client):
    NameVariantFactory(OfficialFactory(approved=True), spelling="Tokayev")
    NameVariantFactory(OrganisationFactory(published=["ru"]), spelling="Tokayev")

    assert found(client, "Tokayev") == []


def test_record_stands_before_the_texts_that_mention_it(client):
    mentioning = named(ArticleFactory, "세종연구소 방문")
    body = named(OrganisationFactory, "세종연구소")
    relative = OfficialFactory(appointments=[{"title_ko": "세종연구소 소장"}], published=["ko"])
    namesake = named(OfficialFactory, "세종연구소 아무개")

    expected = titles_in([namesake, relative, body, mentioning], "ko")
    assert found(client, "세종연구소") == expected


def test_record_known_under_the_words_stands_before_newer_ones_that_contain_them(client):
    official = OfficialFactory(published=["ko"])
    NameVariantFactory(official, spelling="Lee Jae Myung")
    named(OfficialFactory, "Aide to Lee Jae Myung")

    assert found(client, "lee myung") == [title_in(official, "ko"), "Aide to Lee Jae Myung"]


def test_every_word_must_be_met(client):
    named(ArticleFactory, "서울 포럼")

    assert found(client, "서울 회담") == []


def test_search_reads_the_edition_and_not_the_working_copy(client):
    article = named(ArticleFactory, "발행된 제목")
    article.title_ko = "고쳐 쓰는 제목"
    article.save()

    assert found(client, "발행된") == ["발행된 제목"]
    assert found(client, "고쳐") == []


def test_markup_of_a_text_is_not_searched(client):
    ArticleFactory(body_ko="<blockquote><p>인용</p></blockquote>", published=["ko"])

    assert found(client, "blockquote") == []
    assert len(found(client, "인용")) == 1


@pytest.mark.parametrize("words", ["%", "_", "\0", "' OR 1=1 --", "\\", "<b>", "*", "x" * 3000])
def test_odd_words_find_nothing_and_break_nothing(client, words):
    ArticleFactory(published=["ko"])

    assert found(client, words) == []


def test_words_are_shown_again_as_they_were_typed(client):
    response = client.get("/ko/search/", {"q": '"><script>alert(1)</script>'})

    assert find(response, "input", id="search-page-words")[0].attrs["value"] == '"><script>alert(1)</script>'
    assert [script for script in find(response, "script") if "src" not in script.attrs] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_search_that_finds_nothing_says_what_to_try(client, language):
    ArticleFactory(published=[language])

    sentence = "Nothing was found in this language. Try fewer words, or the name in another spelling."
    response = client.get(f"/{language}/search/", {"q": "nowhere"})

    assert words_of(response, "p", class_="empty") == [said(sentence, language)]


@pytest.mark.parametrize("query", [{}, {"q": ""}, {"q": "  "}])
def test_search_without_words_lists_nothing(client, query):
    ArticleFactory(published=["ko"])

    response = client.get("/ko/search/", query)

    assert words_of(response, "p", class_="list-title") + words_of(response, "p", class_="empty") == []


def test_results_are_kept_from_other_search_engines(client):
    assert find(client.get("/ko/search/"), "meta", name="robots")[0].attrs["content"] == "noindex"


@pytest.mark.parametrize("num", [1, 3])
def test_search_takes_as_many_queries_for_three_results_as_for_one(client, django_assert_num_queries, num):
    for factory in KINDS * num:
        named(factory, "Quorum")
    client.get("/ko/search/?q=quorum")

    with django_assert_num_queries(15):
        client.get("/ko/search/?q=quorum")
