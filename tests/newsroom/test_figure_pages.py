import pytest

from ..factories import (
    ArticleFactory,
    ComparisonFactory,
    EvidenceFactory,
    FigureFactory,
    IndicatorFactory,
    OfficialFactory,
    OrganisationFactory,
    SourceTextFactory,
    TopicFactory,
)
from .reader import LANGUAGES, find, said, text_of, texts_on, title_in, titles_in, words_of

pytestmark = pytest.mark.django_db

BILLION = 10**9


def path(indicator, language="ko"):
    return f"/{language}/figures/{indicator.slug}/"


def in_all(field, words):
    """The same words in the four languages, each marked with its code."""
    return {f"{field}_{code}": f"{words} {code}" for code in LANGUAGES}


def everything(indicator, language, **states):
    """A figure of the indicator with all that its row names, and one of another series that must be read with it."""
    speaker, body, outlet = OfficialFactory(**states), OrganisationFactory(**states), OrganisationFactory(**states)
    figure = FigureFactory(indicator=indicator, value=5, said_by=speaker, said_by_organisation=body, **states)
    EvidenceFactory(figure, source_text=SourceTextFactory(outlet=outlet).slug)
    series = IndicatorFactory(**states)
    other = FigureFactory(indicator=series, value=7, **states)
    comparison = ComparisonFactory(figures=[figure, other], **states)
    article = ArticleFactory(figures=[figure], **states)
    return [speaker, body, outlet, figure, series, other, comparison, article]


@pytest.mark.parametrize("language", LANGUAGES)
def test_indicator_page_shows_the_edition_and_not_the_working_copy(client, language):
    indicator = IndicatorFactory(**in_all("definition", "Definition"), published=[language], desk_note="Desk only")
    figure = FigureFactory(indicator=indicator, value=5, published=[language])
    title, counted = title_in(indicator, language), title_in(figure, language)
    for record, fields in ((indicator, ("name", "definition")), (figure, ("name",))):
        for field in fields:
            setattr(record, f"{field}_{language}", "…")
        record.save()

    response = client.get(path(indicator, language))

    assert words_of(response, "h1") == [title]
    assert words_of(response, "p", class_="lead") == [f"Definition {language}"]
    assert counted in texts_on(response)
    assert "…" not in text_of(response)
    assert "Desk only" not in response.content.decode()


@pytest.mark.parametrize("language", LANGUAGES)
def test_indicator_page_names_what_belongs_to_it_as_far_as_that_is_public(client, language):
    others = [code for code in LANGUAGES if code != language]
    topic, hidden_topic = TopicFactory(published=[language]), TopicFactory(published=others)
    indicator = IndicatorFactory(topics=[topic, hidden_topic], published=[language])
    public = everything(indicator, language, published=[language])
    hidden = [
        *everything(indicator, language, approved=True),
        *everything(indicator, language, withdrawn=[language]),
        hidden_topic,
    ]

    seen = texts_on(client.get(path(indicator, language)))

    assert set(titles_in([*public, topic, *hidden], language)) & seen == set(titles_in([*public, topic], language))
    assert {title_in(record, code) for code in others for record in [*public, topic, *hidden]} & seen == set()


def test_figure_of_another_language_alone_is_left_out(client):
    indicator = IndicatorFactory(published=["ko", "ru"])
    FigureFactory(indicator=indicator, value=777777, published=["ru"])

    response = client.get(path(indicator))

    assert "777" not in text_of(response)
    assert said("No value has been published in this language yet.", "ko") in texts_on(response)


def test_table_says_each_value_in_words_and_digits_with_its_period_and_speaker(client):
    indicator = IndicatorFactory(published=["en"])
    speaker = OfficialFactory(name_en="An Ambassador", published=["en"])
    outlet = OrganisationFactory(name_en="A Paper", published=["en"])
    said_by = {"said_by": speaker, "is_said_by_reporter": True, "name_en": "Investment"}
    period = {"period": "1992/2024", "period_kind": "span", "period_basis": "inferred"}
    amount = {"value": "4.3", "scale": BILLION, "comparator": "more_than", "direction": "cumulative"}
    figure = FigureFactory(indicator=indicator, is_derived=True, **said_by, **period, **amount, published=["en"])
    EvidenceFactory(figure, source_text=SourceTextFactory(outlet=outlet).slug)

    row = find(client.get(path(indicator, "en")), "tr", id=figure.slug)[0].words

    assert row == (
        "more than $4.3 billionInvestment 4,300,000,000 1992–2024 for the span (inferred from the text) "
        "An Ambassador stated by the text itself A Paper cumulative counted by the desk; the text implies it"
    )


def test_single_value_is_not_drawn(client):
    indicator = IndicatorFactory(published=["ko"])
    FigureFactory(indicator=indicator, value=5, published=["ko"])

    assert find(client.get(path(indicator)), "svg") == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_series_is_drawn_from_zero_and_marks_what_is_not_exact(client, language):
    indicator = IndicatorFactory(published=True)
    numbers = [("2018", 2, "exact"), ("2019", 4, "more_than"), ("2020", 1, "about"), ("2021", 3, "up_to")]
    for period, value, comparator in numbers:
        facts = {"period": period, "value": value, "scale": BILLION, "comparator": comparator}
        FigureFactory(indicator=indicator, published=True, **facts)
    FigureFactory(indicator=indicator, value=None, direction="comparison", published=True)
    FigureFactory(indicator=indicator, value=900, period="2021", published=["ru" if language != "ru" else "en"])

    response = client.get(path(indicator, language))

    assert [bar.attrs["width"] for bar in find(response, "rect")] == ["46.00%", "92.00%", "23.00%", "69.00%"]
    assert [mark.words for mark in find(response, "text", class_="chart-mark")] == [">", "≈", "≤"]
    assert words_of(response, "title")[1] == title_in(indicator, language)
    description = find(response, "desc")[0].words
    assert [label for label in words_of(response, "text", class_="chart-words") if label not in description] == []


