import json

import pytest

from ..factories import (
    ArticleFactory,
    ComparisonFactory,
    EvidenceFactory,
    FigureFactory,
    IndicatorFactory,
    OfficialFactory,
    OrganisationFactory,
    PlaceFactory,
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
        "more than $4.3 billionInvestment4,300,000,000cumulative · counted by the desk; the text implies it "
        "1992–2024 for the span (inferred from the text) An Ambassador stated by the text itself A Paper —"
    )


def test_single_value_is_not_drawn(client):
    indicator = IndicatorFactory(published=["ko"])
    FigureFactory(indicator=indicator, value=5, published=["ko"])

    assert find(client.get(path(indicator)), "svg") == []


def series_of(*values, **fields):
    """An indicator in English with a figure for each period, number and comparator."""
    indicator = IndicatorFactory(published=["en"])
    for period, value, comparator in values:
        facts = {"period": period, "value": value, "comparator": comparator, "scale": BILLION} | fields
        FigureFactory(indicator=indicator, published=["en"], **facts)
    return indicator


def attributes(response, tag, *names, **attrs):
    return [tuple(element.attrs[name] for name in names) for element in find(response, tag, **attrs)]


def test_two_periods_are_drawn_as_bars_from_zero_that_show_what_is_not_exact(client):
    values = [("2018", 2, "exact"), ("2018", 4, "more_than"), ("2019", 1, "about"), ("2019", 3, "up_to")]

    response = client.get(path(series_of(*values), "en"))

    assert attributes(response, "rect", "x", "width") == [
        ("0.00%", "46.00%"),
        ("0.00%", "92.00%"),
        ("0.00%", "23.00%"),
        ("0.00%", "69.00%"),
    ]
    assert attributes(response, "svg", "x", class_="chart-arrow") == [("92.00%",)]
    assert words_of(response, "text", class_="chart-mark") == ["≈", "≤"]


def test_three_periods_stand_on_an_axis_of_time_each_as_wide_as_it_is_long(client):
    values = [("2018-H2", 1, "more_than"), ("2020-01-01", 3, "about"), ("2021", 4, "exact")]

    response = client.get(path(series_of(*values), "en"))

    assert attributes(response, "line", "x1", "x2", class_="chart-period") == [
        ("12.39%", "24.98%"),
        ("49.97%", "50.03%"),
        ("75.02%", "100.00%"),
    ]
    assert attributes(response, "circle", "cx", "cy") == [("18.69%", "209"), ("50.00%", "99"), ("87.51%", "44")]
    assert attributes(response, "svg", "x", class_="chart-arrow") == [("18.69%",)]
    assert words_of(response, "text", class_="chart-words") == ["> 1 billion", "≈ 3 billion", "4 billion"]
    ticks = ["2018", "2019", "2020", "2021", "2022"]
    assert words_of(response, "text", class_="chart-label") == [*ticks, "0", *(f"{n} billion" for n in range(1, 5))]


@pytest.mark.parametrize("language", LANGUAGES)
def test_chart_says_in_words_what_it_draws_and_nothing_else(client, language):
    indicator = IndicatorFactory(published=True)
    figures = [FigureFactory(indicator=indicator, value=n, period=f"201{n}", published=True) for n in (1, 2, 3)]
    FigureFactory(indicator=indicator, value=None, direction="comparison", published=True)
    FigureFactory(indicator=indicator, value=900, period="2021", published=["ru" if language != "ru" else "en"])

    response = client.get(path(indicator, language))

    assert words_of(response, "title")[1] == title_in(indicator, language)
    assert find(response, "desc")[0].words.count(": ") == len(figures) == len(find(response, "circle"))
    assert "900" not in find(response, "desc")[0].words


def test_growth_is_not_drawn_beside_levels(client):
    indicator = series_of(("2018", 5, "exact"), ("2019", 6, "exact"))
    for period, value in (("2018", 10), ("2019", -5)):
        FigureFactory(indicator=indicator, value=value, period=period, direction="increase", published=["en"])

    response = client.get(path(indicator, "en"))

    assert said("Growth, apart from the levels", "en") in words_of(response, "p", class_="kicker")
    assert len(find(response, "svg", role="img")) == 2


