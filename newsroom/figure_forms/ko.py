"""Korean counts by ten thousands: «43억 달러 이상», «3만 5천 명», «894개사»."""

from decimal import Decimal

from .numbers import grouped

NO_NUMBER = "수치 없음"
UNITS = {
    "USD": "달러",
    "percent": "%",
    "persons": "명",
    "companies": "개사",
    "stores": "곳",
    "flights": "편",
    "cities": "개 도시",
    "operations": "건",
    "containers": "개",
    "years": "년",
    "months": "개월",
    "days": "일",
    "minutes": "분",
}
MYRIADS = {10**12: "조", 10**8: "억", 10**4: "만", 1: ""}
COMPARATORS = {"exact": ("", ""), "about": ("약 ", ""), "more_than": ("", " 이상"), "up_to": ("최대 ", "")}
RATES = {"": "", "week": "주 ", "month": "월 ", "year": "연 "}


def digits(number: Decimal) -> str:
    return grouped(number, ",", ".")


def compact(number: Decimal) -> str:
    rest, parts = abs(number), []
    for myriad, name in MYRIADS.items():
        count = rest // myriad if myriad > 1 else rest
        rest -= count * myriad
        if count:
            parts.append(_below_a_myriad(count) + name)
    return ("−" if number < 0 else "") + (" ".join(parts) or "0")


def amount(value: Decimal, scale: int, unit: str, comparator: str, per: str) -> str:
    before, after = COMPARATORS[comparator]
    number = compact(value * scale)
    space = "" if number[-1].isdigit() else " "
    return f"{RATES[per]}{before}{number}{space}{UNITS[unit]}{after}"


def _below_a_myriad(count: Decimal) -> str:
    return digits(count) if count % 1000 or count >= 10_000 else f"{digits(count / 1000)}천"
