"""Lists narrowed by several filters at once: what is left, what each choice would leave, and the way back."""

import pytest

from ..factories import ArticleFactory, EventFactory, OfficialFactory, OrganisationFactory, PlaceFactory, TopicFactory
from .reader import LANGUAGES, choices_of, find, said, text_of, texts_on, title_in, titles_in, words_of

pytestmark = pytest.mark.django_db


def listed(response):
    return words_of(response, "h2", class_="card-title")


def chips(response):
    return [(chip.words, chip.url) for chip in response.context["filters"].active()]


def nums(response, name):
    return {value: num for value, _words, num in choices_of(response, name)}


@pytest.fixture
def trade():
    return TopicFactory(slug="trade", published=True)


@pytest.fixture
def culture():
    return TopicFactory(slug="culture", published=True)


@pytest.fixture
def four(trade, culture):
    """News and opinions about trade, culture, both and neither."""
    facts = [("news", [trade]), ("opinion", [trade, culture]), ("news", [culture]), ("news", [])]
    return [ArticleFactory(genre=genre, topics=topics, published=["ko"]) for genre, topics in facts]


def test_values_of_one_filter_widen_and_filters_narrow(client, four):
    response = client.get("/ko/news/?topic=trade&topic=culture&genre=news")

    assert listed(response) == titles_in([four[2], four[0]], "ko")
    assert words_of(response, "p", class_="list-num") == ["기사 2건"]


def test_each_choice_says_how_many_rows_it_would_leave(client, four):
    everything, opinions = client.get("/ko/news/"), client.get("/ko/news/?genre=opinion")

    assert nums(everything, "topic") == {"trade": 2, "culture": 2}
    assert nums(everything, "genre") == {"news": 3, "opinion": 1}
    assert nums(opinions, "topic") == {"trade": 1, "culture": 1}
    assert nums(opinions, "genre") == {"news": 3, "opinion": 1}
    for name, value, num in [("topic", "trade", 1), ("genre", "news", 4)]:
        assert client.get(f"/ko/news/?genre=opinion&{name}={value}").context["filters"].found.total == num


def test_topic_counts_every_article_below_it_once(client):
    topic = TopicFactory(slug="above", published=["ko"])
    hidden = TopicFactory(slug="between", parent=topic, published=["ru"])
    below = TopicFactory(slug="below", parent=hidden, published=["ko"])
    ArticleFactory(topics=[topic, hidden, below], published=["ko"])
    ArticleFactory(topics=[hidden], published=["ko"])

    response = client.get("/ko/news/?topic=below")

    (tree,) = next(panel.choices for panel in response.context["filters"].panels() if panel.name == "topic")
    assert (tree.value, tree.num, [(one.value, one.num, one.is_chosen) for one in tree.children]) == (
        "above",
        2,
        [("below", 1, True)],
    )


def test_chip_takes_back_one_value_and_leaves_the_others(client, four, trade, culture):
    response = client.get("/ko/news/?topic=trade&topic=culture&genre=news&sort=oldest")

    assert chips(response) == [
        (title_in(trade, "ko"), "/ko/news/?topic=culture&genre=news&sort=oldest"),
        (title_in(culture, "ko"), "/ko/news/?topic=trade&genre=news&sort=oldest"),
        ("뉴스", "/ko/news/?topic=trade&topic=culture&sort=oldest"),
    ]
    assert {link.attrs["href"] for link in find(response, "a", class_="chip-all")} == {"/ko/news/?sort=oldest"}


def test_empty_and_repeated_parameters_are_sent_away(client, four):
    response = client.get("/ko/news/?topic=&genre=news&genre=news&year=+&as_of=2026-01-01")

    assert (response.status_code, response["Location"]) == (302, "/ko/news/?genre=news&as_of=2026-01-01")
    assert client.get("/ko/news/?topic=")["Location"] == "/ko/news/"


def test_list_has_one_canonical_address(client, four):
    response = client.get("/ko/news/?sort=newest&genre=news&utm_source=x&topic=trade")

    canonical = "http://testserver/ko/news/?topic=trade&genre=news"
    assert [link.attrs["href"] for link in find(response, "link", rel="canonical")] == [canonical]
    languages = {link.attrs["hreflang"]: link.attrs["href"] for link in find(response, "a", rel="alternate")}
    assert languages == {code: f"/{code}/news/?topic=trade&genre=news" for code in ("ru", "kk", "en")}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("name", "label", "value"),
    [
        ("topic", "Topic", "<b>nowhere"),
        ("topic", "Topic", "foreign"),
        ("official", "Official", "\0"),
        ("genre", "Genre", "poem"),
        ("also", "Language", "fr"),
        ("year", "Year", "20245"),
        ("year", "Year", "٢٠٢٤"),
        ("since", "From", "yesterday"),
    ],
)
def test_unknown_value_is_named_and_hides_no_other_filter(client, language, name, label, value):
    TopicFactory(slug="foreign", published=[code for code in LANGUAGES if code != language])
    opinion = ArticleFactory(published=[language], genre="opinion")
    ArticleFactory(published=[language])

    response = client.get(
        f"/{language}/news/", {name: value, "genre": ["opinion", *([value] if name == "genre" else [])]}
    )

    assert (response.status_code, listed(response)) == (200, titles_in([opinion], language))
    (sentence,) = words_of(response, "p", class_="unknown")
    assert value.replace("\0", "") in sentence or value == "\0"
    assert find(response, "meta", name="robots")[0].attrs["content"] == "noindex"


def test_unknown_order_and_letter_are_named(client):
    OfficialFactory(published=["ko"])

    response = client.get("/ko/officials/?sort=height&letter=Q")

    assert response.context["filters"].unknown() == [("정렬", "height"), ("첫 글자", "Q")]


