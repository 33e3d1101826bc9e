import pytest

from ..factories import (
    ArticleFactory,
    ImageFactory,
    OfficialFactory,
    OrganisationFactory,
    PlaceFactory,
    TopicFactory,
)
from .reader import LANGUAGES, choices_of, said, title_in, titles_in, words_of

pytestmark = pytest.mark.django_db


def listed(response):
    return words_of(response, "h2", class_="card-title")


@pytest.mark.parametrize("language", LANGUAGES)
def test_list_shows_what_is_public_in_its_language_newest_first(client, language):
    ArticleFactory(published=[code for code in LANGUAGES if code != language])
    ArticleFactory(approved=True)
    ArticleFactory(withdrawn=[language])
    public = [ArticleFactory(published=[language]) for _ in range(3)]

    assert listed(client.get(f"/{language}/news/")) == titles_in(public[::-1], language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_empty_list_says_so(client, language):
    sentence = said("Nothing has been published in this language yet.", language)

    assert sentence in words_of(client.get(f"/{language}/news/"), "p")


@pytest.mark.parametrize(
    ("name", "field", "factory"),
    [
        ("topic", "topics", TopicFactory),
        ("place", "places", PlaceFactory),
        ("official", "mentions", OfficialFactory),
        ("organisation", "mentions", OrganisationFactory),
    ],
)
def test_list_is_narrowed_by_a_record_and_offers_public_ones_alone(client, name, field, factory):
    wanted, draft, foreign = factory(published=["ko"]), factory(), factory(published=["ru"])
    unused = factory(published=["ko"])
    found = ArticleFactory(published=["ko"], **{field: [wanted, draft, foreign]})
    ArticleFactory(published=["ko"])
    ArticleFactory(published=["ru"], **{field: [unused]})

    response = client.get(f"/ko/news/?{name}={wanted.slug}")

    assert listed(response) == titles_in([found], "ko")
    assert choices_of(response, name) == [(wanted.slug, title_in(wanted, "ko"), 1)]
    assert [(chip.words, chip.url) for chip in response.context["filters"].active()] == [
        (title_in(wanted, "ko"), "/ko/news/")
    ]


def test_topic_covers_the_topics_below_it(client):
    topic = TopicFactory(published=["ko"])
    child = TopicFactory(published=["ko"], parent=topic)
    grandchild = TopicFactory(published=["ko"], parent=child)
    articles = [ArticleFactory(published=["ko"], topics=[one]) for one in (topic, child, grandchild)]
    articles.append(ArticleFactory(published=["ko"], topics=[topic, child]))

    assert listed(client.get(f"/ko/news/?topic={topic.slug}")) == titles_in(articles[::-1], "ko")


def test_list_is_narrowed_by_genre(client):
    opinion = ArticleFactory(published=["ko"], genre="opinion")
    ArticleFactory(published=["ko"])

    assert listed(client.get("/ko/news/?genre=opinion")) == titles_in([opinion], "ko")


@pytest.mark.parametrize(
    ("year", "dates"), [("2023", ["2023/2024"]), ("2024", ["2024-05", "2023/2024"]), ("2025", ["2025-01-01"])]
)
def test_list_is_narrowed_by_every_year_that_a_date_may_fall_in(client, year, dates):
    articles = [
        ArticleFactory(published=["ko"], story_date=date) for date in ("2023/2024", "2024-05", "2025-01-01", "")
    ]
    wanted = [article for article in articles if str(article.story_date) in dates]

    response = client.get(f"/ko/news/?year={year}")

    assert listed(response) == titles_in(wanted[::-1], "ko")
    assert choices_of(response, "year") == [("2025", "2025", 1), ("2024", "2024", 2), ("2023", "2023", 1)]


@pytest.mark.parametrize("num", [1, 3])
def test_list_takes_as_many_queries_for_three_rows_as_for_one(client, django_assert_num_queries, num):
    cover = ImageFactory(published=["ko"])
    for _ in range(num):
        topics, places = [TopicFactory(published=["ko"])], [PlaceFactory(published=["ko"])]
        mentions = [OfficialFactory(published=["ko"]), OrganisationFactory(published=["ko"])]
        ArticleFactory(published=["ko"], cover=cover, topics=topics, places=places, mentions=mentions)
    client.get("/ko/news/")

    with django_assert_num_queries(4):
        client.get("/ko/news/")
