"""Records as a parcel: their worksheets in the language of the translation."""

from collections.abc import Iterable
from dataclasses import replace

from ..addresses import absolute, desk_page
from ..models import Curated
from ..translating.segments import plain
from ..translating.texts import is_rich
from ..translating.units import Unit, UnitStatus, Worksheet, worksheets
from .parcel import Item, Origin, Parcel, Part, State
from .terms import terms_in

STATES = {
    UnitStatus.MISSING: State.NEW,
    UnitStatus.DRAFT: State.DRAFT,
    UnitStatus.CONFIRMED: State.CONFIRMED,
    UnitStatus.STALE: State.STALE,
}


def pack(records: Iterable[Curated], language: str, *, only_to_do: bool = False) -> Parcel:
    """Units that the source holds; a record that is written in the language itself has none."""
    sheets = worksheets(records, language)
    parts = (_part(sheet, only_to_do) for sheet in sheets if sheet.source_language)
    return Parcel(language, tuple(_with_terms([part for part in parts if part.items])))


def _part(sheet: Worksheet, only_to_do: bool) -> Part:
    units = [unit for unit in sheet.units if unit.sources and (unit.is_to_do or not only_to_do)]
    record = sheet.record
    return Part(
        origin=str(Origin(record._meta.label_lower, record.pk, sheet.source_language, sheet.language)),
        title=str(record),
        address=absolute(desk_page(record)),
        source_language=sheet.source_language,
        language=sheet.language,
        items=tuple(_item(unit, type(record)) for unit in units),
    )


def _item(unit: Unit, model: type[Curated]) -> Item:
    return Item(
        key=unit.key,
        token=unit.token,
        label=unit.label,
        kind=unit.kind,
        source=unit.source_markup,
        target=unit.target_markup,
        is_rich=is_rich(model, unit.field),
        state=STATES[unit.status],
        severity=str(unit.severity),
        then=unit.then,
    )


def _with_terms(parts: list[Part]) -> list[Part]:
    """Looked up once for each pair of languages, however many records there are."""
    found = {}
    for source, language in dict.fromkeys((part.source_language, part.language) for part in parts):
        items = (item for part in parts if part.source_language == source for item in part.items)
        texts = list(dict.fromkeys(map(_words_of, items)))
        found |= dict(zip(((source, text) for text in texts), terms_in(texts, source, language), strict=True))
    return [
        replace(
            part,
            items=tuple(
                replace(item, terms=tuple(found[part.source_language, _words_of(item)])) for item in part.items
            ),
        )
        for part in parts
    ]


def _words_of(item: Item) -> str:
    return plain(item.source) if item.is_rich else item.source
