"""The values of an indicator as its page shows them: who gave them, how they compare, and how they are drawn."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Prefetch, QuerySet

from newsroom.charts import BarChart, Value, bar_chart
from newsroom.figure_words import amount_words
from newsroom.models import Comparison, Figure, Indicator, SourceText
from newsroom.reading import Reading, Shelf, Shown
from people.date_words import date_words

LABEL_LENGTH = 46


@dataclass(frozen=True)
class Line:
    """One value: who gave it, the series that it belongs to, and which outlets printed it."""

    shown: Shown
    person: Shown | None
    body: Shown | None
    series: Shown | None
    outlets: list[Shown] = field(default_factory=list)

    @property
    def figure(self) -> Figure:
        return self.shown.record


@dataclass(frozen=True)
class Reconciliation:
    """Values that must be read together, and the desk's note on why they differ or agree."""

    shown: Shown
    lines: list[Line]


def public_figures(reading: Reading) -> QuerySet:
    """Figures that a reader may see, each in a series that the reader may open."""
    series = Indicator.objects.public(reading.language, reading.at)
    figures = Figure.objects.public(reading.language, reading.at).filter(indicator__in=series.values("pk"))
    return figures.select_related("indicator", "said_by", "said_by_organisation")


def texts_behind(figures: Iterable[Figure]) -> dict[str, SourceText]:
    """The source texts that the evidence of the figures names, by slug."""
    slugs = {row.source_text for figure in figures for row in figure.sources.all() if row.source_text}
    return {text.slug: text for text in SourceText.objects.filter(slug__in=slugs).select_related("outlet")}


def lines_of(figures: Iterable[Figure], shelf: Shelf, texts: dict[str, SourceText] | None = None) -> list[Line]:
    """Only figures that exist in the reader's language, by period."""
    ordered = sorted(shelf.in_language(figures), key=lambda shown: (shown.record.period.sort_key, shown.record.pk))
    return [
        Line(
            shown,
            shelf.shown(shown.record.said_by),
            shelf.shown(shown.record.said_by_organisation),
            shelf.shown(shown.record.indicator),
            _outlets(shown.record, shelf, texts) if texts else [],
        )
        for shown in ordered
    ]


def _outlets(figure, shelf, texts):
    named = {row.source_text for row in figure.sources.all()} & texts.keys()
    outlets = (shelf.shown(texts[slug].outlet) or shelf.shown(texts[slug]) for slug in sorted(named))
    return list({outlet.record: outlet for outlet in outlets if outlet}.values())


def comparisons_with(figures: Iterable[Figure], reading: Reading) -> list[Comparison]:
    """Comparisons that a reader may see and that take in one of the figures: two queries."""
    related = Comparison.objects.filter(figures__in=figures).values("pk")
    comparisons = Comparison.objects.public(reading.language, reading.at).filter(pk__in=related)
    return list(comparisons.prefetch_related(Prefetch("figures", public_figures(reading))).order_by("pk"))


def comparisons_of(comparisons: Iterable[Comparison], shelf: Shelf) -> list[Reconciliation]:
    return [
        Reconciliation(shown, lines_of(shown.record.figures.all(), shelf)) for shown in shelf.in_language(comparisons)
    ]


def charts_of(lines: Iterable[Line], language: str) -> list[BarChart]:
    """One chart for each set of values that can stand on one scale: growth and rates stand apart from levels."""
    scales = defaultdict(list)
    for line in lines:
        figure = line.figure
        if figure.value is not None:
            is_growth = figure.direction == Figure.Direction.INCREASE
            scales[is_growth, figure.per].append(_value(line, language))
    return [chart for chart in map(bar_chart, scales.values()) if chart]


def _value(line, language):
    figure = line.figure
    words = amount_words(figure.value, figure.scale, figure.indicator.unit, figure.comparator, language, per=figure.per)
    speaker = line.person or line.body
    period = date_words(figure.period, language)
    label = f"{period} · {speaker.short}" if speaker else period
    return Value(figure.amount, words, label if len(label) <= LABEL_LENGTH else period, figure.comparator)
