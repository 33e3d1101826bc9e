"""A record as programs get it: identity, the editions that are current, and the facts."""

from collections.abc import Iterable, Iterator

from newsroom.api.kinds import Kind
from newsroom.api.library import Library, address_of, identifier
from newsroom.api.parts import records_of, values
from newsroom.models import Figure
from newsroom.reading import Reading
from people.curation.addresses import absolute
from people.curation.models import Curated, Edition


def told(kind: Kind, records: Iterable[Curated], reading: Reading, *, bodies: bool = False) -> list[dict]:
    """The records, as far as they are public at that moment: two queries beside those of the records."""
    records = list(records)
    others = [other for record in records for other in records_of(kind.facts, record)]
    library = Library(reading, records, others, bodies=bodies)
    return [_told(kind, record, library, bodies) for record in records if library.editions(record)]


def _told(kind, record, library, bodies):
    editions = library.editions(record)
    return {
        "id": identifier(record),
        "url": address_of(record),
        "source_language": record.source_language,
        "languages": library.languages(record),
        "changed_at": moment(max(edition.current_from for edition in editions.values())),
        "editions": {code: edition_told(record, edition, bodies=bodies) for code, edition in editions.items()},
        "facts": values(kind.facts, record, library),
    }


def edition_told(record: Curated, edition: Edition, *, bodies: bool) -> dict:
    """The words of one edition; what belongs to rows of the record stands with these."""
    extras = {name: edition.data[name] for name in record.edition_extras if edition.data.get(name)}
    return {
        "number": edition.number,
        "title": edition.title,
        "summary": edition.summary,
        **({"body": edition.body} if bodies else {}),
        "texts": extras,
        "page": page_of(record, edition.language),
        "current_from": moment(edition.current_from),
        "first_public_at": moment(edition.first_public_at),
        "correction": edition.note or None,
        "translated_from": edition.made_from,
    }


def past_told(record: Curated, editions: Iterable[Edition]) -> Iterator[dict]:
    """Editions of a record that are or were public, with the moment at which each ended."""
    for edition in editions:
        ended = {"superseded_at": edition.superseded_at and moment(edition.superseded_at)}
        yield {"language": edition.language, **edition_told(record, edition, bodies=True), **ended}


def page_of(record: Curated, language: str) -> str | None:
    """The page for readers, for kinds that have one; a figure stands on that of its indicator, perhaps not public."""
    if isinstance(record, Figure) or not hasattr(record, "get_absolute_url"):
        return None
    _empty, _language, rest = record.get_absolute_url().split("/", 2)
    return absolute(f"/{language}/{rest}")


def moment(at) -> str:
    """In UTC, to the microsecond where there is one, so that it can be sent back as `changed_since`."""
    return at.isoformat().replace("+00:00", "Z")
