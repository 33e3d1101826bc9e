"""Verbs for many records of a list at once, in one language, with a result for each row."""

from dataclasses import dataclass, field

from django import forms
from django.contrib import messages
from django.contrib.admin.helpers import ActionForm
from django.contrib.admin.options import IS_POPUP_VAR
from django.core.exceptions import ValidationError
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ... import rules
from ...languages import OWN_NAMES, Language
from ...ledger import Ledger, place
from ...models import Edition, LanguageState
from ..bundles.actions import AddToBundle
from ..chips import Chip
from ..reasons import Reason, reasons_of, too_many
from .answers import VerbForm
from .buttons import chip_of
from .seen import Seen
from .verbs import VERBS, DeskVerb, act_on


class LanguageActionForm(ActionForm):
    language = forms.ChoiceField(label=gettext_lazy("In the language:"), choices=Language.choices, required=False)


@dataclass
class Row:
    """One record of a bulk action: how it stands, what would refuse it, and what became of it."""

    state: LanguageState
    chip: Chip
    url: str
    seen_page: str
    source: Edition | None
    reasons: list[Reason] = field(default_factory=list)
    done: str = ""

    @property
    def record(self):
        return self.state.record


class BulkVerbs(AddToBundle):
    action_form = LanguageActionForm

    def get_actions(self, request):
        actions = super().get_actions(request)
        if self.actions is None or IS_POPUP_VAR in request.GET:
            return actions
        allowed = [verb for verb in VERBS.values() if self.may_in_any_language(request, verb)]
        names = {verb: f"{verb.name}_selected" for verb in allowed}
        labels = {verb: f"{verb.label}…" if asks(verb) else verb.label for verb in allowed}
        return (
            {names[verb]: (bulk_action(verb), names[verb], labels[verb]) for verb in allowed}
            | self.bundle_actions(request)
            | actions
        )

    def may_in_any_language(self, request, verb):
        return any(verb.may(request.user, language) for language in Language.values)

    def do_for_selected(self, request, records, verb):
        """Refuses what is wrong with the whole choice; else acts at once, or asks on a page what the verb needs."""
        language = request.POST.get("language")
        if refusal := self.refusal_of_choice(request, records, verb, language):
            self.message_user(request, refusal, messages.ERROR)
            return None
        if not asks(verb):
            self.do_at_once(request, records, language, verb)
            return None
        rows = self.rows_of(request, records, language, verb)
        if "answered" not in request.POST:
            return self.bulk_page(request, rows, language, verb, self.bulk_form(request, verb, rows, language))
        return self.do_as_answered(request, rows, language, verb)

    def refusal_of_choice(self, request, records, verb, language):
        if language not in Language.values:
            return _("Choose the language beside the action, then try again.")
        if not verb.may(request.user, language):
            sentence = _("You have no right to do this in %(language)s.")
            return sentence % {"language": Language(language).label}
        return too_many(records.count())

    def do_at_once(self, request, records, language, verb):
        for record in records:
            try:
                state = act_on(record, language, verb, by=request.user, given={})
            except ValidationError as refusal:
                for reason in refusal.messages:
                    self.message_user(request, reason, messages.ERROR)
            else:
                self.message_user(request, verb.done_sentence(state, {}), messages.SUCCESS)

    def do_as_answered(self, request, rows, language, verb):
        may_force = rules.may_force(request.user)
        form = bulk_form_class(verb)(request.POST, language=language, may_force=may_force)
        if not form.is_valid():
            return self.bulk_page(request, rows, language, verb, form)
        for row in rows:
            self.do_for_row(request, row, language, verb, form.answers)
        left = [row for row in rows if not row.done]
        done = [row for row in rows if row.done]
        if left:
            fresh = {row.record.pk: row for row in self.rows_of(request, [row.record for row in left], language, verb)}
            for row in left:
                row.seen_page, row.source = fresh[row.record.pk].seen_page, fresh[row.record.pk].source
        return self.bulk_page(request, left, language, verb, form, done=done)

    def do_for_row(self, request, row, language, verb, given):
        seen = Seen.parse(request.POST.get(f"seen-{row.record.pk}", ""))
        if "seen" in verb.form.base_fields:
            given = given | {"seen": Edition.objects.filter(pk=number(request.POST, f"source-{row.record.pk}")).first()}
        try:
            state = act_on(row.record, language, verb, by=request.user, given=given, seen=seen)
        except ValidationError as refusal:
            row.reasons = reasons_of(refusal.error_list)
        else:
            row.done, row.reasons = verb.done_sentence(state, given), []

    def rows_of(self, request, records, language, verb):
        """The rows as they stand now, in as many queries as for one."""
        records = list(records)
        known = {place(state): state for state in LanguageState.objects.in_language(language).about_any(records)}
        states = [LanguageState(record=record, language=language) for record in records]
        for index, state in enumerate(states):
            states[index] = known.get(place(state), state)
            states[index].record = records[index]
        ledger = Ledger(states)
        return [
            Row(
                state,
                chip_of(state, ledger),
                url=f"{self.change_url(state.record)}#languages",
                seen_page=str(Seen.now(state, ledger)),
                source=ledger.source_edition(state),
                reasons=reasons_of(
                    verb.what_closes(state, request.user, ledger) or verb.what_warns(state, request.user, ledger)
                ),
            )
            for state in states
        ]

    def bulk_form(self, request, verb, rows, language):
        codes = {reason.code for row in rows for reason in row.reasons}
        may_force = rules.may_force(request.user) and bool(verb.forceable & codes)
        return bulk_form_class(verb)(language=language, may_force=may_force)

    def bulk_page(self, request, rows, language, verb, form, done=()):
        sentence = ngettext("%(verb)s: %(count)d record", "%(verb)s: %(count)d records", len(rows) + len(done))
        context = {
            **self.admin_site.each_context(request),
            "title": sentence % {"verb": verb.label, "count": len(rows) + len(done)},
            "opts": self.opts,
            "list_url": reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist"),
            "language": language,
            "language_name": OWN_NAMES[Language(language)],
            "verb": verb,
            "form": form,
            "rows": rows,
            "done": done,
        }
        return TemplateResponse(request, "admin/curation/bulk_verb.html", context)


def asks(verb: DeskVerb) -> bool:
    return verb.form is not VerbForm


def bulk_action(verb: DeskVerb):
    """The verb as Django's admin calls an action."""

    def act(modeladmin, request, records):
        """The list leaves out the texts, which verbs read."""
        return modeladmin.do_for_selected(request, records.defer(None), verb)

    return act


def bulk_form_class(verb: DeskVerb) -> type[VerbForm]:
    """The verb's own form; what each row has seen stands in its row."""
    return type(verb.form.__name__, (verb.form,), dict.fromkeys(["seen_page", "seen", "token"]))


def number(data, name):
    value = data.get(name, "")
    return int(value) if value.isdecimal() else None
