"""Writing down what is kept of a record's texts, always inside the transaction of whoever changed them."""

from collections.abc import Iterable

from django.contrib.contenttypes.models import ContentType

from ..models import Curated, SegmentedText
from .kept import Kept, columns_of
from .library import RecordTexts, every_language, texts_about
from .texts import texts_in

COLUMNS = list(columns_of(Kept("")))


def write(record: Curated, kept: Iterable[Kept]) -> None:
    """One query for all languages; what the table holds already is passed over."""
    kind = ContentType.objects.get_for_model(record)
    rows = [
        SegmentedText(content_type=kind, object_id=record.pk, language=one.language, **columns_of(one))
        for one in kept
        if not one.is_stored
    ]
    about = ["content_type", "object_id", "language"]
    SegmentedText.objects.bulk_create(rows, update_conflicts=True, unique_fields=about, update_fields=COLUMNS)
    for one in kept:
        one.is_stored = True


def keep_texts(record: Curated, *, edited: Iterable[str] = ()) -> RecordTexts:
    """Bring every language that has a text up to date with the working copy, each after what it is made from."""
    texts = texts_about(record)
    texts.edited = frozenset(edited)
    return keep(texts)


def keep(texts: RecordTexts) -> RecordTexts:
    """The same for texts that were read already, under the lock of whoever goes on to change them."""
    for language in every_language(texts):
        if language in texts.rows or texts_in(texts.record, language):
            texts.kept(language)
    write(texts.record, texts.unstored)
    return texts


def keep_if_missing(record: Curated) -> None:
    """Before texts change for the first time since they were loaded: what they were is lost afterwards."""
    if not SegmentedText.objects.about(record).exists():
        keep_texts(record)
