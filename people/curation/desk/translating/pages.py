"""Side by side: a plain form that saves what was typed, and the same answers in pieces for its script."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, JsonResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from ...drafting import state_of
from ...languages import Language
from ...translating.choosing import translate_from
from ..rights import record_at
from .rows import next_to_do
from .saving import Typed, save_typed
from .workplace import Workplace


def translating_urls(admin_view):
    """For the admin site, which guards them."""
    place = "translate/<str:app_label>/<str:model>/<int:pk>/<str:language>/"
    return [
        path(place, admin_view(translate_record), name="translate_record"),
        path(f"{place}source/", admin_view(choose_source), name="choose_source"),
    ]


@require_http_methods(["GET", "HEAD", "POST"])
def translate_record(request, app_label, model, pk, language):
    desk = workplace_at(request, app_label, model, pk, language)
    if request.method != "POST":
        return page(desk)
    if not desk.may_write:
        raise PermissionDenied
    take_typed(desk)
    return pieces(desk) if request.headers.get("Accept") == "application/json" else answer(desk)


@require_POST
def choose_source(request, app_label, model, pk, language):
    """From which language this one is translated from now on, once what was typed is saved."""
    desk = workplace_at(request, app_label, model, pk, language)
    source = request.POST.get("source", "")
    if not desk.may_write or source not in Language.values:
        raise PermissionDenied
    take_typed(desk)
    if desk.refused:
        return page(desk)
    try:
        translate_from(state_of(desk.record, language), source, by=request.user)
    except ValidationError as refusal:
        for reason in refusal.messages:
            messages.error(request, reason)
    else:
        messages.success(
            request, _("The text is now compared with: %(language)s.") % {"language": Language(source).label}
        )
    return redirect(desk.url)


def workplace_at(request, app_label, model, pk, language):
    """Raises Http404 for what is no translation, PermissionDenied for whoever may not see the record."""
    record = record_at(request, app_label, model, pk)
    if language not in Language.values or language == record.source_language:
        raise Http404(_("There is no such page."))
    return Workplace(request, record, language)


def take_typed(desk):
    typed = Typed.of(desk.request.POST)
    desk.take(save_typed(desk.record, desk.language, typed, by=desk.request.user), typed)


def page(desk):
    if desk.refused:
        messages.error(desk.request, desk.said())
    return TemplateResponse(desk.request, "admin/curation/translate.html", desk.context())


def answer(desk):
    """Back to the page, where help was asked for or at the next unit if one was confirmed; to another view if chosen.

    What was refused keeps its page and its text.
    """
    if desk.refused:
        return page(desk)
    count = len(desk.saved)
    sentence = ngettext("%(count)s segment is saved.", "%(count)s segments are saved.", count)
    if count or not (desk.helped or "view" in desk.request.POST):
        messages.success(desk.request, sentence % {"count": count} if count else _("There was nothing new to save."))
    if desk.helped:
        return redirect(f"{desk.here(help=desk.helped)}#unit-{desk.helped}")
    goal = next_to_do(desk.rows, desk.confirmed[-1]) if desk.confirmed else None
    return redirect(f"{desk.here()}#unit-{goal.key}" if goal else desk.here())


def pieces(desk):
    """The rows that are not as the script knows them, and what has no row any more."""
    known = desk.request.POST
    changed = [row for row in desk.rows if row.refused or known.get(f"mark:{row.key}") != row.mark]
    return JsonResponse(
        {
            "keys": [row.key for row in desk.rows],
            "rows": {row.key: desk.row_html(row) for row in changed},
            "lost": desk.lost(),
            "saved": desk.saved,
            "refused": list(desk.refused),
            "next": {key: row.key for key in desk.confirmed if (row := next_to_do(desk.rows, key))},
            "progress": desk.progress_html(),
            "revision": desk.record.revision,
            "said": desk.said(),
        }
    )
