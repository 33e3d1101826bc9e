from decimal import Decimal

import pytest
from django.template import Context, Template
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from newsroom.figure_words import amount_words, digits, number_words
from newsroom.models import Figure, Indicator
from newsroom.models.figures import Comparator, Unit

LANGUAGES = ("ru", "kk", "ko", "en")
# What was said: value, scale, unit, comparator and rate.
AMOUNTS = {
    ("4.3", 10**9, "USD", "more_than", ""): (
        "более 4,3 млрд долларов США",
        "4,3 млрд АҚШ долларынан астам",
        "43억 달러 이상",
        "more than $4.3 billion",
    ),
    ("50", 10**6, "USD", "about", ""): (
        "около 50 млн долларов США",
        "шамамен 50 млн АҚШ доллары",
        "약 5천만 달러",
        "about $50 million",
    ),
    ("2", 10**12, "USD", "up_to", ""): (
        "до 2 трлн долларов США",
        "2 трлн АҚШ долларына дейін",
        "최대 2조 달러",
        "up to $2 trillion",
    ),
    ("1", 1, "USD", "exact", ""): ("1 доллар США", "1 АҚШ доллары", "1달러", "$1"),
    ("43", 10**8, "USD", "exact", ""): ("4,3 млрд долларов США", "4,3 млрд АҚШ доллары", "43억 달러", "$4.3 billion"),
    ("35.0000", 1000, "persons", "exact", ""): ("35 тысяч человек", "35 мың адам", "3만 5천 명", "35,000 people"),
    ("1", 1000, "persons", "about", ""): (
        "около 1 тысячи человек",
        "шамамен 1 мың адам",
        "약 1천 명",
        "about 1,000 people",
    ),
    ("1.2", 1000, "persons", "exact", ""): ("1,2 тысячи человек", "1,2 мың адам", "1,200명", "1,200 people"),
    ("2000", 1, "persons", "more_than", ""): (
        "более 2000 человек",
        "2000 адамнан астам",
        "2천 명 이상",
        "more than 2,000 people",
    ),
    ("12345", 1, "persons", "exact", ""): ("12 345 человек", "12 345 адам", "1만 2,345명", "12,345 people"),
    ("1", 1, "persons", "exact", ""): ("1 человек", "1 адам", "1명", "1 person"),
    ("0", 1, "persons", "exact", ""): ("0 человек", "0 адам", "0명", "0 people"),
    ("894", 1, "companies", "exact", ""): ("894 компании", "894 компания", "894개사", "894 companies"),
    ("370", 1, "companies", "more_than", ""): (
        "более 370 компаний",
        "370 компаниядан астам",
        "370개사 이상",
        "more than 370 companies",
    ),
    ("1", 10**6, "containers", "about", ""): (
        "около 1 млн контейнеров",
        "шамамен 1 млн контейнер",
        "약 100만 개",
        "about 1 million containers",
    ),
    ("60", 1, "percent", "more_than", ""): ("более 60 %", "60 пайыздан астам", "60% 이상", "more than 60%"),
    ("-2.5", 1, "percent", "exact", ""): ("−2,5 %", "−2,5 пайыз", "−2.5%", "−2.5%"),
    ("20", 1, "flights", "exact", "week"): ("20 рейсов в неделю", "аптасына 20 рейс", "주 20편", "20 flights a week"),
    ("20", 1, "flights", "more_than", "month"): (
        "более 20 рейсов в месяц",
        "айына 20 рейстен астам",
        "월 20편 이상",
        "more than 20 flights a month",
    ),
    ("5", 10**6, "USD", "about", "year"): (
        "около 5 млн долларов США в год",
        "жылына шамамен 5 млн АҚШ доллары",
        "연 약 500만 달러",
        "about $5 million a year",
    ),
    ("3", 1, "cities", "exact", ""): ("3 города", "3 қала", "3개 도시", "3 cities"),
    ("14", 1, "operations", "exact", ""): ("14 операций", "14 операция", "14건", "14 operations"),
    ("10", 1, "stores", "exact", ""): ("10 магазинов", "10 дүкен", "10곳", "10 stores"),
    ("32", 1, "years", "exact", ""): ("32 года", "32 жыл", "32년", "32 years"),
    ("1.5", 1, "years", "about", ""): ("около 1,5 года", "шамамен 1,5 жыл", "약 1.5년", "about 1.5 years"),
    ("5", 1, "months", "about", ""): ("около 5 месяцев", "шамамен 5 ай", "약 5개월", "about 5 months"),
    ("30", 1, "days", "up_to", ""): ("до 30 дней", "30 күнге дейін", "최대 30일", "up to 30 days"),
    ("1", 1, "minutes", "exact", ""): ("1 минута", "1 минут", "1분", "1 minute"),
}
# An exact number, and the same after «более».
RUSSIAN_PLURALS = {
    1: ("1 компания", "более 1 компании"),
    2: ("2 компании", "более 2 компаний"),
    5: ("5 компаний", "более 5 компаний"),
    11: ("11 компаний", "более 11 компаний"),
    12: ("12 компаний", "более 12 компаний"),
    21: ("21 компания", "более 21 компании"),
    24: ("24 компании", "более 24 компаний"),
    100: ("100 компаний", "более 100 компаний"),
    111: ("111 компаний", "более 111 компаний"),
    1001: ("1001 компания", "более 1001 компании"),
}
# After «2», after «5», «астам», «дейін».
UNITS = {
    "USD": ("2 доллара США", "5 долларов США", "5 АҚШ долларынан астам", "5 АҚШ долларына дейін"),
    "percent": ("2 %", "5 %", "5 пайыздан астам", "5 пайызға дейін"),
    "persons": ("2 человека", "5 человек", "5 адамнан астам", "5 адамға дейін"),
    "companies": ("2 компании", "5 компаний", "5 компаниядан астам", "5 компанияға дейін"),
    "stores": ("2 магазина", "5 магазинов", "5 дүкеннен астам", "5 дүкенге дейін"),
    "flights": ("2 рейса", "5 рейсов", "5 рейстен астам", "5 рейске дейін"),
    "cities": ("2 города", "5 городов", "5 қаладан астам", "5 қалаға дейін"),
    "operations": ("2 операции", "5 операций", "5 операциядан астам", "5 операцияға дейін"),
    "containers": ("2 контейнера", "5 контейнеров", "5 контейнерден астам", "5 контейнерге дейін"),
    "years": ("2 года", "5 лет", "5 жылдан астам", "5 жылға дейін"),
    "months": ("2 месяца", "5 месяцев", "5 айдан астам", "5 айға дейін"),
    "days": ("2 дня", "5 дней", "5 күннен астам", "5 күнге дейін"),
    "minutes": ("2 минуты", "5 минут", "5 минуттан астам", "5 минутқа дейін"),
}
SHORT = {
    "4300000000": ("4,3 млрд", "4,3 млрд", "43억", "4.3 billion"),
    "1250000": ("1,25 млн", "1,25 млн", "125만", "1.25 million"),
    "53000000": ("53 млн", "53 млн", "5,300만", "53 million"),
    "35000": ("35 тыс.", "35 мың", "3만 5천", "35,000"),
    "1234567": ("1 234 567", "1 234 567", "123만 4,567", "1,234,567"),
    "894": ("894", "894", "894", "894"),
    "18.5000": ("18,5", "18,5", "18.5", "18.5"),
    "-5000000": ("−5 млн", "−5 млн", "−500만", "−5 million"),
    "0": ("0", "0", "0", "0"),
}
FULL = {
    "4300000000": ("4 300 000 000", "4 300 000 000", "4,300,000,000", "4,300,000,000"),
    "10000": ("10 000", "10 000", "10,000", "10,000"),
    "2000": ("2000", "2000", "2,000", "2,000"),
    "1234.5000": ("1234,5", "1234,5", "1,234.5", "1,234.5"),
    "-18": ("−18", "−18", "−18", "−18"),
}
numbers = st.decimals(min_value=0, max_value=10**12, places=4)


