"""English: “more than $4.3 billion”, “35,000 people”, “20 flights a week”."""

from decimal import Decimal

from .numbers import as_said, grouped, split

NO_NUMBER = "no number given"
UNITS = {
    "persons": ("person", "people"),
    "companies": ("company", "companies"),
    "stores": ("store", "stores"),
    "flights": ("flight", "flights"),
    "cities": ("city", "cities"),
    "operations": ("operation", "operations"),
    "containers": ("container", "containers"),
    "years": ("year", "years"),
    "months": ("month", "months"),
    "days": ("day", "days"),
    "minutes": ("minute", "minutes"),
}
SCALES = {10**6: "million", 10**9: "billion", 10**12: "trillion"}
COMPARATORS = {"exact": "", "more_than": "more than ", "about": "about ", "up_to": "up to "}
RATES = {"": "", "week": " a week", "month": " a month", "year": " a year"}


def digits(number: Decimal) -> str:
    return grouped(number, ",", ".")


def compact(number: Decimal) -> str:
    return _scaled(*split(number, SCALES))


def amount(value: Decimal, scale: int, unit: str, comparator: str, per: str) -> str:
    number = _scaled(*as_said(value, scale, SCALES))
    return f"{COMPARATORS[comparator]}{_with_unit(number, unit)}{RATES[per]}"


def _scaled(number: Decimal, scale: int) -> str:
    return digits(number) if scale == 1 else f"{digits(number)} {SCALES[scale]}"


def _with_unit(number: str, unit: str) -> str:
    if unit == "USD":
        return f"−${number[1:]}" if number.startswith("−") else f"${number}"
    if unit == "percent":
        return f"{number}%"
    return f"{number} {UNITS[unit][number != '1']}"
