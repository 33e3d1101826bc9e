"""Asking the memory: what was confirmed for the same text or for a similar one, the most similar first."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from django.contrib.contenttypes.models import ContentType
from rapidfuzz import fuzz

from ..comparing import Piece, compare_words
from ..folding import fold
from ..models import Curated, MemoryEntry
from .fingerprints import NUMBER, keys_of, numbers_in, skeleton, whole_key
from .postings import MOST_PER_KEY, newest_with
from .remembering import Direction
from .trigrams import entries_near

LEAST_PERCENT, MOST_MATCHES = 70, 5
# Entries that are compared letter by letter, of those with most in common.
MOST_COMPARED = 40


class Likeness(StrEnum):
    """How the remembered source is like the one that is to be translated."""

    SAME = "same"
    NUMBERS_DIFFER = "numbers"
    SIMILAR = "similar"


@dataclass(frozen=True)
class Match:
    """A confirmed pair of which one side is like the text at hand; `is_turned` where that is the translation."""

    entry: MemoryEntry
    source_text: str
    likeness: Likeness
    percent: int
    is_turned: bool = False

    @property
    def record(self) -> Curated:
        return self.entry.record

    @property
    def offer(self) -> str:
        """What may be put in: the other side, with its markup where the memory has it."""
        return self.entry.source_text if self.is_turned else self.entry.target_markup

    @cached_property
    def source_pieces(self) -> list[Piece]:
        """Word by word from what was translated then to what is to be translated now."""
        return compare_words(_sides(self.entry, self.is_turned)[0], self.source_text)

    @cached_property
    def target_pieces(self) -> list[Piece]:
        """The translation of then; where only numbers differ, its numbers are marked as `changed`."""
        _like, other = _sides(self.entry, self.is_turned)
        return list(_with_numbers_marked(other)) if self.likeness == Likeness.NUMBERS_DIFFER else [Piece("same", other)]


def _sides(entry, is_turned):
    """The side that is like the text at hand, and the one that is offered."""
    sides = (entry.source_text, entry.target_text)
    return sides[::-1] if is_turned else sides


def _with_numbers_marked(text: str) -> Iterator[Piece]:
    place = 0
    for number in NUMBER.finditer(text):
        if number.start() > place:
            yield Piece("same", text[place : number.start()])
        yield Piece("changed", number.group())
        place = number.end()
    if place < len(text):
        yield Piece("same", text[place:])


def recall(
    wanted: Mapping[str, str], direction: Direction, *, apart_from: Curated | None = None
) -> dict[str, list[Match]]:
    """For each source text, by its unit, what the memory holds, whichever way it was translated then.

    A record does not remember its own units, nor turns its own translation round.
    """
    asked = {unit: _Asked(text, direction) for unit, text in wanted.items() if text.strip()}
    held = _held_by_keys(asked)
    found = {unit: one.matches(held[unit], unit, apart_from) for unit, one in asked.items()}
    if few := [unit for unit, matches in found.items() if len(matches) < MOST_MATCHES]:
        near = entries_near([asked[unit].text for unit in few], direction)
        found |= {unit: asked[unit].matches({*held[unit], *near}, unit, apart_from) for unit in few if near}
    fetch_records(match.entry for matches in found.values() for match in matches)
    return found


def _held_by_keys(asked):
    holders = newest_with(set().union(*(one.keys for one in asked.values())))
    candidates = {unit: one.most_in_common(holders) for unit, one in asked.items()}
    entries = MemoryEntry.objects.select_related("confirmed_by").in_bulk(set().union(*candidates.values()))
    return {unit: [entries[pk] for pk in pks if pk in entries] for unit, pks in candidates.items()}


class _Asked:
    """One text for which the memory is asked."""

    def __init__(self, text: str, direction: Direction):
        self.text, self.folded, self.direction = text, fold(text), direction
        self.whole = whole_key(text, str(direction))
        self.keys = keys_of(text, str(direction))

    def most_in_common(self, holders: Mapping[int, list[int]]) -> list[int]:
        """A key says the more, the fewer have it; who shares all words comes first."""
        weights = Counter()
        for key in self.keys:
            entries = holders.get(key, ())
            weight = MOST_PER_KEY if key == self.whole else 1 + math.log(MOST_PER_KEY / max(len(entries), 1))
            for entry in entries:
                weights[entry] += weight
        return [entry for entry, _weight in weights.most_common(MOST_COMPARED)]

    def matches(self, entries: Iterable[MemoryEntry], unit: str, apart_from: Curated | None) -> list[Match]:
        """The best few; of equal pairs only the newest, of those that were translated in this direction."""
        others = [entry for entry in entries if not _is_own(entry, unit, apart_from, self.direction)]
        ranked = list(filter(None, map(self._match, others)))
        ranked.sort(key=lambda one: (-one.percent, one.is_turned, -one.entry.confirmed_at.timestamp(), -one.entry.pk))
        different = {_sides(one.entry, one.is_turned): one for one in reversed(ranked)}
        return sorted(different.values(), key=ranked.index)[:MOST_MATCHES]

    def _match(self, entry):
        is_turned = _is_turned(entry, self.direction)
        folded = fold(_sides(entry, is_turned)[0])
        if ratio := fuzz.ratio(self.folded, folded, score_cutoff=LEAST_PERCENT):
            percent, likeness = self._likeness(folded, ratio)
            return Match(entry, self.text, likeness, percent, is_turned)
        return None

    def _likeness(self, folded, ratio):
        if folded == self.folded:
            return 100, Likeness.SAME
        is_same_but_for_numbers = skeleton(folded) == skeleton(self.folded)
        if is_same_but_for_numbers and numbers_in(folded) != numbers_in(self.folded):
            return min(99, int(ratio)), Likeness.NUMBERS_DIFFER
        return min(99, int(ratio)), Likeness.SIMILAR


def _is_turned(entry, direction):
    return entry.source_language != direction.source


def _is_own(entry, unit, record, direction):
    if record is None or (entry.unit != unit and not _is_turned(entry, direction)):
        return False
    return (entry.content_type_id, entry.object_id) == (ContentType.objects.get_for_model(record).pk, record.pk)


def fetch_records(entries: Iterable[MemoryEntry]) -> None:
    """The records of all entries, one query for each kind, without their long texts."""
    by_kind = defaultdict(lambda: defaultdict(list))
    for entry in entries:
        by_kind[entry.content_type_id][entry.object_id].append(entry)
    for kind, owned in by_kind.items():
        model = ContentType.objects.get_for_id(kind).model_class()
        long = filter(None, (model.edition_summary, model.edition_body))
        rows = model._base_manager.defer("search_text", *long).in_bulk(owned)
        for pk, own in owned.items():
            for entry in own:
                entry.record = rows.get(pk)
