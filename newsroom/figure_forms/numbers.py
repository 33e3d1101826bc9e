"""Numbers in figures, exact to the last digit that was said."""

from collections.abc import Iterable
from decimal import Decimal

NO_BREAK = "\xa0"


def grouped(number: Decimal, separator: str, point: str, *, ungrouped_below: int = 0) -> str:
    """The number in full, without idle zeros after the point."""
    digits = f"{number:,f}"
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    if abs(number) < ungrouped_below:
        digits = digits.replace(",", "")
    return digits.translate({ord(","): separator, ord("."): point, ord("-"): "−"})


def split(number: Decimal, scales: Iterable[int]) -> tuple[Decimal, int]:
    """The number at the largest scale at which two decimals suffice, and that scale."""
    for scale in sorted(scales, reverse=True):
        if abs(number) >= scale and not number * 100 % scale:
            return number / scale, scale
    return number, 1


def as_said(value: Decimal, scale: int, scales: Iterable[int]) -> tuple[Decimal, int]:
    """The value at the scale that the source used, where the language has a word for it."""
    return (value, scale) if scale == 1 or scale in scales else split(value * scale, scales)
