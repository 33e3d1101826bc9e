"""Taking back an older version: what would change is shown first, then texts and facts each have a button."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from ...comparing import compare, is_changed
from ...languages import OWN_NAMES, Language
from ...recording import snapshot_now
from ...restoring import restore, restore_facts, texts_to_restore
from ..rights import visible_row
from .facts import FactTable
from .sides import NOW, TextComparison, label_of_text, side_of


class Restores:
    """Adds the page behind “Restore…”; who may is asked as for the form of the record."""

    def get_urls(self):
        view = self.admin_site.admin_view(self.restore_view)
        name = f"{self.opts.app_label}_{self.opts.model_name}_restore"
        return [path("<path:object_id>/history/restore/", view, name=name), *super().get_urls()]

    def restore_url(self, request, record, older, newer, language):
        """The older one of a pair can be taken back, unless it is the working copy itself."""
        if older.key == NOW or not self.may_restore(request, record, language):
            return ""
        return f"{self.page_url('restore', record)}?{urlencode({'from': older.key, 'language': language})}"

    def may_restore(self, request, record, language):
        rights = self.rights(request, record)
        return self.has_change_permission(request, record) and (language in rights.languages or rights.facts)

    def restore_view(self, request, object_id):
        record = visible_row(self, request, object_id)
        asked = request.POST if request.method == "POST" else request.GET
        side = side_of(record, asked.get("from", ""))
        if side is None or side.key == NOW:
            raise Http404(_("This page names a version that does not exist. Choose one in the history."))
        wanted = asked.get("language", "")
        language = side.edition.language if side.edition else wanted if wanted in Language.values else ""
        if not language:
            raise Http404(_("This page names no language of the desk. Choose one in the history."))
        if not self.may_restore(request, record, language):
            raise PermissionDenied
        if request.method == "POST" and self.answer_restore(request, record, side, language):
            return HttpResponseRedirect(self.page_url("history", record))
        return self.restore_page(request, visible_row(self, request, object_id), side, language)

    def answer_restore(self, request, record, side, language):
        """Whether something was restored; if not, the page comes again with the reasons and what would change now."""
        seen = request.POST.get("started_from", "")
        given = {
            "past": side.snapshot or side.edition,
            "seen": int(seen) if seen.isdecimal() else -1,
            "by": request.user,
        }
        rights = self.rights(request, record)
        try:
            if "facts" in request.POST:
                self.require(rights.facts and side.snapshot is not None)
                restore_facts(record, request.POST.getlist("fact"), **given)
                done = _("The facts that you ticked are taken back. Nothing public has changed.")
            else:
                self.require(language in rights.languages)
                restore(record, language, named=side.name, **given)
                done = _("The %(language)s texts are taken back as a draft. Nothing public has changed.")
        except ValidationError as refusal:
            for reason in refusal.messages:
                self.message_user(request, reason, messages.ERROR)
            return False
        self.message_user(request, done % {"language": Language(language).label}, messages.SUCCESS)
        return True

    def require(self, is_allowed):
        if not is_allowed:
            raise PermissionDenied

    def restore_page(self, request, record, side, language):
        rights = self.rights(request, record)
        past = side.snapshot or side.edition
        context = self.page_context(request, record, _("Restore: %(title)s")) | {
            "side": side,
            "language": language,
            "language_name": OWN_NAMES[Language(language)],
            "texts": [_preview(record, one) for one in texts_to_restore(record, past, language)],
            "may_write": language in rights.languages,
        }
        if side.snapshot and rights.facts:
            context["facts"] = FactTable(snapshot_now(record), side.snapshot)
        return TemplateResponse(request, "admin/curation/restore.html", context)


def _preview(record, one):
    compared = compare(one.now, one.text)
    changed = is_changed(compared)
    name = one.part or one.field[: -len("_xx")]
    return TextComparison(label_of_text(record, name, one.row, {}), compared, changed, not changed)
