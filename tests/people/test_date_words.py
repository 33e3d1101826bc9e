import pytest
from django.template import Context, Template
from django.utils import translation
from hypothesis import given

from people.date_words import date_in_sentence, date_words, machine_date, period_words
from people.dates import HonestDate

from .notations import notations, points

LANGUAGES = ("ru", "kk", "ko", "en")
STANDING = {
    "2024-11-11": ("11 ноября 2024 года", "2024 жылғы 11 қараша", "2024년 11월 11일", "11 November 2024"),
    "2024-06": ("июнь 2024 года", "2024 жылғы маусым", "2024년 6월", "June 2024"),
    "2019-H1": (
        "первое полугодие 2019 года",
        "2019 жылдың бірінші жартыжылдығы",
        "2019년 상반기",
        "first half of 2019",
    ),
    "2019-H2": (
        "второе полугодие 2019 года",
        "2019 жылдың екінші жартыжылдығы",
        "2019년 하반기",
        "second half of 2019",
    ),
    "2024": ("2024 год", "2024 жыл", "2024년", "2024"),
    "2024/2024": ("2024 год", "2024 жыл", "2024년", "2024"),
    "2016-11-09/2016-11-10": (
        "9–10 ноября 2016 года",
        "2016 жылғы 9–10 қараша",
        "2016년 11월 9–10일",
        "9–10 November 2016",
    ),
    "2024-10-30/2024-11-02": (
        "30 октября – 2 ноября 2024 года",
        "2024 жылғы 30 қазан – 2 қараша",
        "2024년 10월 30일 – 11월 2일",
        "30 October – 2 November 2024",
    ),
    "2024-11-05/2025-02-28": (
        "5 ноября 2024 года – 28 февраля 2025 года",
        "2024 жылғы 5 қараша – 2025 жылғы 28 ақпан",
        "2024년 11월 5일 – 2025년 2월 28일",
        "5 November 2024 – 28 February 2025",
    ),
    "2024-06/2024-08": ("июнь–август 2024 года", "2024 жылғы маусым–тамыз", "2024년 6–8월", "June–August 2024"),
    "2024-11/2025-02": (
        "ноябрь 2024 года – февраль 2025 года",
        "2024 жылғы қараша – 2025 жылғы ақпан",
        "2024년 11월 – 2025년 2월",
        "November 2024 – February 2025",
    ),
    "2019-H1/2019-H2": (
        "первое и второе полугодия 2019 года",
        "2019 жылдың бірінші және екінші жартыжылдығы",
        "2019년 상·하반기",
        "first and second halves of 2019",
    ),
    "2019-H2/2020-H1": (
        "второе полугодие 2019 года – первое полугодие 2020 года",
        "2019 жылдың екінші жартыжылдығы – 2020 жылдың бірінші жартыжылдығы",
        "2019년 하반기 – 2020년 상반기",
        "second half of 2019 – first half of 2020",
    ),
    "2025/2027": ("2025–2027 годы", "2025–2027 жылдар", "2025–2027년", "2025–2027"),
    "2024-06/2024-11-05": (
        "июнь 2024 года – 5 ноября 2024 года",
        "2024 жылғы маусым – 2024 жылғы 5 қараша",
        "2024년 6월 – 2024년 11월 5일",
        "June 2024 – 5 November 2024",
    ),
    "": ("дата неизвестна", "күні белгісіз", "날짜 미상", "date unknown"),
}
IN_SENTENCE = {
    "2024-11-11": ("11 ноября 2024 года", "2024 жылғы 11 қарашада", "2024년 11월 11일", "on 11 November 2024"),
    "2024-06": ("в июне 2024 года", "2024 жылғы маусымда", "2024년 6월", "in June 2024"),
    "2019-H1": (
        "в первом полугодии 2019 года",
        "2019 жылдың бірінші жартыжылдығында",
        "2019년 상반기",
        "in the first half of 2019",
    ),
    "2019-H2": (
        "во втором полугодии 2019 года",
        "2019 жылдың екінші жартыжылдығында",
        "2019년 하반기",
        "in the second half of 2019",
    ),
    "2024": ("в 2024 году", "2024 жылы", "2024년", "in 2024"),
    "2016-11-09/2016-11-10": (
        "с 9 по 10 ноября 2016 года",
        "2016 жылғы 9–10 қарашада",
        "2016년 11월 9–10일",
        "between 9 and 10 November 2016",
    ),
    "2024-05-02/2024-05-05": (
        "со 2 по 5 мая 2024 года",
        "2024 жылғы 2–5 мамырда",
        "2024년 5월 2–5일",
        "between 2 and 5 May 2024",
    ),
    "2024-05-22/2024-06-02": (
        "с 22 мая по 2 июня 2024 года",
        "2024 жылғы 22 мамырдан 2 маусымға дейін",
        "2024년 5월 22일부터 6월 2일까지",
        "between 22 May and 2 June 2024",
    ),
    "2024-11-05/2025-02-28": (
        "с 5 ноября 2024 года по 28 февраля 2025 года",
        "2024 жылғы 5 қарашадан бастап 2025 жылғы 28 ақпанға дейін",
        "2024년 11월 5일부터 2025년 2월 28일까지",
        "between 5 November 2024 and 28 February 2025",
    ),
    "2024-06/2024-08": (
        "в июне–августе 2024 года",
        "2024 жылғы маусым–тамыз айларында",
        "2024년 6–8월",
        "between June and August 2024",
    ),
    "2024-11/2025-02": (
        "с ноября 2024 года по февраль 2025 года",
        "2024 жылғы қарашадан бастап 2025 жылғы ақпанға дейін",
        "2024년 11월부터 2025년 2월까지",
        "between November 2024 and February 2025",
    ),
    "2019-H2/2020-H1": (
        "со второго полугодия 2019 года по первое полугодие 2020 года",
        "2019 жылдың екінші жартыжылдығынан бастап 2020 жылдың бірінші жартыжылдығына дейін",
        "2019년 하반기부터 2020년 상반기까지",
        "between the second half of 2019 and the first half of 2020",
    ),
    "2025/2027": ("в 2025–2027 годах", "2025–2027 жылдары", "2025–2027년", "between 2025 and 2027"),
    "": ("", "", "", ""),
}
PERIODS = {
    ("2016-11-09", "2016-11-10"): STANDING["2016-11-09/2016-11-10"],
    ("2024-06", "2024-06"): STANDING["2024-06"],
    ("2024-06", "2024-11-05"): STANDING["2024-06/2024-11-05"],
    ("2025/2027", "2025/2027"): STANDING["2025/2027"],
    ("2022", "2025"): ("2022–2025 годы", "2022–2025 жылдар", "2022–2025년", "2022–2025"),
    ("2022-05-10", ""): (
        "с 10 мая 2022 года",
        "2022 жылғы 10 мамырдан бастап",
        "2022년 5월 10일부터",
        "from 10 May 2022",
    ),
    ("2023-09-02", ""): (
        "со 2 сентября 2023 года",
        "2023 жылғы 2 қыркүйектен бастап",
        "2023년 9월 2일부터",
        "from 2 September 2023",
    ),
    ("2022", ""): ("с 2022 года", "2022 жылдан бастап", "2022년부터", "from 2022"),
    ("2019-H2", ""): (
        "со второго полугодия 2019 года",
        "2019 жылдың екінші жартыжылдығынан бастап",
        "2019년 하반기부터",
        "from the second half of 2019",
    ),
    ("", "2025-03"): ("до марта 2025 года", "2025 жылғы наурызға дейін", "2025년 3월까지", "until March 2025"),
    ("", "2019-H1"): (
        "до первого полугодия 2019 года",
        "2019 жылдың бірінші жартыжылдығына дейін",
        "2019년 상반기까지",
        "until the first half of 2019",
    ),
    ("2022/2023", ""): ("с 2022–2023 годов", "2022–2023 жылдардан бастап", "2022–2023년부터", "from 2022–2023"),
    ("2022/2023", "2025-03"): (
        "с 2022–2023 годов до марта 2025 года",
        "2022–2023 жылдардан бастап 2025 жылғы наурызға дейін",
        "2022–2023년부터 2025년 3월까지",
        "from 2022–2023 until March 2025",
    ),
    ("2024-11/2025-02", ""): (
        "с периода с ноября 2024 года по февраль 2025 года",
        "2024 жылғы қараша – 2025 жылғы ақпан аралығынан бастап",
        "2024년 11월에서 2025년 2월 사이부터",
        "from some time between November 2024 and February 2025",
    ),
    ("", ""): STANDING[""],
}
# The months in which the case endings of Russian and Kazakh show.
MONTHS = {
    1: ("в январе", "с января", "қаңтарда", "қаңтардан бастап"),
    2: ("в феврале", "с февраля", "ақпанда", "ақпаннан бастап"),
    3: ("в марте", "с марта", "наурызда", "наурыздан бастап"),
    4: ("в апреле", "с апреля", "сәуірде", "сәуірден бастап"),
    5: ("в мае", "с мая", "мамырда", "мамырдан бастап"),
    6: ("в июне", "с июня", "маусымда", "маусымнан бастап"),
    7: ("в июле", "с июля", "шілдеде", "шілдеден бастап"),
    8: ("в августе", "с августа", "тамызда", "тамыздан бастап"),
    9: ("в сентябре", "с сентября", "қыркүйекте", "қыркүйектен бастап"),
    10: ("в октябре", "с октября", "қазанда", "қазаннан бастап"),
    11: ("в ноябре", "с ноября", "қарашада", "қарашадан бастап"),
    12: ("в декабре", "с декабря", "желтоқсанда", "желтоқсаннан бастап"),
}


