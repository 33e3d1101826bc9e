"""From a list of records into a bundle: several records and languages at once, with a result for each."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ... import bundling, rules
from ...languages import Language
from ...models import Bundle
from ..chips import chips_of
from ..reasons import reasons_of, too_many

NAME = "add_to_bundle"


class AddForm(forms.Form):
    """An open bundle or the name of a new one, and the languages."""

    bundle = forms.ModelChoiceField(Bundle.objects.none(), required=False, label=gettext_lazy("Bundle"))
    new_name = forms.CharField(
        required=False, min_length=3, max_length=200, label=gettext_lazy("Or the name of a new bundle")
    )
    languages = forms.MultipleChoiceField(
        label=gettext_lazy("Languages"), choices=Language.choices, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["bundle"].queryset = Bundle.objects.open()

    def clean(self):
        data = super().clean()
        if bool(data.get("bundle")) == bool(data.get("new_name")) and not self.errors:
            raise ValidationError(_("Choose a bundle or name a new one, not both."), code="one-bundle")
        return data


class AddToBundle:
    """Adds the action to the lists of records, for those who may bundle."""

    def bundle_actions(self, request):
        if not rules.may_bundle(request.user):
            return {}
        return {NAME: (type(self).add_selected_to_bundle, NAME, _("Add to a bundle…"))}

    def add_selected_to_bundle(self, request, records):
        if refusal := too_many(records.count()):
            self.message_user(request, refusal, messages.ERROR)
            return None
        records = list(records)
        if "answered" not in request.POST:
            language = request.POST.get("language")
            return self.adding_page(request, records, AddForm(initial={"languages": [language] if language else []}))
        form = AddForm(request.POST)
        if not form.is_valid():
            return self.adding_page(request, records, form)
        bundle = form.cleaned_data["bundle"] or Bundle.objects.create(
            name=form.cleaned_data["new_name"], made_by=request.user
        )
        results = [
            (record, Language(language).label, refused_to_add(bundle, record, language))
            for record in records
            for language in form.cleaned_data["languages"]
        ]
        num_added = sum(not refused for _record, _language, refused in results)
        words = {"bundle": bundle, "count": num_added}
        self.message_user(request, _("Parts added to “%(bundle)s”: %(count)s.") % words, messages.SUCCESS)
        return self.adding_page(request, records, form, bundle=bundle, results=results)

    def adding_page(self, request, records, form, bundle=None, results=()):
        context = {
            **self.admin_site.each_context(request),
            "title": _("Add to a bundle"),
            "opts": self.opts,
            "list_url": reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist"),
            "rows": [(record, chips_of(record)) for record in records],
            "form": form,
            "bundle": bundle,
            "results": results,
        }
        return TemplateResponse(request, "admin/curation/bulk_bundle.html", context)


def refused_to_add(bundle, record, language):
    """Why the part was not added; empty if it was."""
    try:
        bundling.add_to_bundle(bundle, record, language)
    except ValidationError as refusal:
        return reasons_of(refusal.error_list)
    return []
