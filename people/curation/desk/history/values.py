"""Kept values in words: choices by their labels, links by the names of what they lead to."""

from collections.abc import Iterable

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ObjectDoesNotExist
from django.db import models
from django.utils.translation import gettext as _
from reversion.models import Version

from ...fields import LanguagesField
from ...languages import Language
from ...models import Curated
from ...recording import snapshot_in
from ...snapshots import Relation, Snapshot, build, kept_fields, relations_of

NOTHING = "–"


class Names:
    """What the links of some snapshots lead to, fetched in one query for each kind and one for what is gone."""

    def __init__(self, snapshots: Iterable[Snapshot]):
        wanted: dict[type[models.Model], set[int]] = {}
        for model, values in (pair for snapshot in snapshots for pair in _all_values(snapshot)):
            for one in model:
                pks = values.get(one.name)
                wanted.setdefault(one.related_model, set()).update(_as_list(pks))
        self.found = {model: dict(_fetch(model, pks)) for model, pks in wanted.items() if pks}
        missing = {model: pks - self.found[model].keys() for model, pks in wanted.items() if pks}
        self.gone = {model: pks for model, pks in missing.items() if pks}
        for snapshot in _last_known(self.gone):
            self.found[snapshot.model][snapshot.pk] = snapshot.record()

    def of(self, model: type[models.Model], pk: int) -> str:
        target = self.found.get(model, {}).get(pk)
        name = str(target) if target is not None else ""
        return name or f"№ {pk}"

    def is_gone(self, model: type[models.Model], pk: int) -> bool:
        return pk in self.gone.get(model, ())

    def row(self, relation: Relation, row: dict, owner: Snapshot) -> str:
        """How the row calls itself."""
        built = build(relation.model, row["pk"], row)
        for one in kept_fields(relation.model, relation.owner):
            if one.many_to_one and row.get(one.name) in self.found.get(one.related_model, {}):
                one.set_cached_value(built, self.found[one.related_model][row[one.name]])
        for one in relation.model._meta.concrete_fields:
            if one.many_to_one and one.name in relation.owner and one.related_model is owner.model:
                one.set_cached_value(built, owner.record())
        try:
            return str(built) or f"№ {row['pk']}"
        except ObjectDoesNotExist:
            return f"№ {row['pk']}"

    def value(self, one: models.Field, value) -> str:
        if one.related_model:
            return ", ".join(self.of(one.related_model, pk) for pk in _as_list(value)) or NOTHING
        if value in (None, "", []):
            return NOTHING
        if isinstance(one, LanguagesField):
            return ", ".join(str(Language(code).label) for code in value if code in Language.values)
        if isinstance(value, bool):
            return _("yes") if value else _("no")
        return str(dict(one.flatchoices).get(value, value)) if one.flatchoices else str(value)


def label_of(one: models.Field | Relation) -> str:
    """The name of a fact, of a text without its language, or of a kind of rows."""
    if isinstance(one, Relation):
        return str(one.model._meta.verbose_name_plural)
    return str(getattr(one, "translated_field", one).verbose_name)


def _all_values(snapshot):
    yield _links(snapshot.model), snapshot.fields
    for relation in relations_of(snapshot.model):
        for row in snapshot.rows.get(relation.name, []):
            yield _links(relation.model, relation.owner), row


def _links(model, owner=frozenset()):
    return [one for one in kept_fields(model, owner) if one.related_model]


def _as_list(value):
    return value if isinstance(value, list) else [value] if value is not None else []


def _fetch(model, pks):
    rows = model._base_manager.filter(pk__in=pks)
    # Rows of records name themselves with the help of their record.
    rows = rows.defer("search_text") if issubclass(model, Curated) else rows.select_related()
    return ((row.pk, row) for row in rows)


def _last_known(gone):
    """What has been deleted, as it stood last."""
    about = models.Q()
    for model, pks in gone.items():
        if issubclass(model, Curated):
            kind = ContentType.objects.get_for_model(model)
            about |= models.Q(content_type=kind, object_id__in=[str(pk) for pk in pks])
    versions = Version.objects.filter(about) if about else Version.objects.none()
    for version in versions.select_related("content_type").order_by("pk"):
        yield snapshot_in(version)
