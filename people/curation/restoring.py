"""Verbs of taking back: the texts of one language, or single facts, from an older version into the working copy.

Either is an ordinary edit: the language becomes a draft, and nothing public changes until somebody publishes it.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from .checking import recheck
from .differences import differences
from .drafting import note_edit, state_of
from .history import record_transition
from .languages import Language
from .models import Curated, Edition, Part, Transition
from .recording import Occasion, record_as_found, record_save, snapshot_now
from .snapshots import Snapshot, set_values

Past = Snapshot | Edition


@dataclass(frozen=True)
class Restored:
    """One text of the record or of one of its rows as it would be again."""

    instance: models.Model
    field: str
    text: str
    part: str = ""
    row: str = ""

    @property
    def now(self) -> str:
        return getattr(self.instance, self.field) or ""


def texts_to_restore(record: Curated, past: Past, language: str) -> list[Restored]:
    """What would change; rows that are gone stay gone, and what the older version did not know stays as it is."""
    found = [*_own_texts(record, past, language), *_row_texts(record, past, language)]
    return [one for one in found if one.text != one.now]


def _own_texts(record, past, language):
    for name, text in texts_of(past, record, language).items():
        yield Restored(record, f"{name}_{language}", text)


def texts_of(past: Past, record: Curated, language: str) -> dict[str, str]:
    """The record's own texts in the past, by the name of the field."""
    if isinstance(past, Snapshot):
        known = (name for name in record.translated_fields() if f"{name}_{language}" in past.fields)
        return {name: past.fields[f"{name}_{language}"] or "" for name in known}
    head = {
        record.edition_title: past.title,
        record.edition_summary: past.summary,
        record.edition_body: past.body,
    }
    extras = {name: past.data.get(name, "") for name in record.edition_extras}
    return {name: text for name, text in (head | extras).items() if name}


def _row_texts(record, past, language):
    for name, part in record.edition_parts.items():
        column = f"{part.field}_{language}"
        texts = _texts_of_rows(past, name, part, column)
        for row in getattr(record, part.relation).all():
            key = row.pk if isinstance(past, Snapshot) else str(getattr(row, part.key))
            if key in texts:
                yield Restored(row, column, texts[key], name, str(getattr(row, part.key)))


def _texts_of_rows(past, name, part: Part, column):
    """An edition holds no empty texts, so a row that it does not name is left as it is."""
    if isinstance(past, Edition):
        return past.data.get(name, {})
    return {row["pk"]: row[column] or "" for row in past.rows.get(part.relation, []) if column in row}


def reasons_not_to_restore(record: Curated, language: str, *, past: Past, seen: int) -> Iterator[ValidationError]:
    """Name everything that stands in the way; `seen` is the revision of the record that was on the screen."""
    yield from _reasons_of_staleness(record, seen)
    wanted = texts_to_restore(record, past, language)
    if not wanted:
        yield ValidationError(
            _("The %(language)s texts of “%(title)s” are the same in that version, so there is nothing to restore."),
            code="nothing-to-restore",
            params={"language": Language(language).label, "title": record},
        )
    for one in wanted:
        yield from _reasons_of_field(one.instance, one.field, one.text)
    others = [record.text_in(record.edition_title, code) for code in Language.values if code != language]
    title = texts_of(past, record, language).get(record.edition_title, "")
    if wanted and not any([title, *others]):
        yield ValidationError(
            _("“%(title)s” would be left without a name in any language. Name it in another language first."),
            code="no-language",
            params={"title": record},
        )


def _reasons_of_staleness(record, seen):
    if seen != record.revision:
        yield ValidationError(
            _(
                "“%(title)s” was saved by somebody else since you opened this page. Nothing was restored; look at what "
                "would change now, then decide again."
            ),
            code="page-is-stale",
            params={"title": record},
        )


