import json
from datetime import UTC, datetime

import pytest
from django.utils import translation
from django.utils.translation import pgettext

from newsroom.models import AttributionStep
from people.curation.basis import Basis
from people.curation.drafting import state_of
from people.curation.publishing import withdraw

from ..factories import (
    ArticleFactory,
    ComparisonFactory,
    EventFactory,
    FigureFactory,
    ImageFactory,
    IndicatorFactory,
    OfficialFactory,
    OrganisationFactory,
    PlaceFactory,
    SignedDocumentFactory,
    SourceTextFactory,
    TopicFactory,
    VisitFactory,
    publish_again,
    publish_past_the_check,
)
from .reader import LANGUAGES, find, said, text_of, texts_on, title_in, titles_in, words_of

pytestmark = pytest.mark.django_db

MAY = datetime(2025, 5, 1, 7, tzinfo=UTC)
PARTS = ("topics", "places", "visits", "documents", "events", "figures")


def path(article, language="ko"):
    return f"/{language}/news/{article.slug}/"


def relations(**states):
    """One record of each kind that an article may be about; names of the fields to the records."""
    figure = FigureFactory(indicator=IndicatorFactory(published=True), value=5, **states)
    return {
        "topics": [TopicFactory(**states)],
        "places": [PlaceFactory(**states)],
        "visits": [VisitFactory(**states)],
        "documents": [SignedDocumentFactory(**states)],
        "events": [EventFactory(**states)],
        "figures": [figure],
        "mentions": [OfficialFactory(**states), OrganisationFactory(**states)],
    }


def merged(*relations):
    return {name: [record for one in relations for record in one[name]] for name in relations[0]}


def records_in(relations):
    return [record for records in relations.values() for record in records]


@pytest.mark.parametrize("language", LANGUAGES)
def test_article_page_shows_the_edition_and_not_the_working_copy(client, language):
    article = ArticleFactory(**{f"byline_{language}": "A. B."}, published=[language])
    title, lead, body = (article.text_in(field, language) for field in ("title", "lead", "body"))
    for field in ("title", "lead", "body", "byline"):
        setattr(article, f"{field}_{language}", "…")
    article.save()

    response = client.get(path(article, language))

    assert words_of(response, "h1") == [title]
    assert words_of(response, "p", class_="lead") == [lead]
    assert words_of(response, "span", class_="byline") == ["A. B."]
    assert body in response.content.decode()
    assert "…" not in text_of(response)


@pytest.mark.parametrize(
    "states", [{}, {"submitted": True}, {"approved": True}, {"scheduled_at": datetime(2099, 1, 1, tzinfo=UTC)}]
)
def test_article_that_is_not_public_yet_is_not_found(client, states):
    assert client.get(path(ArticleFactory(**states))).status_code == 404


def test_article_that_never_was_is_not_found(client):
    assert client.get("/ko/news/nowhere/").status_code == 404


@pytest.mark.parametrize("language", LANGUAGES)
def test_withdrawn_article_is_gone_and_leaves_its_notice(client, language):
    article = ArticleFactory(withdrawn=[language])
    notice = article.editions.get().withdrawal_notice

    response = client.get(path(article, language))

    assert response.status_code == 410
    assert words_of(response, "h1") == [said("This text has been withdrawn", language)]
    assert notice in words_of(response, "p")
    assert title_in(article, language) not in response.content.decode()


def test_article_withdrawn_before_its_hour_leaves_nothing(client):
    article = ArticleFactory(withdrawn=["ko"], published_at=MAY, withdrawn_at=datetime(2025, 4, 1, tzinfo=UTC))

    assert client.get(path(article)).status_code == 404


def test_article_withdrawn_in_one_language_stays_in_the_others(client):
    article = ArticleFactory(published=["ru"], withdrawn=["ko"])

    assert client.get(path(article, "ru")).status_code == 200
    assert client.get(path(article, "ko")).status_code == 410


@pytest.mark.parametrize("language", LANGUAGES)
def test_article_page_lists_its_corrections_with_their_dates(client, language):
    article = ArticleFactory(published=[language])
    publish_again(article, language, note="First note", at=MAY)
    publish_again(article, language, note="Second note", at=MAY.replace(day=2))
    publish_again(article, language, at=MAY.replace(day=3))

    response = client.get(path(article, language))

    corrections = find(response, "section", class_="corrections")[0].words
    assert corrections.index("Second note") < corrections.index("First note")
    days = [element.attrs["datetime"][:10] for element in find(response, "time")]
    assert [day for day in days if day.startswith("2025-05")] == ["2025-05-02", "2025-05-02", "2025-05-01"]


def test_text_that_was_cancelled_before_its_hour_leaves_neither_note_nor_notice(client, clock):
    article = ArticleFactory(withdrawn=["ko"], published_at=MAY)
    notice = article.editions.get().withdrawal_notice
    publish_again(article, "ko", note="Cancelled note", at=MAY.replace(month=7))
    withdraw(state_of(article, "ko"), by=None, notice="Cancelled notice", at=MAY.replace(month=6))
    clock(MAY.replace(month=8))

    response = client.get(path(article))

    assert response.status_code == 410
    assert notice in words_of(response, "p")
    assert "Cancelled" not in response.content.decode()


@pytest.mark.parametrize("language", LANGUAGES)
def test_article_page_names_what_it_is_about_as_far_as_that_is_public(client, language):
    others = [code for code in LANGUAGES if code != language]
    hidden, public = relations(), relations(published=[language])
    article = ArticleFactory(published=[language], **merged(public, hidden, relations(withdrawn=[language])))

    seen = texts_on(client.get(path(article, language)))

    related = records_in(merged(public, hidden))
    assert set(titles_in(related, language)) & seen == set(titles_in(records_in(public), language))
    assert {title_in(record, code) for code in others for record in related} & seen == set()


