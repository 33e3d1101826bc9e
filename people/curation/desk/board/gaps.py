"""Translation gaps: kinds of record by language, and in each cell how far their texts have come."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, QuerySet, Value
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from ... import rules
from ...languages import OWN_NAMES, SHORT_LABELS, Language
from ...models import LanguageState
from ..chips import BEHIND, MARKS, WAITS
from ..coverage.figures import WORDS, count_states, with_missing
from ..coverage.gaps import Gap
from .kinds import numbers
from .links import Number

Status = LanguageState.Status

# From nothing to public; then, across all of these, what is amiss with translations.
STAGES = [Gap.MISSING, *(status for status in Status if status != Status.EMPTY)]
DELAYS = [Gap.WORDING, Gap.FACTS, Gap.WAITING]
BAR = [Status.PUBLISHED, Status.APPROVED, Status.IN_REVIEW, Status.DRAFT, Status.WITHDRAWN, Gap.MISSING]
SIGNS = {
    **MARKS,
    Gap.MISSING: MARKS[Status.EMPTY],
    Gap.TYPOGRAPHY: "·",
    Gap.WORDING: BEHIND,
    Gap.FACTS: BEHIND * 2,
    Gap.WAITING: WAITS,
    WORDS: "¶",
}


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
    texts, num_records = count_states(LanguageState.objects), count_records(models)
    rows = [row_of_kind(links, model, columns, texts[kind], num_records[kind]) for model, kind in numbered(models)]
    legend = [(state, SIGNS[state], state.label) for state in [*STAGES, *DELAYS]]
    return Gaps(columns, rows, row_of_all(links, columns, texts), legend)


def own_languages(user):
    """The languages of a translator; nothing for whoever writes all of them, as none stands out."""
    languages = rules.editable_languages(user)
    return languages if len(languages) < len(Language.values) else []


def numbered(models):
    known = numbers()
    return [(model, known[model]) for model in models]


def count_records(models) -> Counter:
    first, *others = (
        QuerySet(model).order_by().values_list(Value(kind)).annotate(num=Count("pk"))
        for model, kind in numbered(models)
    )
    return Counter(dict(first.union(*others, all=True)))


def row_of_kind(links, model, columns, texts, num_records):
    name = capfirst(model._meta.verbose_name_plural)
    cells = [cell(links, model, name, column, with_missing(texts[column.language], num_records)) for column in columns]
    return Row(name, links.number(num_records, model), cells)


def row_of_all(links, columns, texts):
    """All kinds together, as the list of language states counts them; what is missing may have no row in it."""
    name = _("All kinds")
    cells = []
    for column in columns:
        counts = sum((languages[column.language] for languages in texts.values()), Counter())
        del counts[Gap.MISSING]
        cells.append(cell(links, LanguageState, name, column, counts, exact="__exact"))
    return Row(name, None, cells)


def cell(links, model, name, column, counts, *, exact=""):
    """`exact` ends the names of the parameters by which the list of states is filtered."""
    marks = []
    for state in [*STAGES, *DELAYS]:
        stage = f"status{exact}" if exact else "state"
        question = {f"language{exact}": column.language, "translation" if state in Gap else stage: state}
        words = f"{state.label}, {Language(column.language).label}, {name}"
        marks.append(Mark(state, links.number(counts[state], model, words, **question)))
    return Cell(column, [mark for mark in marks if mark.number], list(bar(counts)))


def bar(counts):
    total, done = sum(counts[stage] for stage in STAGES), 0
    for stage in BAR:
        if counts[stage]:
            start, done = done, done + counts[stage]
            yield Segment(stage, 1000 * start // total, 1000 * done // total - 1000 * start // total)
