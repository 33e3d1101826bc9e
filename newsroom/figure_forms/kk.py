"""Kazakh: «4,3 млрд АҚШ долларынан астам», «35 мың адам», «30 күнге дейін»."""

from decimal import Decimal

from .numbers import NO_BREAK, as_said, grouped, split

NO_NUMBER = "саны көрсетілмеген"
# As it stands, ablative («астам» wants it), dative («дейін» wants it); a numeral takes no plural.
UNITS = {
    "USD": ("АҚШ доллары", "АҚШ долларынан", "АҚШ долларына"),
    "percent": ("пайыз", "пайыздан", "пайызға"),
    "persons": ("адам", "адамнан", "адамға"),
    "companies": ("компания", "компаниядан", "компанияға"),
    "stores": ("дүкен", "дүкеннен", "дүкенге"),
    "flights": ("рейс", "рейстен", "рейске"),
    "cities": ("қала", "қаладан", "қалаға"),
    "operations": ("операция", "операциядан", "операцияға"),
    "containers": ("контейнер", "контейнерден", "контейнерге"),
    "years": ("жыл", "жылдан", "жылға"),
    "months": ("ай", "айдан", "айға"),
    "days": ("күн", "күннен", "күнге"),
    "minutes": ("минут", "минуттан", "минутқа"),
}
SCALES = {10**3: "мың", 10**6: "млн", 10**9: "млрд", 10**12: "трлн"}
# What comes before the number, the case of the unit, what comes after it.
COMPARATORS = {
    "exact": ("", 0, ""),
    "about": ("шамамен ", 0, ""),
    "more_than": ("", 1, " астам"),
    "up_to": ("", 2, " дейін"),
}
RATES = {"": "", "week": "аптасына ", "month": "айына ", "year": "жылына "}


def digits(number: Decimal) -> str:
    return grouped(number, NO_BREAK, ",", ungrouped_below=10_000)


def compact(number: Decimal) -> str:
    return _scaled(*split(number, SCALES))


def amount(value: Decimal, scale: int, unit: str, comparator: str, per: str) -> str:
    before, case, after = COMPARATORS[comparator]
    number = _scaled(*as_said(value, scale, SCALES))
    space = NO_BREAK if number[-1].isdigit() else " "
    return f"{RATES[per]}{before}{number}{space}{UNITS[unit][case]}{after}"


def _scaled(number: Decimal, scale: int) -> str:
    return digits(number) if scale == 1 else f"{digits(number)}{NO_BREAK}{SCALES[scale]}"
