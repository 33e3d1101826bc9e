"""Values over time on a true axis: geometry only; each value is as wide as its period is long."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from math import ceil, floor

from newsroom.charts import Drawing, Value, percent
from newsroom.time_axes import TimeAxis

# Heights in pixels; room above for words over the highest value.
TOP, PLOT, FOOT = 44, 220, 30
FEWEST_PERIODS = 3
MOST_LINES = 4
STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
# The narrowest and a usual width of the plot, on which words must not overlap; a letter takes so many pixels.
WIDTHS = {"everywhere": 250, "wide": 520}
LETTER, WIDE_LETTER, LINE_HEIGHT = 8, 14, 18
ABOVE, BELOW, ABOVE_ARROW = -11, 22, -24


@dataclass(frozen=True)
class Point:
    """A value in its place; `shows_words` tells on which widths its words have room."""

    value: Value
    x: str
    y: int
    start: str
    end: str
    words_y: int
    anchor: str
    shows_words: str


@dataclass(frozen=True)
class Line:
    """A level of the scale, a mark of the axis, or the way from one value to the next."""

    x1: str
    y1: int
    x2: str
    y2: int
    words: str = ""
    shows_words: str = "everywhere"
    is_zero: bool = False


@dataclass(frozen=True)
class TimeChart(Drawing):
    points: list[Point]
    levels: list[Line]
    ticks: list[Line]
    joins: list[Line]
    height: int = TOP + PLOT + FOOT
    foot: int = TOP + PLOT
    is_over_time = True

    @property
    def values(self):
        return [point.value for point in self.points]


def time_chart(values: Sequence[Value], number: Callable, date: Callable) -> TimeChart | None:
    """Only for three periods or more, all of them known; `number` and `date` say what stands on the axes."""
    if not all(value.period for value in values) or len({value.period for value in values}) < FEWEST_PERIODS:
        return None
    axis = TimeAxis.spanning(value.period for value in values)
    levels = _levels([value.amount for value in values])
    if len(levels) < 2:
        return None
    bottom, top = levels[0], levels[-1]

    def height(amount):
        return TOP + round(PLOT * (top - amount) / (top - bottom))

    return TimeChart(
        _points(values, axis, height),
        [Line("0%", height(one), "100%", height(one), number(one), is_zero=not one) for one in levels],
        _marks(axis, date),
        _joins(values, axis, height),
    )


def _marks(axis, date):
    return [
        Line(
            percent(tick.x),
            TOP,
            percent(tick.x),
            TOP + PLOT,
            date(tick.date),
            "wide" if tick.is_minor else "everywhere",
        )
        for tick in axis.ticks
    ]


def _levels(amounts):
    """Round numbers from zero, or from below it, to past the highest value."""
    low, high = min(0, *amounts), max(0, *amounts)
    if low == high:
        return []
    rough = (high - low) / MOST_LINES
    power = Decimal(10) ** rough.adjusted()
    step = next(step * power for step in STEPS if step * power >= rough)
    first, last = floor(low / step), ceil(high / step)
    return [number * step for number in range(first, last + 1)]


def _joins(values, axis, height):
    """The way from value to value, where no two speak of the same time and so none contradicts another."""
    ordered = sorted(values, key=lambda value: value.period.sort_key)
    if any(one.period.overlaps(other.period) for one, other in pairwise(ordered)):
        return []
    places = [(percent(axis.middle(value.period)), height(value.amount)) for value in ordered]
    return [Line(*one, *other) for one, other in pairwise(places)]


def _points(values, axis, height):
    """Words of the first, last, highest and lowest value find their room before the others."""
    order = sorted(range(len(values)), key=lambda index: _rank(values, index))
    taken = {width: [] for width in WIDTHS}
    points = {}
    for index in order:
        value = values[index]
        x, y = axis.middle(value.period), height(value.amount)
        anchor = "start" if x < 12 else "end" if x > 88 else "middle"
        offset, shown = _room(value, x, y, anchor, taken)
        start, end = axis.span(value.period)
        points[index] = Point(value, percent(x), y, percent(start), percent(end), y + offset, anchor, shown)
    return [points[index] for index in range(len(values))]


def _rank(values, index):
    amounts = [value.amount for value in values]
    is_telling = index in (0, len(values) - 1) or values[index].amount in (min(amounts), max(amounts))
    return (not is_telling, not values[index].is_disputed, index)


def _room(value, x, y, anchor, taken):
    """The first place, above or below, where the words fit the narrow page; else the wide one; else none."""
    above = ABOVE_ARROW if value.is_open else ABOVE
    for shown in ("everywhere", "wide"):
        widths = [width for width in WIDTHS if shown == "everywhere" or width == "wide"]
        for offset in (above, BELOW):
            boxes = {width: _box(value, x * WIDTHS[width] / 100, y + offset, anchor) for width in widths}
            if y + offset < TOP + PLOT and not any(_meets(boxes[width], taken[width]) for width in widths):
                for width in widths:
                    taken[width].append(boxes[width])
                return offset, shown
    return above, "nowhere"


def _box(value, x, y, anchor):
    length = sum(WIDE_LETTER if letter > "\u1100" and letter.isalpha() else LETTER for letter in value.short)
    left = {"start": x, "end": x - length, "middle": x - length / 2}[anchor]
    return left, left + length, y - LINE_HEIGHT, y


def _meets(box, others):
    left, right, top, bottom = box
    return any(left < one[1] and one[0] < right and top < one[3] and one[2] < bottom for one in others)
