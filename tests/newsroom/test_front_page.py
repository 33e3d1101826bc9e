import pytest
from django.utils import timezone

from newsroom.models import Event

from ..factories import (
    ArticleFactory,
    EventFactory,
    FigureFactory,
    ImageFactory,
    IndicatorFactory,
    SignedDocumentFactory,
    VisitFactory,
)
from .reader import LANGUAGES, said, texts_on, title_in, titles_in, words_of

pytestmark = pytest.mark.django_db

AHEAD = "2099-05-01"


def everything(**states):
    """One record of each kind that the front page shows."""
    return [
        ArticleFactory(**states),
        VisitFactory(start="2024-05-01", **states),
        SignedDocumentFactory(signed="2024-05-02", **states),
        EventFactory(date=AHEAD, status="proposed", **states),
        FigureFactory(indicator=IndicatorFactory(published=True), value=5, period="2024", **states),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_front_page_shows_what_is_public_in_its_language_alone(client, language):
    others = [code for code in LANGUAGES if code != language]
    hidden = [*everything(), *everything(approved=True), *everything(published=others)]
    public = everything(published=[language])

    seen = texts_on(client.get(f"/{language}/"))

    assert set(titles_in([*public, *hidden], language)) & seen == set(titles_in(public, language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_front_page_leads_with_the_newest_publication(client, language):
    older, newer, newest = (ArticleFactory(published=[language]) for _ in range(3))

    titles = words_of(client.get(f"/{language}/"), "h2", class_="card-title")

    assert titles == titles_in([newest, newer, older], language)


def test_front_page_shows_seven_articles_at_most(client):
    articles = [ArticleFactory(published=["ko"]) for _ in range(8)]

    response = client.get("/ko/")

    assert words_of(response, "h2", class_="card-title") == titles_in(articles[:0:-1], "ko")


def test_front_page_expects_what_is_planned_and_not_over_soonest_first(client):
    public = {"published": ["ko"]}
    later = EventFactory(date="2099-06", status=Event.Status.PROPOSED, **public)
    sooner = EventFactory(date=AHEAD, status=Event.Status.PLANNED, **public)
    EventFactory(date=AHEAD, status=Event.Status.CANCELLED, **public)
    EventFactory(date=str(timezone.localdate().year), status=Event.Status.HELD, **public)
    EventFactory(date="2020-05-01", status=Event.Status.PLANNED, **public)
    EventFactory(status=Event.Status.PROPOSED, **public)

    response = client.get("/ko/")

    assert words_of(response, "p", class_="list-title") == titles_in([sooner, later], "ko")


def test_front_page_lists_dated_visits_and_documents_latest_first(client):
    visits = [VisitFactory(start=start, published=["en"]) for start in ("2023", "", "2024-05-01")]
    documents = [SignedDocumentFactory(signed=signed, published=["en"]) for signed in ("2022-03", "2021", "")]

    response = client.get("/en/")

    expected = [visits[2], visits[0], documents[0], documents[1]]
    assert words_of(response, "p", class_="list-title") == titles_in(expected, "en")


def test_front_page_shows_the_latest_figures_first(client):
    indicator = IndicatorFactory(published=True)
    figures = [
        FigureFactory(indicator=indicator, value=5, period=period, published=["en"]) for period in ("2023", "2024", "")
    ]

    response = client.get("/en/")

    assert words_of(response, "span", class_="figure-name") == titles_in([figures[1], figures[0]], "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_front_page_without_news_says_so(client, language):
    ArticleFactory()

    sentences = words_of(client.get(f"/{language}/"), "p", class_="empty")

    assert sentences == [said("Nothing has been published in this language yet.", language)]


def test_front_page_takes_the_title_from_the_edition_and_not_from_the_working_copy(client):
    article = ArticleFactory(published=["ko"])
    public = title_in(article, "ko")
    article.title_ko = "고쳐 쓰는 제목"
    article.save()

    assert words_of(client.get("/ko/"), "h2", class_="card-title") == [public]


def test_front_page_looks_back_on_the_day(client):
    today = timezone.localdate()
    for years, states in ((1, {"published": ["ko"]}), (2, {"published": ["en"]}), (3, {})):
        EventFactory(date=f"{today.year - years}{today:-%m-%d}", **states)

    lines = words_of(client.get("/ko/"), "section", class_="on-this-day")

    assert [line.count("1년 전") for line in lines] == ([1] if (today.month, today.day) != (2, 29) else [])


@pytest.mark.parametrize("num", [1, 3])
def test_front_page_takes_as_many_queries_for_three_rows_as_for_one(client, django_assert_num_queries, num):
    cover = ImageFactory(published=["ko"])
    for _ in range(num):
        everything(published=["ko"])
        ArticleFactory(cover=cover, published=["ko"])
    client.get("/ko/")

    with django_assert_num_queries(13):
        client.get("/ko/")
