"""Verbs of publication: publish, correct, unschedule, withdraw. Nothing else makes or ends an edition."""

from collections.abc import Iterator
from datetime import datetime

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from .closure import names_without_review
from .forcing import refuse_unless_forced
from .freshness import update_freshness
from .history import record_transition
from .ledger import Ledger
from .memory.remembering import remember_sheet
from .models import Bundle, Edition, LanguageState, Transition
from .models.editions import EditionQuerySet
from .translating.keeping import keep, keep_texts
from .translating.library import RecordTexts
from .translating.publications import note_edition, note_standing_edition
from .translating.pulling import take_back_pulls
from .translating.release import newest_edition, pull_notice, reasons_of_facts
from .translating.units import sheet_of

Status = LanguageState.Status
# What a chief may override with a reason.
FORCEABLE = frozenset({"not-reviewed-name", "behind-source"})


def editions_of(state: LanguageState) -> EditionQuerySet:
    return Edition.objects.about(state.record).in_language(state.language)


def reasons_not_to_publish(
    state: LanguageState, *, at: datetime, ledger: Ledger | None = None
) -> Iterator[ValidationError]:
    """Name everything that stands in the way; silence means go ahead."""
    ledger = ledger or Ledger([state])
    named = {"title": state.record, "language": state.get_language_display()}
    if state.status != Status.APPROVED:
        yield _not_approved(state, ledger)
    for field in state.record.missing_in(state.language):
        yield ValidationError(
            _("“%(title)s” has no %(field)s in %(language)s. Write it first."),
            code="incomplete",
            params={**named, "field": field},
        )
    later = [edition for edition in ledger.effective(state) if edition.current_from >= at]
    if later:
        yield ValidationError(
            _("Edition %(number)s of “%(title)s” in %(language)s begins no earlier than that. Choose a later moment."),
            code="edition-in-the-way",
            params={**named, "number": later[-1].number},
        )
    if state.status not in (Status.EMPTY, Status.PUBLISHED):
        yield from names_without_review(state, at=at, ledger=ledger)
        yield from ledger.reasons_to_hold(state)
        yield from reasons_of_facts(state, ledger)
    if state.status == Status.APPROVED:
        yield from ledger.reasons_not_to_release(state)


def _not_approved(state, ledger):
    named = {"title": state.record, "language": state.get_language_display()}
    published = ledger.publication(state) if state.status == Status.PUBLISHED else None
    if published is None:
        sentence = _("“%(title)s” is not approved in %(language)s yet. Send it to an editor first.")
        return ValidationError(sentence, code="not-approved", params=named)
    when = date_format(timezone.localtime(published.at), "SHORT_DATETIME_FORMAT")
    return ValidationError(
        _(
            "“%(title)s” was already published in %(language)s by %(person)s, %(moment)s. "
            "To publish again, change the text and have it approved."
        ),
        code="already-published",
        params={**named, "person": published.by_name or _("the desk"), "moment": when},
    )


@transaction.atomic
def publish(
    state: LanguageState,
    *,
    by: AbstractBaseUser | None,
    at: datetime | None = None,
    note: str = "",
    forced_because: str = "",
) -> Edition:
    """Make the approved text an edition, public from `at` (now, or a moment to come); the older one ends then."""
    state.lock()
    at, ledger = at or timezone.now(), Ledger([state])
    reasons = reasons_not_to_publish(state, at=at, ledger=ledger)
    is_forced = refuse_unless_forced(reasons, because=forced_because, codes=FORCEABLE)
    return release(
        state,
        keep(ledger.texts.of(state.record)),
        by=by,
        at=at,
        note=note,
        forced_because=forced_because if is_forced else "",
    )


def release(state: LanguageState, kept: RecordTexts, *, by: AbstractBaseUser | None, **about) -> Edition:
    """Make the text public, and remember its translation; `kept` are the texts as they were read under the lock."""
    edition = make_public(state, by=by, kept=kept, **about)
    remember_sheet(sheet_of(kept, state.language, state.record), by=by)
    return edition


def make_public(
    state: LanguageState,
    *,
    by: AbstractBaseUser | None,
    at: datetime,
    note: str = "",
    texts: dict | None = None,
    forced_because: str = "",
    bundle: Bundle | None = None,
    kept: RecordTexts | None = None,
) -> Edition:
    """What publication does once nothing stands in its way; `texts` stand in for those of the working copy."""
    kept = kept or keep_texts(state.record)
    edition = _new_edition(state, by=by, at=at, note=note, texts=texts or state.record.texts_in(state.language))
    was, state.status = state.status, Status.PUBLISHED
    state.save(update_fields=["status"])
    record_transition(
        state,
        Transition.Verb.CORRECT if note else Transition.Verb.PUBLISH,
        was=was,
        by=by,
        reason=forced_because or note,
        forced=bool(forced_because),
        at=min(at, timezone.now()),
        bundle=bundle,
    )
    lacking = update_freshness(kept, outdated=note_edition(kept, edition))
    if settings.PULL_BEHIND_EDITIONS:
        _pull(state.record, lacking, by, at)
    return edition


