"""Totals by kind and language: what is public, what is amiss, and how many words there are to do."""

from collections import Counter
from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ...languages import Language
from ..board.gaps import SIGNS, Cell, Column, Mark, Row, bar
from ..board.links import Number
from .figures import UNCOUNTED, WORDS, Figures
from .gaps import Gap, Status
from .question import Question

TOLD = {
    Status.PUBLISHED: Status.PUBLISHED.label,
    **{gap: gap.label for gap in Gap if gap != Gap.BEHIND},
    WORDS: gettext_lazy("words to do"),
}

GAPS = frozenset(Gap)


@dataclass(frozen=True)
class Totals:
    columns: list[Column]
    rows: list[Row]
    total: Row
    legend: list[tuple[str, str, str]]
    uncounted: Number


def totals(question: Question, figures: Figures, columns: list[Column]) -> Totals:
    """Numbers of texts lead to the rows of the matrix in which they are."""
    rows = [
        _row(question, capfirst(model._meta.verbose_name_plural), figures[number], columns, kind=model)
        for model, number in question.kinds.items()
        if any(figures[number].values())
    ]
    everything = in_all_kinds(question, figures)
    uncounted = sum(counts[UNCOUNTED] for counts in everything.values())
    return Totals(
        columns,
        rows,
        total=_row(question, _("All kinds"), everything, columns),
        legend=[(one, SIGNS[one], words) for one, words in TOLD.items()],
        uncounted=Number(uncounted, question.url(translation=UNCOUNTED) if uncounted else ""),
    )


def in_all_kinds(question: Question, figures: Figures) -> dict[str, Counter]:
    """By language."""
    kinds = question.kinds.values()
    return {code: sum((figures[number][code] for number in kinds), Counter()) for code in Language.values}


def _row(question, name, by_language, columns, *, kind=None):
    narrowed = {"kind": kind._meta.label_lower} if kind else {}
    return Row(name, None, [_cell(question, name, by_language[one.language], one, narrowed) for one in columns])


def _cell(question, name, counts, column, narrowed):
    marks = []
    for one in filter(counts.get, TOLD):
        here = {**narrowed, "language": column.language}
        url = question.url(**here, translation=one) if one in GAPS else ""
        words = f"{TOLD[one]}, {Language(column.language).label}, {name}"
        marks.append(Mark(one, Number(counts[one], url, words)))
    return Cell(column, marks, list(bar(counts)))
