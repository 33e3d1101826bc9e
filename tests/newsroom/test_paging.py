from datetime import UTC, datetime

import pytest

from newsroom.views import articles, officials, visits
from people.curation.drafting import state_of
from people.curation.publishing import withdraw

from ..factories import ArticleFactory, OfficialFactory, OrganisationFactory, VisitFactory
from .reader import LANGUAGES, find, said, texts_on, titles_in, words_of

pytestmark = pytest.mark.django_db

MAY = datetime(2025, 5, 1, 7, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _short_pages(monkeypatch):
    monkeypatch.setattr(articles, "PAGE_SIZE", 2)
    monkeypatch.setattr(officials, "PAGE_SIZE", 2)


def further(response):
    return [link.attrs["href"] for link in find(response, "a", rel="next")]


def walk(client, path, tag, css):
    """The names on each page, from the first to the last."""
    pages, ahead = [], [path]
    while ahead:
        response = client.get(ahead[0])
        assert response.status_code == 200
        pages.append(words_of(response, tag, class_=css))
        ahead = further(response)
    return pages


def test_news_are_all_shown_exactly_once_though_published_at_one_moment(client):
    published = [ArticleFactory(published=["ko"], published_at=MAY) for _ in range(5)]

    names = titles_in(published[::-1], "ko")
    assert walk(client, "/ko/news/", "h2", "card-title") == [names[:2], names[2:4], names[4:]]


def test_officials_are_all_shown_exactly_once_though_they_share_a_name(client):
    for name in ("나", "가", "가", "다", "가"):
        OfficialFactory(name_ko=name, published=["ko"])

    pages = walk(client, "/ko/officials/", "p", "list-title")

    assert pages == [["가", "가"], ["가", "나"], ["다"]]


@pytest.mark.parametrize(("num", "num_pages"), [(1, 1), (2, 1), (3, 2), (4, 2)])
def test_last_page_leads_nowhere(client, num, num_pages):
    for _ in range(num):
        ArticleFactory(published=["ko"])

    assert len(walk(client, "/ko/news/", "h2", "card-title")) == num_pages


def test_news_that_come_meanwhile_move_nothing_on_the_next_page(client):
    published = [ArticleFactory(published=["ko"]) for _ in range(3)]
    (path,) = further(client.get("/ko/news/"))
    ArticleFactory(published=["ko"])

    response = client.get(path)

    assert words_of(response, "h2", class_="card-title") == titles_in([published[0]], "ko")


def test_next_page_keeps_the_filters(client):
    for _ in range(3):
        ArticleFactory(published=["ko"], genre="opinion")
    ArticleFactory(published=["ko"])

    pages = walk(client, "/ko/news/?genre=opinion", "h2", "card-title")[:1]
    (path,) = further(client.get("/ko/news/?genre=opinion"))

    assert (len(pages[0]), path.startswith("/ko/news/?genre=opinion&after=")) == (2, True)


@pytest.mark.parametrize("language", LANGUAGES)
def test_later_page_leads_back_to_the_beginning(client, language):
    for _ in range(3):
        ArticleFactory(published=[language])
    (path,) = further(client.get(f"/{language}/news/"))

    links = find(client.get(path), "a", rel="first")

    beginning = (said("To the beginning", language), f"/{language}/news/")
    assert [(link.words, link.attrs["href"]) for link in links] == [beginning]


@pytest.mark.parametrize(
    "cursor", ["x", "!", "é", "\0", "WyJkIiwgIjIwMjUiLCAxXQ", "WyJzIiwgImEiLCAxXQ", "Infinity", "a:b", "1" * 2000]
)
@pytest.mark.parametrize("path", ["/ko/news/", "/ko/officials/"])
def test_damaged_link_to_a_page_is_not_found_and_says_so(client, path, cursor):
    response = client.get(path, {"after": cursor})

    sentence = said("This link to a page of the list is damaged. Start again from the first page.", "ko")
    assert (response.status_code, sentence in texts_on(response)) == (404, True)


def test_link_to_a_page_of_another_list_is_not_found(client):
    for _ in range(3):
        OfficialFactory(published=["ko"])
        OrganisationFactory(published=["ko"])
    (path,) = further(client.get("/ko/officials/"))

    assert client.get(path).status_code == 200
    assert client.get(path.replace("officials", "organisations")).status_code == 404
    assert client.get(path.replace("officials", "news")).status_code == 404


@pytest.mark.parametrize("num", [3, 5])
def test_later_page_takes_as_many_queries_as_the_first(client, django_assert_num_queries, num):
    for _ in range(num):
        ArticleFactory(published=["ko"])
    (later,) = further(client.get("/ko/news/"))

    for path in ("/ko/news/", later, "/ko/news/?before=end"):
        with django_assert_num_queries(4):
            client.get(path)


def back(response):
    return [link.attrs["href"] for link in find(response, "a", rel="prev")]


def walk_back(client, path, tag, css):
    """The names on each page, from the last to the first."""
    pages, behind = [], [path]
    while behind:
        response = client.get(behind[0])
        pages.append(words_of(response, tag, class_=css))
        behind = back(response)
    return pages


def test_way_back_from_the_end_shows_the_same_pages(client):
    for name in ("나", "가", "가", "다", "가"):
        OfficialFactory(name_ko=name, published=["ko"])
    (last,) = find(client.get("/ko/officials/"), "a", rel="last")

    pages = walk_back(client, last.attrs["href"], "p", "list-title")

    assert pages == walk(client, "/ko/officials/", "p", "list-title")[::-1]


def test_undated_records_are_reached_and_left_in_both_directions(client, monkeypatch):
    monkeypatch.setattr(visits, "PAGE_SIZE", 2)
    dated = [VisitFactory(start=start, published=["ko"]) for start in ("2024", "2024", "2023-05")]
    undated = [VisitFactory(published=["ko"]) for _ in range(2)]
    names = titles_in([dated[1], dated[0], dated[2], undated[1], undated[0]], "ko")

    assert walk(client, "/ko/visits/", "h3", "list-title") == [names[:2], names[2:4], names[4:]]
    assert walk_back(client, "/ko/visits/?before=end", "h3", "list-title") == [names[4:], names[2:4], names[:2]]


def test_page_whose_rows_are_gone_shows_the_nearest_end(client):
    articles = [ArticleFactory(published=["ko"]) for _ in range(3)]
    (path,) = further(client.get("/ko/news/"))
    withdraw(state_of(articles[0], "ko"), by=None, notice="철회")

    assert words_of(client.get(path), "h2", class_="card-title") == titles_in(articles[:0:-1], "ko")
