"""How figures are said in the four languages: the number as its source gave it, its unit and how exact it is."""

from decimal import Decimal
from types import ModuleType

from newsroom.figure_forms import en, kk, ko, ru
from people.curation.languages import Language

FORMS: dict[str, ModuleType] = {Language.RU: ru, Language.KK: kk, Language.KO: ko, Language.EN: en}


def amount_words(value: Decimal | None, scale: int, unit: str, comparator: str, language: str, per: str = "") -> str:
    """The whole phrase, “more than $4.3 billion”; codes of unit, comparator and rate are those of a Figure."""
    if value is None:
        return FORMS[language].NO_NUMBER
    return FORMS[language].amount(value, scale, unit, comparator, per)


def number_words(amount: Decimal, language: str) -> str:
    """A full number written short but exactly, for an axis or a table: “4.3 billion”."""
    return FORMS[language].compact(amount)


def digits(amount: Decimal, language: str) -> str:
    """A full number in figures: “4,300,000,000”."""
    return FORMS[language].digits(amount)
