"""Names of officials, bodies and places that a source holds, as their records have them in the other language."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.db.models import prefetch_related_objects
from django.utils import timezone

from newsroom.house.stories import SCRIPTS
from newsroom.parity.registry import fetch_names_of, known, named_by
from people.curation.addresses import desk_page
from people.curation.models import Edition
from people.curation.translating.units import Unit, Worksheet
from people.models import Place
from people.models.names import Named

from .register import found_in, register_in


@dataclass(frozen=True)
class NameOffer:
    """Somebody or something that the source names, and the name in the language of the translation."""

    start: int
    end: int
    words: str
    record: Named
    name: str
    is_reviewed: bool
    is_uncertain: bool
    variants: tuple[str, ...] = ()

    @property
    def url(self) -> str:
        return desk_page(self.record)


def names_offered(sheet: Worksheet, units: Collection[Unit]) -> dict[str, list[NameOffer]]:
    """Whoever the record is linked to, and whoever of the register is named in the source, linked or not."""
    text = "\n".join(unit.source_text for unit in units)
    fetch_names_of([sheet.record])
    records = list(dict.fromkeys([*named_by(sheet.record), *register_in(text, sheet.source_language)]))
    for kind in {type(record) for record in records}:
        ways = ["name_variants", *(["country__name_variants"] if kind is Place else [])]
        prefetch_related_objects([one for one in records if type(one) is kind], *ways)
    names = [(known(record), record) for record in records if record != sheet.record]
    reviewed = _reviewed_names(records, sheet.language)
    return {unit.key: list(_offers_in(unit.source_text, sheet, names, reviewed)) for unit in units}


def _offers_in(text, sheet, names, reviewed):
    record_of, seen = {name.key: record for name, record in names}, set()
    for found in found_in(text, sheet.source_language, (name for name, _record in names)):
        record = record_of[found.known.key]
        name = reviewed.get(_key(record)) or record.text_in("name", sheet.language)
        # A region and its government, or a town and its council, may be called alike in both languages.
        if name and seen.isdisjoint(told := {record, (found.start, name)}):
            seen |= told
            yield NameOffer(
                found.start,
                found.end,
                text[found.start : found.end],
                record,
                name,
                is_reviewed=_key(record) in reviewed,
                is_uncertain=sheet.language in record.uncertain_in,
                variants=tuple(_variants(record, sheet.language, name)),
            )


def _variants(record: Named, language: str, name: str) -> Iterable[str]:
    for variant in record.name_variants.all():
        is_of_language = variant.script == SCRIPTS[language] and variant.language in (language, "")
        if is_of_language and not variant.is_as_printed and variant.spelling != name:
            yield variant.spelling


def _reviewed_names(records: list[Named], language: str) -> dict[tuple[int, int], str]:
    editions = Edition.objects.current(timezone.now()).in_language(language).about_any(records).order_by()
    rows = editions.values_list("content_type_id", "object_id", "title") if records else ()
    return {(kind, pk): title for kind, pk, title in rows}


def _key(record):
    return ContentType.objects.get_for_model(record).pk, record.pk
