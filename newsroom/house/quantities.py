"""Numbers with their units as the four languages write them: «4,3 млрд долларов», “$4.3 billion”, “3만 5천 명”."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from math import prod

from newsroom.models.figures import Unit
from people.curation.languages import Language

SPACE = "[ \u00a0\u202f]"
# Groups of three digits, then decimals; what separates them differs.
COMMA_DECIMALS = rf"\d{{1,3}}(?:{SPACE}\d{{3}})+(?:,\d+)?|\d+(?:,\d+)?"
POINT_DECIMALS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
SCALES = {
    Language.RU: {"тыс": 10**3, "млн": 10**6, "миллион": 10**6, "млрд": 10**9, "миллиард": 10**9, "трлн": 10**12},
    Language.KK: {"мың": 10**3, "млн": 10**6, "миллион": 10**6, "млрд": 10**9, "миллиард": 10**9, "трлн": 10**12},
    Language.EN: {
        "thousand": 10**3,
        "million": 10**6,
        "mln": 10**6,
        "billion": 10**9,
        "bn": 10**9,
        "trillion": 10**12,
    },
}
# Korean counts by ten thousands, and by thousands within them.
MYRIADS = {"조": 10**12, "억": 10**8, "만": 10**4, "천": 10**3, "백": 100}
SMALL = "천백"
# What is left of a number after its ten thousands has no word of its own: “3만5000명”, “1천 500명”.
KOREAN = re.compile(
    rf"(?:{POINT_DECIMALS})(?:{SPACE}?[조억만천백]+(?:{SPACE}?(?:{POINT_DECIMALS}){SPACE}?[조억만천백]+)*"
    rf"(?:{SPACE}?\d[\d,]*(?![\d.년월일]))?)?"
)
KOREAN_PART = re.compile(rf"({POINT_DECIMALS}){SPACE}?([조억만천백]*)")
UNITS = {
    Language.RU: {
        Unit.USD: r"долл(?:ар\w*[ \u00a0]США)?|\$|USD",
        Unit.PERCENT: "%|процент",
        Unit.PERSONS: r"человек|людей|участник|гражд|корейц|[^\W\d]*казахстанц|турист|студент|пациент|жител",
        Unit.COMPANIES: "компани|предприяти|фирм",
        Unit.STORES: "магазин",
        Unit.FLIGHTS: "рейс",
        Unit.CITIES: "город",
        Unit.OPERATIONS: "(?:сложн\\w+ )?операци",
        Unit.CONTAINERS: "контейнер",
        Unit.YEARS: "лет|год",
        Unit.MONTHS: "месяц",
        Unit.DAYS: "дней|дня|день|сут",
        Unit.MINUTES: "минут",
    },
    Language.KK: {
        Unit.USD: r"(?:АҚШ )?доллар|\$|USD",
        Unit.PERCENT: "%|пайыз",
        Unit.PERSONS: r"адам|қатысушы|азамат|корей(?! (?:компания|кәсіпорын|фирма))|[^\W\d]*қазақстандық"
        "|турист|студент|науқас|тұрғын",
        Unit.COMPANIES: "компания|кәсіпорын|фирма",
        Unit.STORES: "дүкен",
        Unit.FLIGHTS: "(?:тікелей )?(?:әуе )?рейс",
        Unit.CITIES: "қала",
        Unit.OPERATIONS: "(?:күрделі )?операция",
        Unit.CONTAINERS: "контейнер",
        Unit.YEARS: "жыл",
        Unit.MONTHS: r"ай\b|айда|айға|айлық",
        Unit.DAYS: "күн",
        Unit.MINUTES: "минут",
    },
    Language.KO: {
        Unit.USD: "(?:미국 )?달러|\\$",
        Unit.PERCENT: "%|퍼센트|프로",
        Unit.PERSONS: "(?:여 )?명|인\\b",
        Unit.COMPANIES: "(?:여 )?개\\s?(?:사|기업|업체)|개의 기업",
        Unit.STORES: "곳|개\\s?(?:매장|점포|점)",
        Unit.FLIGHTS: "(?:여 )?편|회 운항",
        Unit.CITIES: "개\\s?도시",
        Unit.OPERATIONS: "건",
        Unit.CONTAINERS: "(?:개의? )?컨테이너",
        Unit.YEARS: "년간|주년|개년",
        Unit.MONTHS: "개월|달(?!러)",
        Unit.DAYS: "일간|일\\b",
        Unit.MINUTES: "분간|분\\b",
    },
    Language.EN: {
        Unit.USD: "(?:US )?dollars?|USD",
        Unit.PERCENT: "%|per cent|percent",
        Unit.PERSONS: "people|persons|participants|citizens|Koreans|Kazakhstanis|tourists|students|patients|residents",
        Unit.COMPANIES: "(?:Korean )?(?:companies|firms|enterprises)",
        Unit.STORES: "stores?|shops?|outlets?",
        Unit.FLIGHTS: "(?:direct )?flights?",
        Unit.CITIES: "cities",
        Unit.OPERATIONS: "(?:complex )?operations?",
        Unit.CONTAINERS: "containers?",
        Unit.YEARS: "years?|(?:st|nd|rd|th) anniversary",
        Unit.MONTHS: "months?",
        Unit.DAYS: "days?",
        Unit.MINUTES: "minutes?",
    },
}
# «2000-нан астам адам», more than so many.
MORE_THAN = {Language.KK: "(?:-?[дтн][ае]н (?:астам|артық) )?"}
# «894 корейские компании»: one word may stand between.
UNIT_AFTER = {
    language: re.compile(
        rf"{MORE_THAN.get(language, '')}[{SPACE[1:-1]}-]?(?:[^\W\d][\w-]{{0,30}} )??(?:"
        + "|".join(f"(?P<{unit.name}>{words})" for unit, words in units.items())
        + ")"
    )
    for language, units in UNITS.items()
}
DIGIT = re.compile(r"\d")
WESTERN = {
    language: re.compile(
        rf"(?<![\d.,])(?P<number>{POINT_DECIMALS if language == Language.EN else COMMA_DECIMALS})"
        rf"(?:{SPACE}?(?P<scale>{'|'.join(scales)})\w*\.?)?"
    )
    for language, scales in SCALES.items()
}
DOLLAR_BEFORE = re.compile(r"(?:US)?\$\s?$")
YEARS = range(1800, 2200)


@dataclass(frozen=True)
class Quantity:
    """A number in a text, how exact it is as written, its unit where one follows, and its place."""

    amount: Decimal
    precision: Decimal
    unit: str
    start: int
    end: int
    # Where the number ends and its unit begins.
    number_end: int


def quantities(paragraph: str, language: str) -> Iterator[Quantity]:
    """All numbers of the paragraph; years of the calendar count as numbers without a unit."""
    if not DIGIT.search(paragraph):
        return
    read = _korean if language == Language.KO else _western
    for amount, precision, match in read(paragraph, language):
        unit, end = unit_around(paragraph, match.start(), match.end(), language)
        if unit == Unit.YEARS and amount in YEARS:
            unit, end = "", match.end()
        yield Quantity(amount, precision, unit, match.start(), end, match.end())


def _western(paragraph, language):
    for match in WESTERN[language].finditer(paragraph):
        number = _plain(match["number"], language)
        yield *_scaled(number, SCALES[language].get(match["scale"], 1)), match


def _korean(paragraph, language):
    for match in KOREAN.finditer(paragraph):
        parts = [_scaled(number, scale) for number, scale in _korean_parts(match[0])]
        yield sum(amount for amount, _precision in parts), min(precision for _amount, precision in parts), match


def _korean_parts(words):
    """Each number with all that multiplies it: in “4천2백만” the ten thousands count for the thousands as well."""
    scale, found = 1, []
    for number, letters in reversed(KOREAN_PART.findall(words)):
        own = [letter for letter in letters if letter in SMALL]
        if len(own) < len(letters):
            scale = prod(MYRIADS[letter] for letter in letters if letter not in SMALL)
        found.append((_plain(number, Language.KO), scale * prod(MYRIADS[letter] for letter in own)))
    return found


def _plain(digits, language):
    """The digits as Python reads them."""
    if language in (Language.KO, Language.EN):
        return digits.replace(",", "")
    return re.sub(SPACE, "", digits).replace(",", ".")


def _scaled(number, scale):
    value = Decimal(number)
    return value * scale, Decimal(scale).scaleb(min(0, value.as_tuple().exponent))


def unit_around(paragraph: str, start: int, end: int, language: str) -> tuple[str, int]:
    """The unit of the number that stands there, and where both end."""
    found = UNIT_AFTER[language].match(paragraph, end)
    if found:
        return Unit[found.lastgroup], found.end()
    if DOLLAR_BEFORE.search(paragraph, max(0, start - 4), start):
        return Unit.USD, end
    return "", end