def test_values_below_zero_run_to_the_left_of_it(client):
    response = client.get(path(series_of(("2018", -2, "exact"), ("2019", 6, "exact"), direction="increase"), "en"))

    assert attributes(response, "rect", "x", "width") == [("0.00%", "23.00%"), ("23.00%", "69.00%")]
    assert attributes(response, "line", "x1", class_="chart-zero") == [("23.00%",)]


def test_speaker_stands_for_the_country_of_the_body_and_an_international_body_for_none(client):
    kazakhstan, korea = (PlaceFactory(kind="country", name_en=name, published=["en"]) for name in ("One", "Other"))
    embassy, bloc = OrganisationFactory(country=korea), OrganisationFactory()
    expert = OfficialFactory(country=kazakhstan)
    indicator = IndicatorFactory(published=["en"])
    for number, speaker in enumerate(
        ({"said_by": expert, "said_by_organisation": embassy}, {"said_by": expert}, {"said_by_organisation": bloc})
    ):
        FigureFactory(indicator=indicator, value=5, period=f"201{number}", published=["en"], **speaker)

    assert words_of(client.get(path(indicator, "en")), "div", class_="speakers") == ["Side: Other", "Side: One", ""]


def test_value_names_the_newest_articles_that_quote_it_and_how_many_do(client):
    indicator = IndicatorFactory(published=["en"])
    figure, other = (FigureFactory(indicator=indicator, value=n, period=f"202{n}", published=["en"]) for n in (1, 2))
    articles = [ArticleFactory(figures=[figure, other][: 1 + (n == 4)], published=["en"]) for n in range(5)]
    ArticleFactory(figures=[figure])
    ArticleFactory(figures=[figure], published=["ru"])

    cells = words_of(client.get(path(indicator, "en")), "div", class_="quoting")

    newest = titles_in(reversed(articles), "en")
    assert cells == ["".join([*newest[:3], "5 articles in all"]), newest[0]]


def test_series_is_taken_along_as_a_table_and_for_programs(client):
    country = PlaceFactory(kind="country", name_en="A Country", published=["en"])
    body = OrganisationFactory(country=country, name_en="A Ministry", published=["en"])
    hidden = OfficialFactory(published=["ru"])
    indicator = IndicatorFactory(slug="trade", name_en="Trade", published=["en"])
    facts = {"slug": "trade-2018", "name_en": "=Trade", "said_by_organisation": body, "said_by": hidden}
    amount = {"value": "4.3", "scale": BILLION, "comparator": "more_than", "period": "2018", "period_basis": "lookup"}
    FigureFactory(indicator=indicator, published=["en"], **facts, **amount)
    FigureFactory(indicator=indicator, value=7, published=["ru"])

    table = client.get("/en/figures/trade/values.csv").content.decode("utf-8-sig").splitlines()
    series = client.get("/en/figures/trade/values.json").json()

    assert [row.split(",")[:11] for row in table] == [
        ["id", "name", "value", "scale", "amount", "comparator", "unit", "per", "kind", "period", "period_precision"],
        ["trade-2018", "'=Trade", "4.3", "1000000000", "4300000000", "more_than", "USD", "", "level", "2018", "year"],
    ]
    assert (series["name"], [value.pop("url") for value in series["values"]]) == (
        "Trade",
        ["http://testserver/en/figures/trade/#trade-2018"],
    )
    assert series["values"][0] | {"said_by": "", "side": "A Country"} == series["values"][0]


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


def test_machines_find_the_series_with_its_files_and_the_time_that_it_covers(client):
    indicator = series_of(("2018", 1, "exact"), ("2020-06", 2, "exact"))

    data = json.loads(find(client.get(path(indicator, "en")), "script", type="application/ld+json")[0].words)

    assert (data["@type"], data["temporalCoverage"]) == ("Dataset", "2018-01-01/2020-06-30")
    assert [file["contentUrl"].rpartition("/")[2] for file in data["distribution"]] == ["values.csv", "values.json"]


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

    with django_assert_num_queries(7):
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

    with django_assert_num_queries(17):
        client.get(path(indicator))
