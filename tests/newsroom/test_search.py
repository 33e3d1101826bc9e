from datetime import UTC, datetime

import pytest
from django.core.management import call_command
from django.db import connection, transaction

from people.curation.search.tables import EDITIONS
from people.dates import HonestDate
from people.models import NameKey

from ..factories import (
    ArticleFactory,
    EventFactory,
    IndicatorFactory,
    NameVariantFactory,
    OfficialFactory,
    OrganisationFactory,
    PlaceFactory,
    SignedDocumentFactory,
    TopicFactory,
    VisitFactory,
    publish_again,
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


def found(client, words, language="ko", **narrowed):
    """Titles of the results in the language of the reader."""
    groups = client.get(f"/{language}/search/", {"q": words, **narrowed}).context["groups"]
    return [result.edition.title for group in groups for result in group["results"]]


def named(factory, words, language="ko", **given):
    record = factory.model
    return factory(**{f"{record.edition_title}_{language}": words}, **(given or {"published": [language]}))


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
        ("Встреча с послом", "ПОСОЛ встречи"),
        ("Summits of two capitals", "summit capital"),
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

    expected = titles_in([body, namesake, relative, mentioning], "ko")
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
    run = [script for script in find(response, "script") if script.attrs.get("type") != "application/ld+json"]
    assert [script for script in run if "src" not in script.attrs] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_search_that_finds_nothing_says_what_to_try(client, language):
    ArticleFactory(published=[language])

    response = client.get(f"/{language}/search/", {"q": "nowhere"})

    sentence = said("Nothing was found for “%(q)s” in this language.", language) % {"q": "nowhere"}
    assert words_of(response, "p", class_="search-nothing-title") == [sentence]
    assert len(find(response, "ul", class_="search-registers")) == 1


def test_search_that_finds_nothing_offers_what_begins_like_the_words(client):
    named(ArticleFactory, "Саммит в Сеуле")

    response = client.get("/ko/search/", {"q": "самм"})

    assert found(client, "самм") == []
    assert [one["title"] for one in response.context["nearby"]] == ["Саммит в Сеуле"]


@pytest.mark.parametrize("query", [{}, {"q": ""}, {"q": "  "}, {"q": "?!"}])
def test_search_without_words_lists_nothing(client, query):
    ArticleFactory(published=["ko"])

    response = client.get("/ko/search/", query)

    assert words_of(response, "h3", class_="list-title") == []


@pytest.mark.parametrize(
    ("title", "typed", "meant"),
    [
        ("Саммит в Сеуле", "самит", "саммит"),
        ("Forum of regions", "forum regoins", "forum regions"),
        ("Өңірлік ынтымақтастық", "ынтымактастық", "ынтымақтастық"),
        ("서울 정상회담", "정상회댬", "정상회담"),
    ],
)
def test_one_wrong_letter_is_forgiven_when_nothing_else_matches(client, title, typed, meant):
    named(ArticleFactory, title)

    assert found(client, typed) == [title]
    response = client.get("/ko/search/", {"q": typed})
    assert response.context["question"].q == meant
    assert len(find(response, "p", class_="search-mended")) == 1

    named(ArticleFactory, f"{typed} as it stands")
    assert found(client, typed) == [f"{typed} as it stands"]


def test_name_with_one_wrong_letter_finds_whom_it_means(client):
    official = OfficialFactory(published=["ko"])
    NameVariantFactory(official, spelling="Tokayev")

    assert found(client, "Tokaev") == [title_in(official, "ko")]


def test_inflected_name_finds_the_person_and_the_texts(client):
    named(ArticleFactory, "О визите Мурата Нуртлеу в Сеул", "ru")
    official = named(OfficialFactory, "Мурат Нуртлеу", "ru")
    NameVariantFactory(official, spelling="Мурат Нуртлеу")

    assert found(client, "Муратом Нуртлеу", "ru") == ["Мурат Нуртлеу", "О визите Мурата Нуртлеу в Сеул"]


def test_name_in_another_script_finds_the_texts_that_write_it_in_this_one(client):
    official = named(OfficialFactory, "Юн Сок Ёль", "ru")
    NameVariantFactory(official, spelling="윤석열", script="Hang")
    ArticleFactory(title_ru="Приём", body_ru="<p>Гости встретили Юн Сок Ёля.</p>", published=["ru"])

    assert found(client, "윤석열", "ru") == ["Юн Сок Ёль", "Приём"]


def test_words_are_marked_and_markup_of_a_title_is_not(client):
    named(ArticleFactory, "Форум <b>регионов</b>", "ru")

    response = client.get("/ru/search/", {"q": "регион"})

    assert words_of(response, "mark") == ["регионов"]
    assert "Форум &lt;b&gt;<mark>регионов</mark>&lt;/b&gt;" in response.content.decode()


def test_results_are_narrowed_by_kind_year_and_topic(client):
    topic = TopicFactory(slug="trade", published=["ko"])
    branch = TopicFactory(slug="cars", parent=topic, published=["ko"])
    named(OfficialFactory, "Quorum person")
    old = named(ArticleFactory, "Quorum old", story_date=HonestDate.parse("2016-11"), published=["ko"])
    new = named(ArticleFactory, "Quorum new", story_date=HonestDate.parse("2019"), topics=[branch], published=["ko"])
    visit = named(VisitFactory, "Quorum visit", start=HonestDate.parse("2019-05-01"), published=["ko"])

    assert found(client, "quorum", kind="news") == titles_in([new, old], "ko")
    assert found(client, "quorum", year="2019") == titles_in([visit, new], "ko")
    assert found(client, "quorum", topic="trade") == titles_in([new], "ko")
    assert found(client, "quorum", kind="visits", topic="trade") == []
    assert found(client, "quorum", kind="nonsense", year="x", topic="' OR 1") == titles_in(
        [OfficialFactory.model.objects.get(), visit, new, old], "ko"
    )


def test_narrowing_follows_facts_that_change_after_publication(client):
    topic = TopicFactory(slug="trade", published=["ko"])
    article = named(ArticleFactory, "Quorum", story_date=HonestDate.parse("2016"), published=["ko"])

    article.story_date = HonestDate.parse("2018")
    article.save()
    article.topics.set([topic])

    assert found(client, "quorum", year="2016") == []
    assert found(client, "quorum", year="2018") == ["Quorum"]
    assert found(client, "quorum", topic="trade") == ["Quorum"]


def test_place_and_topic_lead_to_the_news_about_them(client):
    PlaceFactory(name_ko="강원도 Quorum", slug="gangwon", published=["ko"])
    TopicFactory(name_ko="Quorum", slug="trade", published=["ko"])

    links = find(client.get("/ko/search/", {"q": "quorum"}), "a")

    wanted = ["/ko/news/?topic=trade", "/ko/news/?place=gangwon"]
    assert [link.attrs["href"] for link in links if "?" in link.attrs["href"] and "news" in link.attrs["href"]][
        :2
    ] == wanted


def test_what_exists_in_another_language_only_comes_after_and_is_marked(client):
    named(ArticleFactory, "Quorum here")
    article = ArticleFactory(title_ru="Quorum там", published=["ru"])

    response = client.get("/ko/search/", {"q": "quorum"})

    assert found(client, "quorum") == ["Quorum here"]
    (link,) = [link for link in find(response, "a") if link.words == "Quorum там"]
    assert (link.attrs["href"], link.attrs["hreflang"]) == (f"/ru/news/{article.slug}/", "ru")
    assert [one.attrs.get("lang") for one in find(response, "article", class_="search-result")] == [None, "ru"]


def test_search_reads_the_site_as_it_stood(client):
    moments = [datetime(2025, month, 1, tzinfo=UTC) for month in (2, 4)]
    article = named(ArticleFactory, "Quorum before", published=["ko"], published_at=moments[0])
    publish_again(article, "ko", title_ko="Quorum after", at=moments[1])

    assert found(client, "quorum") == ["Quorum after"]
    assert found(client, "quorum", as_of="2025-03-01") == ["Quorum before"]
    assert found(client, "quorum", as_of="2025-01-01") == []


def test_publication_that_is_taken_back_is_not_found(client):
    with transaction.atomic():
        named(ArticleFactory, "Quorum")
        transaction.set_rollback(True)

    assert found(client, "quorum") == []


def test_spelling_that_was_changed_or_deleted_finds_nobody(client):
    official = OfficialFactory(published=["ko"])
    variant = NameVariantFactory(official, spelling="Tokayev")
    gone = NameVariantFactory(official, spelling="Quorum")

    variant.spelling = "Nazarbayev"
    variant.save()
    gone.delete()

    assert [found(client, words) for words in ("Tokayev", "Quorum", "Nazarbayev")] == [[], [], [official.name_ko]]
    assert not NameKey.objects.exclude(variant=variant).exists()


def test_index_is_made_anew(client, capsys):
    named(ArticleFactory, "Quorum")
    NameVariantFactory(named(OfficialFactory, "아무개"), spelling="Tokayev")
    EDITIONS.empty(connection)
    NameKey.objects.all().delete()
    assert found(client, "quorum") + found(client, "tokayev") == []

    call_command("rebuild_search")

    assert found(client, "quorum") + found(client, "tokayev") == ["Quorum", "아무개"]
    assert capsys.readouterr().out.splitlines()[-1] == "Indexed 2 editions and 1 spellings of names."


@pytest.mark.parametrize("language", LANGUAGES)
def test_suggestions_begin_like_what_is_typed(client, language):
    official = named(OfficialFactory, "Quorum person", language)
    NameVariantFactory(official, spelling="Мурат Нуртлеу")
    article = named(ArticleFactory, "News of a quorum", language)
    named(ArticleFactory, "Quorum draft", language, approved=True)

    def titles(words):
        answer = client.get(f"/{language}/search/suggestions/", {"q": words}).json()
        return [(one["title"], one["url"]) for one in answer["suggestions"]]

    person = ("Quorum person", f"/{language}/officials/{official.slug}/")
    assert titles("quo") == [person, ("News of a quorum", f"/{language}/news/{article.slug}/")]
    assert titles("мур нурт") == [person]
    assert titles("q") == titles("") == titles('"*') == []


def test_results_are_kept_from_other_search_engines(client):
    assert find(client.get("/ko/search/"), "meta", name="robots")[0].attrs["content"] == "noindex"


@pytest.mark.parametrize("num", [1, 3])
def test_search_takes_as_many_queries_for_three_results_as_for_one(client, django_assert_num_queries, num):
    for factory in KINDS * num:
        named(factory, "Quorum")
    client.get("/ko/search/?q=quorum")

    with django_assert_num_queries(23):
        client.get("/ko/search/?q=quorum")
    with django_assert_num_queries(10):
        client.get("/ko/search/suggestions/?q=quo")
