from datetime import UTC, datetime

import pytest

from ..factories import (
    ArticleFactory,
    EventFactory,
    EvidenceFactory,
    OfficialFactory,
    OrganisationFactory,
    PlaceFactory,
    SignedDocumentFactory,
    SourceTextFactory,
    TopicFactory,
    VisitFactory,
    publish_again,
)
from .reader import LANGUAGES, choices_of, find, said, text_of, texts_on, title_in, titles_in, words_of

pytestmark = pytest.mark.django_db

MAY = datetime(2025, 5, 1, 7, tzinfo=UTC)


def path(visit, language="ko"):
    return f"/{language}/visits/{visit.slug}/"


def in_all(field, words):
    """The same words in the four languages, each marked with its code."""
    return {f"{field}_{code}": f"{words} {code}" for code in LANGUAGES}


def everything(**states):
    """One record in each place on the page of a visit."""
    person, body, place = OfficialFactory(**states), OrganisationFactory(**states), PlaceFactory(**states)
    document, event = SignedDocumentFactory(**states), EventFactory(**states)
    visited = OrganisationFactory(**states)
    item = in_all("title", "Talks") | {"place": place, "organisation": visited, "event": event}
    topic = TopicFactory(**states)
    return {
        "participants": [person, body],
        "programme": [item],
        "topics": [topic],
        "links": {"officials": [person], "documents": [document], "events": [event]},
        "records": [person, body, place, document, event, visited, topic],
    }


def visit_with(*parts, **fields):
    """A visit with everything in it that the parts hold."""
    rows = {name: [row for part in parts for row in part[name]] for name in ("participants", "programme", "topics")}
    published = fields.pop("published", True)
    visit = VisitFactory(**rows, **fields)
    for item, part in zip(visit.programme.all(), parts, strict=True):
        item.officials.set(part["links"]["officials"])
        item.documents.set(part["links"]["documents"])
    for part in parts:
        visit.documents.add(*part["links"]["documents"])
        visit.events.add(*part["links"]["events"])
    for language in LANGUAGES if published is True else published:
        publish_again(visit, language)
    return visit


@pytest.mark.parametrize("language", LANGUAGES)
def test_visit_page_shows_the_edition_and_not_the_working_copy(client, language):
    texts = in_all("purpose", "Purpose") | in_all("outcome", "Outcome") | in_all("delegation_note", "Note")
    unnamed = in_all("post_title", "Minister")
    visit = VisitFactory(
        **texts,
        participants=[unnamed],
        programme=[in_all("title", "Talks")],
        published=[language],
        desk_note="Desk only",
    )
    title = title_in(visit, language)
    for field in ("title", "purpose", "outcome", "delegation_note"):
        setattr(visit, f"{field}_{language}", "…")
    visit.save()
    visit.programme.update(**{f"title_{language}": "…"})
    visit.participants.update(**{f"post_title_{language}": "…"})

    response = client.get(path(visit, language))

    assert words_of(response, "h1") == [title]
    printed = {f"{words} {language}" for words in ("Purpose", "Outcome", "Note", "Talks", "Minister")}
    assert printed <= texts_on(response)
    assert "…" not in text_of(response)
    assert "Desk only" not in response.content.decode()


@pytest.mark.parametrize("language", LANGUAGES)
def test_visit_page_names_what_belongs_to_it_as_far_as_that_is_public(client, language):
    others = [code for code in LANGUAGES if code != language]
    public, hidden = everything(published=[language]), everything(approved=True)
    visit = visit_with(public, hidden, everything(withdrawn=[language]), published=[language])
    article, draft = ArticleFactory(visits=[visit], published=[language]), ArticleFactory(visits=[visit])
    foreign = ArticleFactory(visits=[visit], published=others)

    seen = texts_on(client.get(path(visit, language)))

    related = [*public["records"], *hidden["records"], article, draft, foreign]
    assert set(titles_in(related, language)) & seen == set(titles_in([*public["records"], article], language))
    assert {title_in(record, code) for code in others for record in related} & seen == set()


