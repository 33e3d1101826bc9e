"""Verbs of review: approve a language or return it. Nobody approves what they wrote last."""

from collections.abc import Iterator

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from .forcing import refuse_unless_forced
from .history import record_transition
from .ledger import Ledger
from .models import LanguageState, Remark, Transition
from .remarking import remark as make_remark

Status = LanguageState.Status
# What a chief may override with a reason.
FORCEABLE = frozenset({"four-eyes"})


def reasons_not_to_approve(
    state: LanguageState, *, by: AbstractBaseUser | None, ledger: Ledger | None = None
) -> Iterator[ValidationError]:
    """Name everything that stands in the way; silence means go ahead."""
    if state.status != Status.IN_REVIEW:
        yield not_in_review(state)
    if by and state.edited_by_id == by.pk:
        yield ValidationError(
            _("You edited “%(title)s” in %(language)s last. Ask a colleague to review it."),
            code="four-eyes",
            params={"title": state.record, "language": state.get_language_display()},
        )
    if state.status == Status.IN_REVIEW:
        yield from (ledger or Ledger([state])).reasons_not_to_release(state)


@transaction.atomic
def approve(state: LanguageState, *, by: AbstractBaseUser | None, forced_because: str = "") -> None:
    """Accept a language for publication; a chief may override the four-eyes rule and says why."""
    state.lock()
    is_forced = refuse_unless_forced(reasons_not_to_approve(state, by=by), because=forced_because, codes=FORCEABLE)
    was, state.status = state.status, Status.APPROVED
    state.save(update_fields=["status"])
    reason = forced_because.strip() if is_forced else ""
    record_transition(state, Transition.Verb.APPROVE, was=was, by=by, reason=reason, forced=is_forced)


def reasons_not_to_return(state: LanguageState, *, remark: str) -> Iterator[ValidationError]:
    """`remark` tells the author what to mend."""
    if state.status not in (Status.IN_REVIEW, Status.APPROVED):
        yield not_in_review(state)
    if not remark.strip():
        yield ValidationError(_("Say in a remark what should be changed before you return it."), code="no-remark")


@transaction.atomic
def return_(state: LanguageState, *, by: AbstractBaseUser | None, remark: str) -> Remark:
    """Send a language back to its author with a remark."""
    state.lock()
    if reasons := list(reasons_not_to_return(state, remark=remark)):
        raise ValidationError(reasons)
    was, state.status, state.returned_at = state.status, Status.DRAFT, timezone.now()
    state.save(update_fields=["status", "returned_at"])
    record_transition(state, Transition.Verb.RETURN, was=was, by=by, reason=remark)
    return make_remark(
        state.record, by=by, text=remark, language=state.language, mentioning=filter(None, [state.edited_by])
    )


def not_in_review(state: LanguageState) -> ValidationError:
    return ValidationError(
        _("“%(title)s” is not in review in %(language)s. Submit it first."),
        code="not-in-review",
        params={"title": state.record, "language": state.get_language_display()},
    )
