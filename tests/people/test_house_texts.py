"""The house check reads short texts in four languages as a good sub-editor would."""

import signal

import pytest

from people.curation.house import CODES, TEXT_RULES, Text, check_texts

from .house_cases import BAD, GOOD, TITLES


def body(language, paragraph):
    return Text("body", language, (paragraph,), part="body", is_story=True)


def codes(text):
    return sorted({problem.code.name for problem in check_texts([text])})


@pytest.mark.parametrize(("language", "paragraph", "expected"), BAD)
def test_fault_is_found_and_nothing_else(language, paragraph, expected):
    assert codes(body(language, paragraph)) == expected


@pytest.mark.parametrize(("language", "paragraph"), GOOD)
def test_good_language_is_left_alone(language, paragraph):
    assert codes(body(language, paragraph)) == []


@pytest.mark.parametrize(("language", "title", "expected"), TITLES)
def test_headline_is_read_as_one(language, title, expected):
    assert codes(Text("title", language, (title,), part="title", is_story=True)) == expected


def test_every_rule_has_a_bad_and_a_good_example():
    met = {code for _language, _words, codes in [*BAD, *TITLES] for code in codes}

    assert {code.name for code in TEXT_RULES} - met == {"lead-too-long"}


def test_lead_of_three_sentences_is_short_enough_and_a_page_is_not():
    lead = ("Стороны подписали в столице новый план действий на три года.",)

    assert codes(Text("lead", "ru", lead, part="summary", is_story=True)) == []
    words = (" ".join(f"слово{number}" for number in range(100)),)
    assert codes(Text("lead", "ru", words, part="summary", is_story=True)) == ["lead-too-long"]


def test_year_in_the_lead_dates_the_whole_story():
    text = Text("body", "ru", ("Визит начался 12 июня.",), part="body", intro="Визит 2024 года")

    assert codes(text) == []


def test_markup_is_not_read():
    text = Text.rich("body", "ru", "<p>Первое <strong>слово</strong></p><ul><li>слово&nbsp;два</li></ul>")

    assert text.paragraphs == ("Первое слово", "слово\xa0два")


@pytest.mark.parametrize("name", CODES)
def test_code_explains_itself_in_whole_sentences(name):
    code = CODES[name]

    assert str(code.explanation).endswith(".")
    assert not str(code.title).endswith(".")


@pytest.fixture
def _deadline():
    """A rule that tries every way of reading a long text would never come to an end."""
    signal.alarm(60)
    yield
    signal.alarm(0)


@pytest.mark.usefixtures("_deadline")
@pytest.mark.parametrize(
    "unit",
    [
        "<",
        "а",
        " ",
        "« ",
        "(",
        "&",
        "1 ",
        "12 345",
        "www.",
        "[object",
        "в в ",
        "РК",
        "a-",
        "’s",
        "6월 ",
        ". ",
        "\u00ad",
    ],
)
def test_hundred_kilobytes_of_anything_are_read_to_the_end(unit):
    paragraph = unit * (100_000 // len(unit))
    ending = "Министр РК прибыл."

    text = Text("body", "ru", (paragraph, ending), part="body", is_story=True)

    assert "unresolved-abbreviation" in codes(text)
