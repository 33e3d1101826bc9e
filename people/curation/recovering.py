"""The verb of bringing back a deleted record: with its rows, evidence and remarks, at its old number, all as drafts."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.contrib.auth.models import AbstractBaseUser
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from reversion.models import Version

from .checking import recheck
from .drafting import open_languages, state_of
from .freshness import update_freshness
from .history import record_transition
from .languages import Language
from .models import Curated, LanguageState, Transition
from .recording import Occasion, record_save
from .slugs import free_slug
from .snapshots import TALK, Relation, Snapshot, build, kept_fields, relations_of, talk_of
from .translating.keeping import keep_texts

Status = LanguageState.Status


@dataclass(frozen=True)
class GoneLink:
    """Where the record or one of its rows leads to something that has been deleted too."""

    field: models.Field
    pk: int
    relation: Relation | None = None
    row: dict | None = None

    @property
    def is_needed(self) -> bool:
        """A link that the database would have emptied by itself, or one of many, is no loss to refuse for."""
        is_talk = self.relation is not None and self.relation.model in TALK.values()
        is_spare = self.field.null and (is_talk or self.field.remote_field.on_delete is models.SET_NULL)
        return not (self.field.many_to_many or is_spare)


@dataclass
class Returning:
    """A deleted record as it would come back."""

    snapshot: Snapshot
    slug: str
    leave_out: bool = False
    gone: list[GoneLink] = field(default_factory=list)

    def __post_init__(self):
        self.gone = list(_gone_links(self.snapshot))

    @property
    def needed(self) -> list[GoneLink]:
        return [link for link in self.gone if link.is_needed]

    def record(self) -> Curated:
        values = self._without_gone(self.snapshot.fields, None)
        return build(self.snapshot.model, self.snapshot.pk, values | {"slug": self.slug})

    def rows(self, relation: Relation) -> list[tuple[models.Model, dict]]:
        """Unsaved rows beside their values; a row that cannot stand without what is gone stays out."""
        lost = {link.row["pk"] for link in self.needed if link.relation == relation}
        kept = [row for row in self.snapshot.rows.get(relation.name, []) if row["pk"] not in lost]
        cleaned = [self._without_gone(row, row) for row in sorted(kept, key=lambda row: row["pk"])]
        return [(build(relation.model, row["pk"], row), row) for row in cleaned]

    def _without_gone(self, values, row):
        gone: dict[str, set[int]] = {}
        for link in self.gone:
            if link.row is row:
                gone.setdefault(link.field.name, set()).add(link.pk)
        return values | {name: _without(values[name], pks) for name, pks in gone.items()}


def _without(value, pks):
    return [pk for pk in value if pk not in pks] if isinstance(value, list) else None


def all_relations(model: type[Curated]) -> tuple[Relation, ...]:
    return (*relations_of(model), *talk_of(model))


def _gone_links(snapshot: Snapshot) -> Iterator[GoneLink]:
    links = list(_links(snapshot))
    wanted: dict[type[models.Model], set[int]] = {}
    for link in links:
        wanted.setdefault(link.field.related_model, set()).add(link.pk)
    there = {
        model: set(model._base_manager.filter(pk__in=pks).values_list("pk", flat=True)) for model, pks in wanted.items()
    }
    for relation in all_relations(snapshot.model):
        there.setdefault(relation.model, set()).update(row["pk"] for row in snapshot.rows.get(relation.name, []))
    yield from (link for link in links if link.pk not in there[link.field.related_model])


def _links(snapshot):
    sources = [(None, snapshot.model, frozenset(), [snapshot.fields])]
    for relation in all_relations(snapshot.model):
        sources.append((relation, relation.model, relation.owner, snapshot.rows.get(relation.name, [])))
    for relation, model, owner, rows in sources:
        for one in (one for one in kept_fields(model, owner) if one.related_model):
            for row in rows:
                value = row.get(one.name)
                for pk in value if isinstance(value, list) else [value] if value is not None else []:
                    yield GoneLink(one, pk, relation, row if relation else None)


def reasons_not_to_recover(returning: Returning) -> Iterator[ValidationError]:
    """Name everything that stands in the way; silence means go ahead."""
    model, pk = returning.snapshot.model, returning.snapshot.pk
    if model._base_manager.filter(pk=pk).exists():
        yield ValidationError(_("This record is there again; nothing is left to recover."), code="not-deleted")
        return
    if model._base_manager.filter(slug=returning.slug).exists():
        yield ValidationError(
            _("The slug “%(slug)s” has been given to another record since. Choose another, such as “%(free)s”."),
            code="slug-taken",
            params={"slug": returning.slug, "free": free_slug(model, returning.slug)},
        )
    of_links = list(_reasons_of_links(returning))
    yield from of_links or _reasons_of_fields(returning)


def _reasons_of_links(returning):
    for link in returning.needed:
        named = {"field": link.field.verbose_name}
        if link.relation is None and not link.field.null:
            yield ValidationError(
                _("This record cannot stand without its %(field)s, which has been deleted too. Recover that first."),
                code="link-gone",
                params=named,
            )
        elif link.relation is None and not returning.leave_out:
            yield ValidationError(
                _("What stood under “%(field)s” has been deleted too. Recover that first, or leave it out."),
                code="link-gone",
                params=named,
            )
        elif not returning.leave_out:
            yield ValidationError(
                _("A row of the %(rows)s leads to a deleted %(field)s. Recover that first, or leave the row out."),
                code="link-gone",
                params=named | {"rows": link.relation.model._meta.verbose_name_plural},
            )


def _reasons_of_fields(returning):
    """The model's own checks, as they are today; the slug was looked at before."""
    record = returning.record()
    for one, name in _files(returning, record):
        if not one.storage.exists(name):
            yield ValidationError(
                _("The file “%(name)s” is gone from the store. Put it back there, then recover the record."),
                code="file-gone",
                params={"name": name},
            )
            return
    try:
        record.full_clean(exclude={"slug"})
    except ValidationError as error:
        for message in error.messages:
            yield ValidationError(
                _("The record does not fit any more: %(fault)s"), code="does-not-fit", params={"fault": message}
            )


