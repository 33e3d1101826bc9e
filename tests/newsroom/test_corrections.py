from datetime import UTC, datetime, timedelta

import pytest

from people.curation.drafting import state_of
from people.curation.publishing import withdraw

from ..factories import ArticleFactory, PlaceFactory, publish_again
from .reader import LANGUAGES, find, said, text_of, title_in, words_of

pytestmark = pytest.mark.django_db

MAY = datetime(2025, 5, 1, 7, tzinfo=UTC)
DAY = timedelta(days=1)


def rows(response):
    """What the list says, without its headings and dates."""
    return [words for words in words_of(response, "p") if words.startswith(("Note", "Notice"))]


def take_back(record, language, notice, at):
    withdraw(state_of(record, language), by=None, notice=notice, at=at)


@pytest.mark.parametrize("language", LANGUAGES)
def test_list_holds_corrections_and_withdrawals_of_its_language_newest_first(client, language):
    other = next(code for code in LANGUAGES if code != language)
    article = ArticleFactory(published=True)
    publish_again(article, language, note="Note 1", at=MAY)
    publish_again(article, other, note="Note elsewhere", at=MAY + DAY)
    publish_again(article, language, at=MAY + 2 * DAY)
    take_back(ArticleFactory(published=[language]), language, "Notice", at=MAY + 3 * DAY)
    publish_again(article, language, note="Note 2", at=MAY + 4 * DAY)

    response = client.get(f"/{language}/corrections/")

    assert rows(response) == ["Note 2", "Notice", "Note 1"]
    kinds = [said("Corrected", language), said("Withdrawn", language), said("Corrected", language)]
    assert words_of(response, "p", class_="kicker") == kinds


@pytest.mark.parametrize("language", LANGUAGES)
def test_list_without_corrections_says_so(client, language):
    ArticleFactory(published=[language])

    sentences = words_of(client.get(f"/{language}/corrections/"), "p", class_="empty")

    assert sentences == [said("Nothing has had to be corrected in this language.", language)]


def test_correction_waits_for_its_hour(client, clock):
    article = ArticleFactory(published=["ko"])
    publish_again(article, "ko", note="Note", at=MAY)

    clock(MAY - DAY)
    assert rows(client.get("/ko/corrections/")) == []
    clock(MAY)
    assert rows(client.get("/ko/corrections/")) == ["Note"]


def test_withdrawal_waits_for_its_hour(client, clock):
    take_back(ArticleFactory(published=["ko"]), "ko", "Notice", at=MAY)

    clock(MAY - DAY)
    assert rows(client.get("/ko/corrections/")) == []
    clock(MAY)
    assert rows(client.get("/ko/corrections/")) == ["Notice"]


def test_correction_cancelled_before_its_hour_is_never_listed(client, clock):
    article = ArticleFactory(published=["ko"], published_at=MAY - 9 * DAY)
    publish_again(article, "ko", note="Note", at=MAY)
    take_back(article, "ko", "Notice", at=MAY - DAY)

    clock(MAY + DAY)
    assert rows(client.get("/ko/corrections/")) == ["Notice"]


def test_text_withdrawn_before_it_was_public_is_never_listed(client, clock):
    take_back(ArticleFactory(published=["ko"], published_at=MAY), "ko", "Notice", at=MAY - DAY)

    clock(MAY + DAY)
    assert rows(client.get("/ko/corrections/")) == []


def test_list_names_what_was_corrected_and_not_what_was_withdrawn(client):
    corrected, withdrawn = ArticleFactory(published=["ko"]), ArticleFactory(published=["ko"])
    publish_again(corrected, "ko", note="Note")
    take_back(withdrawn, "ko", "Notice", at=MAY)

    response = client.get("/ko/corrections/")

    assert words_of(response, "p", class_="list-title") == [title_in(corrected, "ko")]
    assert title_in(withdrawn, "ko") not in text_of(response)


def test_corrected_record_without_a_page_is_named_without_a_link(client):
    place = PlaceFactory(published=["ko"])
    publish_again(place, "ko", note="Note")

    response = client.get("/ko/corrections/")

    assert words_of(response, "p", class_="list-title") == [title_in(place, "ko")]
    assert title_in(place, "ko") not in words_of(response, "a")


def test_name_from_another_language_is_marked(client):
    article = ArticleFactory(published=["ru", "ko"])
    publish_again(article, "ko", note="Note", at=MAY)
    take_back(article, "ko", "Notice", at=MAY + DAY)

    links = find(client.get("/ko/corrections/"), "a", href=f"/ru/news/{article.slug}/")

    assert [(link.words, link.attrs["lang"]) for link in links] == [(title_in(article, "ru"), "ru")]


@pytest.mark.parametrize("num", [1, 3])
def test_list_takes_as_many_queries_for_three_rows_as_for_one(client, django_assert_num_queries, num):
    for _ in range(num):
        publish_again(ArticleFactory(published=["ko"]), "ko", note="Note")
        ArticleFactory(withdrawn=["ko"])
    client.get("/ko/corrections/")

    with django_assert_num_queries(5):
        client.get("/ko/corrections/")
