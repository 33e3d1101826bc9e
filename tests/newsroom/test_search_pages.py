"""Reading on through all results of one kind."""

from datetime import UTC, datetime, timedelta
from itertools import chain

import pytest

from ..factories import ArticleFactory, OfficialFactory, TopicFactory
from .reader import LANGUAGES, find, words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def short_pages(monkeypatch):
    """Two results a page, and four of a kind at most at first sight."""
    monkeypatch.setattr("newsroom.searching.asking.PAGE_SIZE", 2)
    monkeypatch.setattr("newsroom.searching.results.PAGE_SIZE", 2)
    monkeypatch.setattr("newsroom.searching.finding.MOST", 4)
    monkeypatch.setattr("newsroom.searching.results.MOST", 4)


def stories(num, language="ko", **given):
    """The newest first."""
    about = {f"body_{language}": "<p>Quorum met.</p>", "published": [language]}
    made = [ArticleFactory(**{f"title_{language}": f"Story {number}", **about, **given}) for number in range(num)]
    return [f"Story {number}" for number in reversed(range(len(made)))]


def walked(client, path):
    """The titles of all pages, following the link to more."""
    pages = []
    while path:
        response = client.get(path)
        pages.append(words_of(response, "h3", class_="list-title"))
        following = [one.attrs["href"] for one in find(response, "a", rel="next")]
        path = f"{path.partition('?')[0]}{following[0]}" if following else ""
    return pages


@pytest.mark.usefixtures("short_pages")
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("num", [4, 5, 11])
def test_all_results_of_a_kind_are_read_page_by_page(client, language, num):
    titles = stories(num, language)

    pages = walked(client, f"/{language}/search/?q=quorum&kind=news")

    assert pages == [titles[start : start + 2] for start in range(0, num, 2)]


@pytest.mark.usefixtures("short_pages")
def test_record_itself_comes_before_the_texts_on_whatever_page(client):
    OfficialFactory(name_ko="Quorum", published=["ko"])
    titles = stories(5)
    heads = [ArticleFactory(title_ko=title, published=["ko"]).title_ko for title in ("Quorum of all", "The quorum")]

    pages = walked(client, "/ko/search/?q=quorum&kind=news")

    assert list(chain(*pages)) == [*reversed(heads), *titles]


@pytest.mark.usefixtures("short_pages")
def test_way_back_leads_through_the_same_pages(client):
    titles = stories(9)

    response = client.get("/ko/search/?q=quorum&kind=news&page=4")

    assert words_of(response, "h3", class_="list-title") == titles[6:8]
    (back,) = find(response, "a", rel="prev")
    assert words_of(client.get(f"/ko/search/{back.attrs['href']}"), "h3", class_="list-title") == titles[4:6]


@pytest.mark.usefixtures("short_pages")
@pytest.mark.parametrize(
    ("page", "said", "is_more"), [(1, "4+", True), (2, "4+", True), (4, "8+", True), (5, "11", False), (6, "11", False)]
)
def test_count_says_what_is_known_and_is_exact_once_all_is_read(client, page, said, is_more):
    stories(11)

    response = client.get(f"/ko/search/?q=quorum&kind=news&page={page}")

    (heading,) = words_of(response, "h2", class_="section-heading")
    assert heading.split() == ["뉴스", said]
    assert response.context["is_more"] == is_more


@pytest.mark.usefixtures("short_pages")
def test_filters_and_the_past_day_are_kept_from_page_to_page(client):
    topic, now = TopicFactory(slug="trade", published=["ko"]), datetime(2025, 6, 1, tzinfo=UTC)
    titles = stories(7, topics=[topic], published_at=now)
    stories(3, topics=[topic], published_at=now + timedelta(days=9), title_ko="Later")
    stories(3, published_at=now, title_ko="Elsewhere")

    pages = walked(client, "/ko/search/?q=quorum&kind=news&topic=trade&as_of=2025-06-03")

    assert pages == [titles[:2], titles[2:4], titles[4:6], titles[6:]]


@pytest.mark.usefixtures("short_pages")
def test_story_that_has_left_its_topic_since_leaves_no_gap(client):
    """The index tells the topics of the day of publication; what counts is the topic now."""
    topic = TopicFactory(slug="trade", published=["ko"])
    titles = stories(9, topics=[topic])
    for gone in topic.articles.order_by("-pk")[1:4]:
        gone.topics.clear()

    pages = walked(client, "/ko/search/?q=quorum&kind=news&topic=trade")

    assert list(chain(*pages)) == [titles[0], *titles[4:]]


@pytest.mark.parametrize("page", ["0", "00", "-1", "x", "99999"])
def test_page_that_is_none_is_the_first(client, page):
    titles = stories(2)

    response = client.get(f"/ko/search/?q=quorum&kind=news&page={page}")

    assert words_of(response, "h3", class_="list-title") == titles


@pytest.mark.usefixtures("short_pages")
@pytest.mark.parametrize("page", [1, 5, 10])
def test_pages_far_on_take_no_more_queries(client, django_assert_num_queries, page):
    stories(21)
    url = f"/ko/search/?q=quorum&kind=news&page={page}"
    client.get(url)

    with django_assert_num_queries(10):
        client.get(url)