def test_name_from_another_language_is_marked_and_leads_to_that_language(client):
    person = OfficialFactory(published=["ru"])
    article = ArticleFactory(published=["ko"], mentions=[person])

    links = find(client.get(path(article)), "a", lang="ru", class_="")

    address = f"/ru/officials/{person.slug}/"
    named = [link for link in links if link.words == title_in(person, "ru")]
    assert [link.attrs for link in named] == [{"href": address, "lang": "ru", "hreflang": "ru"}]


def test_caption_from_another_language_is_marked(client):
    cover = ImageFactory(caption_ru="Подпись", credit_ru="Автор", published=["ru"])
    article = ArticleFactory(published=["ko"], cover=cover)

    response = client.get(path(article))

    assert [(one.words, one.attrs) for one in find(response, "figcaption")] == [("Подпись Автор", {"lang": "ru"})]
    assert [one.attrs["lang"] for one in find(response, "img")] == ["ru"]


def test_picture_that_is_a_draft_is_left_out(client):
    article = ArticleFactory(published=["ko"], cover=ImageFactory())

    response = client.get(path(article))

    assert find(response, "img") == []


def source_text(**states):
    people = {role: OfficialFactory(published=["ko"]) for role in ("author", "translator", "photographer")}
    outlet = OrganisationFactory(published=["ko"])
    facts = {"photo_credit_ko": "사진", "translated_from": "en", "original_title": "The original"}
    return SourceTextFactory(outlet=outlet, **people, **facts, **states)


def test_source_line_names_the_outlet_the_original_and_the_people_behind_the_text(client):
    source = source_text(published=["ko"])
    article = ArticleFactory(published=["ko"], source_text=source)

    seen = texts_on(client.get(path(article)))

    people = [source.outlet, source.author, source.translator, source.photographer]
    wanted = {*titles_in(people, "ko"), "The original", "사진"}
    assert wanted & seen == wanted


def test_source_that_is_a_draft_is_not_named(client):
    article = ArticleFactory(published=["ko"], source_text=source_text())

    response = client.get(path(article))

    assert find(response, "section", class_="source-line") == []
    assert "The original" not in response.content.decode()


def test_chain_names_every_step_and_says_where_the_source_names_nobody(client):
    writer, outlet = OfficialFactory(published=["ko"]), OrganisationFactory(published=["ko"])
    steps = [
        {"role": "author", "official": writer},
        {"role": "first_publisher", "basis": "inferred"},
        {"role": "translator", "official": OfficialFactory()},
        {"role": "publisher", "organisation": outlet, "basis": "lookup", "note": "A note of the desk"},
    ]
    source = SourceTextFactory(author=writer, outlet=outlet, attribution_chain=steps, published=["ko"])

    response = client.get(path(ArticleFactory(published=["ko"], source_text=source)))

    section = find(response, "section", class_="source-line")[0]
    with translation.override("ko"):
        roles = [str(AttributionStep.Role(role).label) for role in ("author", "first_publisher", "publisher")]
        unnamed = f"{pgettext('party', 'not named')} ({Basis.INFERRED.label})"
        published = f"{title_in(outlet, 'ko')} ({Basis.LOOKUP.label})"
    assert words_of(response, "dt") == roles
    assert words_of(response, "dd") == [title_in(writer, "ko"), unnamed, published]
    assert "A note" not in section.words


def test_structured_data_describes_the_story(client):
    article = ArticleFactory(title_ko='제목 </script><b>"', story_date="2024-06")
    publish_past_the_check(article, "ko", at=MAY)
    publish_past_the_check(article, "ko", at=MAY.replace(day=2), note="정정")

    block = find(client.get(path(article)), "script", type="application/ld+json")[0]

    data = json.loads(block.words)
    assert {name: data[name] for name in ("@type", "headline", "inLanguage", "temporalCoverage", "correction")} == {
        "@type": "NewsArticle",
        "headline": '제목 </script><b>"',
        "inLanguage": "ko",
        "temporalCoverage": "2024-06",
        "correction": [{"@type": "CorrectionComment", "text": "정정", "datePublished": "2025-05-02T07:00:00+00:00"}],
    }
    assert (data["datePublished"], data["dateModified"]) == (MAY.isoformat(), MAY.replace(day=2).isoformat())


def test_markup_in_a_title_is_shown_as_words(client):
    article = ArticleFactory(title_ko="<b>굵게</b>")
    publish_past_the_check(article, "ko")

    response = client.get(path(article))

    assert words_of(response, "h1") == ["<b>굵게</b>"]
    assert find(response, "b") == []


@pytest.mark.parametrize("num", [1, 3])
def test_article_page_takes_as_many_queries_for_three_relations_as_for_one(client, django_assert_num_queries, num):
    related = merged(*(relations(published=["ko"]) for _ in range(num)))
    ComparisonFactory(figures=related["figures"], published=["ko"])
    cover = ImageFactory(published=["ko"])
    steps = [{"role": "reporter", "official": OfficialFactory(published=["ko"])} for _ in range(num)]
    source = SourceTextFactory(published=["ko"], attribution_chain=steps)
    article = ArticleFactory(published=["ko"], cover=cover, source_text=source, story_date="2024", **related)
    for _ in range(num):
        ArticleFactory(published=["ko"], cover=cover, **related)
        publish_again(article, "ko", note="정정")
    client.get(path(article))

    with django_assert_num_queries(22):
        response = client.get(path(article))

    assert len(find(response, "p", class_="kin-reasons")) == num
