"""A translation comes back as a file: uploaded, looked at segment by segment, then taken over."""

from functools import partial

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ... import rules
from ...exchange import formats
from ...exchange.importing import take_over
from ...exchange.lines import Fate
from ...exchange.planning import plan
from ...exchange.untrusted import reasons_of_size
from ...models import ReturnedFile
from .shown import shown_groups


class UploadForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("File"), widget=forms.FileInput(attrs={"accept": ".xlf,.xliff,.xml,.po,.xlsx"})
    )

    def clean_file(self):
        """Bounded before it is read; the content then says which of the formats it is."""
        file = self.cleaned_data["file"]
        if reasons := list(reasons_of_size(file.size)):
            raise ValidationError(reasons)
        self.content = file.read()
        _format, replies = formats.read(self.content)
        if not replies:
            raise ValidationError(_("There are no segments in this file."), code="no-segments")
        return file


def exchange_urls(site):
    """For the desk's site, which lends its frame and its door."""
    return [
        path("translate/import/", site.admin_view(partial(upload_view, site)), name="translation_import"),
        path("translate/import/<int:pk>/", site.admin_view(partial(plan_view, site)), name="translation_plan"),
    ]


def upload_view(site, request):
    _refuse_readers(request.user)
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        held = hold(form.cleaned_data["file"].name, form.content, by=request.user)
        return HttpResponseRedirect(reverse("admin:translation_plan", args=[held.pk]))
    return _page(site, request, "admin/curation/import.html", {"title": _("Import a translation"), "form": form})


def hold(name, content, *, by) -> ReturnedFile:
    """Kept in the database, since another process may answer the next request; what is older than a day goes."""
    now = timezone.now()
    ReturnedFile.objects.expired(now).delete()
    return ReturnedFile.objects.create(uploaded_by=by, uploaded_at=now, name=name[-255:], content=content)


def plan_view(site, request, pk):
    """What would change; with the button it changes."""
    _refuse_readers(request.user)
    held = ReturnedFile.objects.kept(timezone.now()).filter(uploaded_by=request.user, pk=pk).first()
    if held is None:
        messages.error(request, _("This file was taken over already, or was uploaded too long ago. Upload it again."))
        return HttpResponseRedirect(reverse("admin:translation_import"))
    format_name, replies = formats.read(bytes(held.content))
    is_done = request.method == "POST"
    if is_done:
        with_confirmations = "confirm" in request.POST
        groups = take_over(replies, with_confirmations=with_confirmations, by=request.user)
        held.delete()
    else:
        groups = plan(replies, by=request.user)
    context = {
        "title": _("Taken over") if is_done else _("What would change"),
        "subtitle": held.name,
        "is_done": is_done,
        "format_name": format_name,
        "groups": shown_groups(groups),
        "counts": {str(fate): sum(group.counted()[fate] for group in groups) for fate in Fate},
        "num_confirmable": sum(line.would_confirm for group in groups for line in group.lines),
        "may_confirm": any(rules.may_confirm(request.user, group.origin.language) for group in groups if group.origin),
    }
    return _page(site, request, "admin/curation/import_plan.html", context)


def _refuse_readers(user):
    if not rules.editable_languages(user):
        raise PermissionDenied


def _page(site, request, template, context):
    import_url = reverse("admin:translation_import")
    return TemplateResponse(request, template, {**site.each_context(request), "import_url": import_url, **context})
