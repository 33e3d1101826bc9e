"""Verbs of writing: note an edit, submit it."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from .freshness import update_freshness
from .history import prolong_transition, record_transition
from .languages import Language
from .models import Curated, LanguageState, Transition
from .translating.keeping import keep_texts

Status = LanguageState.Status


def state_of(record: Curated, language: str) -> LanguageState:
    """The state of the record in the language; an empty one where there is none yet."""
    defaults = {"record": record, "status": Status.EMPTY}
    state, _created = LanguageState.objects.about(record).get_or_create(language=language, defaults=defaults)
    return state


@transaction.atomic
def note_edit(
    record: Curated,
    languages: Iterable[str],
    *,
    by: AbstractBaseUser | None,
    at: datetime | None = None,
    goes_on: bool = False,
) -> None:
    """Texts in these languages were changed: each becomes a draft again, or empty when its last text went.

    `goes_on` if this is the same writing as the edit before, so that both are one move.
    """
    at, languages = at or timezone.now(), list(languages)
    for language in languages:
        state = state_of(record, language)
        state.lock()
        texts = record.texts_in(language)
        has_text = any(texts[part] for part in ("title", "summary", "body"))
        was, state.status = state.status, Status.DRAFT if has_text else Status.EMPTY
        state.edited_by, state.edited_at, state.returned_at = by, at, None
        state.take_over(by)
        state.save()
        if not (goes_on and prolong_transition(state, Transition.Verb.EDIT, by=by, at=at)):
            record_transition(state, Transition.Verb.EDIT, was=was, by=by, at=at)
    update_freshness(keep_texts(record, edited=languages))


@transaction.atomic
def open_languages(record: Curated) -> None:
    """Give a new record one state per language, so that lists and queues can count it."""
    for language in Language.values:
        state_of(record, language)


def reasons_not_to_submit(state: LanguageState) -> Iterator[ValidationError]:
    """Name everything that stands in the way; silence means go ahead."""
    record = state.record
    if state.status not in (Status.DRAFT, Status.EMPTY):
        yield ValidationError(
            _("“%(title)s” in %(language)s is not a draft, so there is nothing to submit."),
            code="not-a-draft",
            params={"title": record, "language": state.get_language_display()},
        )
    for field in record.missing_in(state.language):
        yield ValidationError(
            _("“%(title)s” has no %(field)s in %(language)s. Write it first."),
            code="incomplete",
            params={"title": record, "field": field, "language": state.get_language_display()},
        )


@transaction.atomic
def submit(state: LanguageState, *, by: AbstractBaseUser | None) -> None:
    """Hand a draft over for review."""
    state.lock()
    if reasons := list(reasons_not_to_submit(state)):
        raise ValidationError(reasons)
    was, state.status, state.returned_at = state.status, Status.IN_REVIEW, None
    state.take_over(by)
    state.save(update_fields=["status", "returned_at", "translator"])
    record_transition(state, Transition.Verb.SUBMIT, was=was, by=by)
