"""Corrections and withdrawals: what changed in texts that readers had already seen."""

from django.db.models import QuerySet

from newsroom.api.asking import moment_asked
from newsroom.api.library import PATHS, Library
from newsroom.api.records import moment
from newsroom.models import Image, SourceText
from newsroom.reading import Reading
from people.curation.models import Edition

# Pictures and sources have no address of their own here, and their words can be corrected all the same.
NOTICED = PATHS | {Image: "pictures", SourceText: "sources"}


def corrections(request, reading: Reading) -> QuerySet:
    rows = _editions(reading).filter(current_from__lte=reading.at).exclude(note="")
    since = moment_asked(request)
    return rows.filter(current_from__gte=since) if since else rows


def withdrawals(request, reading: Reading) -> QuerySet:
    rows = _editions(reading).filter(withdrawn_at__lte=reading.at).exclude(withdrawal_notice="")
    since = moment_asked(request)
    return rows.filter(withdrawn_at__gte=since) if since else rows


def _editions(reading):
    rows = Edition.objects.effective()
    rows = rows.in_language(reading.language) if reading.language else rows
    return rows.without_texts().prefetch_related("record")


def notices_told(editions, key: str, reading: Reading) -> list[dict]:
    """The record is named as long as it is public in some language."""
    editions = list(editions)
    library = Library(reading, [], [edition.record for edition in editions])
    return [
        {
            "kind": NOTICED[type(edition.record)],
            "record": library.reference(edition.record),
            "language": edition.language,
            "number": edition.number,
            "at": moment(getattr(edition, key)),
            "words": edition.note if key == "current_from" else edition.withdrawal_notice,
        }
        for edition in editions
    ]
