"""Lists as files hold what their page shows, in the same order, and nothing else."""

import csv
import json
from io import StringIO

import pytest
from django.utils import translation

from newsroom.views import exports
from people.curation.drafting import state_of
from people.curation.publishing import withdraw

from ..factories import (
    ArticleFactory,
    EventFactory,
    OfficialFactory,
    PlaceFactory,
    TopicFactory,
    VisitFactory,
    publish_again,
)
from .reader import LANGUAGES, find, said, texts_on, title_in, titles_in

pytestmark = pytest.mark.django_db


def table(response):
    text = response.getvalue().decode()
    assert text[0] == "\ufeff"
    return list(csv.reader(StringIO(text[1:])))


def program(response):
    assert response["Content-Type"] == "application/json"
    return json.loads(response.getvalue())


def titles(client, address):
    """Of the same list as a table and for a program."""
    rows = table(client.get(f"/ko/{address}".replace("{}", "csv")))[1:]
    items = program(client.get(f"/ko/{address}".replace("{}", "json")))["items"]
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

    content = program(client.get("/ko/visits.json"))

    (item,) = content.pop("items")
    assert content == {
        "list": "http://testserver/ko/visits/",
        "language": "ko",
        "as_of": None,
        "total": 1,
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


@pytest.mark.parametrize(("num", "num_batches"), [(1, 1), (3, 2), (5, 3)])
@pytest.mark.parametrize("form", ["csv", "json"])
def test_file_takes_as_many_queries_for_each_batch(
    client, monkeypatch, django_assert_num_queries, form, num, num_batches
):
    monkeypatch.setattr(exports, "BATCH", 2)
    topic = TopicFactory(published=["ko"])
    for _ in range(num):
        ArticleFactory(topics=[topic], mentions=[OfficialFactory(published=["ko"])], published=["ko"])
    client.get("/ko/")

    with django_assert_num_queries(1 + 7 * num_batches):
        client.get(f"/ko/news.{form}").getvalue()


def test_file_holds_what_was_public_when_it_was_asked_for(client, monkeypatch):
    monkeypatch.setattr(exports, "BATCH", 1)
    articles = [ArticleFactory(published=["ko"], title_ko=f"기사 {num}") for num in range(3)]

    parts = iter(client.get("/ko/news.json").streaming_content)
    begun = next(parts)
    withdraw(state_of(articles[0], "ko"), by=None, notice="철회")
    content = json.loads(begun + b"".join(parts))

    assert [item["title"] for item in content["items"]] == ["기사 2", "기사 1", "기사 0"]


def test_rest_of_a_file_keeps_its_language(client, monkeypatch):
    monkeypatch.setattr(exports, "BATCH", 1)
    article, _newer = (ArticleFactory(published=["ko"], genre="opinion") for _ in range(2))

    parts = iter(client.get("/ko/news.csv").streaming_content)
    next(parts)
    with translation.override("ru"):
        row = next(parts).decode()

    with translation.override("ko"):
        assert article.get_genre_display() in row


def test_file_is_read_as_it_stood_on_a_past_day(client):
    ArticleFactory(published=["ko"])

    assert titles(client, "news.{}?as_of=2024-01-01") == []
    assert program(client.get("/ko/news.json?as_of=2024-01-01"))["as_of"] == "2024-01-01"


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


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("form", ["csv", "json"])
def test_long_file_is_sent_again_only_after_a_publication(client, monkeypatch, form):
    monkeypatch.setattr(exports, "BATCH", 1)
    article, _newer = (ArticleFactory(published=["ko"]) for _ in range(2))
    path = f"/ko/news.{form}"
    etag = client.get(path)["ETag"]

    unchanged = client.get(path, headers={"if-none-match": etag})
    publish_again(article, "ko", title_ko="바뀐 제목")
    changed = client.get(path, headers={"if-none-match": etag})

    assert (unchanged.status_code, unchanged.getvalue(), unchanged["ETag"]) == (304, b"", etag)
    assert (changed.status_code, "바뀐 제목" in changed.getvalue().decode()) == (200, True)
