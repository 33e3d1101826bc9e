"""Years, months, days and the like, each by itself: «10–12 марта 2019 года» has two days, a month and a year."""

import re

from .calendar_words import AMBIGUOUS, AMBIGUOUS_UNLESS, AMBIGUOUS_UNLESS_AFTER, CALENDARS, NUMERIC, WEEKDAYS
from .facts import DatePart
from .numerals.fractions import blank

NUMBER = re.compile(r"\d{1,2}")
YEARS_CUT = re.compile(r"(?<!\d)(?P<year>(?:1[89]|20)\d\d)[–—\-∼~/](?P<last>\d\d)(?!\d)")


def dates(text: str, language: str) -> tuple[str, list[DatePart]]:
    """The text with its dates blanked out letter by letter, so that no day is counted as a number, and these."""
    reading = _Reading(text, language)
    for pattern in NUMERIC:
        reading.take(pattern, _numeric)
    for pattern in reading.calendar.days:
        reading.take(pattern, _days)
    reading.take(reading.calendar.half, _half)
    reading.take(reading.calendar.quarter, _quarter)
    reading.take(reading.calendar.month, _months)
    reading.take(reading.calendar.weekday, _weekday)
    reading.take(reading.calendar.bare_day, _bare_day)
    reading.take(YEARS_CUT, _cut_years)
    reading.take(reading.calendar.year, _year)
    reading.take(reading.calendar.decade, _decade)
    return reading.rest, sorted(reading.parts, key=lambda part: part.start)


class _Reading:
    """A text of which one pattern after another takes what is its own."""

    def __init__(self, text, language):
        self.rest, self.language, self.calendar = text, language, CALENDARS[language]
        self.parts = []

    def take(self, pattern, read):
        found = list(pattern.finditer(self.rest))
        for match in found:
            self.parts += read(match, self)
        if found:
            self.rest = pattern.sub(blank, self.rest)


def _numeric(match, reading):
    month = int(match["month"])
    yield DatePart(*match.span("day"), "day", int(match["day"]), month)
    yield DatePart(*match.span("month"), "month", month)
    yield DatePart(*match.span("year"), "year", int(match["year"]))


def _days(match, reading):
    month = reading.calendar.month_of(match["month"])
    for day in NUMBER.finditer(match["days"]):
        yield DatePart(match.start("days") + day.start(), match.start("days") + day.end(), "day", int(day[0]), month)
    yield DatePart(*match.span("month"), "month", month)


def _months(match, reading):
    if "first" in match.re.groupindex and match["first"]:
        yield DatePart(*match.span("first"), "month", int(match["first"]))
    month = reading.calendar.month_of(match["month"])
    yield DatePart(*match.span("month"), "month", month, is_loose=_is_ambiguous(match, month, reading))


def _is_ambiguous(match, month, reading):
    if month not in AMBIGUOUS.get(reading.language, ()):
        return False
    before = reading.rest[max(0, match.start() - 6) : match.start()]
    return not (AMBIGUOUS_UNLESS.search(before) or AMBIGUOUS_UNLESS_AFTER.match(match.string, match.end()))


def _value(match):
    groups = match.groupdict()
    return groups["value"] or groups["other"]


def _half(match, reading):
    yield DatePart(*match.span(), "half", reading.calendar.ordinal_of(_value(match)))


def _quarter(match, reading):
    yield DatePart(*match.span(), "quarter", reading.calendar.ordinal_of(_value(match)))


def _weekday(match, reading):
    yield DatePart(*match.span(), "weekday", WEEKDAYS[reading.language].index(_value(match).lower()))


def _bare_day(match, reading):
    yield DatePart(*match.span("value"), "day", int(match["value"]))


def _cut_years(match, reading):
    yield DatePart(*match.span("year"), "year", int(match["year"]))
    yield DatePart(*match.span("last"), "year", int(match["year"][:2] + match["last"]))


def _year(match, reading):
    yield DatePart(*match.span(), "year", int(match[0]))


def _decade(match, reading):
    yield DatePart(*match.span(), "year", 1900 + int(match["value"]))