def each_language(table):
    return [
        (key, language, words) for key, row in table.items() for language, words in zip(LANGUAGES, row, strict=True)
    ]


def spaced(words):
    """Expectations are written with plain spaces; where lines may not break has a test of its own."""
    return words.replace("\xa0", " ")


@pytest.mark.parametrize(("said", "language", "words"), each_language(AMOUNTS))
def test_amount_is_said_as_its_source_said_it(said, language, words):
    value, scale, unit, comparator, per = said

    assert spaced(amount_words(Decimal(value), scale, unit, comparator, language, per=per)) == words


@pytest.mark.parametrize(("number", "words"), RUSSIAN_PLURALS.items())
def test_russian_noun_follows_its_number_and_its_preposition(number, words):
    exact = amount_words(Decimal(number), 1, "companies", "exact", "ru")
    more = amount_words(Decimal(number), 1, "companies", "more_than", "ru")

    assert (spaced(exact), spaced(more)) == words


@pytest.mark.parametrize(("unit", "words"), UNITS.items())
def test_every_unit_is_declined(unit, words):
    said = (
        amount_words(Decimal(2), 1, unit, "exact", "ru"),
        amount_words(Decimal(5), 1, unit, "exact", "ru"),
        amount_words(Decimal(5), 1, unit, "more_than", "kk"),
        amount_words(Decimal(5), 1, unit, "up_to", "kk"),
    )

    assert tuple(map(spaced, said)) == words