def _pull(record, languages, by, at):
    """Translations that lack a fact of the new edition end when it begins."""
    for state in LanguageState.objects.about(record).filter(language__in=languages).order_by("language"):
        if editions_of(state).filter(superseded_at=None, withdrawn_at=None).exists():
            withdraw(state, by=by, notice=pull_notice(state.language), at=at)


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
        source_edition=newest_edition(state.record, state.made_from),
        published_by=by,
        **texts,
    )


def reasons_not_to_correct(
    state: LanguageState, *, note: str, at: datetime, ledger: Ledger | None = None
) -> Iterator[ValidationError]:
    """A correction is a publication over a public text, with a note that readers see."""
    ledger = ledger or Ledger([state])
    if not ledger.is_public(state, at):
        yield ValidationError(
            _("“%(title)s” is not public in %(language)s, so there is nothing to correct. Publish it instead."),
            code="not-public",
            params={"title": state.record, "language": state.get_language_display()},
        )
    if not note.strip():
        yield ValidationError(_("Tell readers in a note what was corrected."), code="no-note")
    yield from reasons_not_to_publish(state, at=at, ledger=ledger)


@transaction.atomic
def correct(
    state: LanguageState,
    *,
    by: AbstractBaseUser | None,
    note: str,
    at: datetime | None = None,
    forced_because: str = "",
) -> Edition:
    """Publish the approved text over the public one, with a public correction note in that language."""
    state.lock()
    at, ledger = at or timezone.now(), Ledger([state])
    reasons = reasons_not_to_correct(state, note=note, at=at, ledger=ledger)
    is_forced = refuse_unless_forced(reasons, because=forced_because, codes=FORCEABLE)
    kept = keep(ledger.texts.of(state.record))
    return release(state, kept, by=by, at=at, note=note, forced_because=forced_because if is_forced else "")


def reasons_not_to_unschedule(
    state: LanguageState, *, at: datetime, ledger: Ledger | None = None
) -> Iterator[ValidationError]:
    """Only what no reader has seen yet can be taken back without a notice."""
    ledger = ledger or Ledger([state])
    if ledger.coming(state, at) is None:
        yield ValidationError(
            _("“%(title)s” has no edition in %(language)s that is still to begin, so there is nothing to take back."),
            code="nothing-scheduled",
            params={"title": state.record, "language": state.get_language_display()},
        )


@transaction.atomic
def unschedule(
    state: LanguageState, *, by: AbstractBaseUser | None, reason: str = "", bundle: Bundle | None = None
) -> Edition:
    """Take back an edition before it begins: the text is approved again, and the edition before it runs on."""
    state.lock()
    now, ledger = timezone.now(), Ledger([state])
    if reasons := list(reasons_not_to_unschedule(state, at=now, ledger=ledger)):
        raise ValidationError(reasons)
    edition = ledger.coming(state, now)
    editions_of(state).filter(pk=edition.pk).update(withdrawn_at=now)
    editions_of(state).filter(superseded_at=edition.current_from).update(superseded_at=None)
    edition.refresh_from_db()
    was = state.status
    if state.status == Status.PUBLISHED:
        state.status = Status.APPROVED
        state.save(update_fields=["status"])
    record_transition(state, Transition.Verb.UNSCHEDULE, was=was, by=by, reason=reason, bundle=bundle)
    take_back_pulls(state.record, edition, by=by, reason=reason, bundle=bundle)
    update_freshness(note_standing_edition(state.record, state.language, taken_back=edition.number))
    return edition


def reasons_not_to_withdraw(
    state: LanguageState, *, notice: str, ledger: Ledger | None = None
) -> Iterator[ValidationError]:
    """`notice` is what readers find in place of the text."""
    ledger = ledger or Ledger([state])
    if ledger.open_edition(state) is None:
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
    at, ledger = at or timezone.now(), Ledger([state])
    if reasons := list(reasons_not_to_withdraw(state, notice=notice, ledger=ledger)):
        raise ValidationError(reasons)
    edition = ledger.open_edition(state)
    running = editions_of(state).filter(withdrawn_at=None).exclude(superseded_at__lte=at)
    running.update(superseded_at=None, withdrawn_at=at, withdrawal_notice=notice)
    edition.refresh_from_db()
    was, state.status = state.status, Status.WITHDRAWN
    state.save(update_fields=["status"])
    record_transition(state, Transition.Verb.WITHDRAW, was=was, by=by, reason=notice, at=min(at, timezone.now()))
    if not edition.is_effective:
        take_back_pulls(state.record, edition, by=by)
    update_freshness(note_standing_edition(state.record, state.language))
    return edition
