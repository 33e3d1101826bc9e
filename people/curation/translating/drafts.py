"""A translation while units are saved and confirmed: what its texts will be, and what they were checked against."""

from collections.abc import Iterator

from django.core.exceptions import ValidationError

from ..models import Curated
from .identity import lay_over
from .kept import Kept, digest_of
from .laying import check_against
from .library import RecordTexts
from .placing import Placement, runs_of
from .reasons import reasons_not_to_translate
from .segments import compose
from .texts import is_rich, segments_of, texts_in, worded
from .units import Unit, Worksheet


class Draft:
    """Takes units one by one, then settles what is to be written; nothing is saved here but rows of the record."""

    def __init__(self, texts: RecordTexts, sheet: Worksheet):
        self.texts, self.sheet, self.record = texts, sheet, sheet.record
        self.kept: Kept = texts.kept(sheet.language)
        self.source: Kept | None = texts.source_of(sheet.language)
        self.saved: list[str] = []
        self.refused: dict[str, ValidationError] = {}
        self.confirmed: set[str] = set()
        self._runs: dict[str, list[str]] = {}
        self._last = self.kept.last_number
        self._segments = texts.working(sheet.language)
        self._numbers = {unit.key: [one.number for one in unit.targets] for unit in sheet.units}
        self._new_texts: dict[str, str] = {}

    def take(self, key: str, markup: str | None, *, token: str, is_confirmed: bool) -> None:
        """Accept one unit, or note why not."""
        reasons = list(reasons_not_to_translate(self.sheet, key, token=token))
        if not reasons and markup is not None:
            reasons = list(self._reasons_of_text(self.sheet.by_key[key], markup))
        if reasons:
            self.refused[key] = ValidationError(reasons)
            return
        if markup is not None and markup != self.sheet.by_key[key].target_markup:
            self._runs[key] = self._runs_of(self.sheet.by_key[key], markup)
        if is_confirmed:
            self.confirmed.add(key)
        self.saved.append(key)

    def _reasons_of_text(self, unit, markup) -> Iterator[ValidationError]:
        column = column_of(self.record, unit.field, self.sheet.language)
        try:
            column.clean("".join(self._runs_of(unit, markup)), self.record)
        except ValidationError as error:
            yield from error.error_list

    def _runs_of(self, unit: Unit, markup: str) -> list[str]:
        if not is_rich(type(self.record), unit.field):
            return [markup.strip()] if markup.strip() else []
        column = column_of(self.record, unit.field, self.sheet.language)
        return runs_of(markup, column.sanitize)

    def settle(self) -> bool:
        """Say whether any text changes."""
        fields = dict.fromkeys(self.sheet.by_key[key].field for key in self._runs)
        for name in fields:
            self._settle_text(name)
        return bool(fields)

    def _settle_text(self, name):
        units = [unit for unit in self.sheet.units if unit.field == name]
        runs = {unit.key: self._runs[unit.key] for unit in units if unit.key in self._runs}
        source = [one for one in self.texts.working(self.sheet.source_language) if one.field == name]
        own = [one for one in self._segments if one.field == name]
        placement = Placement(source, own, units, last=self._last)
        placement.write(runs)
        self._last, self._numbers = placement.last, self._numbers | placement.numbers
        self._segments = [*(one for one in self._segments if one.field != name), *placement.segments]
        text = compose(placement.segments)
        if is_rich(type(self.record), name):
            text = column_of(self.record, name, self.sheet.language).sanitize(text)
        self._new_texts[name] = text

    def put_texts(self) -> None:
        """Into the columns of the record, which is still to be saved, and into its rows."""
        for name, text in self._new_texts.items():
            part, slash, key = name.partition("/")
            if not slash:
                setattr(self.record, f"{name}_{self.sheet.language}", text)
                continue
            for row in rows_named(self.record, part, key):
                setattr(row, f"{self.record.edition_parts[part].field}_{self.sheet.language}", text)
                row.save()

    def kept_now(self) -> Kept:
        """Each unit that was saved or confirmed is checked against its sources as they stand."""
        language, model = self.sheet.language, type(self.record)
        new_texts = texts_in(self.record, language)
        laid, last = lay_over(worded(self._segments), segments_of(model, new_texts), last=self._last)
        segments = worded(laid)
        checks, left_out = dict(self.kept.checks), dict(self.kept.left_out)
        markups = {one.number: one.markup for one in self.source.segments} if self.source else {}
        for unit in (self.sheet.by_key[key] for key in self.saved if key in self._runs or key in self.confirmed):
            pins = [one.number for one in unit.sources]
            for number in self._numbers[unit.key]:
                checks[number] = check_against(pins, markups, self.source, is_confirmed=unit.key in self.confirmed)
            for pin in pins:
                left_out.pop(pin, None)
                if not self._numbers[unit.key]:
                    left_out[pin] = markups[pin]
        return self.kept.changed(
            segments=segments,
            last_number=last,
            digest=digest_of(new_texts),
            source_language=self.sheet.source_language,
            checks={one.number: checks[one.number] for one in segments if one.number in checks},
            left_out=left_out,
        )


def column_of(record: Curated, name: str, language: str):
    """The database field behind a text."""
    part, slash, _key = name.partition("/")
    if not slash:
        return record._meta.get_field(f"{name}_{language}")
    row = record._meta.get_field(record.edition_parts[part].relation).related_model
    return row._meta.get_field(f"{record.edition_parts[part].field}_{language}")


def rows_named(record: Curated, part: str, key: str) -> list:
    """The rows of the record that hold this text."""
    relation = record.edition_parts[part]
    return [row for row in getattr(record, relation.relation).all() if str(getattr(row, relation.key)) == key]