@pytest.mark.parametrize("language", LANGUAGES)
def test_whatever_a_figure_may_hold_has_words(language):
    for unit in Unit.values:
        for comparator in Comparator.values:
            for per in ["", *Figure.Per.values]:
                assert "12" in amount_words(Decimal(12), 1, unit, comparator, language, per=per)


@pytest.mark.parametrize(
    ("language", "words"),
    [("ru", "без числа"), ("kk", "саны көрсетілмеген"), ("ko", "수치 없음"), ("en", "no number given")],
)
def test_comparison_without_a_number_says_so(language, words):
    assert amount_words(None, 1, "persons", "about", language) == words


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ru", "более 4,3\xa0млрд долларов США"),
        ("kk", "4,3\xa0млрд АҚШ долларынан астам"),
        ("ko", "43억 달러 이상"),
        ("en", "more than $4.3 billion"),
    ],
)
def test_no_line_breaks_between_a_number_and_its_word(language, words):
    assert amount_words(Decimal("4.3"), 10**9, "USD", "more_than", language) == words


@pytest.mark.parametrize(("number", "language", "words"), each_language(SHORT))
def test_number_is_written_short_but_exactly(number, language, words):
    assert spaced(number_words(Decimal(number), language)) == words


@pytest.mark.parametrize(("number", "language", "words"), each_language(FULL))
def test_number_is_written_in_full(number, language, words):
    assert spaced(digits(Decimal(number), language)) == words


@given(numbers)
def test_full_number_loses_no_digit(number):
    russian = digits(number, "ru").replace("\xa0", "").replace(",", ".")
    english = digits(number, "en").replace(",", "")

    assert (Decimal(russian), Decimal(english)) == (number, number)


@given(numbers)
def test_short_number_loses_no_digit(number):
    scales = {"million": 10**6, "billion": 10**9, "trillion": 10**12}
    count, _, scale = number_words(number, "en").replace(",", "").partition(" ")

    assert Decimal(count) * scales.get(scale, 1) == number


@given(numbers)
def test_korean_myriads_add_up_to_the_number(number):
    myriads = {"조": 10**12, "억": 10**8, "만": 10**4, "천": 10**3}
    total = Decimal(0)
    for part in number_words(number, "ko").replace(",", "").split():
        factor = 1
        while part[-1] in myriads:
            factor *= myriads[part[-1]]
            part = part[:-1]
        total += Decimal(part) * factor

    assert total == number


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ru", "более 370 компаний, 370, 35 тыс., 35 000"),
        ("kk", "370 компаниядан астам, 370, 35 мың, 35 000"),
        ("ko", "370개사 이상, 370, 3만 5천, 35,000"),
        ("en", "more than 370 companies, 370, 35,000, 35,000"),
    ],
)
def test_page_says_figures_in_the_language_of_the_request(language, words):
    figure = Figure(indicator=Indicator(unit="companies"), value=Decimal(370), comparator="more_than")
    source = (
        "{% load figures %}{{ figure|amount_words }}, {{ figure.amount|number_words }}, "
        "{{ number|number_words }}, {{ number|digits }}"
    )

    with translation.override(language):
        page = Template(source).render(Context({"figure": figure, "number": Decimal(35000)}))

    assert spaced(page) == words
