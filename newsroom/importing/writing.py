"""Creates the records of a batch: first the records, then their rows and relations, last their languages."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone

from people.curation.drafting import note_edit, open_languages
from people.curation.languages import Language
from people.curation.models import Remark

from .entries import Entry, Faults
from .kinds import is_curated, keys_of

# Where a fault of a whole record shows, when Django names no field.
ANYWHERE = "__all__"


class Register:
    """Finds records by model and slug, those of this run first."""

    def __init__(self):
        self.known: dict[tuple[type, str], models.Model] = {}

    def add(self, record: models.Model) -> None:
        self.known[type(record), record.slug] = record

    def find(self, model: type[models.Model], slug: str) -> models.Model | None:
        if (model, slug) not in self.known and (record := model._base_manager.filter(slug=slug).first()):
            self.known[model, slug] = record
        return self.known.get((model, slug))


def create(entry: Entry, register: Register, faults: Faults) -> models.Model | None:
    """The record without its rows and relations; links to records that do not exist yet stay empty."""
    record = entry.model(**entry.fields, **_links(entry, register))
    if _is_sound(record, entry, faults):
        record.save()
        register.add(record)
        return record
    return None


def complete(entry: Entry, record: models.Model, register: Register, faults: Faults) -> None:
    """Give a new record the links that had to wait, its rows and its relations."""
    waiting = {name: to for name, to in _links(entry, register).items() if getattr(record, f"{name}_id") is None}
    if waiting:
        for name, to in waiting.items():
            setattr(record, name, to)
        if _is_sound(record, entry, faults):
            type(record)._base_manager.filter(pk=record.pk).update(**waiting)
    for name, rows in entry.rows.items():
        for position, row in enumerate(rows, 1):
            _create_row(row, record, keys_of(entry.model)[name].owner, position, register, faults)
    _relate(entry, record, register)


def _create_row(row, record, owner, position, register, faults):
    numbered = {"position": position} if any(one.name == "position" for one in row.model._meta.fields) else {}
    created = row.model(**{owner: record}, **numbered, **row.fields, **_links(row, register))
    if _is_sound(created, row, faults):
        created.save()
        if row.slug:
            register.add(created)
        _relate(row, created, register)


def _links(entry, register):
    keys = keys_of(entry.model)
    found = {name: register.find(keys[name].fields[name].related_model, slug) for name, slug in entry.links.items()}
    return {name: record for name, record in found.items() if record}


def _relate(entry, record, register):
    keys = keys_of(entry.model)
    for name, slugs in entry.sets.items():
        model = keys[name].fields[name].related_model
        getattr(record, name).add(*filter(None, (register.find(model, slug) for slug in slugs)))


def open_drafts(entry: Entry, record: models.Model) -> None:
    """A state for each language; those that have a text begin as drafts that nobody edited."""
    open_languages(record)
    for language in entry.made_from:
        record.states.in_language(language).update(translated_from=entry.origin_of(language))
    note_edit(record, [code for code in Language.values if _has_text(record, code)], by=None)


def _has_text(record, language):
    texts = record.texts_in(language)
    return any(texts[part] for part in ("title", "summary", "body"))


def create_remarks(flag: Entry, records: Iterable[models.Model], faults: Faults) -> None:
    """One open remark on each record that the flag is about."""
    for record in records:
        remark = Remark(record=record, made_at=timezone.now(), **flag.fields)
        if _is_sound(remark, flag, faults):
            remark.save()


def _is_sound(record, entry, faults):
    """Run the model's own checks; what they say becomes faults on the lines of the fields."""
    try:
        record.full_clean()
    except ValidationError as error:
        for name, messages in error.message_dict.items():
            about = "" if name == ANYWHERE else f" {name}"
            faults.add(entry.spot_of(name), f"{entry}{about}: {' '.join(messages)}")
        return False
    return True


def has_states(entry: Entry) -> bool:
    return is_curated(entry.model)
