"""Translation gaps: kinds of record by language, and in each cell how far their texts have come."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from django.db.models import Count, QuerySet, Value
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from ... import rules
from ...languages import OWN_NAMES, SHORT_LABELS, Language
from ...models import LanguageState
from ..chips import BEHIND, MARKS
from .kinds import numbers
from .links import Number

Status, Freshness = LanguageState.Status, LanguageState.Freshness

# From nothing to public; then, across all of these, how far texts are behind their source.
STAGES = list(Status)
DELAYS = [Freshness.WORDING, Freshness.FACTS]
BAR = [Status.PUBLISHED, Status.APPROVED, Status.IN_REVIEW, Status.DRAFT, Status.WITHDRAWN, Status.EMPTY]
SIGNS = {**MARKS, Freshness.WORDING: BEHIND, Freshness.FACTS: BEHIND * 2}
WORDS = {one: one.label for one in [*STAGES, *DELAYS]} | {Status.EMPTY: pgettext_lazy("status", "missing")}


@dataclass(frozen=True)
class Mark:
    """How many texts of a cell are at one stage, or behind in one way."""

    state: str
    number: Number

    @property
    def sign(self):
        return SIGNS[self.state]


@dataclass(frozen=True)
class Segment:
    """The part of a cell's bar that belongs to one stage, in thousandths."""

    state: str
    start: int
    width: int


@dataclass(frozen=True)
class Column:
    language: str
    is_own: bool

    @property
    def label(self):
        return SHORT_LABELS[Language(self.language)]

    @property
    def name(self):
        return OWN_NAMES[Language(self.language)]


@dataclass(frozen=True)
class Cell:
    column: Column
    marks: list[Mark]
    bar: list[Segment]


@dataclass(frozen=True)
class Row:
    name: str
    number: Number | None
    cells: list[Cell]


@dataclass(frozen=True)
class Gaps:
    columns: list[Column]
    rows: list[Row]
    total: Row
    legend: list[tuple[str, str, str]]


def translation_gaps(links, models) -> Gaps | None:
    """`models` are kinds in the order of the desk; those that the person may not read are left out."""
    models = [model for model in models if links.may_open(model)]
    if not models or not links.may_open(LanguageState):
        return None
    own = own_languages(links.request.user)
    columns = [Column(code, code in own) for code in Language.values]
    texts, num_records = count_texts(), count_records(models)
    rows = [row_of_kind(links, model, columns, texts[kind], num_records[kind]) for model, kind in numbered(models)]
    legend = [(state, SIGNS[state], WORDS[state]) for state in [*STAGES, *DELAYS]]
    return Gaps(columns, rows, row_of_all(links, columns, texts), legend)


def own_languages(user):
    """The languages of a translator; nothing for whoever writes all of them, as none stands out."""
    languages = rules.editable_languages(user)
    return languages if len(languages) < len(Language.values) else []


def numbered(models):
    known = numbers()
    return [(model, known[model]) for model in models]


def count_texts() -> dict[int, dict[str, Counter]]:
    """By kind and language: how many texts at each stage, and how many behind in each way."""
    counted = defaultdict(lambda: {code: Counter() for code in Language.values})
    grouped = LanguageState.objects.order_by().values_list("content_type", "language", "status", "freshness")
    for kind, language, status, freshness, num in grouped.annotate(num=Count("pk")):
        counted[kind][language] += Counter({status: num, freshness: num})
    return counted


def count_records(models) -> Counter:
    first, *others = (
        QuerySet(model).order_by().values_list(Value(kind)).annotate(num=Count("pk"))
        for model, kind in numbered(models)
    )
    return Counter(dict(first.union(*others, all=True)))


def row_of_kind(links, model, columns, texts, num_records):
    """A record without a state in a language lacks its text as much as one with an empty state."""
    name = capfirst(model._meta.verbose_name_plural)
    cells = []
    for column in columns:
        counts = Counter(texts[column.language])
        counts[Status.EMPTY] = num_records - sum(counts[stage] for stage in STAGES if stage != Status.EMPTY)
        cells.append(cell(links, model, name, column, counts, language="language", stage="state"))
    return Row(name, links.number(num_records, model), cells)


def row_of_all(links, columns, texts):
    """All kinds together, as the list of language states counts them; what is missing may have no row in it."""
    name = _("All kinds")
    cells = []
    for column in columns:
        counts = sum((languages[column.language] for languages in texts.values()), Counter())
        del counts[Status.EMPTY]
        cells.append(
            cell(links, LanguageState, name, column, counts, language="language__exact", stage="status__exact")
        )
    return Row(name, None, cells)


def cell(links, model, name, column, counts, *, language, stage):
    """`language` and `stage` are the parameters of the list that the numbers lead to."""
    marks = []
    for state in [*STAGES, *DELAYS]:
        question = {language: column.language, ("freshness" if state in DELAYS else stage): state}
        words = f"{WORDS[state]}, {Language(column.language).label}, {name}"
        marks.append(Mark(state, links.number(counts[state], model, words, **question)))
    return Cell(column, [mark for mark in marks if mark.number], list(bar(counts)))


def bar(counts):
    total, done = sum(counts[stage] for stage in STAGES), 0
    for stage in BAR:
        if counts[stage]:
            start, done = done, done + counts[stage]
            yield Segment(stage, 1000 * start // total, 1000 * done // total - 1000 * start // total)
