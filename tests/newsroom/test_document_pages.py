import pytest

from ..factories import (
    ArticleFactory,
    EvidenceFactory,
    OfficialFactory,
    OrganisationFactory,
    PlaceFactory,
    SignedDocumentFactory,
    SourceTextFactory,
    TopicFactory,
    VisitFactory,
)
from .reader import LANGUAGES, find, said, text_of, texts_on, title_in, titles_in, words_of

pytestmark = pytest.mark.django_db


def path(document, language="ko"):
    return f"/{language}/documents/{document.slug}/"


def in_all(field, words):
    """The same words in the four languages, each marked with its code."""
    return {f"{field}_{code}": f"{words} {code}" for code in LANGUAGES}


def facts_on(response):
    return dict(zip(words_of(response, "dt"), words_of(response, "dd"), strict=True))


def everything(**states):
    """One record in each place on the page of a document that can hold several."""
    body, signatory = OrganisationFactory(**states), OfficialFactory(**states)
    country, topic = PlaceFactory(kind="country", **states), TopicFactory(**states)
    successor = SignedDocumentFactory(**states)
    return {
        "parties": [{"organisation": body, "signatory": signatory}, {"country": country}],
        "life_events": [{"kind": "superseded", "superseded_by": successor}],
        "topics": [topic],
        "records": [body, signatory, country, topic, successor],
    }


def document_with(*parts, **fields):
    rows = {name: [row for part in parts for row in part[name]] for name in ("parties", "life_events", "topics")}
    return SignedDocumentFactory(**rows, **fields)


@pytest.mark.parametrize("language", LANGUAGES)
def test_document_page_shows_the_edition_and_not_the_working_copy(client, language):
    unnamed = {"organisation": OrganisationFactory(published=True)} | in_all("signatory_title", "Minister")
    document = SignedDocumentFactory(parties=[unnamed], published=[language], desk_note="Desk only")
    title = title_in(document, language)
    setattr(document, f"title_{language}", "…")
    document.save()
    document.parties.update(**{f"signatory_title_{language}": "…"})

    response = client.get(path(document, language))

    assert words_of(response, "h1") == [title]
    assert f"Minister {language}" in find(response, "ul", class_="sides")[0].words
    assert "…" not in text_of(response)
    assert "Desk only" not in response.content.decode()


@pytest.mark.parametrize("language", LANGUAGES)
def test_document_page_names_what_belongs_to_it_as_far_as_that_is_public(client, language):
    others = [code for code in LANGUAGES if code != language]
    public, hidden, gone = (everything(**one) for one in ({"published": [language]}, {}, {"withdrawn": [language]}))
    place, visit = PlaceFactory(published=[language]), VisitFactory(approved=True)
    document = document_with(public, hidden, gone, place=place, visit=visit, published=[language])
    article, draft = ArticleFactory(documents=[document], published=[language]), ArticleFactory(documents=[document])

    seen = texts_on(client.get(path(document, language)))

    related = [*public["records"], *hidden["records"], *gone["records"], place, visit, article, draft]
    shown = [*public["records"], place, article]
    assert set(titles_in(related, language)) & seen == set(titles_in(shown, language))
    assert {title_in(record, code) for code in others for record in related} & seen == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_signatory_is_shown_in_the_post_signed_in_and_the_post_held_now(client, language):
    now = in_all("title", "Senator") | {"start": "2020", "confirmed": "2100", "precedence": 1}
    then = in_all("title", "Minister") | {"start": "2010", "end": "2019"}
    signatory = OfficialFactory(appointments=[now, then], published=True)
    appointment = signatory.appointments.get(title_en="Minister en")
    body = OrganisationFactory(published=True)
    party = {"organisation": body, "signatory": signatory, "appointment": appointment}
    document = SignedDocumentFactory(signed="2018-06-01", parties=[party], published=[language])

    response = client.get(path(document, language))

    assert words_of(response, "span", class_="post")[0].startswith(f"Minister {language}")
    assert f"Senator {language}" in words_of(response, "span", class_="post-now")[0]


def test_signatory_is_shown_in_the_post_of_that_day_where_no_post_is_recorded(client):
    then = in_all("title", "Minister") | {"start": "2010", "end": "2019"}
    signatory = OfficialFactory(appointments=[then], published=True)
    party = {"organisation": OrganisationFactory(published=True), "signatory": signatory}
    document = SignedDocumentFactory(signed="2018-06-01", parties=[party], published=["en"])

    response = client.get(path(document, "en"))

    assert words_of(response, "span", class_="post")[0] == "Minister en (until 2019)"


def test_country_signs_under_its_full_name(client):
    country = PlaceFactory(kind="country", official_name_ko="카자흐스탄공화국", published=["ko"])
    document = SignedDocumentFactory(parties=[country], published=["ko"])

    assert "카자흐스탄공화국" in texts_on(client.get(path(document)))


def test_titles_in_other_languages_face_this_one_with_their_standing(client):
    document = SignedDocumentFactory(published=["ru", "en"], title_status_ru="official", title_status_en="as_in_text")

    response = client.get(path(document, "en"))

    facing = find(response, "section", **{"aria-labelledby": "titles"})
    assert [section.words for section in facing] == [
        f"Title in the other languages Русский official {title_in(document, 'ru')} "
        "No title is public yet in: Қазақша, 한국어"
    ]
    assert {"href": path(document, "ru"), "hreflang": "ru", "lang": "ru"} in [
        link.attrs for link in find(response, "a", lang="ru")
    ]
    assert "Title in this language: as reported" in texts_on(response)
    hidden = {title_in(document, code) for code in ("kk", "ko")}
    assert hidden & texts_on(response) == set()


