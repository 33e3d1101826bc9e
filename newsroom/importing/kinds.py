"""Which file holds which records, and which keys a record may have: both are read off the models."""

from dataclasses import dataclass, field
from functools import cache

from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from imagefield.fields import PPOIField
from modeltranslation.fields import TranslationField

from newsroom import models as newsroom
from people import models as people
from people.curation.models import Curated, Evidence, Remark
from people.dates import HonestDateField

# Names of files in seeds/records/, in the order in which their records are created.
FILES = {
    "places": people.Place,
    "organisations": people.Organisation,
    "officials": people.Official,
    "topics": newsroom.Topic,
    "images": newsroom.Image,
    "terms": newsroom.Term,
    "visits": newsroom.Visit,
    "documents": newsroom.SignedDocument,
    "events": newsroom.Event,
    "indicators": newsroom.Indicator,
    "figures": newsroom.Figure,
    "comparisons": newsroom.Comparison,
    "flags": Remark,
}
# Whatever stands earlier never needs what comes later, except in places that may stay empty for a while.
KINDS = (
    people.Place,
    people.Organisation,
    people.Official,
    newsroom.Topic,
    newsroom.SourceText,
    newsroom.Term,
    newsroom.Visit,
    newsroom.SignedDocument,
    newsroom.Event,
    newsroom.Indicator,
    newsroom.Figure,
    newsroom.Comparison,
    newsroom.Image,
    newsroom.Article,
)
GENERIC_ROWS = ("name_variants", "sources")
FLAG_KEYS = ("slug", "kind", "severity", "quote", "text", "recommendation")
ALIASES = {Evidence: {"source_text": "text"}}
# From which language each translation was made; a source text has a field of this name, which tells of itself.
MADE_FROM = "translated_from"


@dataclass(frozen=True)
class Key:
    """One key that a record may have; `kind` says how its value is read."""

    name: str
    kind: str
    fields: dict[str, models.Field] = field(default_factory=dict)
    rows_of: type[models.Model] | None = None
    owner: str = ""

    @property
    def is_required(self) -> bool:
        if self.kind not in ("plain", "link"):
            return False
        (only,) = self.fields.values()
        return not (only.blank or only.null or only.has_default())


@cache
def keys_of(model: type[models.Model]) -> dict[str, Key]:
    """Every key of the model's records, by name; rows that belong to a record have no owner and no position."""
    if model is Remark:
        plain = {name: Key(name, "plain", {name: Remark._meta.get_field(name)}) for name in FLAG_KEYS}
        return plain | {"about": Key("about", "about")}
    keys = [*_text_keys(model), *_date_keys(model), *_link_keys(model), *_set_keys(model), *_row_keys(model)]
    covered = {name for key in keys for name in key.fields} | {key.name for key in keys}
    keys += [_plain_key(model, one) for one in _own_fields(model) if one.name not in covered]
    if is_curated(model) and MADE_FROM not in {key.name for key in keys}:
        keys.append(Key(MADE_FROM, "languages"))
    return {key.name: key for key in keys}


def identity_of(model: type[models.Model]) -> str:
    """The field by which a row is told from its neighbours."""
    names = {one.name for one in model._meta.fields}
    return next(name for name in ("slug", "spelling", "position") if name in names)


def _own_fields(model):
    skipped = set() if _is_record(model) else {"position", "content_type", "object_id", owner_of(model)}
    for one in model._meta.concrete_fields:
        is_written = one.editable and not one.primary_key and not isinstance(one, PPOIField)
        if is_written and one.name not in skipped:
            yield one


def _is_record(model):
    return model in KINDS


def _plain_key(model, one):
    return Key(ALIASES.get(model, {}).get(one.name, one.name), "plain", {one.name: one})


def _text_keys(model):
    """A text has one column per language; the column without a language is modeltranslation's own affair."""
    columns = {}
    for one in _own_fields(model):
        if isinstance(one, TranslationField):
            columns.setdefault(one.translated_field.name, {})[one.name] = one
    yield from (Key(name, "text", fields) for name, fields in columns.items())


def _date_keys(model):
    for one in _own_fields(model):
        if isinstance(one, HonestDateField):
            names = (one.name, f"{one.name}_basis", f"{one.name}_reason")
            yield Key(one.name, "date", {name: model._meta.get_field(name) for name in names})


def _link_keys(model):
    for one in _own_fields(model):
        if one.many_to_one:
            yield Key(one.name, "link", {one.name: one})


def _set_keys(model):
    for one in model._meta.many_to_many:
        yield Key(one.name, "set", {one.name: one})


def _row_keys(model):
    for relation in model._meta.related_objects:
        if relation.one_to_many and relation.on_delete is models.CASCADE and not _is_record(relation.related_model):
            yield Key(relation.name, "rows", rows_of=relation.related_model, owner=relation.field.name)
    for relation in model._meta.private_fields:
        if isinstance(relation, GenericRelation) and relation.name in GENERIC_ROWS:
            yield Key(relation.name, "rows", rows_of=relation.related_model, owner="record")


def owner_of(model: type[models.Model]) -> str:
    """The foreign key of a row to the record that it belongs to; empty for a record."""
    if _is_record(model):
        return ""
    owners = (
        one.name for one in model._meta.fields if one.many_to_one and one.remote_field.on_delete is models.CASCADE
    )
    return next(owners, "")


def is_curated(model: type[models.Model]) -> bool:
    return issubclass(model, Curated)
