"""Numbers in a story are held against the figures that it is linked to; numbers of its own are left alone."""

from decimal import Decimal

import pytest

from newsroom.house.figures import Stated, contradictions
from newsroom.house.quantities import quantities
from people.curation.house import Text

BILLION = 10**9
READ = [
    ("ru", "более 4,3 млрд долларов США", [(4_300_000_000, "USD")]),
    ("ru", "35 тысяч человек и 53 тысячи казахстанцев", [(35_000, "persons"), (53_000, "persons")]),
    ("ru", "на 18 процентов, или 18%", [(18, "percent"), (18, "percent")]),
    ("ru", "1 250 000 контейнеров за 32 года", [(1_250_000, "containers"), (32, "years")]),
    ("ru", "в 2024 году, 12 июня", [(2024, ""), (12, "")]),
    ("ru", "$10 млрд и 10,5 тыс. человек", [(10_000_000_000, "USD"), (10_500, "persons")]),
    ("ru", "849 корейских компаний и 12 мая", [(849, "companies"), (12, "")]),
    ("ru", "свыше 2000 восточноказахстанцев", [(2000, "persons")]),
    ("kk", "2000-нан астам шығысқазақстандық", [(2000, "persons")]),
    ("kk", "370-тен астам корей компаниясы, 35 мың корей", [(370, "companies"), (35_000, "persons")]),
    ("kk", "20 тікелей әуе рейсі", [(20, "flights")]),
    ("kk", "35 мың адам, 4,3 млрд АҚШ доллары", [(35_000, "persons"), (4_300_000_000, "USD")]),
    ("kk", "2024 жылы 18 пайызға", [(2024, ""), (18, "percent")]),
    ("kk", "894 компания, 30 күнге дейін", [(894, "companies"), (30, "days")]),
    ("ko", "43억 달러", [(4_300_000_000, "USD")]),
    ("ko", "3만 5천 명과 5만 3천 명", [(35_000, "persons"), (53_000, "persons")]),
    ("ko", "약 5천만 달러", [(50_000_000, "USD")]),
    ("ko", "4억3000만 달러, 18% 증가", [(430_000_000, "USD"), (18, "percent")]),
    ("ko", "2024년 5월 30일, 894개사", [(2024, ""), (5, ""), (30, "days"), (894, "companies")]),
    ("ko", "5달, 5달러, 5개월", [(5, "months"), (5, "USD"), (5, "months")]),
    ("en", "the 25th anniversary, the 25th meeting", [(25, "years"), (25, "")]),
    ("en", "more than $4.3 billion", [(4_300_000_000, "USD")]),
    ("en", "35,000 Koreans, US$50 million", [(35_000, "persons"), (50_000_000, "USD")]),
    ("en", "18 per cent of 894 companies", [(18, "percent"), (894, "companies")]),
    ("en", "in 2024, within 30 days", [(2024, ""), (30, "days")]),
]


@pytest.mark.parametrize(("language", "paragraph", "expected"), READ)
def test_numbers_are_read_in_the_style_of_the_language(language, paragraph, expected):
    assert [(one.amount, one.unit) for one in quantities(paragraph, language)] == expected


def figure(amount, unit, words, precision=1):
    details = (("value", str(amount)), ("scale", "1"), ("unit", unit), ("comparator", "exact"))
    return Stated(Decimal(amount), Decimal(precision), unit, words, details)


INVESTMENT = {
    "ru": "Объём корейских инвестиций в Казахстан",
    "kk": "Қазақстанға корей инвестицияларының көлемі",
    "ko": "대카자흐스탄 한국 투자액",
    "en": "Korean investment in Kazakhstan",
}
COMPANIES = {
    "ru": "Компании с корейским капиталом",
    "kk": "Корей капиталы бар компаниялар",
    "ko": "한국 자본 기업",
    "en": "Companies with Korean capital",
}
TEXTS = [
    ("ru", "Корейские инвестиции составили 3,4 млрд долларов. Работают 894 компании.", ["3,4 млрд долл"]),
    ("ru", "Инвестиции составили 4,3 млрд долларов. Работают 849 компаний.", ["849 компани"]),
    ("ru", "Инвестиции составили 4,3 млрд долларов. Работают 894 компании.", []),
    ("ru", "Инвестиции составили 4 млрд 300 млн, то есть 4300 млн долларов. Работают 894 компании.", []),
    ("ru", "Товарооборот достиг 6 млрд долларов, инвестиции — 4,3 млрд. Работают 894 компании.", []),
    ("ru", "За 32 года построены два порта, подписаны 12 соглашений.", []),
    ("ru", "Банк открыл счёт на 200 долларов. Компании росли.", []),
    ("kk", "Корей инвестициясы 43 млрд АҚШ долларына жетті. 894 компания бар.", ["43 млрд АҚШ доллар"]),
    ("kk", "Инвестиция 4,3 млрд АҚШ долларына жетті. 894 компания бар.", []),
    ("ko", "한국 투자액은 430억 달러를 넘었다. 894개사가 활동한다.", ["430억 달러"]),
    ("ko", "한국 투자액은 43억 달러를 넘었다. 849개사가 활동한다.", ["849개사"]),
    ("ko", "한국 투자액은 43억 달러를 넘었다. 894개사가 활동한다.", []),
    ("en", "Investment came to $4.3 million. There are 894 companies.", ["4.3 million"]),
    ("en", "Korean investment in Kazakhstan came to $9 billion; 894 companies work there.", ["9 billion"]),
    ("en", "Investment came to $4.3 billion, about $4.32 billion to be exact; 894 companies work there.", []),
    ("en", "Trade came to $6 billion and investment to $4.3 billion. There are 894 companies.", []),
]


@pytest.mark.parametrize(("language", "paragraph", "expected"), TEXTS)
def test_only_a_number_in_the_place_of_a_figure_contradicts_it(language, paragraph, expected):
    figures = [
        figure(43 * BILLION // 10, "USD", INVESTMENT[language], precision=BILLION // 10),
        figure(894, "companies", COMPANIES[language]),
    ]

    found = list(contradictions([Text("body", language, (paragraph,))], language, figures))

    assert len(found) == len(expected)
    assert [words for words, problem in zip(expected, found, strict=True) if words not in problem.excerpt] == []