def each_language(table):
    return [
        (key, language, words) for key, row in table.items() for language, words in zip(LANGUAGES, row, strict=True)
    ]


def spaced(words):
    """Expectations are written with plain spaces; where lines may not break has a test of its own."""
    return words.replace("\xa0", " ")


def render(source, language, **context):
    with translation.override(language):
        return spaced(Template("{% load dates %}" + source).render(Context(context)))


@pytest.mark.parametrize(("notation", "language", "words"), each_language(STANDING))
def test_date_standing_alone(notation, language, words):
    assert spaced(date_words(HonestDate.parse(notation), language)) == words


@pytest.mark.parametrize(("notation", "language", "words"), each_language(IN_SENTENCE))
def test_date_in_a_sentence(notation, language, words):
    assert spaced(date_in_sentence(HonestDate.parse(notation), language)) == words


@pytest.mark.parametrize(("bounds", "language", "words"), each_language(PERIODS))
def test_two_dates_make_one_phrase(bounds, language, words):
    start, end = map(HonestDate.parse, bounds)

    assert spaced(period_words(start, end, language)) == words


@pytest.mark.parametrize(("month", "words"), MONTHS.items())
def test_months_are_declined(month, words):
    date, unknown = HonestDate.parse(f"2024-{month:02}"), HonestDate()

    said = (
        date_in_sentence(date, "ru").split("\xa0")[0].removesuffix(" 2024"),
        period_words(date, unknown, "ru").split("\xa0")[0].removesuffix(" 2024"),
        date_in_sentence(date, "kk").removeprefix("2024\xa0жылғы "),
        period_words(date, unknown, "kk").removeprefix("2024\xa0жылғы "),
    )

    assert said == words


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ru", "9–10\xa0ноября 2016\xa0года"),
        ("kk", "2016\xa0жылғы 9–10\xa0қараша"),
        ("ko", "2016년 11월 9–10일"),
        ("en", "9–10 November 2016"),
    ],
)
def test_no_line_breaks_between_a_number_and_its_word(language, words):
    assert date_words(HonestDate.parse("2016-11-09/2016-11-10"), language) == words


