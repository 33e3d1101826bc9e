import json

import pytest
from django.utils import translation

from ..factories import ArticleFactory
from .addresses import pages_in
from .reader import find, said, title_in
from .scenes import Scene
from .vocabulary import faults

pytestmark = pytest.mark.django_db

SITE = "http://testserver"


def section_name(words, language):
    with translation.override(language):
        return translation.pgettext("section", words)


def blocks(response):
    return [json.loads(one.words) for one in find(response, "script", type="application/ld+json")]


def test_every_page_says_what_schema_org_understands(client):
    scene = Scene(published=True)

    found, kinds = [], set()
    for path in pages_in("ko", scene):
        response = client.get(path)
        data = blocks(response) if "html" in response["Content-Type"] else []
        kinds |= {one["@type"] for one in data}
        assert [one for one in data if one["@context"] != "https://schema.org"] == []
        found += [fault for one in data for fault in faults(one, path)]
    assert found == []
    expected = {"WebSite", "BreadcrumbList", "NewsArticle", "Person", "Event", "CreativeWork"}
    assert expected - kinds == set()


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        ({"@type": "Persn"}, "$: type Persn"),
        ({"@type": "Person", "jobtitle": "Minister"}, "$.jobtitle: no such property"),
        ({"@type": "Event", "startDate": "12.06.2024"}, "$.startDate: '12.06.2024' is none of"),
        ({"@type": "Event", "location": {"@type": "Person"}}, "$.location: Person is none of"),
        ({"@type": "WebSite", "url": "/ko/"}, "$.url: '/ko/' is none of"),
    ],
)
def test_what_schema_org_does_not_know_is_found(data, fault):
    assert [one[: len(fault)] for one in faults(data)] == [fault]


def test_front_page_says_where_the_site_is_searched(client):
    (site,) = blocks(client.get("/kk/"))

    assert (site["@type"], site["name"], site["url"], site["inLanguage"]) == (
        "WebSite",
        "Chancery",
        f"{SITE}/kk/",
        "kk",
    )
    assert site["potentialAction"]["target"]["urlTemplate"] == f"{SITE}/kk/search/?q={{search_term_string}}"


def test_breadcrumbs_are_told_to_machines_as_well(client):
    article = ArticleFactory(published=["kk"])

    pages = [client.get(path) for path in (f"/kk/news/{article.slug}/", "/kk/news/")]

    page, listed = (next(one for one in blocks(page) if one["@type"] == "BreadcrumbList") for page in pages)
    home = {"@type": "ListItem", "position": 1, "name": said("Front page", "kk"), "item": f"{SITE}/kk/"}
    section = {"@type": "ListItem", "position": 2, "name": section_name("News", "kk")}
    assert page["itemListElement"] == [
        home,
        section | {"item": f"{SITE}/kk/news/"},
        {"@type": "ListItem", "position": 3, "name": title_in(article, "kk")},
    ]
    assert listed["itemListElement"] == [home, section]
