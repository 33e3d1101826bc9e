from datetime import UTC, datetime
from xml.etree import ElementTree

import pytest

from ..factories import (
    ArticleFactory,
    EventFactory,
    FigureFactory,
    IndicatorFactory,
    OfficialFactory,
    OrganisationFactory,
    PlaceFactory,
    SignedDocumentFactory,
    TopicFactory,
    VisitFactory,
    publish_again,
)
from .reader import LANGUAGES

pytestmark = pytest.mark.django_db

SPACES = {"": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
SITE = "http://testserver"
FRONT = {f"{SITE}/{code}/" for code in LANGUAGES}
SECTIONS = [
    ("news", ArticleFactory),
    ("officials", OfficialFactory),
    ("organisations", OrganisationFactory),
    ("visits", VisitFactory),
    ("documents", SignedDocumentFactory),
    ("events", EventFactory),
    ("figures", IndicatorFactory),
]


def pages(client, query=""):
    """Each address with the addresses of its other languages and the day of its last change."""
    response = client.get(f"/sitemap.xml{query}")
    assert response["Content-Type"] == "application/xml"
    return {
        url.findtext("loc", "", SPACES): (
            {link.attrib["hreflang"]: link.attrib["href"] for link in url.findall("x:link", SPACES)},
            url.findtext("lastmod", "", SPACES)[:10],
        )
        for url in ElementTree.fromstring(response.content).findall("url", SPACES)
    }


@pytest.mark.parametrize("accepted", LANGUAGES)
def test_sitemap_pairs_the_front_pages_whatever_the_robot_accepts(client, accepted):
    response = client.get("/sitemap.xml", headers={"accept-language": accepted})

    found = ElementTree.fromstring(response.content).findall("url/loc", SPACES)
    assert {loc.text for loc in found} == FRONT


@pytest.mark.parametrize(("section", "factory"), SECTIONS)
def test_sitemap_pairs_the_languages_in_which_a_page_is_public(client, section, factory):
    record = factory(published=["ru", "ko"], withdrawn=["en"], published_at=datetime(2025, 5, 1, tzinfo=UTC))

    found = pages(client)

    pair = {code: f"{SITE}/{code}/{section}/{record.slug}/" for code in ("ru", "ko")}
    listed = {address: found[address] for address in found if f"/{section}/" in address}
    assert listed == dict.fromkeys(pair.values(), (pair, "2025-05-01"))


def test_sitemap_holds_nothing_that_is_not_public_or_has_no_page(client):
    for _section, factory in SECTIONS:
        factory()
        factory(approved=True)
        factory(withdrawn=True)
        factory(scheduled_at=datetime(2099, 1, 1, tzinfo=UTC))
    PlaceFactory(published=True)
    TopicFactory(published=True)
    FigureFactory(published=True)

    assert pages(client).keys() == FRONT


def test_sitemap_tells_when_a_page_changed(client):
    article = ArticleFactory(published=["ko"])
    publish_again(article, "ko", note="정정", at=datetime(2025, 5, 2, tzinfo=UTC))

    assert pages(client)[f"{SITE}/ko/news/{article.slug}/"][1] == "2025-05-02"


@pytest.mark.parametrize("number", ["0", "2", "-1", "x", "1.5", "²", "9" * 5000])
def test_page_of_the_sitemap_that_does_not_exist_is_not_found(client, number):
    assert client.get("/sitemap.xml", {"p": number}).status_code == 404


@pytest.mark.parametrize("num", [1, 3])
def test_sitemap_takes_as_many_queries_for_three_records_as_for_one(client, django_assert_num_queries, num):
    for _ in range(num):
        for _section, factory in SECTIONS:
            factory(published=["ru", "ko"])
    client.get("/sitemap.xml")

    with django_assert_num_queries(9):
        client.get("/sitemap.xml")


def test_robots_are_shown_the_sitemap_and_kept_from_the_desk_and_from_past_days(client):
    lines = client.get("/robots.txt").content.decode().splitlines()

    assert lines == [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /*?as_of=",
        "Disallow: /*/preview/",
        "Allow: /",
        f"Sitemap: {SITE}/sitemap.xml",
    ]
