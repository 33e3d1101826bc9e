"""Bar charts from numbers: geometry only, always from zero, with a mark where a value is not exact."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from newsroom.models.figures import Comparator

ROW_HEIGHT = 64
BASELINES = {"words": 15, "label": 33, "bar": 40, "mark": 52}
BAR_HEIGHT = 14
# The longest bar leaves room for its mark.
FULL_WIDTH = Decimal(92)
MARKS = {Comparator.MORE_THAN: ">", Comparator.ABOUT: "≈", Comparator.UP_TO: "≤"}


@dataclass(frozen=True)
class Value:
    """One number to draw: its words, what it belongs to, and how exact it is said to be."""

    amount: Decimal
    words: str
    label: str
    comparator: str = Comparator.EXACT


@dataclass(frozen=True)
class Bar:
    """A value in its place; heights are pixels, widths are parts of the width that the page gives."""

    value: Value
    width: str
    words_y: int
    label_y: int
    bar_y: int
    mark_y: int

    @property
    def mark(self) -> str:
        return MARKS.get(self.value.comparator, "")


@dataclass(frozen=True)
class BarChart:
    bars: list[Bar]
    height: int
    bar_height: int = BAR_HEIGHT

    @property
    def has_marks(self) -> bool:
        return any(bar.mark for bar in self.bars)


def bar_chart(values: Sequence[Value]) -> BarChart | None:
    """Nothing is drawn for a single value, nor where a bar from zero would mislead."""
    if len(values) < 2 or min(value.amount for value in values) < 0:
        return None
    longest = max(value.amount for value in values)
    if not longest:
        return None
    bars = [_bar(value, row, longest) for row, value in enumerate(values)]
    return BarChart(bars, ROW_HEIGHT * len(bars))


def _bar(value, row, longest):
    top = {f"{name}_y": row * ROW_HEIGHT + offset for name, offset in BASELINES.items()}
    return Bar(value, f"{value.amount / longest * FULL_WIDTH:.2f}%", **top)