def test_name_from_another_language_is_marked(client):
    host, origin = OrganisationFactory(published=["ru"]), PlaceFactory(published=["ru"])
    visit = VisitFactory(host=host, origin=origin, published=["ko"])

    response = client.get(path(visit))

    link, place = title_in(host, "ru"), title_in(origin, "ru")
    assert [one.attrs["href"] for one in find(response, "a", lang="ru") if one.words == link] == [
        f"/ru/organisations/{host.slug}/"
    ]
    assert words_of(response, "span", lang="ru").count(place) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_delegation_stands_in_order_of_protocol_with_the_posts_of_that_day(client, language):
    post = in_all("title", "Minister") | {"start": "2020", "end": "2024-12-31"}
    later = in_all("title", "Senator") | {"start": "2025", "confirmed": "2100"}
    minister = OfficialFactory(appointments=[post, later], published=True)
    president, host = OfficialFactory(published=True), OfficialFactory(published=True)
    rows = [
        {"official": minister, "precedence": 30, "role": "delegate"},
        {"official": president, "precedence": 10},
        {"official": host, "precedence": 1, "role": "host"},
    ]
    visit = VisitFactory(start="2024-06", participants=rows, published=[language])

    response = client.get(path(visit, language))

    delegation, host_side = (one.words for one in find(response, "ol", class_="people"))
    assert delegation.index(title_in(president, language)) < delegation.index(title_in(minister, language))
    assert title_in(host, language) in host_side
    assert f"Minister {language}" in words_of(response, "span", class_="post")[0]
    assert words_of(response, "span", class_="post-now")[0].count(f"Senator {language}") == 1


def test_dates_found_outside_the_texts_stand_apart_and_a_basis_is_said(client):
    visit = VisitFactory(
        level_basis="lookup", start="2024-06", start_basis="inferred", outside_date="2024-06-12", published=["en"]
    )

    response = client.get(path(visit, "en"))

    facts = dict(zip(words_of(response, "dt"), words_of(response, "dd"), strict=True))
    assert {name: facts[name] for name in ("Level", "Dates", "Dates found outside the texts")} == {
        "Level": "Official visit (found outside the text)",
        "Dates": "from June 2024 (inferred from the text)",
        "Dates found outside the texts": "12 June 2024",
    }


def test_point_of_the_programme_without_words_in_the_edition_is_left_out(client):
    items = [{"title_ko": "회담", "date": "2024-06-12"}, {"title_ru": "Переговоры"}]
    visit = VisitFactory(programme=items, published=["ko"])

    response = client.get(path(visit))

    assert words_of(response, "h3", class_="list-title") == ["회담"]
    assert "Переговоры" not in response.content.decode()


@pytest.mark.parametrize("language", LANGUAGES)
def test_evidence_leads_to_our_articles_and_to_pages_outside(client, language):
    public, hidden = SourceTextFactory(), SourceTextFactory()
    article = ArticleFactory(source_text=public, published=[language])
    draft = ArticleFactory(source_text=hidden)
    visit = VisitFactory(published=[language])
    for paragraph in (4, 2):
        EvidenceFactory(visit, source_text=public.slug, paragraph=paragraph, note="", words="Quoted words")
    EvidenceFactory(visit, source_text=hidden.slug, paragraph=1)
    EvidenceFactory(visit, url="https://www.example.org/found", basis="lookup", note="Desk only")
    EvidenceFactory(visit, url="javascript:alert(1)", basis="lookup")

    response = client.get(path(visit, language))

    evidence = find(response, "section", class_="evidence")[0].words
    assert title_in(article, language) in evidence
    assert "2, 4" in evidence
    outside = [link for link in find(response, "a", rel="nofollow noopener") if link.words == "example.org"]
    assert [link.attrs["href"] for link in outside] == ["https://www.example.org/found"]
    leaks = (title_in(draft, language), "Desk only", "Quoted words", "How it is known", "javascript:")
    assert [words for words in leaks if words in response.content.decode()] == []


def test_visit_page_lists_its_corrections(client):
    visit = VisitFactory(published=["ko"])
    publish_again(visit, "ko", note="날짜를 바로잡음", at=MAY)

    assert "날짜를 바로잡음" in find(client.get(path(visit)), "section", class_="corrections")[0].words


def test_visit_that_is_not_public_is_not_found(client):
    assert client.get(path(VisitFactory(approved=True))).status_code == 404


