"""Send for translation: one record from its page, or the choice of a list."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ... import rules
from ...exchange.formats import FORMATS
from ...exchange.packing import pack
from ...exchange.parcel import Parcel
from ...languages import Language
from ..reasons import too_many
from ..rights import visible_row

NAME = "send_for_translation"


class SendForm(forms.Form):
    language = forms.ChoiceField(label=gettext_lazy("Into"), choices=Language.choices)
    format = forms.ChoiceField(
        label=gettext_lazy("Format"), choices=[(name, one.NAME) for name, one in FORMATS.items()], initial="xliff2"
    )
    only_to_do = forms.BooleanField(
        label=gettext_lazy("Only segments that are missing or behind"), required=False, initial=True
    )


class SendForTranslation:
    """Adds to an admin of records the page and the action, for whoever may see the records."""

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}_send"
        view = self.admin_site.admin_view(self.send_view)
        return [path("<path:object_id>/send/", view, name=name), *super().get_urls()]

    def get_actions(self, request):
        """Django asks for the right to see the list before it offers any action."""
        actions = super().get_actions(request)
        if not actions:
            return actions
        return actions | {NAME: (type(self).send_selected, NAME, _("Send for translation…"))}

    def changelist_view(self, request, extra_context=None):
        known = {"import_url": reverse("admin:translation_import")} if rules.editable_languages(request.user) else {}
        return super().changelist_view(request, known | (extra_context or {}))

    def panels(self, request, record):
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}_send"
        for panel in super().panels(request, record):
            if panel.chip.language != record.source_language:
                panel.send_url = f"{reverse(name, args=[record.pk])}?into={panel.chip.language}"
            yield panel

    def send_view(self, request, object_id):
        record = visible_row(self, request, object_id)
        form = SendForm(request.GET if "format" in request.GET else None, initial=_initial(request.GET.get("into")))
        response = self.sent(form, [record], record.slug) if form.is_valid() else None
        return response or self.sending_page(request, form, [record], original=record)

    def send_selected(self, request, records):
        if refusal := too_many(records.count()):
            self.message_user(request, refusal, messages.ERROR)
            return None
        records = list(records.defer(None))
        form = SendForm(
            request.POST if "answered" in request.POST else None, initial=_initial(request.POST.get("language"))
        )
        name = f"{self.opts.model_name}-{len(records)}"
        response = self.sent(form, records, name) if form.is_valid() else None
        return response or self.sending_page(request, form, records)

    def sent(self, form, records, name):
        """The file, or nothing where a refusal was written into the form."""
        language, written = form.cleaned_data["language"], FORMATS[form.cleaned_data["format"]]
        parcel = pack(records, language, only_to_do=form.cleaned_data["only_to_do"])
        if not parcel.parts:
            form.add_error(None, nothing_to_send(language))
            return None
        try:
            return file_response(parcel, written, name)
        except ValidationError as refusal:
            form.add_error(None, refusal)
            return None

    def sending_page(self, request, form, records, original=None):
        count = len(records)
        context = {
            **self.admin_site.each_context(request),
            "title": _("Send for translation"),
            "subtitle": str(original or ngettext("%(count)d record", "%(count)d records", count) % {"count": count}),
            "opts": self.opts,
            "original": original,
            "list_url": reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist"),
            "record_url": self.change_url(original) if original else "",
            "import_url": reverse("admin:translation_import"),
            "records": records,
            "form": form,
        }
        return TemplateResponse(request, "admin/curation/send.html", context)


def _initial(language):
    return {"language": language} if language else {}


def nothing_to_send(language):
    return ValidationError(
        _("There is nothing to translate into %(language)s. Send all segments, or choose another language."),
        code="nothing-to-send",
        params={"language": Language(language).label},
    )


def file_response(parcel: Parcel, written, name: str) -> HttpResponse:
    """XLIFF 2.1 has one source language in a file: where there are several, an archive has a file for each."""
    files = {file_name(one, written, name): written.write(one) for one in _divided(parcel, written)}
    if len(files) == 1:
        [(chosen, content)] = files.items()
        return _attachment(chosen, content, written.TYPE)
    with ZipFile(held := BytesIO(), "w", ZIP_DEFLATED) as archive:
        for one, content in files.items():
            archive.writestr(one, content)
    return _attachment(f"{stem(parcel, name)}.zip", held.getvalue(), "application/zip")


def _divided(parcel, written):
    if not written.IS_ONE_SOURCE_LANGUAGE:
        return [parcel]
    return [
        Parcel(parcel.language, tuple(part for part in parcel.parts if part.source_language == source))
        for source in parcel.source_languages
    ]


def file_name(parcel, written, name):
    return f"{stem(parcel, name)}.{written.EXTENSION}"


def stem(parcel, name):
    languages = "-".join([*parcel.source_languages, parcel.language])
    return f"{name}-{languages}-{timezone.localdate():%Y-%m-%d}"


def _attachment(name, content, content_type):
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "private, no-store"}
    return HttpResponse(content, content_type=content_type, headers=headers)
