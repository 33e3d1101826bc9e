"""How honest dates are said in the four languages, each at its own precision and never more exactly."""

from functools import lru_cache

from people.curation.languages import Language
from people.date_forms import en, kk, ko, ru
from people.date_forms.shapes import Forms, Patterns, Shape
from people.dates import HonestDate, Precision

FORMS: dict[str, Forms] = {
    Language.RU: ru.FORMS,
    Language.KK: kk.FORMS,
    Language.KO: ko.FORMS,
    Language.EN: en.FORMS,
}
POINT_SHAPES = {
    Precision.DAY: Shape.DAY,
    Precision.MONTH: Shape.MONTH,
    Precision.HALF: Shape.HALF,
    Precision.YEAR: Shape.YEAR,
}
SHAPES_WITHIN_A_YEAR = {
    Precision.DAY: Shape.DAYS_OF_YEAR,
    Precision.MONTH: Shape.MONTHS_OF_YEAR,
    Precision.HALF: Shape.HALVES_OF_YEAR,
}
# Pages say the same days over and over: those of their posts, and those of the newest records.
NUM_REMEMBERED = 4096
LENGTHS_OF_MACHINE_DATES = {Precision.DAY: 10, Precision.MONTH: 7, Precision.YEAR: 4}


@lru_cache(NUM_REMEMBERED)
def date_words(date: HonestDate, language: str) -> str:
    """The date standing alone: “June 2024”."""
    forms = FORMS[language]
    return _say(*_ends(date), forms, forms.standing) if date else forms.unknown


def date_in_sentence(date: HonestDate, language: str) -> str:
    """The date as an answer to “when?”: “in June 2024”; nothing when it is not known."""
    forms = FORMS[language]
    return _say(*_ends(date), forms, forms.in_sentence) if date else ""


@lru_cache(NUM_REMEMBERED)
def period_words(start: HonestDate, end: HonestDate, language: str) -> str:
    """One phrase for two dates, of which either may be unknown and either may itself be a range."""
    forms = FORMS[language]
    if not start and not end:
        return forms.unknown
    if start == end:
        return date_words(start, language)
    if start and end and Precision.RANGE not in (start.precision, end.precision):
        return _say(start, end, forms, forms.standing)
    since = _say(*_ends(start), forms, forms.since) if start else ""
    until = _say(*_ends(end), forms, forms.until) if end else ""
    return f"{since} {until}".strip()


def machine_date(date: HonestDate) -> str:
    """The value for `<time datetime>`, empty where HTML has none: for half-years, ranges and unknown dates."""
    length = LENGTHS_OF_MACHINE_DATES.get(date.precision)
    return date.earliest.isoformat()[:length] if length else ""


def _ends(date: HonestDate) -> tuple[HonestDate, HonestDate]:
    points = [HonestDate.parse(point) for point in date.notation.split("/")]
    return points[0], points[-1]


def _say(start: HonestDate, end: HonestDate, forms: Forms, patterns: Patterns) -> str:
    shape = _shape(start, end)
    if shape == Shape.APART:
        return patterns[shape].format_map(_phrases(start, end, forms))
    first = {f"first_{name}": word for name, word in _words(start, forms).items()}
    return patterns[shape].format_map(first | _words(end, forms))


def _shape(start: HonestDate, end: HonestDate) -> Shape:
    if start == end:
        return POINT_SHAPES[start.precision]
    if start.precision != end.precision:
        return Shape.APART
    if start.precision == Precision.YEAR:
        return Shape.YEARS
    if start.earliest.year != end.earliest.year:
        return Shape.APART
    if start.precision == Precision.DAY and start.earliest.month == end.earliest.month:
        return Shape.DAYS_OF_MONTH
    return SHAPES_WITHIN_A_YEAR[start.precision]


def _words(date: HonestDate, forms: Forms) -> dict[str, str | int]:
    day, month, year = date.earliest.day, date.earliest.month, date.earliest.year
    words = {"day": day, "year": year}
    for index, table in ((day - 1, forms.days), (month - 1, forms.months), (month > 6, forms.halves)):
        words |= {name: names[index] for name, names in table.items()}
    return words


def _phrases(start: HonestDate, end: HonestDate, forms: Forms) -> dict[str, str]:
    bound = {**forms.standing, **forms.bound}
    return {
        "first": _say(start, start, forms, forms.standing),
        "last": _say(end, end, forms, forms.standing),
        "bound_first": _say(start, start, forms, bound),
        "bound_last": _say(end, end, forms, bound),
        "since_first": _say(start, start, forms, forms.since),
        "until_last": _say(end, end, forms, forms.until),
    }