def test_dates_terms_and_places_say_what_they_rest_on(client):
    dates = {
        "signed": "2024-11",
        "signed_basis": "inferred",
        "outside_date": "2024-11-04",
        "outside_date_basis": "lookup",
    }
    document = SignedDocumentFactory(
        **dates,
        term_start="2025",
        term_end="2027",
        place=PlaceFactory(name_en="Seoul", published=["en"]),
        place_basis="lookup",
        life_events=[
            {"kind": "signed", "date": "2024-11"},
            {"kind": "expires", "date": "2027", "date_basis": "inferred"},
        ],
        is_group=True,
        published=["en"],
    )

    response = client.get(path(document, "en"))

    assert facts_on(response) == {
        "Status": "signed",
        "Signed": "November 2024 (inferred from the text)",
        "Date found outside the texts": "4 November 2024 (found outside the text)",
        "Place of signing": "Seoul (found outside the text)",
        "Term": "2025–2027",
        "Number": "Several documents; the source does not name each of them.",
    }
    life = find(response, "ol", class_="timeline")[0].words
    assert life == "November 2024 signed 2027 (inferred from the text) expires"


def test_document_that_is_not_public_is_not_found(client):
    assert client.get(path(SignedDocumentFactory(approved=True))).status_code == 404


def test_document_of_another_language_offers_that_language(client):
    document = SignedDocumentFactory(published=["ru"])

    response = client.get(path(document))

    assert response.status_code == 404
    assert find(response, "a", href=path(document, "ru")) != []
    assert title_in(document, "ru") not in response.content.decode()


def test_withdrawn_document_is_gone(client):
    document = SignedDocumentFactory(withdrawn=["ko"])

    response = client.get(path(document))

    assert response.status_code == 410
    assert document.editions.get().withdrawal_notice in texts_on(response)


def titles_listed(response):
    return [one.words for one in find(response, "span", class_="list-title")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_register_shows_what_is_public_in_its_language_newest_first(client, language):
    others = [code for code in LANGUAGES if code != language]
    undated = SignedDocumentFactory(status="proposed", published=[language])
    older, newer = (SignedDocumentFactory(signed=day, published=[language]) for day in ("2011-05-30", "2024"))
    for states in ({}, {"approved": True}, {"published": others}, {"withdrawn": [language]}):
        SignedDocumentFactory(signed="2020", **states)

    response = client.get(f"/{language}/documents/")

    assert titles_listed(response) == titles_in([newer, older, undated], language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_register_names_the_parties_that_are_public(client, language):
    public, hidden = OrganisationFactory(published=[language]), OrganisationFactory(approved=True)
    foreign = PlaceFactory(kind="country", published=[code for code in LANGUAGES if code != language][:1])
    SignedDocumentFactory(parties=[public, hidden, foreign], published=[language])

    parties = find(client.get(f"/{language}/documents/"), "ul", class_="parties")[0].words

    assert title_in(public, language) in parties
    assert title_in(hidden, language) not in parties
    assert title_in(foreign, language) not in parties


@pytest.mark.parametrize("name", ["topic", "kind", "status", "organisation", "year"])
def test_register_is_narrowed_by_what_belongs_to_a_document(client, name):
    topic, body = TopicFactory(published=["ko"]), OrganisationFactory(published=["ko"])
    facts = {"kind": "treaty", "status": "in_force", "signed": "2016"}
    wanted = SignedDocumentFactory(parties=[body, body], topics=[topic], published=["ko"], **facts)
    SignedDocumentFactory(published=["ko"], signed="2024")
    values = {"topic": topic.slug, "organisation": body.slug, "year": "2016"} | facts

    response = client.get("/ko/documents/", {name: values[name]})

    assert titles_listed(response) == titles_in([wanted], "ko")
    assert len(find(response, "a", class_="chip")) == 1


def test_filter_that_nothing_fits_says_so(client):
    SignedDocumentFactory(published=["ko"])

    response = client.get("/ko/documents/", {"kind": "treaty"})

    assert titles_listed(response) == []
    assert said("Show the whole list", "ko") in texts_on(response)


@pytest.mark.parametrize("num", [1, 3])
def test_register_of_documents_takes_as_many_queries_for_three_as_for_one(client, django_assert_num_queries, num):
    for _ in range(num):
        parties = [OrganisationFactory(published=True) for _ in range(num)]
        SignedDocumentFactory(parties=parties, topics=[TopicFactory(published=True)], published=["ko"])
    client.get("/ko/documents/")

    with django_assert_num_queries(6):
        client.get("/ko/documents/")


@pytest.mark.parametrize("num", [1, 3])
def test_document_page_takes_as_many_queries_for_three_relations_as_for_one(client, django_assert_num_queries, num):
    parts = [everything(published=True) for _ in range(num)]
    document = document_with(*parts, place=PlaceFactory(published=True), visit=VisitFactory(), published=True)
    for _ in range(num):
        source = SourceTextFactory()
        ArticleFactory(documents=[document], source_text=source, published=True)
        EvidenceFactory(document, source_text=source.slug, paragraph=1)
    client.get(path(document))

    with django_assert_num_queries(15):
        client.get(path(document))
