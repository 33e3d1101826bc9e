"""What followed a visit, what its sources call it, and where it led: nothing that the register does not tie to it."""

import json

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
    VisitFactory,
)
from .reader import LANGUAGES, find, title_in, titles_in, words_of

pytestmark = pytest.mark.django_db


def page(client, visit, language="en"):
    return client.get(f"/{language}/visits/{visit.slug}/")


def section(response, name):
    return find(response, "section", **{"aria-labelledby": name})


def followed(response):
    """Kind and title of each step, in order."""
    (words,) = [one.words for one in section(response, "followed")] or [""]
    titles = words_of(response, "p", class_="list-title")
    return sorted((title for title in set(titles) if title in words), key=words.index)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_followed_is_tied_to_the_visit_and_dated_after_it(client, language):
    public = {"published": [language]}
    visit = VisitFactory(start="2024-06-12", end="2024-06-14", **public)
    in_force = [{"kind": "in_force", "date": "2025-03"}, {"kind": "signed", "date": "2024-06-13"}]
    document = SignedDocumentFactory(visit=visit, signed="2024-06-13", life_events=in_force, **public)
    signed_later = SignedDocumentFactory(visit=visit, signed="2024-12", **public)
    event = EventFactory(visits=[visit], date="2024-09-01", **public)
    later = VisitFactory(start="2025-01", programme=[{f"title_{language}": "…"}], **public)
    later.programme.get().documents.add(document)
    article = ArticleFactory(visits=[visit], story_date="2024-07-01", **public)

    assert followed(page(client, visit, language)) == titles_in(
        [article, event, signed_later, later, document], language
    )


def test_what_is_earlier_unknown_untied_or_not_public_did_not_follow(client):
    visit = VisitFactory(start="2024-06", published=["en"])
    SignedDocumentFactory(visit=visit, signed="2024-06-20", published=["en"])
    SignedDocumentFactory(visit=visit, life_events=[{"kind": "in_force"}], published=["en"])
    SignedDocumentFactory(visit=visit, life_events=[{"kind": "expires", "date": "2090"}], published=["en"])
    SignedDocumentFactory(signed="2024-12", published=["en"])
    SignedDocumentFactory(visit=visit, signed="2024-12")
    ArticleFactory(visits=[visit], story_date="2024-07-01", published=["ru"])
    EventFactory(visits=[visit], date="2024", published=["en"])

    assert section(page(client, visit), "followed") == []


def test_visit_without_an_end_lasts_until_the_last_day_that_is_known_of_it(client):
    visit = VisitFactory(start="2024-06-12", outside_date="2024-06-12/2024-06-14", published=["en"])
    SignedDocumentFactory(visit=visit, signed="2024-06-14", published=["en"])

    assert section(page(client, visit), "followed") == []


# What the sources call it


def quoted(client, visit, language):
    return words_of(page(client, visit, language), "blockquote")


def test_words_of_a_source_are_quoted_where_an_edition_holds_them(client):
    source = SourceTextFactory()
    article = ArticleFactory(
        source_text=source, body_ru="<p>Это <b>государственный</b>&nbsp;визит.</p>", published=["ru"]
    )
    visit = VisitFactory(published=True)
    for words in ("государственный визит", "слова, которых там нет"):
        EvidenceFactory(visit, aspect="level", source_text=source.slug, paragraph=2, words=words)

    response = page(client, visit, "ko")

    (quotation,) = find(response, "blockquote")
    assert (quotation.words, quotation.attrs["lang"]) == ("… государственный визит …", "ru")
    assert words_of(response, "a", href=f"/ru/news/{article.slug}/") == [title_in(article, "ru")]


@pytest.mark.parametrize("states", [{}, {"approved": True}, {"withdrawn": ["ru"]}])
def test_words_of_an_article_that_is_not_public_are_not_quoted(client, states):
    source = SourceTextFactory()
    ArticleFactory(source_text=source, body_ru="<p>Государственный визит.</p>", **states)
    visit = VisitFactory(published=True)
    EvidenceFactory(visit, aspect="level", source_text=source.slug, words="Государственный визит")

    assert quoted(client, visit, "ru") == []


@pytest.mark.parametrize(
    ("basis", "words"),
    [
        ("inferred", "is what the desk infers"),
        ("lookup", "was found outside them"),
        ("general", "is general knowledge"),
    ],
)
def test_level_that_no_source_names_says_so(client, basis, words):
    visit = VisitFactory(level="working", level_basis=basis, published=["en"])

    (told,) = section(page(client, visit), "level")

    assert f"“Working visit” {words}" in told.words


# Where it led


@pytest.mark.parametrize(("travel", "num_arcs"), [("certain", 1), ("none", 0)])
def test_map_of_a_visit_draws_its_route_if_there_was_a_journey(client, travel, num_arcs):
    seoul = PlaceFactory(latitude="37.5600", longitude="126.9900", published=["en"])
    astana = PlaceFactory(latitude="51.1670", longitude="71.4330", published=["en"])
    visit = VisitFactory(origin=astana, destination=seoul, travel=travel, published=["en"])

    response = page(client, visit)

    assert len(find(response, "path", class_="map-arc")) == num_arcs
    assert title_in(seoul, "en") in words_of(response, "text")


def test_visit_is_described_as_an_event_no_more_exactly_than_it_is_known(client):
    host, guest = OrganisationFactory(published=["en"]), OfficialFactory(published=["en"])
    seoul = PlaceFactory(latitude="37.5600", longitude="126.9900", published=["en"])
    visit = VisitFactory(
        start="2024-06", end="2024-H2", destination=seoul, host=host, participants=[guest], published=["en"]
    )

    (block,) = find(page(client, visit), "script", type="application/ld+json")[:1]

    site = "http://testserver"
    assert json.loads(block.words) == {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": title_in(visit, "en"),
        "inLanguage": "en",
        "startDate": "2024-06",
        "url": f"{site}/en/visits/{visit.slug}/",
        "location": {
            "@type": "Place",
            "name": title_in(seoul, "en"),
            "geo": {"@type": "GeoCoordinates", "latitude": 37.56, "longitude": 126.99},
        },
        "organizer": [
            {"@type": "Organization", "name": title_in(host, "en"), "url": f"{site}/en/organisations/{host.slug}/"}
        ],
        "attendee": [{"@type": "Person", "name": title_in(guest, "en"), "url": f"{site}/en/officials/{guest.slug}/"}],
    }


def test_day_of_a_visit_leads_to_an_entry_for_a_diary(client):
    dated, vague = (VisitFactory(start=when, published=["en"]) for when in ("2024-06-12", "2024-06"))

    assert [
        len(find(page(client, visit), "a", href=f"/en/visits/{visit.slug}/calendar.ics")) for visit in (dated, vague)
    ] == [
        1,
        0,
    ]
