"""Asking the index: which current editions hold the words, newest first and never more than a page can use."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import cache
from itertools import chain
from typing import NamedTuple

from django.db import connection
from django.db.models import DateTimeField

from ..languages import Language
from ..models import Edition, SearchEntry
from ..models.editions import current_at
from ..models.search import KeysField
from ..prepared import Parameter, Prepared
from ..words import rough_keys, words_in
from ..words.korean import is_korean
from ..words.typos import one_letter_off
from . import keys
from .expressions import All, Any, Expression
from .newest import Wanted, newest_of_function
from .tables import EDITIONS

AT, WANTED = Parameter("at", DateTimeField()), Parameter("wanted", KeysField())
COLUMNS = ("content_type_id", "object_id", "title", "language")
CURRENT = Prepared(lambda: Edition.objects.current(AT).values_list("pk", *COLUMNS).order_by())
# Editions whose words are looked through for the one that was meant.
NUM_SAMPLES = 15


class Match(NamedTuple):
    """An edition that was found, and the record that it is of."""

    edition: int
    kind: int
    record: int
    title: str
    language: str

    @property
    def key(self) -> tuple[int, int]:
        return self.kind, self.record


def matches(expression: Expression, *marks: Expression, at: datetime, limit: int) -> list[Match]:
    """The newest current editions whose entry holds the expression and the marks."""
    return matches_of_each([Wanted(All([expression, *marks]), limit)], at=at)


def matches_of_each(asked: Sequence[Wanted], *, at: datetime) -> list[Match]:
    """The newest current editions for each of them, one after the other, in one query."""
    newest = {"sqlite": _newest_in_table, "postgresql": _newest_of_function}[connection.vendor]
    return [Match(*row) for row in newest(asked, at)]


def _newest_in_table(asked, at):
    """FTS5 gives entries newest first, so that no more are read than are wanted."""
    parts = " UNION ALL ".join(f"SELECT * FROM ({_in_table(wanted.limit).statement.sql})" for wanted in asked)
    given = (_in_table(wanted.limit).statement.given({"wanted": _with_kind(wanted), "at": at}) for wanted in asked)
    with connection.cursor() as cursor:
        cursor.execute(parts, [*chain.from_iterable(given)])
        return cursor.fetchall()


def _with_kind(wanted):
    return wanted.keys if wanted.kind is None else All([wanted.keys, keys.kind(wanted.kind)])


@cache
def _in_table(limit):
    entries = SearchEntry.objects.filter(current_at(AT, "edition__"), keys__hold=WANTED).order_by("-pk")
    return Prepared(lambda: entries.values_list("pk", *(f"edition__{name}" for name in COLUMNS))[:limit])


def _newest_of_function(asked, at):
    return newest_of_function(EDITIONS, asked, CURRENT.statement, at=at)


def titled(words: list[str], *marks: Expression, at: datetime, limit: int) -> list[Match]:
    """Editions in any language whose title holds all the words, as each language reads them."""
    readings = Any(dict.fromkeys(keys.of_query(words, language, in_title=True) for language in Language.values))
    return matches(readings, *marks, at=at, limit=limit)


def called(words: list[str], *marks: Expression, at: datetime, limit: int) -> list[Match]:
    """Editions in any language whose title, or a short one, is just these words."""
    return matches(Any(keys.whole(words, language) for language in Language.values), *marks, at=at, limit=limit)


def is_met(word: str, language: str, at: datetime) -> bool:
    return bool(matches(keys.of_query([word], language), at=at, limit=1))


def meant_by(word: str, language: str, at: datetime) -> str:
    """The word of some text that is one letter away from this one; empty if there is none."""
    candidates = one_letter_off(word)
    if not candidates:
        return ""
    for zone in (f"{language}{keys.TITLE}", language):
        wanted = Any({All(f"{zone}{key}" for key in rough_keys(one, language)) for one in candidates})
        samples = [match.edition for match in matches(wanted, at=at, limit=NUM_SAMPLES)]
        meant = _first_of(candidates, Edition.objects.filter(pk__in=samples).order_by("-pk"))
        if meant:
            return meant
    return ""


def _first_of(candidates: Iterable[str], editions) -> str:
    wanted = set(candidates)
    for edition in editions:
        for word in words_in(" ".join([edition.title, edition.summary, edition.body])):
            for start in (word, *(word[:end] for end in range(len(word) - 1, 1, -1) if is_korean(word))):
                if start in wanted:
                    return start
    return ""
