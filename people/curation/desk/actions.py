"""Verbs for many records of a list at once, in one language, with a result for each row."""

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ActionForm
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .. import rules
from ..languages import Language
from .buttons import act_on, done_sentence
from .verbs import VERBS


class LanguageActionForm(ActionForm):
    language = forms.ChoiceField(label=gettext_lazy("In the language:"), choices=Language.choices, required=False)


class BulkVerbs:
    action_form = LanguageActionForm
    actions = ["submit_selected", "approve_selected", "publish_selected"]

    @admin.action(permissions=["submit"], description=gettext_lazy("Submit for review"))
    def submit_selected(self, request, records):
        self.do_for_each(request, records, VERBS["submit"])

    @admin.action(permissions=["approve"], description=gettext_lazy("Approve"))
    def approve_selected(self, request, records):
        self.do_for_each(request, records, VERBS["approve"], forced_because="")

    @admin.action(permissions=["publish"], description=gettext_lazy("Publish now"))
    def publish_selected(self, request, records):
        self.do_for_each(request, records, VERBS["publish"])

    def has_submit_permission(self, request):
        return self.may_in_any_language(request, rules.may_submit)

    def has_approve_permission(self, request):
        return self.may_in_any_language(request, rules.may_approve)

    def has_publish_permission(self, request):
        return self.may_in_any_language(request, rules.may_publish)

    def may_in_any_language(self, request, rule):
        return any(rule(request.user, language) for language in Language.values)

    def do_for_each(self, request, records, verb, **answers):
        language = request.POST.get("language")
        if language not in Language.values:
            self.message_user(request, _("Choose the language beside the action, then try again."), messages.ERROR)
            return
        if not verb.may(request.user, language):
            sentence = _("You have no right to do this in %(language)s.")
            self.message_user(request, sentence % {"language": Language(language).label}, messages.ERROR)
            return
        for record in records:
            self.do_for_one(request, record, language, verb, answers)

    def do_for_one(self, request, record, language, verb, answers):
        try:
            state = act_on(record, language, verb, by=request.user, answers=answers)
        except ValidationError as refusal:
            for reason in refusal.messages:
                self.message_user(request, reason, messages.ERROR)
        else:
            self.message_user(request, done_sentence(verb, state), messages.SUCCESS)
