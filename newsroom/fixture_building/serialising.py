"""Rows as fixtures: natural keys only, no accounts, nothing that is derived, and always in the same order."""

import json
from collections.abc import Iterable, Iterator
from functools import cache

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import ImageField
from django.db.models.fields.files import FieldFile
from modeltranslation.fields import TranslationField

from newsroom.importing.kinds import KINDS, is_curated, keys_of
from newsroom.models import Term, Topic
from people.curation.models import Edition, Evidence, LanguageState, Remark, Transition
from people.curation.records import AboutRecord, RecordIdField, record_key
from people.models import NameVariant, Official, Organisation, Place

# What each file holds; names of variants stand with the people, those of places too.
FILES = {
    "reference": (Place, Topic, Term),
    "people": (Organisation, Official),
    "newsroom": tuple(model for model in KINDS if model not in (Place, Topic, Term, Organisation, Official)),
}
NAMED = (Place, Organisation, Official)
ORDER = ("language", "number", "sequence", "position", "slug", "spelling")
CURATION = (Evidence, LanguageState, Edition, Transition, Remark)


def fixtures() -> dict[str, str]:
    """The text of each fixture, by file name."""
    return {f"{name}.json": _as_json(_rows(models_)) for name, models_ in FILES.items()}


def _as_json(rows: Iterable[dict]) -> str:
    return json.dumps(list(rows), cls=DjangoJSONEncoder, ensure_ascii=False, indent=1) + "\n"


def _rows(kinds: tuple[type[models.Model], ...]) -> Iterator[dict]:
    """Records and their rows, then what was said and done about them."""
    for model in kinds:
        yield from _all(model)
        for key in keys_of(model).values():
            if key.kind == "rows" and not issubclass(key.rows_of, AboutRecord):
                yield from _all(key.rows_of)
    if Organisation in kinds:
        yield from _about(NameVariant, NAMED)
    for model in CURATION:
        yield from _about(model, [kind for kind in kinds if is_curated(kind)])


def _all(model):
    rows = sorted(model._base_manager.all(), key=lambda row: row.natural_key())
    return [_row(row) for row in _parents_first(rows)]


def _parents_first(rows):
    """A row that links to its own kind comes after it, so that loading needs no second look."""
    waiting, done = list(rows), set()
    links = [one.attname for one in rows[0]._meta.fields if one.related_model is type(rows[0])] if rows else []
    while waiting:
        ready = [row for row in waiting if all(getattr(row, link) in done | {None} for link in links)] or waiting
        yield from ready
        done.update(row.pk for row in ready)
        waiting = [row for row in waiting if row.pk not in done]


def _about(model, kinds):
    """Ordered by record; editions come before those made from them."""
    for kind in kinds:
        records = {record.pk: record for record in kind._base_manager.all()}
        rows = list(model.objects.about_model(kind))
        for row in rows:
            row.record = records[row.object_id]
        yield from (_row(row) for row in sorted(rows, key=_order))


def _order(row):
    return (row.record.slug, _num_ancestors(row), *(getattr(row, name, "") for name in ORDER))


def _num_ancestors(row):
    """How many editions had to be there before this one."""
    source = row.source_edition if isinstance(row, Edition) else None
    return _num_ancestors(source) + 1 if source else 0


def _row(row):
    return {"model": row._meta.label_lower, "fields": dict(_fields(row))}


def _fields(row):
    for field in _written_fields(type(row)):
        value = _value(field, row)
        if value not in (None, "", [], {}) and value != _plain(field.get_default()):
            yield field.name, value
    for field in row._meta.many_to_many:
        if keys := sorted(one.natural_key() for one in getattr(row, field.name).all()):
            yield field.name, [list(key) for key in keys]


@cache
def _written_fields(model):
    """Neither keys of the database, nor what is derived, nor a text without its language, nor an account.

    The size of a picture is written, so that a record can be loaded where its file is missing.
    """
    fields = [one for one in model._meta.concrete_fields if not one.primary_key and not _is_account(one)]
    originals = {one.translated_field.name for one in fields if isinstance(one, TranslationField)}
    pictures = [one for one in fields if isinstance(one, ImageField)]
    sizes = {name for one in pictures for name in (one.width_field, one.height_field)}
    return [one for one in fields if one.name in sizes or (one.editable and one.name not in originals)]


def _is_account(field):
    return field.related_model is not None and field.related_model._meta.label == settings.AUTH_USER_MODEL


def _value(field, row):
    if isinstance(field, RecordIdField):
        return record_key(row.record)
    if field.many_to_one:
        target = getattr(row, field.name)
        if target is None:
            return None
        return list(target.natural_key())
    return _plain(field.value_from_object(row))


def _plain(value):
    """Neither database decides in which order the keys of a mapping stand."""
    if isinstance(value, dict):
        return _sorted(value)
    return str(value) if hasattr(value, "notation") or isinstance(value, FieldFile) else value


def _sorted(value):
    return {key: _plain(value[key]) for key in sorted(value)}
