"""Verbs of writing: note an edit, submit it, confirm a translation."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from .history import record_transition
from .languages import Language
from .ledger import Ledger
from .models import Curated, Edition, LanguageState, Transition
from .translating.keeping import keep_texts

Status = LanguageState.Status


def state_of(record: Curated, language: str) -> LanguageState:
    """The state of the record in the language; an empty one where there is none yet."""
    defaults = {"record": record, "status": Status.EMPTY}
    state, _created = LanguageState.objects.about(record).get_or_create(language=language, defaults=defaults)
    return state


@transaction.atomic
def note_edit(
    record: Curated, languages: Iterable[str], *, by: AbstractBaseUser | None, at: datetime | None = None
) -> None:
    """Texts in these languages were changed: each becomes a draft again, or empty when its last text went."""
    at, languages = at or timezone.now(), list(languages)
    for language in languages:
        state = state_of(record, language)
        state.lock()
        texts = record.texts_in(language)
        has_text = any(texts[part] for part in ("title", "summary", "body"))
        was, state.status = state.status, Status.DRAFT if has_text else Status.EMPTY
        state.edited_by, state.edited_at, state.returned_at = by, at, None
        state.save()
        record_transition(state, Transition.Verb.EDIT, was=was, by=by, at=at)
    keep_texts(record, edited=languages)


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
    state.save(update_fields=["status", "returned_at"])
    record_transition(state, Transition.Verb.SUBMIT, was=was, by=by)


def reasons_not_to_confirm(
    state: LanguageState, *, seen: Edition | None, ledger: Ledger | None = None
) -> Iterator[ValidationError]:
    """`seen` is the source edition that was on the screen."""
    ledger = ledger or Ledger([state])
    if not state.is_behind:
        yield ValidationError(
            _("The %(language)s text is up to date; there is nothing to confirm."),
            code="not-behind",
            params={"language": state.get_language_display()},
        )
    if seen != ledger.source_edition(state):
        yield ValidationError(
            _("The source has changed since you opened it. Compare the translation with the new text, then confirm."),
            code="source-moved-on",
        )


@transaction.atomic
def confirm_translation(state: LanguageState, *, seen: Edition | None, by: AbstractBaseUser | None) -> None:
    """Certify that a translation is still right, on the source edition that was on the screen."""
    state.lock()
    if reasons := list(reasons_not_to_confirm(state, seen=seen)):
        raise ValidationError(reasons)
    state.freshness = LanguageState.Freshness.FRESH
    state.save(update_fields=["freshness"])
    record_transition(state, Transition.Verb.CONFIRM, was=state.status, by=by)


def latest_source_edition(record: Curated, language: str) -> Edition | None:
    """The newest edition, scheduled ones included, that a translation into the language is checked against."""
    if language == record.source_language:
        return None
    editions = Edition.objects.about(record).in_language(record.source_language).filter(withdrawn_at=None)
    return editions.order_by("-number").first()
