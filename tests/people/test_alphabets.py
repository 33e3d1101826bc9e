import pytest

from people.curation.alphabets import key_of_letter, letter_of, title_key
from people.curation.models import Edition

from ..factories import OfficialFactory

TITLES = {
    "ru": ["27 соглашений", "Абдиров", "«Ёлка»", "Ежов", "Жанибек", "Яковлев", "KOTRA"],
    "kk": ["Асқар", "Әлихан", "Ғабит", "Қайрат", "Қасым", "Ли", "Өмір", "Ұлан", "Үміт", "Хан", "Ыбырай", "Іңкәр"],
    "ko": ["5개년 계획", "가나", "가온", "강", "꽃", "나", "하늘", "KOTRA"],
    "en": ["abbey", "Acheson", "Éclair", "The end", "Ода"],
}
LETTERS = {
    "ru": ["", "А", "Е", "Е", "Ж", "Я", ""],
    "kk": ["А", "Ә", "Ғ", "Қ", "Қ", "Л", "Ө", "Ұ", "Ү", "Х", "Ы", "І"],
    "ko": ["", "ㄱ", "ㄱ", "ㄱ", "ㄱ", "ㄴ", "ㅎ", ""],
    "en": ["A", "A", "E", "T", ""],
}


@pytest.mark.parametrize("language", ["kk", "ko", "en"])
def test_titles_stand_in_the_order_of_their_alphabet(language):
    titles = TITLES[language]

    assert sorted(set(titles), key=lambda title: title_key(title, language)) == titles


def test_yo_stands_among_ye_and_quotation_marks_do_not_count():
    titles = sorted(TITLES["ru"], key=lambda title: title_key(title, "ru"))

    assert titles == ["27 соглашений", "Абдиров", "Ежов", "«Ёлка»", "Жанибек", "Яковлев", "KOTRA"]


@pytest.mark.parametrize("language", TITLES)
def test_each_title_stands_under_the_letter_that_leads_to_it(language):
    keys = [title_key(title, language) for title in TITLES[language]]
    letters = [letter_of(key, language) for key in keys]

    assert letters == LETTERS[language]
    assert [
        key for key, letter in zip(keys, letters, strict=True) if letter and key < key_of_letter(letter, language)
    ] == []


@pytest.mark.parametrize("letter", ["", "АБ", "1", "ㅏ", "ㄲ", "\0"])
def test_nothing_else_is_a_letter(letter):
    assert {key_of_letter(letter, language) for language in ("ru", "ko", "en")} == {""}


@pytest.mark.django_db
def test_database_puts_editions_in_the_same_order():
    for name in TITLES["kk"][::-1]:
        OfficialFactory(name_kk=name, published=["kk"])

    assert list(Edition.objects.in_language("kk").order_by("title_key").values_list("title", flat=True)) == TITLES["kk"]
