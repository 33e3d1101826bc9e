"""What is kept of a record at each save: what people wrote in it and in its rows, as plain values outliving the schema.

A snapshot is read as it was written, never through today's fields: a field that has gone since is passed over, and one
that came since is unknown rather than empty.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache

from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import ValidationError
from django.core.serializers.base import DeserializationError
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models.fields.files import FieldFile
from modeltranslation.fields import TranslationField
from modeltranslation.translator import NotRegistered, translator

from .models import Curated, Evidence, Remark, Transition
from .records import AboutRecord

# What was said and done about a record is kept when the record goes; until then it stands in tables of its own.
TALK = {"remarks": Remark, "transitions": Transition}


@dataclass(frozen=True)
class Relation:
    """Rows that belong to records of a kind; `owner` names what leads from a row to its record."""

    name: str
    model: type[models.Model]
    owner: frozenset[str]


@dataclass
class Snapshot:
    """A record as it stood at one moment."""

    model: type[Curated]
    pk: int
    fields: dict
    rows: dict[str, list[dict]] = field(default_factory=dict)
    # From which language a translation is made, where that is not the source of the record; kept as it is deleted.
    made_from: dict[str, str] = field(default_factory=dict)

    def texts_in(self, language: str) -> dict[str, str]:
        """The texts of the record itself, by the name of the field."""
        return {name: self.fields.get(f"{name}_{language}") or "" for name in self.model.translated_fields()}

    def parts_in(self, language: str, *, by: str = "") -> dict[tuple[str, str], str]:
        """The texts of its rows, by name of the part and by what tells the rows apart: `by`, else as in an edition."""
        return {
            (name, str(row.get(by or part.key))): row.get(f"{part.field}_{language}") or ""
            for name, part in self.model.edition_parts.items()
            for row in self.rows.get(part.relation, [])
        }

    @property
    def title(self) -> str:
        return self.record().working_title or self.fields.get("slug", "")

    def record(self) -> Curated:
        """The record as an object that is not saved; its links are numbers and may lead nowhere."""
        return build(self.model, self.pk, self.fields)


@cache
def kept_fields(model: type[models.Model], owner: frozenset[str] = frozenset()) -> tuple[models.Field, ...]:
    """What people write: neither keys, nor what a save derives, nor a text without its language."""
    texts = _translated(model)
    pictures = [one for one in model._meta.concrete_fields if isinstance(one, models.ImageField)]
    sizes = {name for one in pictures for name in (one.width_field, one.height_field)}
    return tuple(
        one
        for one in (*model._meta.concrete_fields, *model._meta.local_many_to_many)
        if (one.editable or one.name in sizes)
        and not one.primary_key
        and one.name not in owner
        and (one.name not in texts or isinstance(one, TranslationField))
    )


@cache
def relations_of(model: type[models.Model]) -> tuple[Relation, ...]:
    """The rows that go when the record goes, and nothing that has a page for readers or was written by a verb."""
    own = (one for one in model._meta.related_objects if one.one_to_many and one.on_delete is models.CASCADE)
    rows = [
        Relation(one.get_accessor_name(), one.related_model, frozenset([one.field.name]))
        for one in own
        if not issubclass(one.related_model, Curated)
    ]
    generic = (one for one in model._meta.private_fields if isinstance(one, GenericRelation))
    return (*rows, *(_generic(one.name, one.related_model) for one in generic if _is_written(one.related_model)))


def _generic(name, model):
    return Relation(name, model, frozenset(["content_type", "object_id"]))


def talk_of(model: type[models.Model]) -> tuple[Relation, ...]:
    return tuple(_generic(name, related) for name, related in TALK.items())


def _is_written(model):
    """Evidence, and whatever rows the floors above bring; the rest of the curation tables is written by verbs."""
    return issubclass(model, AboutRecord) and (model is Evidence or model._meta.app_label != Evidence._meta.app_label)


def _translated(model):
    try:
        return set(translator.get_options_for_model(model).all_fields)
    except NotRegistered:
        return set()


def fetched(records: Iterable[Curated], *, with_talk: bool = False) -> Iterator[Curated]:
    """The records as they are stored now, with everything that is kept of them, in a fixed number of queries a kind."""
    by_kind: dict[type[Curated], list[int]] = {}
    for record in records:
        by_kind.setdefault(type(record), []).append(record.pk)
    for model, pks in by_kind.items():
        relations = [*relations_of(model), *(talk_of(model) if with_talk else ())]
        wanted = [one.name for one in model._meta.local_many_to_many]
        wanted += ["states"] if with_talk else []
        for relation in relations:
            sets = [one.name for one in relation.model._meta.local_many_to_many]
            wanted += [relation.name, *(f"{relation.name}__{name}" for name in sets)]
        yield from model._base_manager.filter(pk__in=pks).order_by("pk").prefetch_related(*wanted)


def taken(record: Curated) -> Snapshot:
    """A snapshot of a record that came from `fetched`."""
    known = record._prefetched_objects_cache
    relations = [one for one in (*relations_of(type(record)), *talk_of(type(record))) if one.name in known]
    rows = {one.name: [_row(row, one) for row in sorted(known[one.name], key=_place)] for one in relations}
    made_from = {one.language: one.translated_from for one in known.get("states", ()) if one.translated_from}
    plain = json.loads(_as_json({"fields": _values(record), "rows": rows, "made_from": made_from}))
    return Snapshot(type(record), record.pk, **plain)


def _place(row):
    return (getattr(row, "position", 0), row.pk)


def _row(row, relation):
    return {"pk": row.pk} | _values(row, relation.owner)


def _values(instance, owner=frozenset()):
    return {one.name: _value(one, instance) for one in kept_fields(type(instance), owner)}


def _value(one, instance):
    if one.many_to_many:
        return sorted(related.pk for related in getattr(instance, one.name).all())
    value = one.value_from_object(instance)
    return str(value) if isinstance(value, FieldFile) else value


def _as_json(value):
    return json.dumps(value, cls=DjangoJSONEncoder, ensure_ascii=False)


def read(model: type[Curated], pk: int, text: str) -> Snapshot:
    return Snapshot(model, pk, **json.loads(text))


def build(model: type[models.Model], pk: int | None, values: dict) -> models.Model:
    """An unsaved object with those of the values that today's fields still take."""
    return model(pk=pk, **_readable(model, values))


def set_values(instance: models.Model, values: dict) -> None:
    """Write kept values into the columns of an object, as far as today's fields still take them."""
    for name, value in _readable(type(instance), values).items():
        setattr(instance, name, value)


def _readable(model, values):
    known = (one for one in model._meta.concrete_fields if one.name in values)
    return {one.attname: values[one.name] for one in known if _is_readable(one, values[one.name])}


def _is_readable(one, value):
    try:
        one.to_python(value)
    except (ValidationError, TypeError, ValueError):
        return False
    return True


class Serializer:
    """How the recorder writes a record that came from `fetched`."""

    internal_use_only = True

    def serialize(self, records, **options):
        (record,) = records
        snapshot = taken(record)
        self.text = _as_json({"fields": snapshot.fields, "rows": snapshot.rows, "made_from": snapshot.made_from})

    def getvalue(self):
        return self.text


def Deserializer(text, **options):
    """Closed to the recorder's own revert, which knows neither rights nor states."""
    raise DeserializationError("A kept record comes back through the desk's verbs: restore its texts or recover it.")
