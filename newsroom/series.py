"""The values of an indicator as its page shows them: who gave them, who quoted them, and how they compare."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter

from django.db.models import Count, Exists, F, OuterRef, Prefetch, QuerySet, Subquery, Window
from django.db.models.functions import RowNumber

from newsroom.models import Article, Comparison, Figure, Indicator, SourceText
from newsroom.reading import Reading, Shelf, Shown
from newsroom.registers import Newest, public_here
from newsroom.walks import walk
from people.models import Place

# How many articles that quote a value stand beside it.
MOST_QUOTING = 3


@dataclass(frozen=True)
class Line:
    """One value: who gave it, the series that it belongs to, and which outlets printed it."""

    shown: Shown
    person: Shown | None
    body: Shown | None
    series: Shown | None
    shelf: Shelf
    outlets: list[Shown] = field(default_factory=list)
    quoting: Newest = field(default_factory=lambda: Newest([], 0))

    @property
    def figure(self) -> Figure:
        return self.shown.record

    @property
    def side(self) -> Shown | None:
        """The country that the value was given for; ask it of `public_figures`, which bring it along."""
        return self.shelf.shown(side_of(self.figure))

    @property
    def is_attributed(self) -> bool:
        return bool(self.person or self.body or self.figure.is_said_by_reporter)

    @property
    def is_growth(self) -> bool:
        return self.figure.direction == Figure.Direction.INCREASE


@dataclass(frozen=True)
class Reconciliation:
    """Values that must be read together, and the desk's note on why they differ or agree."""

    shown: Shown
    lines: list[Line]

    @property
    def is_conflict(self) -> bool:
        return self.shown.record.kind == Comparison.Kind.CONFLICT


def public_figures(reading: Reading) -> QuerySet:
    """Figures that a reader may see, each in a series that the reader may open."""
    series = walk(Indicator, reading).filter(object_id=OuterRef("indicator"))
    figures = public_here(Figure.objects.filter(Exists(series)), reading)
    return figures.select_related("indicator", "said_by__country", "said_by_organisation__country")


def side_of(figure: Figure) -> Place | None:
    """The country for which a value was given: that of the body, else that of the person.

    Nobody speaks for a country in the name of an international body.
    """
    body, person = figure.said_by_organisation, figure.said_by
    if body:
        return body.country
    return person.country if person and not person.is_international and not figure.is_said_by_reporter else None


def speakers_of(figures: Iterable[Figure]) -> list:
    """Everybody and everything that the lines of these figures name as their source."""
    return [one for figure in figures for one in (figure.said_by, figure.said_by_organisation, side_of(figure))]


def texts_behind(figures: Iterable[Figure]) -> dict[str, SourceText]:
    """The source texts that the evidence of the figures names, by slug."""
    slugs = {row.source_text for figure in figures for row in figure.sources.all() if row.source_text}
    return {text.slug: text for text in SourceText.objects.filter(slug__in=slugs).select_related("outlet")}


def quotations_of(figures: list[Figure], reading: Reading) -> dict[int, Newest]:
    """The newest articles that quote each figure, and how many do: two queries for all of them."""
    current = walk(Article, reading).filter(object_id=OuterRef("article_id"))
    quotations = Article.figures.through.objects.filter(figure__in=figures).annotate(
        first_public_at=Subquery(current.values("first_public_at")[:1])
    )
    newest_first = [F("first_public_at").desc(), F("article_id").desc()]
    rows = quotations.filter(first_public_at__isnull=False).annotate(
        rank=Window(RowNumber(), partition_by="figure_id", order_by=newest_first),
        total=Window(Count("pk"), partition_by="figure_id"),
    )
    ranked = rows.filter(rank__lte=MOST_QUOTING).order_by("figure_id", "rank")
    found = list(ranked.values_list("figure_id", "article_id", "total"))
    articles = Article.objects.defer("lead", "body", "search_text").in_bulk({pk for _figure, pk, _total in found})
    return {
        figure: Newest([articles[pk] for _figure, pk, _total in group], group[0][2])
        for figure, group in ((figure, list(group)) for figure, group in groupby(found, key=itemgetter(0)))
    }


def lines_of(
    figures: Iterable[Figure],
    shelf: Shelf,
    texts: dict[str, SourceText] | None = None,
    quotations: dict[int, Newest] | None = None,
) -> list[Line]:
    """Only figures that exist in the reader's language, by period."""
    ordered = sorted(shelf.in_language(figures), key=lambda shown: (shown.record.period.sort_key, shown.record.pk))
    quoting = quotations or {}
    return [
        Line(
            shown,
            shelf.shown(shown.record.said_by),
            shelf.shown(shown.record.said_by_organisation),
            shelf.shown(shown.record.indicator),
            shelf,
            _outlets(shown.record, shelf, texts) if texts else [],
            _quoting(quoting.get(shown.record.pk), shelf),
        )
        for shown in ordered
    ]


def _quoting(articles, shelf):
    return Newest(shelf.in_language(articles), articles.total) if articles else Newest([], 0)


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
    """Apparent conflicts first: nobody should read a value before meeting the one that contradicts it."""
    found = [
        Reconciliation(shown, lines_of(shown.record.figures.all(), shelf)) for shown in shelf.in_language(comparisons)
    ]
    return sorted(found, key=lambda comparison: not comparison.is_conflict)
