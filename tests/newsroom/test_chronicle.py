import pytest

from ..factories import ArticleFactory, EventFactory, SignedDocumentFactory, VisitFactory
from .reader import LANGUAGES, find, said, texts_on, titles_in, words_of

pytestmark = pytest.mark.django_db


def dated(day, **states):
    """One record of each kind on the time line."""
    return [
        VisitFactory(start=day, **states),
        SignedDocumentFactory(signed=day, **states),
        EventFactory(date=day, **states),
        ArticleFactory(story_date=day, **states),
    ]


def names(response):
    return words_of(response, "p", class_="list-title")


@pytest.mark.parametrize("language", LANGUAGES)
def test_chronicle_holds_every_dated_kind_that_is_public_in_its_language(client, language):
    others = [code for code in LANGUAGES if code != language]
    hidden = [
        *dated("2024-05-01"),
        *dated("2024-05-01", published=others),
        *dated("2024-05-01", withdrawn=[language]),
        *dated("", published=[language]),
    ]
    public = dated("2024-05-01", published=[language])

    seen = texts_on(client.get(f"/{language}/chronicle/"))

    assert set(titles_in([*public, *hidden], language)) & seen == set(titles_in(public, language))


def test_chronicle_runs_from_the_latest_day_back_under_its_years(client):
    days = ["2019-H2", "2024", "2024-06", "2024-06-12", "2016-11-10"]
    events = {day: EventFactory(date=day, published=["ko"]) for day in days}

    response = client.get("/ko/chronicle/")

    order = ["2024-06-12", "2024-06", "2024", "2019-H2", "2016-11-10"]
    assert words_of(response, "h2") == ["2024", "2019", "2016"]
    assert names(response) == titles_in([events[day] for day in order], "ko")


@pytest.mark.parametrize("language", LANGUAGES)
def test_chronicle_of_one_year_leaves_the_others_out_and_offers_them(client, language):
    wanted, _other = (EventFactory(date=day, published=[language]) for day in ("2024-06", "2019"))

    response = client.get(f"/{language}/chronicle/?year=2024")

    assert names(response) == titles_in([wanted], language)
    chips = find(response, "a", class_="chip")
    assert [chip.words for chip in chips] == [said("All years", language), "2024", "2019"]
    assert [chip.words for chip in chips if chip.attrs.get("aria-current")] == ["2024"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_empty_chronicle_says_so(client, language):
    EventFactory(date="2024")

    sentences = words_of(client.get(f"/{language}/chronicle/"), "p", class_="empty")

    assert sentences == [said("Nothing has been published in this language yet.", language)]


@pytest.mark.parametrize("num", [1, 3])
def test_chronicle_takes_as_many_queries_for_three_rows_as_for_one(client, django_assert_num_queries, num):
    for _ in range(num):
        dated("2024-05-01", published=["ko"])
    client.get("/ko/chronicle/")

    with django_assert_num_queries(5):
        client.get("/ko/chronicle/")
