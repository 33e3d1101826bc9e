"""Parity: numbers, dates, names and quotations of a segment reappear in its translation, each in its own language."""

from collections import Counter

import pytest

from newsroom.parity import Kind, Miss, misses

from .parity_cases import NAMES, PAIRS, cases

ALL = [case for pair in PAIRS for case in cases(pair)]


@pytest.mark.parametrize("case", ALL, ids=lambda case: f"{case.source_language}-{case.target_language}: {case.source}")
def test_what_a_translation_lost_is_found_and_nothing_else(case):
    found = misses(case.source, case.source_language, case.target, case.target_language, NAMES)

    assert Counter(miss.kind.value for miss in found) == Counter(case.missed)


def test_the_table_has_fifty_cases_of_each_pair_and_half_of_them_are_right():
    assert [pair for pair in PAIRS if len(cases(pair)) < 50] == []
    assert 0.4 < sum(not case.missed for case in ALL) / len(ALL) < 0.6


EQUAL = [
    ("ru", "4,3 млрд долларов", "43억 달러", "ko"),
    ("ru", "4,3 млрд долларов", "$4.3 billion", "en"),
    ("ru", "4,3 млрд долларов", "4,3 млрд АҚШ доллары", "kk"),
    ("ru", "35 тысяч", "3만 5천", "ko"),
    ("ru", "35 тысяч", "35,000", "en"),
    ("ru", "первое полугодие 2019 года", "2019년 상반기", "ko"),
    ("ru", "первое полугодие 2019 года", "the first half of 2019", "en"),
    ("ru", "в 2010-е годы", "2010년대에", "ko"),
    ("ru", "18 процентов", "18퍼센트", "ko"),
    ("ru", "10.03.2024", "2024. 3. 10.", "ko"),
    ("ru", "с 30 марта по 2 апреля", "3월 30일부터 4월 2일까지", "ko"),
    ("ru", "два с половиной года", "two and a half years", "en"),
    ("ru", "сто двадцать пять школ", "125 schools", "en"),
    ("ru", "XXI век", "21-ғасыр", "kk"),
    ("kk", "2024/25 оқу жылы", "2024–25 academic year", "en"),
    ("ko", "1억 2,500만 원", "125 million won", "en"),
    ("ko", "12~13일", "12–13", "en"),
    ("en", "July 4, 2026", "2026 жылғы 4 шілде", "kk"),
]


@pytest.mark.parametrize(("language", "source", "target", "other"), EQUAL)
def test_one_thing_said_in_two_languages_misses_nothing_either_way(language, source, target, other):
    assert misses(source, language, target, other) == []
    assert misses(target, other, source, language) == []


def test_a_miss_tells_the_words_of_both_and_the_place_in_the_source():
    found = misses("Построено 12 школ.", "ru", "학교 13곳을 지었다.", "ko")

    assert found == [Miss(Kind.NUMBER, "12", "13", 10, 12)]


def test_what_only_the_translation_has_is_told_with_its_place_there():
    found = misses("Построены школы.", "ru", "학교 13곳을 지었다.", "ko")

    assert found == [Miss(Kind.NUMBER, "", "13", 3, 5)]
