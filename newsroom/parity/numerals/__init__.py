"""Numerals in words: «десять тысяч», “twenty-one”, «он екінші», 열두 명."""

from collections.abc import Iterator
from types import ModuleType

from newsroom.parity.facts import Number
from people.curation.languages import Language

from . import en, kk, ko, ru

READERS: dict[str, ModuleType] = {Language.RU: ru, Language.KK: kk, Language.KO: ko, Language.EN: en}


def numerals(text: str, language: str) -> Iterator[Number]:
    return READERS[language].numerals(text)
