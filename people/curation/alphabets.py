"""The order of titles in the alphabet of a language: a key of hexadecimal digits, which every database sorts alike."""

import re

from django.db import models

from .folding import fold

ALPHABETS = {
    "ru": "абвгдежзийклмнопрстуфхцчшщъыьэюя",
    "kk": "аәбвгғдежзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя",
    "en": "abcdefghijklmnopqrstuvwxyz",
    # A syllable comes where its initial consonant stands; doubled consonants stand with the single ones.
    "ko": "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ",
}
INITIALS = "ㄱㄱㄴㄷㄷㄹㅁㅂㅂㅅㅅㅇㅈㅈㅊㅋㅌㅍㅎ"
SYLLABLES = range(0xAC00, 0xD7A4)
PER_INITIAL = 588
# Digits come first, then the letters of the language itself, then all others.
DIGITS, OWN, OTHERS = 0x0010, 0x0020, 0x3000
NUM_LETTERS = 48
BETWEEN_WORDS = re.compile(r"[\W_]+")


def title_key(title: str, language: str) -> str:
    """Four digits for each of the first letters; quotation marks and case do not count."""
    words = BETWEEN_WORDS.sub(" ", fold(title)).strip()
    return "".join(f"{_place(letter, language):04x}" for letter in words[:NUM_LETTERS])


def letter_of(key: str, language: str) -> str:
    """The letter of an index under which a key stands; empty for digits and for letters of other alphabets."""
    place = int(key[:4] or "0", 16) - OWN
    if language == "ko":
        return INITIALS[place // PER_INITIAL] if 0 <= place < len(SYLLABLES) else ""
    return ALPHABETS[language][place].upper() if 0 <= place < len(ALPHABETS[language]) else ""


def key_of_letter(letter: str, language: str) -> str:
    """Where the titles under that letter begin; empty for what is no letter of the alphabet."""
    if len(letter) != 1 or letter.lower() not in ALPHABETS[language]:
        return ""
    if language == "ko":
        return f"{OWN + INITIALS.index(letter) * PER_INITIAL:04x}"
    return f"{OWN + ALPHABETS[language].index(letter.lower()):04x}"


def _place(letter, language):
    if letter == " ":
        return 0
    if letter.isdecimal():
        return DIGITS + int(letter)
    if language == "ko" and ord(letter) in SYLLABLES:
        return OWN + ord(letter) - SYLLABLES.start
    place = ALPHABETS[language].find(letter)
    return OWN + place if place >= 0 and language != "ko" else min(OTHERS + ord(letter), 0xFFFF)


class TitleKeyField(models.CharField):
    """Where the title of the row stands in the alphabet of its language, worked out at each save."""

    derives_when_loaded = True

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("max_length", 4 * NUM_LETTERS)
        kwargs.setdefault("editable", False)
        kwargs.setdefault("default", "")
        super().__init__(*args, **kwargs)

    def pre_save(self, model_instance, add):
        key = title_key(model_instance.title, model_instance.language)
        setattr(model_instance, self.attname, key)
        return key