def _reasons_of_field(instance, name, value):
    field = instance._meta.get_field(name)
    try:
        field.clean(value, instance)
    except ValidationError as error:
        for message in error.messages:
            yield ValidationError(
                _("“%(field)s” does not fit any more: %(fault)s"),
                code="does-not-fit",
                params={"field": field.verbose_name, "fault": message},
            )


@transaction.atomic
def restore(
    record: Curated, language: str, *, past: Past, named: str, seen: int, by: AbstractBaseUser | None
) -> Curated:
    """Take the texts of one language from an older version or edition, which history will call `named`."""
    record = _locked(record)
    if reasons := list(reasons_not_to_restore(record, language, past=past, seen=seen)):
        raise ValidationError(reasons)
    record_as_found(record)
    for one in texts_to_restore(record, past, language):
        setattr(one.instance, one.field, one.text)
        if one.instance is not record:
            one.instance.save()
    record.save()
    moment = timezone.now()
    record = type(record)._base_manager.get(pk=record.pk)
    note_edit(record, [language], by=by, at=moment)
    state = state_of(record, language)
    record_transition(state, Transition.Verb.RESTORE, was=state.status, by=by, reason=named, at=moment)
    record_save(record, by=by, at=moment, occasion=Occasion.RESTORE)
    recheck(record)
    return record


def reasons_not_to_restore_facts(
    record: Curated, names: Collection[str], *, past: Snapshot, seen: int
) -> Iterator[ValidationError]:
    """`names` are the facts that were ticked."""
    yield from _reasons_of_staleness(record, seen)
    chosen = facts_to_restore(record, names, past)
    if not chosen:
        yield ValidationError(
            _("No fact was ticked that differs from that version. Tick what you want to take back."),
            code="nothing-to-restore",
        )
        return
    gone = [one for one in chosen if not _is_still_there(one, past.fields[one.name])]
    for one in gone:
        yield ValidationError(
            _("“%(field)s” led to something that has been deleted since. Recover that first."),
            code="link-gone",
            params={"field": one.verbose_name},
        )
    yield from _reasons_of_facts(record, [one for one in chosen if one not in gone], past)


def facts_to_restore(record: Curated, names: Collection[str], past: Snapshot) -> list[models.Field]:
    return [one for one in differences(past, snapshot_now(record)).facts if one.name in names]


def _is_still_there(one, value):
    if isinstance(one, models.FileField):
        return not value or one.storage.exists(value)
    pks = (set(value) if isinstance(value, list) else {value} - {None}) if one.related_model else set()
    return not pks or one.related_model._base_manager.filter(pk__in=pks).count() == len(pks)


def _reasons_of_facts(record, chosen, past):
    """The model's own checks, of what was ticked alone."""
    tried = type(record)._base_manager.get(pk=record.pk)
    set_values(tried, {one.name: past.fields[one.name] for one in chosen})
    others = {one.name for one in record._meta.fields} - {one.name for one in chosen}
    try:
        tried.full_clean(exclude=others)
    except ValidationError as error:
        for message in error.messages:
            yield ValidationError(
                _("These facts do not fit any more: %(fault)s"), code="does-not-fit", params={"fault": message}
            )


@transaction.atomic
def restore_facts(
    record: Curated, names: Collection[str], *, past: Snapshot, seen: int, by: AbstractBaseUser | None
) -> Curated:
    """Take single facts from an older version; texts and rows stay as they are."""
    record = _locked(record)
    if reasons := list(reasons_not_to_restore_facts(record, names, past=past, seen=seen)):
        raise ValidationError(reasons)
    record_as_found(record)
    chosen = facts_to_restore(record, names, past)
    set_values(record, {one.name: past.fields[one.name] for one in chosen})
    record.save()
    for one in chosen:
        if one.many_to_many:
            getattr(record, one.name).set(past.fields[one.name])
    record_save(record, by=by, at=timezone.now(), occasion=Occasion.RESTORE)
    recheck(record)
    return record


def _locked(record):
    return type(record)._base_manager.select_for_update().get(pk=record.pk)
