from datetime import date

from django.db.models import F, Prefetch
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse

from newsroom import series_files, structured
from newsroom.drawings import bars_of, disputed_in, panels_of
from newsroom.evidence import evidence_of
from newsroom.filters import IndicatorFilter
from newsroom.listing import Listing, at_clean_address
from newsroom.models import Article, Comparison, Figure, Indicator
from newsroom.reading import Shelf, open_page, reading_of
from newsroom.registers import newest, news_about
from newsroom.series import (
    comparisons_of,
    comparisons_with,
    lines_of,
    public_figures,
    quotations_of,
    speakers_of,
    texts_behind,
)

PAGE_SIZE = 50
# So many values stand on the page; the files hold all.
MOST_VALUES = 100


@at_clean_address
def indicator_list(request):
    """What is measured, by name, each with its latest value."""
    listing = Listing(request, IndicatorFilter, size=PAGE_SIZE)
    reading = listing.reading
    conflicts = Comparison.objects.public(reading.language, reading.at).filter(kind=Comparison.Kind.CONFLICT)
    figures = public_figures(reading).prefetch_related(Prefetch("comparisons", conflicts))
    indicators = listing.page.records(Indicator.objects.prefetch_related(Prefetch("figures", figures)))
    latest = {indicator.pk: latest_of(indicator.figures.all()) for indicator in indicators}
    chosen = [figure for figure in latest.values() if figure]
    speakers = [speaker for figure in chosen for speaker in (figure.said_by, figure.said_by_organisation)]
    shelf = Shelf(reading, indicators, chosen, speakers)
    entries = [indicator_entry(indicator, latest[indicator.pk], shelf) for indicator in indicators]
    return listing.render("newsroom/indicator_list.html", entries=entries)


def latest_of(figures):
    """The figure of the latest period; growth only where there is no level, no number only where there is none."""
    dated = sorted(
        figures,
        key=lambda figure: (
            figure.value is not None,
            figure.direction != Figure.Direction.INCREASE,
            figure.period_latest or date.min,
            figure.pk,
        ),
    )
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
    figures = newest(latest_first(values_of(indicator, reading)), MOST_VALUES)
    comparisons = comparisons_with(figures.rows, reading)
    texts, quotations = texts_behind(figures), quotations_of(figures.rows, reading)
    told = Article.figures.through.objects.filter(figure__indicator=indicator)
    articles = news_about(reading, Article.objects.filter(pk__in=told.values("article")), "pk")
    shelf = Shelf(
        reading,
        *shelved(figures, comparisons, texts),
        *quotations.values(),
        indicator.topics.all(),
        articles,
    )
    lines = lines_of(figures, shelf, texts, quotations)
    reconciled = comparisons_of(comparisons, shelf)
    context = {
        "reading": reading,
        "page": page,
        "indicator": indicator,
        "lines": lines,
        "latest": latest_lines(lines, reconciled),
        "num_values": figures.total,
        "is_cut": figures.is_cut,
        "panels": panels_of(lines, reading.language, disputed_in(reconciled)),
        "comparisons": [(one, bars_of(one, reading.language)) for one in reconciled],
        "topics": shelf.in_language(indicator.topics.all()),
        "articles": shelf.in_language(articles),
        "evidence": evidence_of(indicator, reading),
    }
    context["structured"] = dataset(request, page, lines)
    return render(request, "newsroom/indicator_detail.html", context)


def shelved(figures, comparisons, texts):
    """Everything whose name the values of a series may need."""
    compared = [figure for comparison in comparisons for figure in comparison.figures.all()]
    return [
        [*figures, *compared],
        speakers_of([*figures, *compared]),
        [figure.indicator for figure in compared],
        comparisons,
        texts.values(),
        [text.outlet for text in texts.values()],
    ]


def dataset(request, page, lines):
    return structured.dataset(
        page,
        unit=page.record.get_unit_display(),
        url=request.build_absolute_uri(page.url),
        files={kind: request.build_absolute_uri(url) for kind, url in files_of(page.record).items()},
        periods=[line.figure.period for line in lines],
    )


def latest_lines(lines, comparisons):
    """The latest value, together with the values of this series that contradict it."""
    latest = latest_of([line.figure for line in lines])
    conflicts = [comparison.lines for comparison in comparisons if comparison.is_conflict]
    together = [line for rows in conflicts for line in rows if latest in [row.figure for row in rows]]
    together = [line for line in together if line.figure.indicator_id == latest.indicator_id]
    return together or [line for line in lines if line.figure == latest]


def values_of(indicator, reading):
    return public_figures(reading).filter(indicator=indicator).prefetch_related("sources")


def latest_first(figures):
    return figures.order_by(F("period_latest").desc(nulls_last=True), "-pk")


def files_of(indicator):
    return {
        "text/csv": reverse("newsroom:indicator-csv", args=[indicator.slug]),
        "application/json": reverse("newsroom:indicator-json", args=[indicator.slug]),
    }


def indicator_csv(request, slug):
    """All values of a series as a table for spreadsheets."""
    page, rows = rows_of_file(request, slug)
    response = HttpResponse(series_files.as_csv(rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'inline; filename="{slug}-{page.edition.language}.csv"'
    return response


def indicator_json(request, slug):
    """All values of a series with what they mean, for programs."""
    page, rows = rows_of_file(request, slug)
    about = series_files.about(page, request.build_absolute_uri(page.url))
    return JsonResponse(about | {"values": rows}, json_dumps_params={"ensure_ascii": False, "indent": 1})


def rows_of_file(request, slug):
    reading = reading_of(request)
    page = open_page(Indicator.objects, slug, reading)
    figures = list(values_of(page.record, reading))
    texts = texts_behind(figures)
    outlets = [text.outlet for text in texts.values()]
    shelf = Shelf(reading, figures, speakers_of(figures), texts.values(), outlets)
    base = request.build_absolute_uri("/")
    return page, [series_files.row(line, base.rstrip("/")) for line in lines_of(figures, shelf, texts)]
