"""Help for one unit, as a piece of the page side by side: terms, names and what the memory holds."""

from django.http import Http404
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ...languages import Language
from ...translating.helping import help_for_unit
from ...translating.units import worksheet
from ..rights import record_at


def help_urls(admin_view):
    """For the admin site, which guards them."""
    place = "translate/<str:app_label>/<str:model>/<int:pk>/<str:language>/help/<path:key>/"
    return [path(place, admin_view(unit_help), name="translation_help")]


@require_safe
def unit_help(request, app_label, model, pk, language, key):
    record = record_at(request, app_label, model, pk)
    sheet = worksheet(record, language) if language in Language.values else None
    if sheet is None or key not in sheet.by_key:
        raise Http404(_("There is no such page."))
    context = {"help": help_for_unit(sheet, key), "language": language, "source_language": sheet.source_language}
    return TemplateResponse(request, "admin/curation/_translation_help.html", context)
