"""The memory filled from whatever is confirmed or published, as after loading fixtures."""

from collections.abc import Callable, Iterable, Iterator

from django.apps import apps
from django.db import connection, transaction
from django.utils import timezone

from ..languages import CODES
from ..models import Curated, Edition, MemoryEntry, MemoryKey
from ..search.tables import MEMORY
from ..translating.library import Library
from ..translating.units import UnitStatus, sheet_of
from .remembering import Direction, entries_of, index_entries, is_news, place_of, replace
from .trigrams import make_indexes

BATCH = 100
INDEXED_AT_ONCE = 1000


@transaction.atomic
def rebuild(tell: Callable[[int, int], object]) -> int:
    """Add what is missing and index everything anew; what is remembered already keeps who confirmed it, and when."""
    make_indexes(connection)
    kinds = [model for model in apps.get_models() if issubclass(model, Curated)]
    total, done = sum(model._base_manager.count() for model in kinds), 0
    for model in kinds:
        pks = list(model._base_manager.order_by("pk").values_list("pk", flat=True))
        for start in range(0, len(pks), BATCH):
            records = list(model._base_manager.filter(pk__in=pks[start : start + BATCH]).order_by("pk"))
            _remember_all(records)
            done += len(records)
            tell(done, total)
    _index_anew()
    return MemoryEntry.objects.count()


def _remember_all(records: list[Curated]) -> None:
    known = {place_of(entry): entry for entry in MemoryEntry.objects.about_any(records)}
    replace([entry for entry in _confirmed(records) if is_news(entry, known)], known)


def _confirmed(records: Iterable[Curated]) -> Iterator[MemoryEntry]:
    library, published = Library(records), _publications(records)
    for record in records:
        texts = library.of(record)
        for language in CODES:
            sheet = sheet_of(texts, language, record)
            units = [unit for unit in sheet.units if unit.status == UnitStatus.CONFIRMED]
            if units:
                direction = Direction(sheet.source_language, language)
                edition = published.get((type(record), record.pk, language))
                by, at = (edition.published_by, edition.current_from) if edition else (None, timezone.now())
                yield from entries_of(record, direction, units, by=by, at=at)


def _publications(records):
    """The newest edition of each text, which says who confirmed it last, as far as that is known."""
    editions = Edition.objects.about_any(records).select_related("published_by", "content_type").order_by("number")
    rows = editions.only("content_type", "object_id", "language", "current_from", "published_by")
    return {(one.content_type.model_class(), one.object_id, one.language): one for one in rows}


def _index_anew() -> None:
    MemoryKey.objects.all().delete()
    MEMORY.empty(connection)
    batch = []
    for entry in MemoryEntry.objects.order_by("pk").iterator(chunk_size=INDEXED_AT_ONCE):
        batch.append(entry)
        if len(batch) == INDEXED_AT_ONCE:
            index_entries(batch)
            batch.clear()
    index_entries(batch)
    MEMORY.tidy(connection)
