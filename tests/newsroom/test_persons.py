"""People on the page of a story: the post of that day, what became of it, and the post of today."""

from datetime import UTC, datetime

import pytest
from django.utils import timezone

from people.date_words import period_words
from people.dates import HonestDate

from ..factories import ArticleFactory, OfficialFactory
from .reader import LANGUAGES, find, said, titles_in, words_of

pytestmark = pytest.mark.django_db

STORY = "2021-06-15"


def post(words, **about):
    return {f"title_{code}": f"{words} {code}" for code in LANGUAGES} | about


def today():
    return timezone.localdate().isoformat()


def posts_on(client, *posts, story_date=STORY, language="ko", query=""):
    """What the page of a story prints beside the name of somebody who held these posts."""
    person = OfficialFactory(appointments=list(posts), published=[language])
    article = ArticleFactory(story_date=story_date, mentions=[person], published=[language])
    return words_of(client.get(f"/{language}/news/{article.slug}/{query}"), "span", class_="post")


def until(notation, language):
    words = period_words(HonestDate(), HonestDate.parse(notation), language)
    return f"({words})".replace("\xa0", " ")


@pytest.mark.parametrize("language", LANGUAGES)
def test_person_is_named_with_the_post_of_that_day_and_when_it_ended(client, language):
    earlier = post("Envoy", start="2015", end="2019")
    then = post("Minister", start="2020", end="2022-03")
    later = post("Adviser", start="2023", end="2024")

    posts = posts_on(client, earlier, then, later, language=language)

    assert posts == [f"Minister {language} {until('2022-03', language)}"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_person_is_named_with_the_post_of_today_where_it_differs(client, language):
    then = post("Minister", start="2020", end="2022")
    now = post("Ambassador", start="2023", confirmed=today())

    posts = posts_on(client, then, now, language=language)

    assert posts == [
        f"Minister {language} {until('2022', language)}",
        said("now %(post)s", language) % {"post": f"Ambassador {language}"},
    ]


def test_post_that_is_still_held_is_printed_once(client):
    assert posts_on(client, post("Minister", start="2020", confirmed=today())) == ["Minister ko"]


def test_post_without_a_known_end_proves_nothing_about_a_later_day(client):
    assert posts_on(client, post("Minister", start="2020")) == []


def test_post_without_a_known_start_proves_nothing_about_an_earlier_day(client):
    assert posts_on(client, post("Minister", end="2022")) == []


def test_post_that_a_source_confirms_for_the_day_is_printed_without_any_bound(client):
    assert posts_on(client, post("Minister", confirmed="2021-06")) == ["Minister ko"]


def test_story_without_a_date_claims_no_post_of_that_day(client):
    assert posts_on(client, post("Minister", start="2020", end="2022"), story_date="") == []


def test_first_in_protocol_is_printed_of_two_posts_held_on_one_day(client):
    lower = post("Chairman", start="2020", end="2022", precedence=300)
    higher = post("Minister", start="2020", end="2022", precedence=30)

    assert posts_on(client, lower, higher) == [f"Minister ko {until('2022', 'ko')}"]


def test_post_without_words_in_the_edition_is_left_out(client):
    person = OfficialFactory(appointments=[post("Minister", start="2020", end="2022")], published=["ko"])
    person.appointments.update(title_ko="고쳐 쓰는 직함")
    person.appointments.create(slug="other", title_ko="다른 직함", start="2020", end="2022", precedence=1)
    article = ArticleFactory(story_date=STORY, mentions=[person], published=["ko"])

    posts = words_of(client.get(f"/ko/news/{article.slug}/"), "span", class_="post")

    assert posts == [f"Minister ko {until('2022', 'ko')}"]


def test_past_edition_of_the_page_says_now_of_its_own_day(client):
    posts = [post("Minister", start="2020", end="2025-06"), post("Adviser", start="2025-07-01", confirmed=today())]
    query = "?as_of=2025-05-20"

    assert posts_on(client, *posts, query=query) == ["Minister ko"]


def test_people_of_a_story_stand_in_order_of_protocol(client):
    held = {"start": "2020", "end": "2022"}
    unknown = OfficialFactory(published=["ko"])
    second, first = (
        OfficialFactory(appointments=[post("Post", precedence=number, **held)], published=["ko"]) for number in (20, 10)
    )
    article = ArticleFactory(story_date=STORY, mentions=[unknown, second, first], published=["ko"])

    response = client.get(f"/ko/news/{article.slug}/")

    names = [link for link in words_of(response, "a") if link in titles_in([unknown, second, first], "ko")]
    assert names == titles_in([first, second, unknown], "ko")


def test_post_in_another_language_is_marked(client):
    then = post("Minister", start="2020", end="2022")
    person = OfficialFactory(appointments=[then], published=["ru"], published_at=datetime(2025, 1, 1, tzinfo=UTC))
    article = ArticleFactory(story_date=STORY, mentions=[person], published=["ko"])

    response = client.get(f"/ko/news/{article.slug}/")

    assert {"lang": "ru"} in [one.attrs for one in find(response, "span") if one.words == "Minister ru"]
