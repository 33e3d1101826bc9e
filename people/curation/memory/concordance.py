"""Concordance: how a word or a phrase was translated before, with the words marked wherever they stand."""

from dataclasses import dataclass, field
from functools import cached_property

from django.db import connection
from django.db.models import BigIntegerField, CharField, QuerySet

from ..languages import Language
from ..models import MemoryEntry, MemoryWords
from ..models.memory import between
from ..prepared import Parameter, Prepared
from ..search.expressions import All, Any
from ..search.newest import Wanted, newest_of_function
from ..search.passages import Piece, marked
from ..search.tables import MEMORY
from ..words import Recogniser, query_keys, shown_keys, words_asked
from ..words.korean import is_korean
from .recalling import fetch_records

PAGE = 20
# As large as a number of a row may be.
NO_LIMIT = 2**63 - 1
HERE, THERE, BEFORE = (
    Parameter("here", CharField()),
    Parameter("there", CharField()),
    Parameter("before", BigIntegerField()),
)
JOINING = Prepared(lambda: MemoryEntry.objects.filter(between(HERE, THERE), pk__lt=BEFORE).values_list("pk").order_by())


@dataclass(frozen=True)
class Asked:
    """Words in one language, and the language of the other side."""

    text: str
    language: str
    other: str

    @cached_property
    def words(self) -> list[str]:
        return words_asked(self.text)

    @cached_property
    def recognise(self) -> Recogniser:
        return Recogniser(self.words, self.language)


@dataclass(frozen=True)
class Pair:
    """An entry with the words asked for marked, the side in their language first."""

    entry: MemoryEntry
    here: list[Piece]
    there: list[Piece]
    is_translation: bool


@dataclass(frozen=True)
class Page:
    """The newest pairs before some entry; `before` leads to the next page and is 0 on the last."""

    pairs: list[Pair] = field(default_factory=list)
    before: int = 0


def holding(words: list[str], language: str) -> All:
    """Every word in whatever form; a Korean one by all pairs of its syllables."""
    return All(Any(f"{language}{key}" for key in keys) for word in words for keys in _keys(word, language))


def _keys(word, language):
    return query_keys(word, language) if is_korean(word) else (shown_keys(word, language),)


def entries_with(words: list[str]) -> QuerySet:
    """Numbers of entries that hold all the words in some language, to be narrowed and counted."""
    rows = MemoryWords.objects.filter(keys__hold=Any(holding(words, language) for language in Language.values))
    return rows.values("pk")


def pairs_with(asked: Asked, *, before: int = 0) -> Page:
    """One page of pairs that hold all the words, whichever side is the translation."""
    if not asked.words or asked.language == asked.other:
        return Page()
    newest = {"sqlite": _newest_in_table, "postgresql": _newest_of_function}[connection.vendor]
    pks = newest(asked, before or NO_LIMIT, PAGE + 1)
    entries = MemoryEntry.objects.select_related("confirmed_by").in_bulk(pks[:PAGE])
    fetch_records(entries.values())
    pairs = [_pair(entries[pk], asked) for pk in pks[:PAGE]]
    return Page(pairs, before=pks[PAGE - 1] if len(pks) > PAGE else 0)


def _newest_in_table(asked, before, limit):
    """FTS5 gives entries newest first."""
    words = holding(asked.words, asked.language)
    rows = MemoryWords.objects.filter(between(asked.language, asked.other, "entry__"), pk__lt=before, keys__hold=words)
    return list(rows.order_by("-pk").values_list("pk", flat=True)[:limit])


def _newest_of_function(asked, before, limit):
    wanted = Wanted(holding(asked.words, asked.language), limit, is_common=True)
    values = {"here": asked.language, "there": asked.other, "before": before}
    return [pk for (pk,) in newest_of_function(MEMORY, [wanted], JOINING.statement, **values)]


def _pair(entry: MemoryEntry, asked: Asked) -> Pair:
    is_translation = entry.language == asked.language
    texts = (entry.source_text, entry.target_text)
    here, there = reversed(texts) if is_translation else texts
    return Pair(entry, marked(here, asked.recognise), [Piece(there, False)], is_translation)
