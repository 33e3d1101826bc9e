from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree

import pytest
from django.utils import timezone

from newsroom import sitemaps

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

SPACES = {
    "": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "x": "http://www.w3.org/1999/xhtml",
    "news": "http://www.google.com/schemas/sitemap-news/0.9",
}
SITE = "http://testserver"
LISTS = f"{SITE}/sitemaps/pages-0.xml"
MAY = datetime(2025, 5, 1, tzinfo=UTC)
SECTIONS = [
    ("news", ArticleFactory),
    ("officials", OfficialFactory),
    ("organisations", OrganisationFactory),
    ("visits", VisitFactory),
    ("documents", SignedDocumentFactory),
    ("events", EventFactory),
    ("figures", IndicatorFactory),
]


def read(client, address):
    response = client.get(address)
    assert (response.status_code, response["Content-Type"]) == (200, "application/xml")
    return ElementTree.fromstring(response.content)


def parts(client):
    """What the index names."""
    return [loc.text for loc in read(client, "/sitemap.xml").findall("sitemap/loc", SPACES)]


def pages(client):
    """Each address with the addresses of its other languages and the moment of its last change."""
    return {
        url.findtext("loc", "", SPACES): (
            {link.attrib["hreflang"]: link.attrib["href"] for link in url.findall("x:link", SPACES)},
            url.findtext("lastmod", "", SPACES),
        )
        for part in parts(client)
        for url in read(client, part).findall("url", SPACES)
    }


@pytest.mark.parametrize("accepted", LANGUAGES)
def test_sitemap_pairs_the_lists_whatever_the_robot_accepts(client, accepted):
    response = client.get("/sitemaps/pages-0.xml", headers={"accept-language": accepted})

    assert parts(client) == [LISTS]
    assert not response.has_header("Vary")
    found = ElementTree.fromstring(response.content).findall("url/loc", SPACES)
    sections = ("", *(f"{section}/" for section, _factory in SECTIONS), "chronicle/", "corrections/", "data/")
    assert {loc.text for loc in found} >= {f"{SITE}/{code}/{section}" for code in LANGUAGES for section in sections}


def test_who_reads_none_of_the_languages_is_sent_where_the_language_is_negotiated(client):
    found = pages(client)

    fronts = {code: f"{SITE}/{code}/" for code in LANGUAGES}
    assert found[f"{SITE}/kk/"] == (fronts | {"x-default": f"{SITE}/"}, "")
    assert found[f"{SITE}/kk/news/"][0]["x-default"] == f"{SITE}/en/news/"


@pytest.mark.parametrize(("section", "factory"), SECTIONS)
def test_sitemap_pairs_the_languages_in_which_a_page_is_public(client, section, factory):
    record = factory(published=["kk", "ko"], withdrawn=["en"], source_language="ko", published_at=MAY)

    found = pages(client)

    pair = {code: f"{SITE}/{code}/{section}/{record.slug}/" for code in ("kk", "ko")}
    listed = {address: found[address] for address in found if address.endswith(f"/{record.slug}/")}
    pairs = pair | {"x-default": pair["ko"]}
    assert listed == dict.fromkeys(pair.values(), (pairs, "2025-05-01T00:00:00+00:00"))


def test_sitemap_holds_nothing_that_is_not_public_or_has_no_page(client):
    for _section, factory in SECTIONS:
        factory()
        factory(approved=True)
        factory(withdrawn=True)
        factory(scheduled_at=datetime(2099, 1, 1, tzinfo=UTC))
    PlaceFactory(published=True)
    TopicFactory(published=True)
    FigureFactory(published=True)

    assert parts(client) == [LISTS]


def test_sitemap_tells_when_a_page_changed(client):
    article = ArticleFactory(published=["ko"])
    publish_again(article, "ko", note="정정", at=datetime(2025, 5, 2, tzinfo=UTC))

    assert pages(client)[f"{SITE}/ko/news/{article.slug}/"][1] == "2025-05-02T00:00:00+00:00"


def test_parts_are_bounded_by_key_and_empty_ones_are_not_named(client, monkeypatch):
    monkeypatch.setattr(sitemaps, "PART", 2)
    first = ArticleFactory(published=["ko"])
    for _ in range(4):
        last = ArticleFactory()
    last = ArticleFactory(published=["ko"])

    numbers = [first.pk // 2, last.pk // 2]
    named = [f"{SITE}/sitemaps/news-{number}.xml" for number in numbers]
    assert parts(client) == [LISTS, *named]
    assert [len(read(client, part).findall("url", SPACES)) for part in named] == [1, 1]


@pytest.mark.parametrize("part", ["news-0", "news-7", "pages-1", "nothing-0", f"news-{'9' * 30}", f"news-{'9' * 5000}"])
def test_part_of_the_sitemap_that_does_not_exist_is_not_found(client, part):
    assert client.get(f"/sitemaps/{part}.xml").status_code == 404


@pytest.mark.parametrize("num", [1, 3])
def test_sitemap_takes_as_many_queries_for_three_records_as_for_one(client, django_assert_num_queries, num):
    for _ in range(num):
        for _section, factory in SECTIONS:
            factory(published=["ru", "ko"])
    named = parts(client)

    with django_assert_num_queries(14):
        client.get("/sitemap.xml")
    with django_assert_num_queries(2):
        client.get(named[1])


def test_news_of_two_days_are_told_to_aggregators_in_each_language(client):
    now = timezone.now().replace(microsecond=0)
    ArticleFactory(published=["ko"], published_at=now - timedelta(hours=49))
    ArticleFactory(scheduled_at=now + timedelta(hours=1))
    ArticleFactory(withdrawn=True, published_at=now - timedelta(hours=2))
    fresh = ArticleFactory(title_ko="1 < 2 & 3", published=["ru", "ko"], published_at=now - timedelta(hours=47))
    publish_again(fresh, "ko", at=now - timedelta(hours=1), note="정정")

    found = read(client, "/sitemaps/latest-news.xml")

    tags = (
        "loc",
        "news:news/news:publication/news:language",
        "news:news/news:publication_date",
        "news:news/news:title",
    )
    entries = [tuple(url.findtext(tag, "", SPACES) for tag in tags) for url in found.findall("url", SPACES)]
    moment = timezone.localtime(now - timedelta(hours=47)).isoformat()
    assert entries == [
        (f"{SITE}/ru/news/{fresh.slug}/", "ru", moment, fresh.title_ru),
        (f"{SITE}/ko/news/{fresh.slug}/", "ko", moment, "1 < 2 & 3"),
    ]
    assert {name.text for name in found.iter(f"{{{SPACES['news']}}}name")} == {"Chancery"}


@pytest.mark.parametrize("num", [0, 1, 3])
def test_news_sitemap_takes_as_many_queries_for_three_articles_as_for_one(client, django_assert_num_queries, num):
    for _ in range(num):
        ArticleFactory(published=["ru", "ko"], published_at=timezone.now() - timedelta(hours=1))
    client.get("/sitemaps/latest-news.xml")

    with django_assert_num_queries(5 if num else 4):
        client.get("/sitemaps/latest-news.xml")


def test_robots_are_shown_the_sitemap_and_kept_from_the_desk_and_from_past_days(client):
    lines = client.get("/robots.txt").content.decode().splitlines()

    assert lines == [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /*?as_of=",
        "Disallow: /*/preview/",
        "Allow: /",
        f"Sitemap: {SITE}/sitemap.xml",
        f"Sitemap: {SITE}/sitemaps/latest-news.xml",
    ]
