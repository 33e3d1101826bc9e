"""The matrix: records by language, the most pressing first, a page at a time."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.formats import number_format
from django.utils.translation import ngettext, pgettext

from ...models import LanguageState
from ..board.gaps import Column
from ..board.headlines import Headline, Headlines
from ..chips import Chip

SIZE = 50
CURSOR = re.compile(r"(\d)\.(\d{1,9})\.(\d{1,18})", re.ASCII)


@dataclass(frozen=True)
class Cell:
    column: Column
    state: LanguageState | None
    headline: Headline

    @property
    def chip(self) -> Chip:
        return Chip(self.column.language, self.state)

    @property
    def is_source(self) -> bool:
        return self.column.language == self.headline.source_language

    @property
    def url(self) -> str:
        """Where one works at it; the source itself is written on the page of its record."""
        return self.headline.url if self.is_source else self.headline.side_by_side(self.column.language)

    @cached_property
    def words(self) -> str:
        """What there is to do, beside the chip."""
        if self.is_source:
            return pgettext("language", "source")
        num = self.state.num_words_to_do if self.state else 0
        if num is None:
            return pgettext("translation", "not counted yet")
        return ngettext("%(num)s word", "%(num)s words", num) % {"num": number_format(num)} if num else ""

    @cached_property
    def waits_for(self) -> str:
        return self.state.get_waits_for_display() if self.state and self.state.waits_for else ""


@dataclass(frozen=True)
class Row:
    headline: Headline
    urgency: str
    cells: list[Cell]


@dataclass(frozen=True)
class Matrix:
    columns: list[Column]
    rows: list[Row]
    next_cursor: str


def matrix(question, columns: list[Column], headlines: Headlines, *, after: str = "") -> Matrix:
    """Headlines are booked here and filled by whoever has all of them."""
    leading = leading_states(question.states(), after=after)[: SIZE + 1]
    leaders = list(leading)
    shown = leaders[:SIZE]
    states = states_of(LanguageState.objects, shown)
    rows = [_row(leader, states[leader.content_type_id, leader.object_id], columns, headlines) for leader in shown]
    return Matrix(columns, rows, cursor_of(shown[-1]) if len(leaders) > SIZE else "")


def leading_states(states: QuerySet, *, after: str = "") -> QuerySet:
    """Of each record the most pressing of these states, so that each record comes once, in an order with an end."""
    same = states.filter(content_type=OuterRef("content_type"), object_id=OuterRef("object_id")).order_by()
    is_before = Q(urgency__gt=OuterRef("urgency")) | Q(urgency=OuterRef("urgency"), language__lt=OuterRef("language"))
    leading = states.filter(~Exists(same.filter(is_before))).order_by("-urgency", "content_type", "object_id")
    return leading.filter(_beyond(after)) if CURSOR.fullmatch(after) else leading


def _beyond(cursor):
    urgency, kind, pk = map(int, CURSOR.fullmatch(cursor).groups())
    return (
        Q(urgency__lt=urgency)
        | Q(urgency=urgency, content_type__gt=kind)
        | Q(urgency=urgency, content_type=kind, object_id__gt=pk)
    )


def cursor_of(leader: LanguageState) -> str:
    return f"{leader.urgency}.{leader.content_type_id}.{leader.object_id}"


def states_of(states: QuerySet, leaders: Iterable[LanguageState]) -> dict[tuple[int, int], dict[str, LanguageState]]:
    """Of the same records, by language."""
    keys = defaultdict(set)
    for leader in leaders:
        keys[leader.content_type_id].add(leader.object_id)
    found = defaultdict(dict)
    for state in states.about_keys(keys).order_by() if keys else ():
        found[state.content_type_id, state.object_id][state.language] = state
    return found


def _row(leader, states, columns, headlines):
    headline = headlines.of(leader)
    cells = [Cell(column, states.get(column.language), headline) for column in columns]
    return Row(headline, urgency_words(leader), cells)


def urgency_words(state: LanguageState) -> str:
    """Of what was not counted nobody knows whether there is nothing to do."""
    if state.num_words_to_do is None:
        return pgettext("translation", "not counted yet")
    return LanguageState.Urgency(state.urgency).label
