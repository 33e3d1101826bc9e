"""Verbs of publication: publish, correct, withdraw. Nothing else makes or ends an edition."""

from collections.abc import Iterator
from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from .drafting import latest_source_edition
from .freshness import mark_translations_behind
from .history import record_transition
from .models import Edition, LanguageState, Transition
from .models.editions import EditionQuerySet

Status = LanguageState.Status


def editions_of(state: LanguageState) -> EditionQuerySet:
    return Edition.objects.about(state.record).in_language(state.language)


def open_edition(state: LanguageState) -> Edition | None:
    """The edition that is current or will be: neither superseded nor withdrawn."""
    return editions_of(state).filter(superseded_at=None, withdrawn_at=None).first()


def reasons_not_to_publish(state: LanguageState, *, at: datetime) -> Iterator[ValidationError]:
    """Name everything that stands in the way; silence means go ahead."""
    named = {"title": state.record, "language": state.get_language_display()}
    if state.status != Status.APPROVED:
        yield ValidationError(
            _("“%(title)s” is not approved in %(language)s yet. Send it to an editor first."),
            code="not-approved",
            params=named,
        )
    for field in state.record.missing_in(state.language):
        yield ValidationError(
            _("“%(title)s” has no %(field)s in %(language)s. Write it first."),
            code="incomplete",
            params={**named, "field": field},
        )
    later = editions_of(state).effective().filter(current_from__gte=at).order_by("number").last()
    if later:
        yield ValidationError(
            _("Edition %(number)s of “%(title)s” in %(language)s begins no earlier than that. Choose a later moment."),
            code="edition-in-the-way",
            params={**named, "number": later.number},
        )


@transaction.atomic
def publish(
    state: LanguageState, *, by: AbstractBaseUser | None, at: datetime | None = None, note: str = ""
) -> Edition:
    """Make the approved text an edition, public from `at` (now, or a moment to come); the older one ends then."""
    state.lock()
    at = at or timezone.now()
    if reasons := list(reasons_not_to_publish(state, at=at)):
        raise ValidationError(reasons)
    return make_public(state, by=by, at=at, note=note)


def make_public(
    state: LanguageState, *, by: AbstractBaseUser | None, at: datetime, note: str = "", texts: dict | None = None
) -> Edition:
    """What publication does once nothing stands in its way; `texts` stand in for those of the working copy."""
    edition = _new_edition(state, by=by, at=at, note=note, texts=texts or state.record.texts_in(state.language))
    was, state.status = state.status, Status.PUBLISHED
    state.freshness = LanguageState.Freshness.FRESH
    state.save(update_fields=["status", "freshness"])
    verb = Transition.Verb.CORRECT if note else Transition.Verb.PUBLISH
    record_transition(state, verb, was=was, by=by, reason=note, at=min(at, timezone.now()))
    mark_translations_behind(edition)
    return edition


def _new_edition(state, *, by, at, note, texts):
    editions = editions_of(state)
    last = editions.order_by("number").last()
    first = editions.effective().order_by("number").first()
    editions.effective().exclude(superseded_at__lte=at).update(superseded_at=at)
    return Edition.objects.create(
        record=state.record,
        language=state.language,
        number=last.number + 1 if last else 1,
        current_from=at,
        first_public_at=first.first_public_at if first else at,
        note=note,
        source_edition=latest_source_edition(state.record, state.language),
        published_by=by,
        **texts,
    )


def reasons_not_to_correct(state: LanguageState, *, note: str, at: datetime) -> Iterator[ValidationError]:
    """A correction is a publication over a public text, with a note that readers see."""
    if not editions_of(state).current(at).exists():
        yield ValidationError(
            _("“%(title)s” is not public in %(language)s, so there is nothing to correct. Publish it instead."),
            code="not-public",
            params={"title": state.record, "language": state.get_language_display()},
        )
    if not note.strip():
        yield ValidationError(_("Tell readers in a note what was corrected."), code="no-note")
    yield from reasons_not_to_publish(state, at=at)


@transaction.atomic
def correct(state: LanguageState, *, by: AbstractBaseUser | None, note: str, at: datetime | None = None) -> Edition:
    """Publish the approved text over the public one, with a public correction note in that language."""
    state.lock()
    at = at or timezone.now()
    if reasons := list(reasons_not_to_correct(state, note=note, at=at)):
        raise ValidationError(reasons)
    return publish(state, by=by, at=at, note=note)


def reasons_not_to_withdraw(state: LanguageState, *, notice: str) -> Iterator[ValidationError]:
    """`notice` is what readers find in place of the text."""
    if open_edition(state) is None:
        yield ValidationError(
            _("“%(title)s” has no edition in %(language)s that could be withdrawn."),
            code="not-public",
            params={"title": state.record, "language": state.get_language_display()},
        )
    if not notice.strip():
        yield ValidationError(_("Write the notice that readers will find in place of the text."), code="no-notice")


@transaction.atomic
def withdraw(state: LanguageState, *, by: AbstractBaseUser | None, notice: str, at: datetime | None = None) -> Edition:
    """Take down what is public from `at` on, and whatever is scheduled; a notice takes its place."""
    state.lock()
    at = at or timezone.now()
    if reasons := list(reasons_not_to_withdraw(state, notice=notice)):
        raise ValidationError(reasons)
    edition = open_edition(state)
    running = editions_of(state).filter(withdrawn_at=None).exclude(superseded_at__lte=at)
    running.update(superseded_at=None, withdrawn_at=at, withdrawal_notice=notice)
    edition.refresh_from_db()
    was, state.status = state.status, Status.WITHDRAWN
    state.save(update_fields=["status"])
    record_transition(state, Transition.Verb.WITHDRAW, was=was, by=by, reason=notice, at=min(at, timezone.now()))
    return edition
