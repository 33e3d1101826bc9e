"""The history of a record: every save and every verb on one time line, and any two versions side by side."""

from datetime import datetime
from itertools import pairwise

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.http import urlencode
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from ...differences import differences
from ...languages import OWN_NAMES, Language
from ...models import Edition
from ...recording import versions_of
from ...timeline import timeline
from ..rights import visible_row
from .facts import FactTable
from .sides import NOW, compare_texts, edition_side, language_of, side_of
from .telling import Told, compare_url, propose


class History:
    """Replaces the log of Django's admin at the same address; everybody who may see a record may see its history."""

    def get_urls(self):
        view = self.admin_site.admin_view(self.compare_view)
        name = f"{self.opts.app_label}_{self.opts.model_name}_compare"
        return [path("<path:object_id>/history/compare/", view, name=name), *super().get_urls()]

    def history_view(self, request, object_id, extra_context=None):
        record = visible_row(self, request, object_id)
        page = timeline(record, before=_moment(request.GET.get("before")))
        base = compare_url(self.opts, record.pk)
        told = [Told(entry, base) for entry in page.entries]
        propose(told)
        editions = Edition.objects.about(record).without_texts().order_by("language", "-number")
        context = self.page_context(request, record, _("History of “%(title)s”")) | {
            "told": told,
            "compare_url": base,
            "editions": [edition_side(edition) for edition in editions],
            "languages": [(code, OWN_NAMES[Language(code)]) for code in Language.values],
            "source_language": record.source_language,
            "next_before": page.next_before,
            "is_first_page": "before" not in request.GET,
        }
        return TemplateResponse(request, "admin/curation/history.html", context)

    def compare_view(self, request, object_id):
        record = visible_row(self, request, object_id)
        older, newer = self.sides(record, request.GET)
        try:
            language = language_of((older, newer), self.asked_language(request, record))
        except ValidationError as refusal:
            self.message_user(request, refusal.messages[0], messages.ERROR)
            return HttpResponseRedirect(self.page_url("history", record))
        context = self.page_context(request, record, _("Comparison: %(title)s")) | {
            "older": older,
            "newer": newer,
            "language": language,
            "language_name": OWN_NAMES[Language(language)],
            "texts": compare_texts(record, older, newer, language),
            "languages": self.language_links(record, older, newer, language),
            "neighbours": self.neighbours(record, older, newer, language),
            "restore_url": self.restore_url(request, record, older, newer, language),
        }
        if older.snapshot and newer.snapshot:
            context["facts"] = FactTable(older.snapshot, newer.snapshot)
        return TemplateResponse(request, "admin/curation/compare.html", context)

    def panels(self, request, record):
        for panel in super().panels(request, record):
            if panel.edition and panel.chip.has_newer_draft:
                panel.compare_url = self.pair_url(record, f"e{panel.edition.pk}", NOW, panel.chip.language)
            yield panel

    def sides(self, record, asked):
        """The older one first, whichever way they were chosen."""
        chosen = [side_of(record, asked.get(name, "")) for name in ("older", "newer")]
        if None in chosen:
            raise Http404(_("This comparison names a version that does not exist. Choose two in the history."))
        return tuple(sorted(chosen, key=lambda side: side.at))

    def asked_language(self, request, record):
        asked = request.GET.get("language", "")
        return asked if asked in Language.values else record.source_language

    def language_links(self, record, older, newer, chosen):
        """The languages that can be looked at, each with a word on whether it was changed."""
        if older.edition or newer.edition:
            return []
        changed = differences(older.snapshot, newer.snapshot).texts
        return [
            (code, OWN_NAMES[Language(code)], self.pair_url(record, older.key, newer.key, code), code in changed)
            for code in Language.values
        ]

    def neighbours(self, record, older, newer, language):
        """The comparison before this one and the one after it, along the saves."""
        pks = list(versions_of(record).values_list("pk", flat=True))
        pairs = [(f"v{was}", f"v{now}") for now, was in pairwise(pks)]
        if (older.key, newer.key) not in pairs:
            return {}
        place = pairs.index((older.key, newer.key))
        around = {"later": pairs[place - 1 : place], "earlier": pairs[place + 1 : place + 2]}
        return {name: self.pair_url(record, *pair, language) for name, found in around.items() for pair in found}

    def pair_url(self, record, older, newer, language):
        query = urlencode({"older": older, "newer": newer, "language": language})
        return f"{compare_url(self.opts, record.pk)}?{query}"

    def page_url(self, act, record):
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_{act}", args=[record.pk])

    def page_context(self, request, record, title):
        return {
            **self.admin_site.each_context(request),
            "title": title % {"title": record},
            "subtitle": None,
            "object": record,
            "opts": self.opts,
            "module_name": str(capfirst(self.opts.verbose_name_plural)),
            "media": self.media,
            "now_key": NOW,
        }


def _moment(text):
    """The moment in an address; none at all for what is no moment."""
    try:
        moment = datetime.fromisoformat(text or "")
    except ValueError:
        return None
    return moment if moment.tzinfo else None


class HistoryOfRecord:
    """For rows that have a page of their own: what happened to them stands in the history of their record."""

    def history_view(self, request, object_id, extra_context=None):
        record = self.record_of(visible_row(self, request, object_id))
        return HttpResponseRedirect(
            reverse(f"admin:{record._meta.app_label}_{record._meta.model_name}_history", args=[record.pk])
        )