@given(notations)
def test_every_known_date_has_words_in_every_language(notation):
    date, unknown = HonestDate.parse(notation), HonestDate()
    years = {str(date.earliest.year), str(date.latest.year)}

    for language in LANGUAGES:
        phrases = (
            date_words(date, language),
            date_in_sentence(date, language),
            period_words(date, unknown, language),
            period_words(unknown, date, language),
        )
        for phrase in phrases:
            assert all(year in phrase for year in years)
            assert not {"{", "}"} & set(phrase)


@given(points, points)
def test_any_two_dates_make_a_phrase(start, end):
    for language in LANGUAGES:
        assert period_words(HonestDate.parse(start), HonestDate.parse(end), language)


@pytest.mark.parametrize(
    ("notation", "machine"),
    [
        ("2024-11-11", "2024-11-11"),
        ("2024-06", "2024-06"),
        ("2024", "2024"),
        ("0987", "0987"),
        ("2019-H2", ""),
        ("2025/2027", ""),
        ("", ""),
    ],
)
def test_machine_date_exists_where_html_has_one(notation, machine):
    assert machine_date(HonestDate.parse(notation)) == machine


@pytest.mark.parametrize(
    ("language", "html"),
    [
        ("ru", '<time datetime="2024-06">июнь 2024 года</time>'),
        ("kk", '<time datetime="2024-06">2024 жылғы маусым</time>'),
        ("ko", '<time datetime="2024-06">2024년 6월</time>'),
        ("en", '<time datetime="2024-06">June 2024</time>'),
    ],
)
def test_page_shows_a_date_that_machines_can_read(language, html):
    assert render("{% honest_time date %}", language, date=HonestDate.parse("2024-06")) == html


@pytest.mark.parametrize(("notation", "words"), [("2019-H2", "second half of 2019"), ("", "date unknown")])
def test_page_shows_bare_words_where_machines_could_not_read_the_date(notation, words):
    assert render("{% honest_time date %}", "en", date=HonestDate.parse(notation)) == words


def test_page_says_dates_in_the_language_of_the_request():
    source = "{{ start|date_words }}; {{ start|date_in_sentence }}; {% period_words start end %}"

    page = render(source, "ru", start=HonestDate.parse("2024-06"), end=HonestDate.parse("2024-08"))

    assert page == "июнь 2024 года; в июне 2024 года; июнь–август 2024 года"


def test_page_takes_a_bare_notation_too():
    assert render("{{ '2024-06'|date_words }}, {{ missing|date_words }}", "en") == "June 2024, date unknown"
