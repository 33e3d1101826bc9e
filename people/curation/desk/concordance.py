"""How a word or a phrase was translated before: a page for every translator, and its pairs alone for other pages."""

from urllib.parse import urlencode

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from .. import rules
from ..languages import OWN_NAMES, Language, active_language
from ..memory.concordance import Asked, pairs_with

LONGEST_QUESTION = 200


def concordance_urls(admin_view):
    """For the admin site, which guards them."""
    return [path("concordance/", admin_view(concordance), name="concordance")]


@require_safe
def concordance(request):
    """`?q=…&in=ru&to=ko`, 20 pairs from `&before=…` on; with `&part=pairs` without the page around them."""
    if not rules.may_read_memory(request.user):
        raise PermissionDenied
    asked = asked_in(request.GET)
    found = pairs_with(asked, before=asked_place(request.GET))
    question = {"q": asked.text, "in": asked.language, "to": asked.other}
    address = reverse("admin:concordance")
    context = {
        "asked": asked,
        "found": found,
        "languages": OWN_NAMES.items(),
        "first_url": f"{address}?{urlencode(question)}" if request.GET.get("before") else "",
        "next_url": f"{address}?{urlencode(question | {'before': found.before})}" if found.before else "",
    }
    if request.GET.get("part") == "pairs":
        return TemplateResponse(request, "admin/curation/_concordance_pairs.html", context)
    page = {**admin.site.each_context(request), "title": _("Concordance")}
    return TemplateResponse(request, "admin/curation/concordance.html", page | context)


def asked_in(values) -> Asked:
    """Without a choice, the language of the interface and Russian, or Russian and Korean."""
    here = values.get("in") or active_language()
    there = values.get("to") or (Language.RU if here != Language.RU else Language.KO)
    if here not in Language.values or there not in Language.values:
        raise Http404(_("There is no such page."))
    return Asked(values.get("q", "").strip()[:LONGEST_QUESTION], str(here), str(there))


def asked_place(values) -> int:
    before = values.get("before", "0")
    if not before.isascii() or not before.isdecimal() or len(before) > 18:
        raise Http404(_("This link to a page of the list is damaged. Start again from the first page."))
    return int(before)