def test_growth_is_not_drawn_beside_levels(client):
    indicator = IndicatorFactory(published=["ko"])
    for direction in ("level", "increase"):
        FigureFactory(indicator=indicator, value=18, direction=direction, published=["ko"])

    assert find(client.get(path(indicator)), "rect") == []


def test_values_that_fall_below_zero_are_not_drawn(client):
    indicator = IndicatorFactory(published=["ko"])
    for value in (-2, 18):
        FigureFactory(indicator=indicator, value=value, direction="increase", published=["ko"])

    assert find(client.get(path(indicator)), "rect") == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_conflicting_values_stand_side_by_side_with_the_note_of_the_desk(client, language):
    indicator, other = IndicatorFactory(published=[language]), IndicatorFactory(published=[language])
    here = FigureFactory(indicator=indicator, value=10, published=[language])
    there = FigureFactory(indicator=other, value=4, published=[language])
    draft = FigureFactory(indicator=other, value=6)
    comparison = ComparisonFactory(figures=[here, there, draft], published=[language])

    response = client.get(path(indicator, language))

    assert words_of(response, "p", class_="comparison-note") == [comparison.text_in("explanation", language)]
    links = [link.attrs["href"] for link in find(response, "a") if "#" in link.attrs["href"][1:]]
    assert links == [f"{path(indicator, language)}#{here.slug}", f"{path(other, language)}#{there.slug}"]
    assert title_in(other, language) in words_of(response, "a")


def test_indicator_that_is_not_public_is_not_found(client):
    indicator = IndicatorFactory(approved=True)
    FigureFactory(indicator=indicator, value=5, published=["ko"])

    assert client.get(path(indicator)).status_code == 404


def test_indicator_of_another_language_offers_that_language(client):
    indicator = IndicatorFactory(published=["ru"])

    response = client.get(path(indicator))

    assert response.status_code == 404
    assert find(response, "a", href=path(indicator, "ru")) != []


def test_withdrawn_indicator_is_gone(client):
    assert client.get(path(IndicatorFactory(withdrawn=["ko"]))).status_code == 410


@pytest.mark.parametrize("language", LANGUAGES)
def test_list_shows_what_is_public_in_its_language_each_with_its_latest_value(client, language):
    others = [code for code in LANGUAGES if code != language]
    indicator = IndicatorFactory(published=[language])
    FigureFactory(indicator=indicator, value=11, period="2019", published=[language])
    FigureFactory(indicator=indicator, value=22, period="2024", published=[language])
    FigureFactory(indicator=indicator, value=None, period="2026", published=[language])
    FigureFactory(indicator=indicator, value=33, period="2025", approved=True)
    FigureFactory(indicator=indicator, value=44, period="2025", published=others)
    for states in ({}, {"published": others}, {"withdrawn": [language]}):
        FigureFactory(indicator=IndicatorFactory(**states), value=55, period="2024", published=[language])

    response = client.get(f"/{language}/figures/")

    assert words_of(response, "h2") == titles_in([indicator], language)
    assert ["22" in value for value in words_of(response, "p", class_="figure-value")] == [True]


def test_list_does_not_show_a_disputed_value_as_the_only_one(client):
    disputed, settled = (IndicatorFactory(published=["en"]) for _ in range(2))
    figures = [FigureFactory(indicator=disputed, value=value, published=["en"]) for value in (10, 4)]
    ComparisonFactory(figures=figures, published=["en"])
    agreeing = [FigureFactory(indicator=settled, value=value, published=["en"]) for value in (10, 4)]
    ComparisonFactory(figures=agreeing)

    response = client.get("/en/figures/")

    assert words_of(response, "span", class_="slip") == ["another value has been given"]


def test_list_is_narrowed_by_topic(client):
    topic = TopicFactory(published=["ko"])
    below = TopicFactory(parent=topic, published=["ko"])
    wanted = [IndicatorFactory(topics=[one], published=["ko"]) for one in (topic, below)]
    IndicatorFactory(published=["ko"])

    response = client.get("/ko/figures/", {"topic": topic.slug})

    assert words_of(response, "h2") == titles_in(wanted, "ko")


@pytest.mark.parametrize("num", [1, 3])
def test_list_of_figures_takes_as_many_queries_for_three_as_for_one(client, django_assert_num_queries, num):
    for _ in range(num):
        indicator = IndicatorFactory(topics=[TopicFactory(published=True)], published=True)
        everything(indicator, "ko", published=True)
    client.get("/ko/figures/")

    with django_assert_num_queries(5):
        client.get("/ko/figures/")


@pytest.mark.parametrize("num", [1, 3])
def test_indicator_page_takes_as_many_queries_for_three_figures_as_for_one(client, django_assert_num_queries, num):
    indicator = IndicatorFactory(topics=[TopicFactory(published=True)], published=True)
    for _ in range(num):
        everything(indicator, "ko", published=True)
        source = SourceTextFactory()
        ArticleFactory(source_text=source, published=True)
        EvidenceFactory(indicator, source_text=source.slug, paragraph=1)
    client.get(path(indicator))

    with django_assert_num_queries(14):
        client.get(path(indicator))
