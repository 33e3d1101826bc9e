"""Readers find every edition of a text in its language, and what changed from one to the next."""

from datetime import UTC, datetime, timedelta

import pytest

from people.curation.drafting import state_of
from people.curation.publishing import withdraw

from ..factories import ArticleFactory, OfficialFactory, publish_again
from .reader import LANGUAGES, find, said, text_of, title_in, words_of

pytestmark = pytest.mark.django_db

MAY = datetime(2025, 5, 1, 7, tzinfo=UTC)
DAY = timedelta(days=1)


def twice_published(language, **second):
    article = ArticleFactory(published=[language], published_at=MAY)
    publish_again(article, language, at=MAY + DAY, **second)
    return article


def archive(article, language, rest=""):
    return f"/{language}/news/{article.slug}/editions/{rest}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_archive_lists_editions_of_its_language_newest_first(client, language):
    other = next(code for code in LANGUAGES if code != language)
    article = twice_published(language, note="Note 1")
    publish_again(article, other, at=MAY + 2 * DAY)

    response = client.get(archive(article, language))

    kickers = [words for words in words_of(response, "p", class_="kicker") if "1" in words or "2" in words]
    assert [words.split(" · ")[0] for words in kickers] == [
        said("Edition %(number)s", language) % {"number": number} for number in (2, 1)
    ]
    assert "Note 1" in text_of(response)


def test_page_leads_to_its_archive_once_there_is_one(client):
    once, twice = ArticleFactory(published=["ko"]), twice_published("ko")

    links = [
        [
            link.attrs["href"]
            for link in find(client.get(f"/ko/news/{article.slug}/"), "a")
            if link.attrs["href"].endswith("/editions/")
        ]
        for article in (once, twice)
    ]

    assert links == [[], [archive(twice, "ko")]]


def test_earlier_edition_is_read_as_it_was_and_says_that_it_no_longer_stands(client):
    article = twice_published("ko", body_ko="<p>새 본문</p>", title_ko="새 제목")
    first = article.editions.get(number=1)

    response = client.get(archive(article, "ko", "1/"))

    assert words_of(response, "h1") == [first.title]
    assert said("This is an earlier edition; it no longer stands.", "ko") in text_of(response)
    assert "새 본문" not in text_of(response)
    assert find(response, "meta", name="robots", content="noindex")


def test_changes_are_marked_word_by_word(client):
    article = ArticleFactory(published=["ru"], published_at=MAY, body_ru="<p>Оборот вырос до 4,3 млрд.</p>")
    publish_again(article, "ru", at=MAY + DAY, note="Исправлена сумма.", body_ru="<p>Оборот вырос до 4,8 млрд.</p>")

    response = client.get(archive(article, "ru", "2/changes/"))

    main = words_of(response, "main")[0]
    assert ("4,8" in words_of(response, "ins"), "4,3" in words_of(response, "del")) == (True, True)
    assert "Исправлена сумма." in main
    assert title_in(article, "ru") not in words_of(response, "h2")


def test_changed_post_of_an_official_is_compared(client):
    official = OfficialFactory(published=["ko"], published_at=MAY, appointments=[{"title_ko": "외교부 차관"}])
    official.appointments.update(title_ko="외교부 장관")
    publish_again(official, "ko", at=MAY + DAY)

    response = client.get(f"/ko/officials/{official.slug}/editions/2/changes/")

    assert words_of(response, "h2") == [said("posts", "ko")]
    assert (words_of(response, "del")[1:], words_of(response, "ins")[1:]) == (["차관"], ["장관"])


@pytest.mark.parametrize("rest", ["2/", "2/changes/"])
def test_edition_leads_to_the_archives_of_the_other_languages(client, rest):
    """Where the same number is another text, or none."""
    article = twice_published("ko")
    publish_again(article, "ru", at=MAY + DAY)

    response = client.get(archive(article, "ko", rest))

    links = {a.attrs["href"] for a in find(response, "a", hreflang="ru")}
    assert [address in links for address in (archive(article, "ru"), archive(article, "ru", rest))] == [True, False]


def test_desk_may_keep_comparison_from_readers(client):
    article = twice_published("ko")
    type(article).objects.filter(pk=article.pk).update(are_changes_public=False)

    assert client.get(archive(article, "ko", "2/changes/")).status_code == 404
    assert "changes" not in "".join(link.attrs["href"] for link in find(client.get(archive(article, "ko")), "a"))


def test_withdrawn_edition_stays_in_the_list_without_its_words(client):
    article = ArticleFactory(published=["ko"], published_at=MAY)
    withdrawn_title = title_in(article, "ko")
    withdraw(state_of(article, "ko"), by=None, notice="내린 까닭", at=MAY + DAY)
    publish_again(article, "ko", at=MAY + 2 * DAY, title_ko="다시 낸 제목")

    response = client.get(archive(article, "ko"))

    assert "내린 까닭" in text_of(response)
    assert withdrawn_title not in text_of(response)
    assert [client.get(archive(article, "ko", rest)).status_code for rest in ("1/", "2/changes/")] == [404, 404]


def test_archive_of_a_withdrawn_text_is_gone_too(client):
    article = twice_published("ko")
    withdraw(state_of(article, "ko"), by=None, notice="내린 까닭", at=MAY + 2 * DAY)

    answers = [client.get(archive(article, "ko", rest)).status_code for rest in ("", "1/", "2/changes/")]

    assert answers == [410, 410, 410]


def test_edition_to_come_is_in_no_archive(client, clock):
    article = twice_published("ko", title_ko="내일 제목")

    clock(MAY + DAY - timedelta(microseconds=1))
    before = [client.get(archive(article, "ko", rest)).status_code for rest in ("", "2/", "2/changes/")]
    clock(MAY + DAY)
    after = [client.get(archive(article, "ko", rest)).status_code for rest in ("", "2/", "2/changes/")]

    assert (before, after) == ([200, 404, 404], [200, 200, 200])


@pytest.mark.parametrize("address", ["/ko/nowhere/some-slug/editions/", "/ko/news/no-such-article/editions/"])
def test_archive_of_nothing_is_absent(client, address):
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("num", [1, 3])
def test_archive_takes_as_many_queries_for_three_editions_as_for_one(client, django_assert_num_queries, num):
    article = ArticleFactory(published=["ko"], published_at=MAY)
    for day in range(1, num):
        publish_again(article, "ko", at=MAY + day * DAY)
    client.get(archive(article, "ko"))

    with django_assert_num_queries(2):
        client.get(archive(article, "ko"))