def test_filters_that_fit_nothing_say_which_of_them_to_drop(client, four):
    response = client.get("/ko/news/?topic=culture&genre=opinion&year=2024")

    ways = [(way.words, way.url, way.num) for way in response.context["filters"].ways_out()]
    assert (listed(response), ways) == ([], [("2024", "/ko/news/?topic=culture&genre=opinion", 1)])
    assert "/ko/news/?topic=culture&genre=opinion" in [link.attrs["href"] for link in find(response, "a")]


def test_filters_that_fit_nothing_whichever_is_dropped_lead_to_the_whole_list(client):
    ArticleFactory(published=["ko"])

    response = client.get("/ko/news/?genre=opinion&year=2024")

    assert said("Nothing fits these filters, whichever of them you remove.", "ko") in texts_on(response)
    assert said("Show the whole list", "ko") in words_of(response, "a", href="/ko/news/")


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("since=2024", ["2024-05", "2023/2024", "2025-01-01"]),
        ("until=2024-04", ["2023/2024"]),
        ("since=2024-06&until=2024", ["2023/2024"]),
        ("year=2023&year=2025", ["2023/2024", "2025-01-01"]),
    ],
)
def test_period_leaves_what_may_fall_into_it(client, query, wanted):
    dates = ("2024-05", "2023/2024", "2025-01-01", "")
    articles = {date: ArticleFactory(published=["ko"], story_date=date) for date in dates}

    assert listed(client.get(f"/ko/news/?{query}&sort=oldest")) == titles_in([articles[date] for date in wanted], "ko")


def test_list_is_narrowed_by_the_languages_that_a_record_exists_in(client):
    everywhere, two, one = (ArticleFactory(published=codes) for codes in (True, ["ko", "en"], ["ko"]))
    ArticleFactory(published=["ko"], withdrawn=["ru"])

    response = client.get("/ko/news/?also=en")

    assert listed(response) == titles_in([two, everywhere], "ko")
    assert nums(response, "also") == {"ru": 1, "kk": 1, "en": 2, "only": 2}
    assert titles_in([one], "ko")[0] in listed(client.get("/ko/news/?also=only"))
    assert len(listed(client.get("/ko/news/?also=only&also=en"))) == 4


def test_country_covers_the_places_in_it(client):
    country = PlaceFactory(kind="country", slug="kz", published=["ko"])
    cities = [PlaceFactory(country=country, published=["ko"]) for _ in range(2)]
    events = [EventFactory(place=city, date="2024", published=["ko"]) for city in cities]
    EventFactory(published=["ko"])

    response = client.get("/ko/events/?place=kz")

    assert words_of(response, "h3") == titles_in(events[::-1], "ko")
    assert nums(response, "place") == {"kz": 2, cities[0].slug: 1, cities[1].slug: 1}


def test_order_can_be_chosen(client):
    later, sooner = (ArticleFactory(published=["ko"], story_date=date) for date in ("2025", "2024"))

    orders = {order: listed(client.get(f"/ko/news/?sort={order}")) for order in ("newest", "oldest", "story")}

    names = titles_in([later, sooner], "ko")
    assert orders == {"newest": names[::-1], "oldest": names, "story": names}


def test_letters_lead_to_the_first_name_under_them_and_the_page_leads_back(client):
    for name in ("Асқар", "Әлихан", "Қайрат", "Қасым"):
        OfficialFactory(name_kk=name, published=["kk"])
    response = client.get("/kk/officials/")
    letters = [(link.words, link.url) for link in response.context["filters"].letters()]

    assert [words for words, _url in letters] == ["А", "Ә", "Қ"]
    page = client.get(letters[2][1])
    assert words_of(page, "p", class_="list-title") == ["Қайрат", "Қасым"]
    (back,) = find(page, "a", rel="prev")
    assert words_of(client.get(back.attrs["href"]), "p", class_="list-title") == ["Асқар", "Әлихан"]


def test_choices_that_are_not_public_in_the_language_are_not_offered(client):
    draft, foreign = TopicFactory(), OrganisationFactory(published=["ru"])
    ArticleFactory(published=["ko"], topics=[draft], mentions=[foreign])

    response = client.get(f"/ko/news/?organisation={foreign.slug}")

    assert (choices_of(response, "topic"), choices_of(response, "organisation"), chips(response)) == ([], [], [])
    assert not {title_in(record, code) for record in (draft, foreign) for code in LANGUAGES} & {text_of(response)}


@pytest.mark.parametrize("num", [1, 3])
def test_narrowed_list_takes_as_many_queries_for_three_rows_as_for_one(
    client, django_assert_num_queries, trade, culture, num
):
    for _ in range(num):
        ArticleFactory(published=["ko"], topics=[trade, TopicFactory(published=["ko"])])
    client.get("/ko/news/")

    narrowed = "/ko/news/?topic=trade&topic=culture&genre=news&also=only"
    with django_assert_num_queries(6):
        client.get(narrowed)
    with django_assert_num_queries(17):
        client.get(f"{narrowed}&narrow=open")


def test_choices_are_a_page_away_and_true_to_the_list_as_it_stands(client, trade):
    ArticleFactory(published=["ko"], topics=[trade], genre="opinion")
    ArticleFactory(published=["ko"], genre="opinion")

    closed = client.get("/ko/news/?genre=opinion")
    (link,) = [one for one in find(closed, "a") if "narrow=" in one.attrs.get("href", "")]
    opened = client.get(link.attrs["href"])

    assert [find(page, "input", name="topic") != [] for page in (closed, opened)] == [False, True]
    assert nums(opened, "topic") == {"trade": 1}
    assert find(opened, "meta", name="robots")[0].attrs["content"] == "noindex"