def test_visit_of_another_language_offers_that_language(client):
    visit = VisitFactory(published=["ru"])

    response = client.get(path(visit))

    assert response.status_code == 404
    assert [link.attrs["hreflang"] for link in find(response, "a", href=path(visit, "ru"))][-1] == "ru"
    assert title_in(visit, "ru") not in response.content.decode()


def test_withdrawn_visit_is_gone(client):
    visit = VisitFactory(withdrawn=["ko"])

    response = client.get(path(visit))

    assert response.status_code == 410
    assert visit.editions.get().withdrawal_notice in texts_on(response)


@pytest.mark.parametrize("language", LANGUAGES)
def test_register_shows_what_is_public_in_its_language_newest_first(client, language):
    others = [code for code in LANGUAGES if code != language]
    undated = VisitFactory(published=[language])
    older, newer = (VisitFactory(start=day, published=[language]) for day in ("2016-11", "2024"))
    for states in ({}, {"approved": True}, {"published": others}, {"withdrawn": [language]}):
        VisitFactory(start="2020", **states)

    response = client.get(f"/{language}/visits/")

    assert words_of(response, "h3") == titles_in([newer, older, undated], language)
    assert words_of(response, "h2") == ["2024", "2016", said("Date not known", language)]


@pytest.mark.parametrize("name", ["topic", "official", "place", "country", "level", "direction", "year"])
def test_register_is_narrowed_by_what_belongs_to_a_visit(client, name):
    topic, official = TopicFactory(published=["ko"]), OfficialFactory(published=["ko"])
    country = PlaceFactory(kind="country", published=["ko"])
    city = PlaceFactory(country=country, published=["ko"])
    facts = {"level": "state", "direction": "KR-KZ", "start": "2016", "destination": city}
    wanted = VisitFactory(participants=[official], topics=[topic], published=["ko"], **facts)
    VisitFactory(published=["ko"], start="2024")
    values = {"topic": topic.slug, "official": official.slug, "place": city.slug, "country": country.slug}
    value = (values | {"level": "state", "direction": "KR-KZ", "year": "2016"})[name]

    response = client.get("/ko/visits/", {"place" if name == "country" else name: value})

    assert words_of(response, "h3") == titles_in([wanted], "ko")
    assert len(find(response, "a", class_="chip")) == 1


def test_filters_offer_no_name_that_is_not_public(client):
    official, topic, city = OfficialFactory(), TopicFactory(published=["ru"]), PlaceFactory(approved=True)
    VisitFactory(participants=[official], topics=[topic], destination=city, published=["ko"])

    response = client.get("/ko/visits/")

    assert [choices_of(response, name) for name in ("official", "topic", "place")] == [[], [], []]


def test_register_goes_on_by_key_and_reaches_visits_without_a_date(client):
    for number in range(30):
        VisitFactory(start=f"{1990 + number}", published=["ko"])
    last = VisitFactory(published=["ko"])

    further = find(client.get("/ko/visits/"), "a", rel="next")[0]

    assert words_of(client.get(further.attrs["href"]), "h3") == titles_in([last], "ko")


def test_empty_register_says_so(client):
    assert said("Nothing has been published in this language yet.", "ko") in texts_on(client.get("/ko/visits/"))


@pytest.mark.parametrize("num", [1, 3])
def test_register_of_visits_takes_as_many_queries_for_three_as_for_one(client, django_assert_num_queries, num):
    for _ in range(num):
        VisitFactory(start="2024", destination=PlaceFactory(published=True), topics=[TopicFactory()], published=["ko"])
    client.get("/ko/visits/")

    with django_assert_num_queries(5):
        client.get("/ko/visits/")


@pytest.mark.parametrize("num", [1, 3])
def test_visit_page_takes_as_many_queries_for_three_relations_as_for_one(client, django_assert_num_queries, num):
    parts = [everything(published=True) for _ in range(num)]
    host, origin = OrganisationFactory(published=True), PlaceFactory(published=True)
    visit = visit_with(*parts, host=host, origin=origin, start="2024-06-12")
    for _ in range(num):
        source = SourceTextFactory()
        ArticleFactory(visits=[visit], source_text=source, published=True)
        EvidenceFactory(visit, source_text=source.slug, paragraph=1)
    client.get(path(visit))

    with django_assert_num_queries(22):
        client.get(path(visit))
