"""What ends soon and what has ended, as exactly as the terms say; and what a page tells machines about a document."""

import json
from datetime import UTC, date, datetime

import pytest
from django.core.files.base import ContentFile

from newsroom.expiry import months_after

from ..factories import OrganisationFactory, PlaceFactory, SignedDocumentFactory, VisitFactory
from ..refusals import refused
from .reader import LANGUAGES, find, text_of, title_in, titles_in, words_of

pytestmark = pytest.mark.django_db

PDF = b"%PDF-1.7\n%%EOF\n"


def listed(response):
    """Titles under each heading of the page."""
    sections = find(response, "section", class_="record-section")
    return [[title for title in words_of(response, "h3") if title in section.words] for section in sections]


@pytest.fixture
def october(clock):
    """The reader's day is 31 October 2026."""
    clock(datetime(2026, 10, 31, 7, tzinfo=UTC))


@pytest.mark.parametrize("language", LANGUAGES)
def test_terms_that_end_and_have_ended_stand_apart_soonest_first(client, october, language):
    others = [code for code in LANGUAGES if code != language]
    ends = ("2027", "2027-03-01", "2025")
    year, day, over = (SignedDocumentFactory(term_end=end, published=[language]) for end in ends)
    expiring = SignedDocumentFactory(life_events=[{"kind": "expires", "date": "2026-12"}], published=[language])
    for fields in ({"term_end": "2028"}, {}, {"term_end": "2027", "status": "proposed"}):
        SignedDocumentFactory(published=[language], **fields)
    replaced = [{"kind": "superseded", "superseded_by": year}]
    SignedDocumentFactory(term_end="2024", life_events=replaced, published=[language])
    for states in ({}, {"published": others}, {"withdrawn": [language]}):
        SignedDocumentFactory(term_end="2027-03-01", **states)

    response = client.get(f"/{language}/documents/terms/")

    assert listed(response) == [titles_in([expiring, day, year], language), titles_in([over], language)]


@pytest.mark.parametrize(
    ("end", "mark"),
    [
        ("2027-03-01", None),
        ("2027-03", None),
        ("2027", "may end later"),
        ("2026", "may be over already"),
        ("2026-H2", "may be over already"),
    ],
)
def test_end_that_is_not_known_to_the_day_says_so(client, october, end, mark):
    SignedDocumentFactory(term_end=end, published=["en"])

    assert words_of(client.get("/en/documents/terms/"), "span", class_="slip") == ([mark] if mark else [])


def test_reader_chooses_how_far_to_look(client, october):
    document = SignedDocumentFactory(term_end="2028-05-01", published=["en"])

    found = [listed(client.get("/en/documents/terms/", {"within": months}))[0] for months in ("12", "24")]

    assert found == [[], [title_in(document, "en")]]
    assert client.get("/en/documents/terms/", {"within": "7"}).status_code == 404


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 10, 31), 1, date(2026, 11, 30)),
        (date(2023, 8, 31), 6, date(2024, 2, 29)),
        (date(2026, 12, 15), 12, date(2027, 12, 15)),
    ],
)
def test_months_are_counted_by_the_calendar(day, months, later):
    assert months_after(day, months) == later


@pytest.mark.parametrize("num", [1, 3])
def test_page_of_terms_takes_as_many_queries_for_three_as_for_one(client, django_assert_num_queries, num):
    for number in range(num):
        for end in ("2099", f"{2001 + number}"):
            parties = [OrganisationFactory(published=True), PlaceFactory(kind="country", published=True)]
            SignedDocumentFactory(term_end=end, parties=parties, published=["ko"])
    client.get("/ko/documents/terms/?within=36")

    with django_assert_num_queries(7):
        client.get("/ko/documents/terms/?within=36")


@pytest.mark.parametrize("language", LANGUAGES)
def test_document_page_offers_its_files_with_size_and_checksum(client, language):
    row = {"file": ContentFile(PDF, name="text.pdf"), "language": "ko", "source": "https://www.example.org/text"}
    document = SignedDocumentFactory(files=[row], published=[language])
    file = document.files.get()

    response = client.get(f"/{language}/documents/{document.slug}/")

    link = next(one for one in find(response, "a", href=file.file.url))
    assert {name: link.attrs[name] for name in ("hreflang", "type")} == {"hreflang": "ko", "type": "application/pdf"}
    assert words_of(response, "code") == [file.sha256]
    assert words_of(response, "a", href="https://www.example.org/text") == ["example.org"]


