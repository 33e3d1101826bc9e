"""Units that must reappear: money, percent, measures and spans of time, as the four languages write them."""

import re
from functools import cache

from people.curation.languages import Language

# Money, with what may stand before the number.
SIGNS = {"USD": r"(?:US)?\$", "EUR": "€", "KRW": "₩", "KZT": "₸", "CNY": "¥"}
MONEY = {
    Language.RU: {
        "USD": r"долл|\$|USD|американск\w+ долл",
        "EUR": "евро\\b|€|EUR",
        "KRW": r"вон[аыу]?\b|KRW|₩",
        "KZT": "тенге|KZT|₸",
        "RUB": "рубл",
        "CNY": "юан",
        "JPY": "иен",
    },
    Language.KK: {
        "USD": r"долл|\$|USD",
        "EUR": "еуро|€|EUR",
        "KRW": r"вон(?:[ғдн]?\w{0,4})?\b|KRW|₩",
        "KZT": "теңге|KZT|₸",
        "RUB": "рубл",
        "CNY": "юан",
        "JPY": "иен",
    },
    Language.KO: {
        "USD": r"미?달러|\$|USD",
        "EUR": "유로|€",
        "KRW": "원(?![가-힣])|원(?=[을이은의에으과도대어규짜])|KRW|₩",
        "KZT": "텡게|KZT|₸",
        "RUB": "루블",
        "CNY": "위안",
        "JPY": "엔",
    },
    Language.EN: {
        "USD": "dollars?|USD",
        "EUR": "euros?|EUR|€",
        "KRW": "won\\b|KRW",
        "KZT": "tenge|KZT",
        "RUB": "rou?bles?",
        "CNY": "yuan",
        "JPY": "yen",
    },
}
MEASURES = {
    Language.RU: {
        "points": r"процентн\w+ пункт|п\. ?п\.",
        "percent": "%|процент",
        "km2": r"кв\. ?км|км²|квадратн\w+ километр",
        "km": r"км\b|километр",
        "ha": r"га\b|гектар",
        "t": r"тонн|т\b",
        "MW": "МВт|мегаватт",
        "GW": "ГВт|гигаватт",
        "kW": "кВт|киловатт",
        "barrel": "баррел",
        "hours": r"час(?:а|ов|ам|ами|ах)?\b",
        "weeks": "недел",
        "months": "месяц",
        "days": "дн(?:ей|я|ям|ями|ях)|суток",
        "years": r"лет\b|года?\b|лети|летн",
        "minutes": "минут",
    },
    Language.KK: {
        "points": "пайыздық (?:тармақ|пункт|бірлік)",
        "percent": "%|пайыз",
        "km2": r"шаршы (?:км|километр|шақырым)|км²",
        "km": r"км\b|километр|шақырым",
        "ha": r"га\b|гектар",
        "t": r"тонна|т\b",
        "MW": "МВт|мегаватт",
        "GW": "ГВт|гигаватт",
        "kW": "кВт|киловатт",
        "barrel": "баррель",
        "hours": "сағат",
        "weeks": "апта",
        "months": r"ай(?:ға|да|дан|дың|лық)?\b",
        "days": "күн",
        "years": "жыл",
        "minutes": "минут",
    },
    Language.KO: {
        "points": r"(?:%|퍼센트)[ \u00a0]?(?:포인트|[pP]\b)",
        "percent": "%|퍼센트|프로(?![가-힣])",
        "km2": "㎢|km²|제곱킬로미터|제곱㎞",
        "km": "㎞|km|킬로미터",
        "ha": "㏊|ha|헥타르",
        "t": "톤|t\\b",
        "MW": "㎿|MW|메가와트",
        "GW": "GW|기가와트",
        "kW": "㎾|kW|킬로와트",
        "barrel": "배럴",
        "hours": "시간",
        "weeks": "주간?(?![가-힣]|년)",
        "months": "개월",
        "days": "일간",
        "years": "개?년|주년",
        "minutes": "분간|분(?![가-힣기의])",
    },
    Language.EN: {
        "points": "percentage points?|pp\\b",
        "percent": "%|per ?cent(?!age)",
        "km2": r"(?:square|sq\.?) (?:km|kilomet)|km²",
        "km": r"km\b|kilomet",
        "ha": r"ha\b|hectares?",
        "t": r"tonnes?|tons?|t\b",
        "MW": "MW|megawatt",
        "GW": "GW|gigawatt",
        "kW": "kW|kilowatt",
        "barrel": "barrel",
        "hours": "hours?",
        "weeks": "weeks?",
        "months": "months?",
        "days": "days?",
        "years": "years?",
        "minutes": "minutes?",
    },
}
TIMES = frozenset({"hours", "weeks", "months", "days", "years", "minutes"})


@cache
def after(language: str) -> re.Pattern:
    """A unit right behind its number; before a currency one word may stand: «вон», «американских долларов»."""
    money = _either(MONEY[language])
    measures = _either(MEASURES[language])
    return re.compile(rf"[ \u00a0\u202f-]?(?:{measures}|(?:[^\W\d_][\w.]{{0,20}}[ \u00a0])?(?:{money}))")


@cache
def anywhere(language: str) -> dict[str, re.Pattern]:
    units = MONEY[language] | MEASURES[language]
    return {unit: re.compile(f"{words}|{SIGNS.get(unit, words)}") for unit, words in units.items()}


BEFORE = re.compile("(?:" + "|".join(f"(?P<{unit}>{sign})" for unit, sign in SIGNS.items()) + r")\s?$")


def unit_of(text: str, start: int, end: int, language: str) -> str:
    """The code of the unit of the number that stands there, if it is one of these."""
    if found := BEFORE.search(text, max(0, start - 4), start):
        return found.lastgroup
    found = after(language).match(text, end)
    return found.lastgroup if found else ""


def _either(units):
    return "|".join(f"(?P<{unit}>{words})" for unit, words in units.items())
