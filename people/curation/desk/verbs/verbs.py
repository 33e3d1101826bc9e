"""The desk's verbs as the admin offers them: who may, what stands in the way, what is asked for, what is said after."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ... import drafting, publishing, reviewing, rules
from ...drafting import state_of
from ...ledger import Ledger
from ...models import Curated, LanguageState
from ...translating import confirming
from . import answers
from .seen import Seen, reasons_page_is_stale

# Stands in for what will be typed, when the page asks beforehand what would be refused.
SOMETHING = "…"
# Stands in for the best moment that could be typed: whatever is scheduled has begun by then.
EVER = datetime(9999, 1, 1, tzinfo=UTC)

Asked = Callable[..., Iterable[ValidationError]]


@dataclass(frozen=True)
class DeskVerb:
    name: str
    label: Promise
    done: Promise
    may: Callable[..., bool]
    # Of a state, who asks, a ledger and a moment: what stands in the way of the best that could be typed.
    reasons: Asked
    act: Callable
    form: type[answers.VerbForm] = answers.VerbForm
    # What a chief may override with a reason.
    forceable: frozenset = frozenset()
    # Said in place of `done` where the moment is still to come.
    done_later: Promise | str = ""
    # Of a state and a ledger: what a later verb would refuse, said in time.
    cautions: Callable[[LanguageState, Ledger], list[ValidationError]] = lambda state, ledger: []

    def what_closes(self, state: LanguageState, by, ledger: Ledger) -> list[ValidationError]:
        """Reasons that nothing this person could type would answer; empty where the button is open."""
        reasons = list(self.reasons(state, by, ledger, EVER))
        answerable = self.forceable if rules.may_force(by) else frozenset()
        return reasons if any(reason.code not in answerable for reason in reasons) else []

    def what_warns(self, state: LanguageState, by, ledger: Ledger) -> list[ValidationError]:
        """Reasons that would refuse it now, and that a later moment or a chief's reason would answer."""
        return list(self.reasons(state, by, ledger, ledger.now))

    def done_sentence(self, state: LanguageState, given: dict) -> str:
        sentence = self.done_later if given.get("at") and self.done_later else self.done
        return str(sentence) % {"language": state.get_language_display(), "title": state.record}


@transaction.atomic
def act_on(
    record: Curated, language: str, verb: DeskVerb, *, by, given: dict, seen: Seen | None = None
) -> LanguageState:
    """Call the verb on the locked state, unless the page that it was pressed on is no longer true."""
    state = state_of(record, language)
    state.record = record
    state.lock()
    if stale := list(reasons_page_is_stale(state, seen or Seen())):
        raise ValidationError(stale)
    verb.act(state, by=by, **given)
    return state


VERBS = {
    verb.name: verb
    for verb in [
        DeskVerb(
            "submit",
            pgettext_lazy("button", "Submit for review"),
            _("%(language)s of “%(title)s” is in review now."),
            rules.may_submit,
            lambda state, by, ledger, at: drafting.reasons_not_to_submit(state),
            drafting.submit,
            cautions=lambda state, ledger: ledger.reasons_not_to_release(state),
        ),
        DeskVerb(
            "approve",
            pgettext_lazy("button", "Approve"),
            _("%(language)s of “%(title)s” is approved."),
            rules.may_approve,
            lambda state, by, ledger, at: reviewing.reasons_not_to_approve(state, by=by, ledger=ledger),
            reviewing.approve,
            answers.ApproveForm,
            reviewing.FORCEABLE,
        ),
        DeskVerb(
            "return",
            pgettext_lazy("button", "Return"),
            _("%(language)s of “%(title)s” went back to its author with your remark."),
            rules.may_approve,
            lambda state, by, ledger, at: reviewing.reasons_not_to_return(state, remark=SOMETHING),
            reviewing.return_,
            answers.ReturnForm,
        ),
        DeskVerb(
            "publish",
            pgettext_lazy("button", "Publish"),
            _("%(language)s of “%(title)s” is published."),
            rules.may_publish,
            lambda state, by, ledger, at: publishing.reasons_not_to_publish(state, at=at, ledger=ledger),
            publishing.publish,
            answers.PublishForm,
            publishing.FORCEABLE,
            _("%(language)s of “%(title)s” is scheduled."),
        ),
        DeskVerb(
            "correct",
            pgettext_lazy("button", "Publish as a correction"),
            _("The correction of %(language)s of “%(title)s” is published."),
            rules.may_publish,
            lambda state, by, ledger, at: publishing.reasons_not_to_correct(
                state, note=SOMETHING, at=at, ledger=ledger
            ),
            publishing.correct,
            answers.CorrectForm,
            publishing.FORCEABLE,
            _("The correction of %(language)s of “%(title)s” is scheduled."),
        ),
        DeskVerb(
            "unschedule",
            pgettext_lazy("button", "Take back from the schedule"),
            _("%(language)s of “%(title)s” is no longer scheduled."),
            rules.may_publish,
            lambda state, by, ledger, at: publishing.reasons_not_to_unschedule(state, at=ledger.now, ledger=ledger),
            publishing.unschedule,
            answers.UnscheduleForm,
        ),
        DeskVerb(
            "withdraw",
            pgettext_lazy("button", "Withdraw"),
            _("%(language)s of “%(title)s” is withdrawn; readers find your notice in its place."),
            rules.may_withdraw,
            lambda state, by, ledger, at: publishing.reasons_not_to_withdraw(state, notice=SOMETHING, ledger=ledger),
            publishing.withdraw,
            answers.WithdrawForm,
        ),
        DeskVerb(
            "confirm",
            pgettext_lazy("button", "Confirm translation"),
            _("%(language)s of “%(title)s” is confirmed as still right."),
            rules.may_confirm,
            lambda state, by, ledger, at: confirming.reasons_not_to_confirm(
                state, seen=ledger.source_edition(state), ledger=ledger
            ),
            confirming.confirm_translation,
            answers.ConfirmForm,
        ),
    ]
}
