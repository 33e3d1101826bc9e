"""How the values of a series are drawn: over time where their periods allow it, else as bars."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from newsroom.charts import MARKS, Drawing, Value, bar_chart
from newsroom.figure_words import amount_words, number_words
from newsroom.models.figures import Unit
from newsroom.series import Line, Reconciliation
from newsroom.time_charts import time_chart
from people.date_words import date_words

LABEL_LENGTH = 46


@dataclass(frozen=True)
class Panel:
    """One chart, and whether it shows growth rather than levels."""

    chart: Drawing
    is_growth: bool


def panels_of(lines: Iterable[Line], language: str, disputed: frozenset[int] = frozenset()) -> list[Panel]:
    """One chart for each set of values that can stand on one scale: growth and rates stand apart from levels.

    `disputed` are the figures of which other values were given.
    """
    scales = defaultdict(list)
    for line in lines:
        if line.figure.value is not None:
            scales[_scale(line)].append(_value(line, language, disputed))
    charts = [(_chart(values, language), is_growth) for (is_growth, _per), values in scales.items()]
    return [Panel(chart, is_growth) for chart, is_growth in charts if chart]


def bars_of(comparison: Reconciliation, language: str) -> Drawing | None:
    """The values of several series on one scale, where they are in one unit; those of a single one are drawn anyway."""
    series = {line.figure.indicator for line in comparison.lines}
    scales = {(line.figure.indicator.unit, *_scale(line)) for line in comparison.lines}
    if len(series) == 1 or len(scales) > 1:
        return None
    return bar_chart([_value(line, language) for line in comparison.lines if line.figure.value is not None])


def disputed_in(comparisons: Iterable[Reconciliation]) -> frozenset[int]:
    conflicts = (comparison for comparison in comparisons if comparison.is_conflict)
    return frozenset(line.figure.pk for comparison in conflicts for line in comparison.lines)


def _scale(line):
    return line.is_growth, line.figure.per


def _chart(values, language):
    over_time = time_chart(
        values, number=lambda amount: number_words(amount, language), date=lambda date: date_words(date, language)
    )
    return over_time or bar_chart(values)


def _value(line, language, disputed=frozenset()):
    figure = line.figure
    words = amount_words(figure.value, figure.scale, figure.indicator.unit, figure.comparator, language, per=figure.per)
    sign = "%" if figure.indicator.unit == Unit.PERCENT else ""
    short = f"{MARKS.get(figure.comparator, '')} {number_words(figure.amount, language)}{sign}".strip()
    return Value(
        figure.amount,
        words,
        _label(line, date_words(figure.period, language)),
        figure.comparator,
        figure.period,
        short,
        figure.pk in disputed,
    )


def _label(line, period):
    speaker = line.person or line.body
    # A drawing cannot mark a name as being in another language.
    label = f"{period} · {speaker.short}" if speaker and not speaker.lang else period
    return label if len(label) <= LABEL_LENGTH else period
