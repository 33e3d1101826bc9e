"""The desk's verbs as the admin offers them: who may, what stands in the way, what is asked for, what is said after."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .. import drafting, publishing, reviewing, rules
from ..models import Edition

# Stands in for what will be typed, when the page asks beforehand what would be refused.
SOMETHING = "…"
MOMENT_FORMAT = "%Y-%m-%dT%H:%M"


class MomentField(forms.DateTimeField):
    """A moment in Astana time, empty for now."""

    widget = forms.DateTimeInput(attrs={"type": "datetime-local", "data-seoul-time": ""}, format=MOMENT_FORMAT)

    def __init__(self, **kwargs):
        label = _("Public from (Astana time; empty for now)")
        super().__init__(required=False, label=label, input_formats=[MOMENT_FORMAT, "%Y-%m-%d %H:%M"], **kwargs)


def text_field(label):
    return forms.CharField(label=label, required=False, widget=forms.Textarea(attrs={"rows": 2}))


class NothingAsked(forms.Form):
    pass


class ApproveForm(forms.Form):
    forced_because = text_field(_("Reason, if you approve your own text"))


class ReturnForm(forms.Form):
    remark = text_field(_("What should be changed"))


class PublishForm(forms.Form):
    at = MomentField()


class CorrectForm(forms.Form):
    note = text_field(_("Correction note for readers"))
    at = MomentField()


class WithdrawForm(forms.Form):
    notice = text_field(_("Notice that readers find in place of the text"))


class ConfirmForm(forms.Form):
    seen = forms.ModelChoiceField(Edition.objects.all(), required=False, widget=forms.HiddenInput)


@dataclass(frozen=True)
class DeskVerb:
    name: str
    label: Promise
    done: Promise
    may: Callable[..., bool]
    # Given the state, who asks and the form's answers (None beforehand), what stands in the way.
    reasons: Callable[..., Iterator[ValidationError]]
    act: Callable
    form: type[forms.Form] = NothingAsked


def _reasons_to_approve(state, by, answers):
    """A chief may answer the four-eyes rule with a reason, so it does not close the button."""
    for reason in reviewing.reasons_not_to_approve(state, by=by):
        if reason.code != "four-eyes" or not rules.may_force(by):
            yield reason


def _approve(state, by, forced_because):
    reason = forced_because.strip() if rules.may_force(by) else ""
    reviewing.approve(state, by=by, forced_because=reason)


def _reasons_to_confirm(state, by, answers):
    seen = answers["seen"] if answers else drafting.latest_source_edition(state.record, state.language)
    return drafting.reasons_not_to_confirm(state, seen=seen)


def _beforehand(reasons, **given):
    def ask(state, by, answers):
        return reasons(state, **{name: (answers or {}).get(name) or default() for name, default in given.items()})

    return ask


def _something():
    return SOMETHING


def _call(verb, state, by, **answers):
    return verb(state, by=by, **answers)


VERBS = {
    verb.name: verb
    for verb in [
        DeskVerb(
            "submit",
            pgettext_lazy("button", "Submit for review"),
            _("%(language)s of “%(title)s” is in review now."),
            rules.may_submit,
            _beforehand(drafting.reasons_not_to_submit),
            partial(_call, drafting.submit),
        ),
        DeskVerb(
            "approve",
            pgettext_lazy("button", "Approve"),
            _("%(language)s of “%(title)s” is approved."),
            rules.may_approve,
            _reasons_to_approve,
            _approve,
            ApproveForm,
        ),
        DeskVerb(
            "return",
            pgettext_lazy("button", "Return"),
            _("%(language)s of “%(title)s” went back to its author with your remark."),
            rules.may_approve,
            _beforehand(reviewing.reasons_not_to_return, remark=_something),
            partial(_call, reviewing.return_),
            ReturnForm,
        ),
        DeskVerb(
            "publish",
            pgettext_lazy("button", "Publish"),
            _("%(language)s of “%(title)s” is published."),
            rules.may_publish,
            _beforehand(publishing.reasons_not_to_publish, at=timezone.now),
            partial(_call, publishing.publish),
            PublishForm,
        ),
        DeskVerb(
            "correct",
            pgettext_lazy("button", "Publish as a correction"),
            _("The correction of %(language)s of “%(title)s” is published."),
            rules.may_publish,
            _beforehand(publishing.reasons_not_to_correct, at=timezone.now, note=_something),
            partial(_call, publishing.correct),
            CorrectForm,
        ),
        DeskVerb(
            "withdraw",
            pgettext_lazy("button", "Withdraw"),
            _("%(language)s of “%(title)s” is withdrawn; readers find your notice in its place."),
            rules.may_withdraw,
            _beforehand(publishing.reasons_not_to_withdraw, notice=_something),
            partial(_call, publishing.withdraw),
            WithdrawForm,
        ),
        DeskVerb(
            "confirm",
            pgettext_lazy("button", "Confirm translation"),
            _("%(language)s of “%(title)s” is confirmed as still right."),
            rules.may_confirm,
            _reasons_to_confirm,
            partial(_call, drafting.confirm_translation),
            ConfirmForm,
        ),
    ]
}
