"""Kazakh in Latin letters."""

import unicodedata

import pytest

from people.curation.alphabets import ALPHABETS
from people.curation.latin import in_latin, markup_in_latin

from .latin_words import PAIRS

ALPHABET = {*"aäbdefgğhıijklmnñoöpqrsştuūüvyz"}


@pytest.mark.parametrize(("cyrillic", "latin"), PAIRS)
def test_word_is_written_letter_by_letter(cyrillic, latin):
    assert (in_latin(cyrillic), in_latin(latin)) == (latin, latin)


def test_words_above_hold_every_letter_and_need_no_other_than_those_of_the_alphabet():
    small = {letter for cyrillic, _latin in PAIRS for letter in cyrillic if letter.islower()}
    written = {letter for letter in in_latin(ALPHABETS["kk"]) if letter.isalpha()}

    assert {*ALPHABETS["kk"], "ё"} <= small
    assert (written, len(ALPHABET)) == (ALPHABET, 31)


def test_capitals_keep_the_dot_of_their_small_letters():
    assert in_latin("иИ іІ йЙ") == "iİ ıI iİ"


def test_letters_with_their_marks_apart_are_the_same_letters():
    assert in_latin(unicodedata.normalize("NFD", "Ойлау, Ёлка")) == "Oilau, İolka"


def test_words_of_elements_are_in_latin_and_their_addresses_are_not():
    markup = (
        '<p id="ән">Ән <a href="/kk/ән/?q=ә" title="Әуен">тыңда</a> &amp; айт</p><!-- ә --><img alt="Үй" src="ә.png">'
    )

    assert markup_in_latin(markup) == (
        '<p id="ән">Än <a href="/kk/ән/?q=ә" title="Äuen">tyñda</a> &amp; ait</p><!-- ә --><img alt="Üi" src="ә.png">'
    )


def test_other_languages_stay_and_kazakh_within_them_does_not():
    markup = '<q lang="ru" title="Речь">Я <br>рад <b lang="kk">сізге</b> ещё</q> деді <span translate="no">Ән</span> ән'

    assert markup_in_latin(markup) == (
        '<q lang="ru" title="Речь">Я <br>рад <b lang="kk-Latn">sızge</b> ещё</q> dedı <span translate="no">Ән</span> än'
    )


def test_russian_words_without_a_mark_are_read_as_kazakh():
    assert markup_in_latin("<p>«Союз» газеті</p>") == "<p>«Soiuz» gazetı</p>"


def test_scripts_and_what_was_typed_stay():
    markup = '<script>"Ән < үн"</script><style>/* ә */</style><input value="ән" placeholder="Іздеу"><br/>ән'

    assert markup_in_latin(markup) == (
        '<script>"Ән < үн"</script><style>/* ә */</style><input value="ән" placeholder="Izdeu"><br/>än'
    )


def test_element_left_open_ends_with_the_one_around_it():
    assert markup_in_latin('<div lang="ru"><p>Да</div><p>Иә 1 < 2') == '<div lang="ru"><p>Да</div><p>İä 1 < 2'


def test_markup_in_latin_is_left_alone():
    once = markup_in_latin('<p lang="kk">Ән <i title="Ән">І</i></p>')

    assert markup_in_latin(once) == once