def test_document_says_what_it_replaces_and_what_is_not_public_stays_unsaid(client):
    successor = SignedDocumentFactory(published=["ko"])
    older, draft = (
        SignedDocumentFactory(life_events=[{"kind": "superseded", "superseded_by": successor}], **states)
        for states in ({"published": ["ko"]}, {})
    )

    response = client.get(f"/ko/documents/{successor.slug}/")

    assert title_in(older, "ko") in text_of(response)
    assert title_in(draft, "ko") not in text_of(response)


@pytest.mark.parametrize(
    ("rows", "words"),
    [([], "none on record"), ([{"kind": "ratified", "date": "2025-03"}], "March 2025")],
)
def test_treaty_says_whether_its_ratification_is_on_record(client, rows, words):
    treaty = SignedDocumentFactory(kind="treaty", life_events=rows, published=["en"])

    response = client.get(f"/en/documents/{treaty.slug}/")

    facts = dict(zip(words_of(response, "dt"), words_of(response, "dd"), strict=True))
    assert facts["Ratification"] == words


@pytest.mark.parametrize(
    ("factory", "slug"), [(SignedDocumentFactory, "terms"), (VisitFactory, "map"), (VisitFactory, "calendar")]
)
def test_record_does_not_take_the_address_of_a_page_of_its_register(factory, slug):
    record = factory()
    record.slug = slug

    with refused("address-taken", on="slug"):
        record.clean()


def test_page_says_in_which_languages_no_title_is_public(client):
    document = SignedDocumentFactory(published=["en", "ko"])

    titles = find(client.get(f"/en/documents/{document.slug}/"), "section", **{"aria-labelledby": "titles"})[0].words

    assert title_in(document, "ko") in titles
    assert titles.endswith("No title is public yet in: Русский, Қазақша")


def structured(response):
    return json.loads(find(response, "script", type="application/ld+json")[0].words)


def test_agreement_is_described_as_legislation_no_more_exactly_than_it_is_known(client):
    country, body = PlaceFactory(kind="country", published=["en"]), OrganisationFactory(published=["en"])
    seoul = PlaceFactory(latitude="37.5600", longitude="126.9900", published=["en"])
    terms = {"signed": "2024-11", "term_start": "2025", "term_end": "2027"}
    files = [{"file": ContentFile(PDF, name="text.pdf"), "language": "ko"}]
    facts = terms | {"kind": "agreement", "status": "in_force", "place": seoul, "parties": [country, body]}
    agreement = SignedDocumentFactory(files=files, published=["en"], **facts)
    file, path = agreement.files.get(), f"/en/organisations/{body.slug}/"

    data = structured(client.get(f"/en/documents/{agreement.slug}/"))

    named = {"@type": "Country", "name": title_in(country, "en")}
    site, geo = "http://testserver", {"@type": "GeoCoordinates", "latitude": 37.56, "longitude": 126.99}
    assert data == {
        "@context": "https://schema.org",
        "@type": "Legislation",
        "@id": f"{site}/en/documents/{agreement.slug}/",
        "name": title_in(agreement, "en"),
        "inLanguage": "en",
        "genre": "Agreement",
        "dateCreated": "2024-11",
        "temporalCoverage": "2025/2027",
        "locationCreated": {"@type": "Place", "name": title_in(seoul, "en"), "geo": geo},
        "author": [{"@type": "Organization", "name": title_in(body, "en"), "url": site + path}],
        "spatialCoverage": [named],
        "encoding": [
            {
                "@type": "MediaObject",
                "contentUrl": f"{site}{file.file.url}",
                "encodingFormat": "application/pdf",
                "contentSize": f"{len(PDF)} B",
                "inLanguage": "ko",
                "sha256": file.sha256,
            }
        ],
        "url": f"{site}/en/documents/{agreement.slug}/",
        "legislationDate": "2024-11",
        "legislationType": "Agreement",
        "legislationJurisdiction": [named],
        "legislationLegalForce": "https://schema.org/InForce",
    }
