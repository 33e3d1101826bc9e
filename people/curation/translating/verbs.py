"""Verbs of translating: save and confirm single units of a worksheet."""

from collections.abc import Collection
from dataclasses import dataclass, field

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from ..checking import recheck
from ..drafting import note_edit, state_of
from ..freshness import update_freshness
from ..history import record_transition
from ..memory.remembering import remember_sheet
from ..models import Curated, Transition
from ..recording import Occasion, is_written_on, record_as_found, record_save
from .drafts import Draft
from .keeping import keep_texts, write
from .units import Worksheet, sheet_of, worksheet


@dataclass
class SaveResult:
    """The sheet as it stands now, the keys that were saved or confirmed, and why others were not."""

    worksheet: Worksheet
    saved: list[str] = field(default_factory=list)
    refused: dict[str, ValidationError] = field(default_factory=dict)


@transaction.atomic
def save_units(
    record: Curated,
    language: str,
    markups: dict[str, str],
    *,
    tokens: dict[str, str],
    confirm: Collection[str] = (),
    by: AbstractBaseUser | None,
    is_typing: bool = False,
) -> SaveResult:
    """Write translations of units into the working copy, each checked against the source that was on the screen.

    What cannot be saved is refused unit by unit; an empty markup takes a translation out. While somebody is typing,
    one save after the other makes one version.
    """
    state = state_of(record, language)
    state.lock()
    texts = keep_texts(state.record)
    draft = Draft(texts, sheet_of(texts, language, state.record))
    for key in dict.fromkeys([*markups, *confirm]):
        draft.take(key, markups.get(key), token=tokens.get(key, ""), is_confirmed=key in confirm)
    _write(draft, state, by=by, is_typing=is_typing)
    if confirmed := [key for key in draft.saved if key in confirm]:
        state.refresh_from_db()
        if state.take_over(by):
            state.save(update_fields=["translator"])
        record_transition(state, Transition.Verb.CONFIRM, was=state.status, by=by, reason=", ".join(confirmed))
    update_freshness(keep_texts(state.record))
    sheet = worksheet(state.record, language)
    remember_sheet(sheet, by=by, keys=confirmed)
    return SaveResult(sheet, draft.saved, draft.refused)


def _write(draft, state, *, by, is_typing):
    """Texts as a save of the record's page would write them, with a version and a move; then what was checked."""
    record, moment = state.record, timezone.now()
    is_changed = draft.settle()
    if is_changed:
        record_as_found(record)
        draft.put_texts()
        record.save()
    write(record, [draft.kept_now()])
    if is_changed:
        goes_on = is_typing and is_written_on(record, by=by, at=moment)
        note_edit(record, [state.language], by=by, at=moment, goes_on=goes_on)
        record_save(record, by=by, at=moment, occasion=Occasion.TYPING if is_typing else Occasion.SAVE)
        recheck(record)
