"""The way in: read and check all, then write all or nothing, and never touch what is already there."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from django.apps import apps
from django.db import models, transaction

from people.curation.models import Remark
from people.curation.recording import record_import

from .differences import differences, remark_differences
from .dossiers import read_batch
from .entries import Batch, Faults
from .kinds import KINDS
from .pictures import check_pictures, store_pictures
from .references import check_references
from .writing import Register, complete, create, create_remarks, has_states, open_drafts

Tell = Callable[[str], object]


class Refused(Exception):
    """Nothing was imported; `faults` says why."""

    def __init__(self, faults: Faults):
        super().__init__(f"{len(faults)} faults")
        self.faults = faults


@dataclass
class Outcome:
    batch: Batch
    num_created: int = 0
    num_existing: int = 0
    differences: list[str] = field(default_factory=list)


def import_paths(paths: Iterable[str | Path], *, dry_run: bool = False, tell: Tell = lambda line: None) -> Outcome:
    """Import whatever is new under the paths; raises Refused with every fault when there is one."""
    faults = Faults()
    batch = read_batch(paths, faults)
    if not faults:
        check_references(batch, faults)
        check_pictures(batch, faults)
    if faults:
        raise Refused(faults)
    _complete_symmetry(batch)
    if not dry_run:
        store_pictures(batch)
    with transaction.atomic():
        outcome = _write(batch, tell, faults)
        if faults:
            raise Refused(faults)
        transaction.set_rollback(dry_run)
    return outcome


def _complete_symmetry(batch: Batch) -> None:
    """Twinned places are twins both ways, though the dossier may say so once."""
    for model in KINDS:
        entries = {entry.slug: entry for entry in batch.of(model)}
        for one in model._meta.many_to_many:
            if one.remote_field.symmetrical:
                _mirror(entries, one.name)


def _mirror(entries, name):
    for slug, entry in list(entries.items()):
        for other in entry.sets.get(name, []):
            if other in entries and slug not in entries[other].sets.setdefault(name, []):
                entries[other].sets[name].append(slug)


def _write(batch: Batch, tell: Tell, faults: Faults) -> Outcome:
    outcome, register = Outcome(batch), Register()
    existing = dict(_existing(batch))
    for slot, record in existing.items():
        outcome.differences += differences(batch.entries[slot], record)
    remarks = _remarks(batch, outcome)
    new = _create_all(batch, existing, register, tell, faults)
    for entry, record in new:
        if not faults:
            complete(entry, record, register, faults)
    for entry, record in new:
        if not faults and has_states(entry):
            open_drafts(entry, record)
    if not faults:
        _create_flags(remarks, register, tell, faults)
        record_import(record for entry, record in new if has_states(entry))
    outcome.num_created = len(new) + sum(len(keys) for _flag, keys in remarks)
    outcome.num_existing += len(existing)
    return outcome


def _existing(batch: Batch) -> Iterator[tuple[int, models.Model]]:
    """Records that are already here, by the place of their entry in the batch."""
    for model in KINDS:
        wanted = {entry.slug: slot for slot, entry in enumerate(batch.entries) if entry.model is model}
        for record in model._base_manager.filter(slug__in=wanted):
            yield wanted[record.slug], record


def _create_all(batch, existing, register, tell, faults):
    new = []
    for model in KINDS:
        slots = [slot for slot, entry in enumerate(batch.entries) if entry.model is model]
        wanted = [batch.entries[slot] for slot in slots if slot not in existing]
        created = [(entry, create(entry, register, faults)) for entry in wanted]
        new += [(entry, record) for entry, record in created if record]
        if slots:
            tell(f"{model._meta.label_lower}: {len(wanted)} new, {len(slots) - len(wanted)} already here")
    return new


def _remarks(batch: Batch, outcome: Outcome) -> list[tuple]:
    """Each flag with the keys of those records that do not have it yet."""
    missing = []
    for flag in batch.flags:
        keys = []
        for key in flag.sets["about"]:
            if remark := _remark_on(key, flag.slug):
                outcome.num_existing += 1
                outcome.differences += remark_differences(flag, remark, key)
            else:
                keys.append(key)
        missing.append((flag, keys))
    return missing


def _remark_on(key: str, slug: str) -> Remark | None:
    model, record_slug = _split(key)
    record = model._base_manager.filter(slug=record_slug).first()
    return Remark.objects.about(record).filter(slug=slug).first() if record else None


def _split(key: str) -> tuple[type[models.Model], str]:
    label, _colon, slug = key.partition(":")
    return apps.get_model(label), slug


def _create_flags(remarks, register, tell, faults):
    for flag, keys in remarks:
        create_remarks(flag, [register.find(*_split(key)) for key in keys], faults)
    if remarks:
        tell(f"curation.remark: {sum(len(keys) for _flag, keys in remarks)} new")
