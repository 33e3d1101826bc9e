"""Bar charts from numbers: geometry only, always from zero, with a mark where a value is not exact."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from newsroom.models.figures import Comparator
from people.dates import HonestDate

ROW_HEIGHT = 64
BASELINES = {"words": 15, "label": 33, "bar": 40, "mark": 52}
BAR_HEIGHT = 14
# The longest bar leaves room for its mark.
FULL_WIDTH = Decimal(92)
MARKS = {Comparator.MORE_THAN: ">", Comparator.ABOUT: "≈", Comparator.UP_TO: "≤"}


@dataclass(frozen=True)
class Value:
    """One number to draw: its words, what it belongs to, how exact it is said to be, and whether another was given."""

    amount: Decimal
    words: str
    label: str
    comparator: str = Comparator.EXACT
    period: HonestDate = field(default_factory=HonestDate)
    short: str = ""
    is_disputed: bool = False

    @property
    def mark(self) -> str:
        return MARKS.get(self.comparator, "")

    @property
    def is_open(self) -> bool:
        """The real number lies beyond the one that was said."""
        return self.comparator == Comparator.MORE_THAN


class Drawing:
    """What any chart can say of its values, for its legend."""

    values: Sequence[Value]

    @property
    def is_inexact(self) -> bool:
        return any(value.mark for value in self.values)

    @property
    def is_disputed(self) -> bool:
        return any(value.is_disputed for value in self.values)


@dataclass(frozen=True)
class Bar:
    """A value in its place; heights are pixels, widths are parts of the width that the page gives."""

    value: Value
    x: str
    width: str
    tip: str
    words_y: int
    label_y: int
    bar_y: int
    mark_y: int


@dataclass(frozen=True)
class BarChart(Drawing):
    bars: list[Bar]
    height: int
    zero: str
    bar_height: int = BAR_HEIGHT
    is_over_time = False

    @property
    def values(self):
        return [bar.value for bar in self.bars]

    @property
    def crosses_zero(self) -> bool:
        return min(value.amount for value in self.values) < 0


def bar_chart(values: Sequence[Value]) -> BarChart | None:
    """Nothing is drawn for a single value, nor where all are zero; what falls below zero runs to the left of it."""
    if len(values) < 2:
        return None
    low, high = (extreme(0, *(value.amount for value in values)) for extreme in (min, max))
    if low == high:
        return None
    scale = FULL_WIDTH / (high - low)
    bars = [_bar(value, row, -low * scale, scale) for row, value in enumerate(values)]
    return BarChart(bars, ROW_HEIGHT * len(bars), percent(-low * scale))


def percent(number: Decimal | float) -> str:
    return f"{number:.2f}%"


def _bar(value, row, zero, scale):
    top = {f"{name}_y": row * ROW_HEIGHT + offset for name, offset in BASELINES.items()}
    ends = sorted([zero, zero + value.amount * scale])
    return Bar(value, percent(ends[0]), percent(ends[1] - ends[0]), percent(ends[1]), **top)
