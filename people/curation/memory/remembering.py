"""Keeping the memory: confirmed pairs go in, and those of the same stretch that they replace go out."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import NamedTuple, Protocol

from django.contrib.auth.models import AbstractBaseUser
from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.utils import timezone

from ..models import Curated, MemoryEntry, MemoryKey
from ..search.tables import MEMORY
from ..translating.units import UnitStatus, Worksheet
from ..words import shown_keys, words_in
from ..words.korean import index_keys, is_korean, keys_across
from .fingerprints import keys_of


class Stretch(Protocol):
    """A unit of a worksheet, as far as the memory knows it."""

    key: str
    source_text: str
    target_text: str
    target_markup: str


class Direction(NamedTuple):
    source: str
    target: str

    def __str__(self):
        return f"{self.source}>{self.target}"

    @property
    def back(self) -> "Direction":
        return Direction(self.target, self.source)


@transaction.atomic
def remember(
    record: Curated,
    direction: Direction,
    stretches: Iterable[Stretch],
    *,
    by: AbstractBaseUser | None,
    at: datetime | None = None,
) -> int:
    """Keep what was confirmed; tells how many pairs were new or had changed."""
    told = entries_of(record, direction, stretches, by=by, at=at or timezone.now())
    known = {place_of(entry): entry for entry in MemoryEntry.objects.about(record)}
    changed = [entry for entry in told if is_news(entry, known)]
    again = {place_of(entry) for entry in told} - {place_of(entry) for entry in changed}
    if again:
        renewed = MemoryEntry.objects.filter(pk__in=[known[place].pk for place in again])
        renewed.update(confirmed_by=by, confirmed_at=told[0].confirmed_at)
    index_entries(replace(changed, known))
    return len(changed)


def remember_sheet(sheet: Worksheet, *, by: AbstractBaseUser | None, keys: Collection[str] | None = None) -> int:
    """Keep the confirmed units of a worksheet, or those of them that have these keys."""
    units = [unit for unit in sheet.units if unit.status == UnitStatus.CONFIRMED and (keys is None or unit.key in keys)]
    if not units or not sheet.source_language:
        return 0
    return remember(sheet.record, Direction(sheet.source_language, sheet.language), units, by=by)


def entries_of(
    record: Curated,
    direction: Direction,
    stretches: Iterable[Stretch],
    *,
    by: AbstractBaseUser | None,
    at: datetime,
) -> list[MemoryEntry]:
    """Unsaved; half a pair is none."""
    kind = ContentType.objects.get_for_model(record)
    return [
        MemoryEntry(
            content_type=kind,
            object_id=record.pk,
            source_language=direction.source,
            language=direction.target,
            unit=stretch.key,
            source_text=stretch.source_text,
            target_text=stretch.target_text,
            target_markup=stretch.target_markup,
            confirmed_by=by,
            confirmed_at=at,
        )
        for stretch in stretches
        if stretch.source_text and stretch.target_text
    ]


def place_of(entry: MemoryEntry) -> tuple:
    return entry.content_type_id, entry.object_id, entry.source_language, entry.language, entry.unit


def is_news(entry: MemoryEntry, known: dict[tuple, MemoryEntry]) -> bool:
    """Whether nothing, or something else, is remembered in that place."""
    old = known.get(place_of(entry))
    return old is None or (old.source_text, old.target_markup) != (entry.source_text, entry.target_markup)


def replace(entries: list[MemoryEntry], known: dict[tuple, MemoryEntry]) -> list[MemoryEntry]:
    """Save new entries in the places of those that are known there."""
    gone = [known[place_of(entry)].pk for entry in entries if place_of(entry) in known]
    if gone:
        MemoryEntry.objects.filter(pk__in=gone).delete()
    return MemoryEntry.objects.bulk_create(entries, batch_size=1000)


def index_entries(entries: Iterable[MemoryEntry]) -> None:
    """Write the fingerprints of both sides and the words of entries that are new."""
    entries = list(entries)
    keys = [MemoryKey(entry=entry, key=key) for entry in entries for key in _fingerprints(entry)]
    MemoryKey.objects.bulk_create(keys, batch_size=5000)
    if entries:
        MEMORY.add(connection, [(entry.pk, " ".join(sorted(_zoned_words(entry)))) for entry in entries])


def _fingerprints(entry):
    """A pair helps in both directions; each side is found by what is translated from its language into the other."""
    there = Direction(entry.source_language, entry.language)
    return keys_of(entry.source_text, str(there)) | keys_of(entry.target_text, str(there.back))


def _zoned_words(entry):
    for language, text in ((entry.source_language, entry.source_text), (entry.language, entry.target_text)):
        for key in word_keys(text, language):
            yield f"{language}{key}"


def word_keys(text: str, language: str) -> set[str]:
    """Keys of all words of a text, found without a dictionary."""
    words = set(words_in(text))
    keys = (index_keys(word) if is_korean(word) else shown_keys(word, language) for word in words)
    return set().union(*keys) | keys_across(" ".join(words_in(text)))