def _files(returning, record):
    """Files that the record and its rows name."""
    rows = [row for relation in relations_of(type(record)) for row, _values in returning.rows(relation)]
    for instance in (record, *rows):
        for one in instance._meta.concrete_fields:
            if isinstance(one, models.FileField) and (name := str(getattr(instance, one.attname) or "")):
                yield one, name


@transaction.atomic
def recover(returning: Returning, *, by: AbstractBaseUser | None) -> Curated:
    """Write the record and everything that was kept with it; each language with a text begins as a draft."""
    _wait_for_others(returning.snapshot)
    if reasons := list(reasons_not_to_recover(returning)):
        raise ValidationError(reasons)
    record = returning.record()
    record.save(force_insert=True)
    _relate(record, returning.snapshot.fields, returning)
    for relation in all_relations(type(record)):
        for row, values in returning.rows(relation):
            _save_row(row, relation, record)
            _relate(row, values, returning)
    record = type(record)._base_manager.get(pk=record.pk)
    moment = timezone.now()
    _open_drafts(record, returning.snapshot.made_from, by=by, at=moment)
    record_save(record, by=by, at=moment, occasion=Occasion.RECOVER)
    recheck(record)
    return record


def _wait_for_others(snapshot):
    """Two people who recover one record at the same moment do so one after the other."""
    versions = Version.objects.get_for_object_reference(snapshot.model, snapshot.pk)
    list(versions.select_for_update().order_by("pk").values_list("pk", flat=True))


def _save_row(row, relation, record):
    if "object_id" in relation.owner:
        row.content_type, row.object_id = ContentType.objects.get_for_model(record), record.pk
    else:
        (owner,) = relation.owner
        setattr(row, owner, record)
    if row._meta.model._base_manager.filter(pk=row.pk).exists():
        row.pk = None
    slugs = [one for one in row._meta.fields if one.name == "slug" and one.unique]
    if slugs and row._meta.model._base_manager.filter(slug=row.slug).exists():
        row.slug = free_slug(type(row), row.slug)
    row.save(force_insert=True)


def _relate(instance, values, returning):
    for one in instance._meta.local_many_to_many:
        gone = {link.pk for link in returning.gone if link.field == one}
        getattr(instance, one.name).set([pk for pk in values.get(one.name, []) if pk not in gone])


def _open_drafts(record, made_from, *, by, at):
    open_languages(record)
    for language, source in made_from.items():
        record.states.filter(language=language).update(translated_from=source)
    for language in Language.values:
        texts = record.texts_in(language)
        if not any(texts[part] for part in ("title", "summary", "body")):
            continue
        state = state_of(record, language)
        was, state.status = state.status, Status.DRAFT
        state.edited_by, state.edited_at = by, at
        state.save()
        record_transition(state, Transition.Verb.RECOVER, was=was, by=by, at=at)
    update_freshness(keep_texts(record))
