"""Lists as files hold what their page shows, in the same order, and nothing else."""

import csv
from io import StringIO

import pytest

from newsroom.views import exports

from ..factories import ArticleFactory, EventFactory, OfficialFactory, PlaceFactory, TopicFactory, VisitFactory
from .reader import LANGUAGES, find, said, texts_on, title_in, titles_in

pytestmark = pytest.mark.django_db


def table(response):
    text = response.content.decode()
    assert text[0] == "\ufeff"
    return list(csv.reader(StringIO(text[1:])))


def titles(client, address):
    """Of the same list as a table and for a program."""
    rows = table(client.get(f"/ko/{address}".replace("{}", "csv")))[1:]
    items = client.get(f"/ko/{address}".replace("{}", "json")).json()["items"]
    assert [row[0] for row in rows] == [item["title"] for item in items]
    return [row[0] for row in rows]


def test_file_holds_what_the_narrowed_list_shows_over_all_its_pages(client, monkeypatch):
    monkeypatch.setattr(exports, "BATCH", 2)
    opinions = [ArticleFactory(published=["ko"], genre="opinion") for _ in range(5)]
    ArticleFactory(published=["ko"])

    assert titles(client, "news.{}?genre=opinion") == titles_in(opinions[::-1], "ko")
    assert titles(client, "news.{}?genre=opinion&sort=oldest") == titles_in(opinions, "ko")


def test_file_of_events_holds_those_expected_too(client):
    ahead = EventFactory(status="planned_as_of_text", date="2099", published=["ko"])
    held = EventFactory(date="2024", published=["ko"])

    assert titles(client, "events.{}") == titles_in([ahead, held], "ko")


@pytest.mark.parametrize("language", LANGUAGES)
def test_table_speaks_the_language_of_its_page(client, language):
    topic = TopicFactory(published=[language])
    foreign = TopicFactory(published=[code for code in LANGUAGES if code != language])
    article = ArticleFactory(published=[language], genre="opinion", story_date="2024-06", topics=[topic, foreign])

    head, row = table(client.get(f"/{language}/news.csv"))

    cells = dict(zip(head, row, strict=True))
    assert list(cells.values())[:5] == [
        title_in(article, language),
        article.text_in("lead", language),
        article.get_genre_display() if language == "en" else cells[head[2]],
        "2024-06",
        title_in(topic, language),
    ]
    assert row[-1] == f"http://testserver/{language}/news/{article.slug}/"
    assert head[-1] == said("Address", language)


def test_program_reads_dates_with_their_precision_and_names_with_their_language(client):
    place = PlaceFactory(published=["ru"])
    VisitFactory(slug="visit", start="2024-06", destination=place, level="state", published=["ko"])

    content = client.get("/ko/visits.json").json()

    (item,) = content.pop("items")
    assert content == {
        "list": "http://testserver/ko/visits/",
        "language": "ko",
        "as_of": None,
        "total": 1,
        "is_complete": True,
    }
    assert (item["id"], item["url"]) == ("visits/visit", "http://testserver/ko/visits/visit/")
    assert item["start"] == {
        "value": "2024-06",
        "precision": "month",
        "earliest": "2024-06-01",
        "latest": "2024-06-30",
    }
    assert (item["end"], item["level"]) == (None, {"value": "state", "words": "국빈 방문"})
    assert item["destination"] == [{"slug": place.slug, "title": title_in(place, "ru"), "language": "ru"}]


@pytest.mark.parametrize("beginning", ["=", "+", "-", "@", "\t="])
def test_no_cell_is_a_formula(client, beginning):
    OfficialFactory(name_ko=f"{beginning}HYPERLINK()", published=["ko"])

    assert table(client.get("/ko/officials.csv"))[1][0] == f"'{beginning}HYPERLINK()"


def test_file_that_is_cut_says_so(client, monkeypatch):
    monkeypatch.setattr(exports, "MOST_ROWS", 2)
    for _ in range(3):
        OfficialFactory(published=["ko"])

    content = client.get("/ko/officials.json").json()

    assert (len(content["items"]), content["total"], content["is_complete"]) == (2, 3, False)


def test_file_is_read_as_it_stood_on_a_past_day(client):
    ArticleFactory(published=["ko"])

    assert titles(client, "news.{}?as_of=2024-01-01") == []
    assert client.get("/ko/news.json?as_of=2024-01-01").json()["as_of"] == "2024-01-01"


def test_list_leads_to_its_files(client):
    ArticleFactory(published=["ko"], genre="opinion")

    response = client.get("/ko/news/?genre=opinion&sort=oldest")

    addresses = [f"/ko/news.{form}?genre=opinion&sort=oldest" for form in ("csv", "json")]
    assert [link.attrs["href"] for link in find(response, "a", rel="alternate nofollow")] == addresses
    links = {link.attrs.get("type"): link.attrs["href"] for link in find(response, "link", rel="alternate")}
    assert [links["text/csv"], links["application/json"]] == addresses


def test_list_that_does_not_exist_is_not_found_and_says_which_do(client):
    response = client.get("/en/poems.csv")

    sentence = (
        "There is no list of that name. "
        "The lists are: news, officials, organisations, visits, documents, events, figures."
    )
    assert (response.status_code, sentence in texts_on(response)) == (404, True)
