"""The current editions behind one answer, and how it names a record: nothing that is not public gets past here."""

from collections import defaultdict
from collections.abc import Iterable

from django.contrib.contenttypes.models import ContentType
from django.urls import reverse

from newsroom import models as newsroom
from newsroom.reading import Reading
from people import models as people
from people.curation.addresses import absolute
from people.curation.languages import Language
from people.curation.models import Curated, Edition

# What has an address of its own in the interface.
PATHS: dict[type[Curated], str] = {
    newsroom.Article: "articles",
    people.Official: "officials",
    people.Organisation: "organisations",
    newsroom.Visit: "visits",
    newsroom.SignedDocument: "documents",
    newsroom.Event: "events",
    newsroom.Indicator: "indicators",
    newsroom.Figure: "figures",
    newsroom.Comparison: "comparisons",
    people.Place: "places",
    newsroom.Topic: "topics",
}


def identifier(record: Curated) -> str:
    """Stable, the same in all languages, and the way to the record below `/api/v1/`."""
    return f"{PATHS[type(record)]}/{record.slug}"


def address_of(record: Curated) -> str:
    return absolute(reverse("api:record", args=[PATHS[type(record)], record.slug]))


class Library:
    """Editions of records at one moment, all languages of them or that of the reading: two queries.

    Texts come along with `records` alone; of `others`, which they refer to, only names are given.
    """

    def __init__(self, reading: Reading, records: Iterable[Curated], others: Iterable[Curated] = (), *, bodies=False):
        self.reading = reading
        self._editions: dict[tuple[int, int], dict[str, Edition]] = defaultdict(dict)
        current = Edition.objects.current(reading.at).with_source().order_by()
        self._fill(current.about_any(filter(None, others)).without_texts())
        full = current.about_any(records)
        self._fill(full.defer("folded") if bodies else full.without_texts())

    def _fill(self, editions):
        for edition in editions:
            self._editions[edition.content_type_id, edition.object_id][edition.language] = edition

    def _all(self, record):
        return self._editions.get((ContentType.objects.get_for_model(record).pk, record.pk), {}) if record else {}

    def is_public(self, record: Curated | None) -> bool:
        """In any language, whichever was asked for."""
        return bool(self._all(record))

    def languages(self, record: Curated) -> list[str]:
        return [code for code in Language.values if code in self._all(record)]

    def editions(self, record: Curated | None) -> dict[str, Edition]:
        """By language, in a fixed order; of the language that was asked for, or of all."""
        found = self._all(record)
        asked = [self.reading.language] if self.reading.language else Language.values
        return {code: found[code] for code in asked if code in found}

    def titles(self, record: Curated) -> dict[str, str]:
        return {code: edition.title for code, edition in self.editions(record).items()}

    def words(self, record: Curated, part: str, key: str) -> dict[str, str]:
        """The text that the editions hold for a row of the record."""
        texts = {code: edition.data.get(part, {}).get(key) for code, edition in self.editions(record).items()}
        return {code: text for code, text in texts.items() if text}

    def reference(self, record: Curated | None) -> dict | None:
        if type(record) not in PATHS or not self.is_public(record):
            return None
        return {"id": identifier(record), "url": address_of(record), "titles": self.titles(record)}
