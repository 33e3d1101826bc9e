from datetime import date

from django.db.models import Prefetch
from django.shortcuts import render

from newsroom.evidence import evidence_of
from newsroom.filters import IndicatorFilter
from newsroom.models import Comparison, Indicator
from newsroom.paging import page_by_key
from newsroom.reading import Shelf, open_page, reading_of
from newsroom.registers import coverage
from newsroom.series import charts_of, comparisons_of, comparisons_with, lines_of, public_figures, texts_behind

PAGE_SIZE = 50


def indicator_list(request):
    """What is measured, by name, each with its latest value."""
    reading = reading_of(request)
    filters = IndicatorFilter(request.GET, Indicator.objects.public(reading.language, reading.at), reading=reading)
    conflicts = Comparison.objects.public(reading.language, reading.at).filter(kind=Comparison.Kind.CONFLICT)
    figures = public_figures(reading).prefetch_related(Prefetch("comparisons", conflicts))
    rows = filters.qs.prefetch_related(Prefetch("figures", figures))
    page = page_by_key(rows, key="public_title", cursor=request.GET.get("after", ""), size=PAGE_SIZE, descending=False)
    latest = {indicator.pk: latest_of(indicator.figures.all()) for indicator in page}
    chosen = [figure for figure in latest.values() if figure]
    speakers = [speaker for figure in chosen for speaker in (figure.said_by, figure.said_by_organisation)]
    shelf = Shelf(reading, page, chosen, speakers)
    context = {
        "reading": reading,
        "filters": filters,
        "entries": [indicator_entry(indicator, latest[indicator.pk], shelf) for indicator in page],
        "paging": page,
    }
    return render(request, "newsroom/indicator_list.html", context)


def latest_of(figures):
    """The figure of the latest period; one without a number only where no other has one."""
    dated = sorted(figures, key=lambda figure: (figure.value is not None, figure.period_latest or date.min, figure.pk))
    return dated[-1] if dated else None


def indicator_entry(indicator, latest, shelf):
    return {
        "shown": shelf.shown(indicator),
        "line": next(iter(lines_of([latest], shelf)), None) if latest else None,
        "num_values": len(indicator.figures.all()),
        "is_disputed": bool(latest) and bool(latest.comparisons.all()),
    }


def indicator_detail(request, slug):
    """One series: every value with who gave it, and the values of other series that must be read with it."""
    reading = reading_of(request)
    page = open_page(Indicator.objects.prefetch_related("topics", "sources"), slug, reading)
    indicator = page.record
    figures = list(public_figures(reading).filter(indicator=indicator).prefetch_related("sources"))
    comparisons = comparisons_with(figures, reading)
    compared = [figure for comparison in comparisons for figure in comparison.figures.all()]
    texts = texts_behind(figures)
    articles = coverage(reading, figures__indicator=indicator)
    shelf = Shelf(
        reading,
        [*figures, *compared],
        [figure.said_by for figure in [*figures, *compared]],
        [figure.said_by_organisation for figure in [*figures, *compared]],
        [figure.indicator for figure in compared],
        comparisons,
        texts.values(),
        [text.outlet for text in texts.values()],
        indicator.topics.all(),
        articles,
    )
    lines = lines_of(figures, shelf, texts)
    context = {
        "reading": reading,
        "page": page,
        "indicator": indicator,
        "lines": lines,
        "charts": charts_of(lines, reading.language),
        "comparisons": comparisons_of(comparisons, shelf),
        "topics": shelf.in_language(indicator.topics.all()),
        "articles": shelf.in_language(articles),
        "evidence": evidence_of(indicator, reading),
    }
    return render(request, "newsroom/indicator_detail.html", context)
