"""A translation comes back as a file: uploaded, looked at segment by segment, then taken over."""

from functools import partial

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ... import rules
from ...exchange import formats
from ...exchange.importing import take_over
from ...exchange.lines import Fate
from ...exchange.planning import plan
from ...exchange.untrusted import reasons_of_size
from ...models import ReturnedFile
from .shown import counted, filters, listed, shown_groups

PLAN = "admin/curation/import_plan.html"
# Half of the longest segments together stay below some hundred kilobytes.
LINES_ON_A_PAGE = 50
# A record takes about a quarter of a second to write, and a request must not take longer than a server waits.
RECORDS_AT_ONCE = 40


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
    context = {"subtitle": held.name, "format_name": format_name}
    if request.method != "POST":
        return _page(site, request, PLAN, context | _planned(request, plan(replies, by=request.user)))
    chosen = _chosen(request.POST)
    if chosen == set():
        messages.error(request, _("You chose no segment. Choose those that you want, or take over all of them."))
        return HttpResponseRedirect(request.get_full_path())
    with_confirmations = "confirm" in request.POST
    groups = take_over(
        replies, with_confirmations=with_confirmations, by=request.user, chosen=chosen, most=RECORDS_AT_ONCE
    )
    done = [group for group in groups if not group.is_waiting]
    if num_waiting := len(groups) - len(done):
        messages.warning(request, _waiting(num_waiting))
    is_rest = chosen is not None or bool(num_waiting)
    return _page(site, request, PLAN, context | _taken_over(held, done, is_rest=is_rest))


def _waiting(num):
    return ngettext(
        "%(num)d more record of this file waits. Open the rest of the file and take it over as well.",
        "%(num)d more records of this file wait. Open the rest of the file and take them over as well.",
        num,
    ) % {"num": num}


def _chosen(post) -> set[int] | None:
    """Places of segments in the file; None where all are taken."""
    return {int(one) for one in post.getlist("take") if one.isdecimal()} if "only" in post else None


def _planned(request, groups):
    fate = _fate(request.GET.get("show", ""))
    page = Paginator(listed(groups, fate), LINES_ON_A_PAGE).get_page(request.GET.get("page"))
    return {
        "title": _("What would change"),
        "page": page,
        "groups": shown_groups(page.object_list),
        "counts": counted(groups),
        "filters": list(filters(groups, fate)),
        "fate": fate,
        "num_confirmable": sum(line.would_confirm for group in groups for line in group.lines),
        "may_confirm": any(rules.may_confirm(request.user, group.origin.language) for group in groups if group.origin),
    }


def _fate(value):
    if value and value not in set(Fate):
        raise Http404
    return value


def _taken_over(held, groups, *, is_rest):
    """What was refused and what was not chosen stays to be looked at; the first lines tell of the rest."""
    lines, counts = listed(groups), counted(groups)
    lines.sort(key=lambda one: one[1].fate != Fate.REFUSED)
    is_kept = is_rest or counts[Fate.REFUSED]
    rest_url = reverse("admin:translation_plan", args=[held.pk]) if is_kept else ""
    if not is_kept:
        held.delete()
    return {
        "title": _("Taken over"),
        "is_done": True,
        "groups": shown_groups(lines[:LINES_ON_A_PAGE]),
        "num_hidden": len(lines[LINES_ON_A_PAGE:]),
        "counts": counts,
        "rest_url": rest_url,
    }


def _refuse_readers(user):
    if not rules.editable_languages(user):
        raise PermissionDenied


def _page(site, request, template, context):
    import_url = reverse("admin:translation_import")
    return TemplateResponse(request, template, {**site.each_context(request), "import_url": import_url, **context})
