"""Russian: «более 4,3 млрд долларов США», «35 тысяч человек», «894 компании»."""

from decimal import Decimal

from .numbers import NO_BREAK, as_said, grouped, split

NO_NUMBER = "без числа"
# After 1, after 2 (also: genitive singular), after 5 (also: genitive plural).
UNITS = {
    "USD": ("доллар США", "доллара США", "долларов США"),
    "percent": ("%", "%", "%"),
    "persons": ("человек", "человека", "человек"),
    "companies": ("компания", "компании", "компаний"),
    "stores": ("магазин", "магазина", "магазинов"),
    "flights": ("рейс", "рейса", "рейсов"),
    "cities": ("город", "города", "городов"),
    "operations": ("операция", "операции", "операций"),
    "containers": ("контейнер", "контейнера", "контейнеров"),
    "years": ("год", "года", "лет"),
    "months": ("месяц", "месяца", "месяцев"),
    "days": ("день", "дня", "дней"),
    "minutes": ("минута", "минуты", "минут"),
}
SCALES = {
    10**3: ("тысяча", "тысячи", "тысяч"),
    10**6: ("млн", "млн", "млн"),
    10**9: ("млрд", "млрд", "млрд"),
    10**12: ("трлн", "трлн", "трлн"),
}
SHORT_SCALES = {10**3: "тыс.", 10**6: "млн", 10**9: "млрд", 10**12: "трлн"}
COMPARATORS = {"exact": "", "more_than": "более ", "about": "около ", "up_to": "до "}
RATES = {"": "", "week": " в неделю", "month": " в месяц", "year": " в год"}


def digits(number: Decimal) -> str:
    return grouped(number, NO_BREAK, ",", ungrouped_below=10_000)


def compact(number: Decimal) -> str:
    number, scale = split(number, SHORT_SCALES)
    return digits(number) if scale == 1 else f"{digits(number)}{NO_BREAK}{SHORT_SCALES[scale]}"


def amount(value: Decimal, scale: int, unit: str, comparator: str, per: str) -> str:
    number, scale = as_said(value, scale, SCALES)
    governed = bool(COMPARATORS[comparator])
    counted = _after(number, SCALES.get(scale, UNITS[unit]), governed)
    noun = "" if scale == 1 else f" {UNITS[unit][2]}"
    return f"{COMPARATORS[comparator]}{digits(number)}{NO_BREAK}{counted}{noun}{RATES[per]}"


def _after(number: Decimal, noun: tuple[str, str, str], governed: bool) -> str:
    """The noun after the number; «более», «около» and «до» put both in the genitive."""
    one, few, many = noun
    if number % 1:
        return few
    is_teen = abs(number) % 100 in range(11, 20)
    last = abs(number) % 10
    if last == 1 and not is_teen:
        return few if governed else one
    return few if last in (2, 3, 4) and not is_teen and not governed else many
