"""Ways from the board: everybody is shown only those that they may go."""

from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlencode

from django.contrib.admin.sites import NotRegistered
from django.contrib.admin.templatetags.admin_urls import admin_urlname
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.html import format_html, html_safe
from django.utils.translation import get_language


@html_safe
@dataclass(frozen=True)
class Number:
    """A count and the list of exactly what was counted; `words` tell those who hear it alone what it counts."""

    count: int
    url: str = ""
    words: str = ""

    def __str__(self):
        shown = _shown(self.count, get_language())
        words = format_html(' <span class="visually-hidden">{}</span>', self.words) if self.words else ""
        if not self.url:
            return format_html('<span class="number">{}{}</span>', shown, words)
        return format_html('<a class="number" href="{}">{}{}</a>', self.url, shown, words)

    def __bool__(self):
        return self.count > 0


@lru_cache(maxsize=1024)
def _shown(count, _language):
    """A table shows hundreds of counts, and most of them are small."""
    return number_format(count, use_l10n=True, force_grouping=True)


class Links:
    def __init__(self, request, site):
        self.request = request
        self.site = site
        self._lists, self._rows = {}, {}

    def may_open(self, *models) -> bool:
        return all(self.list_url(model) for model in models)

    def list_url(self, model) -> str:
        """The list of a kind, or nothing for whoever may not read it."""
        if model not in self._lists:
            self._lists[model] = self._find_list(model)
        return self._lists[model]

    def _find_list(self, model):
        try:
            admin = self.site.get_model_admin(model)
        except NotRegistered:
            return ""
        if not admin.has_view_or_change_permission(self.request):
            return ""
        return reverse(admin_urlname(model._meta, "changelist"), current_app=self.site.name)

    def to_list(self, model, **question) -> str:
        url = self.list_url(model)
        return f"{url}?{urlencode(question)}" if url and question else url

    def to_row(self, model, pk) -> str:
        if not self.list_url(model):
            return ""
        if model not in self._rows:
            self._rows[model] = reverse(admin_urlname(model._meta, "change"), args=[0], current_app=self.site.name)
        return self._rows[model].replace("/0/", f"/{pk}/")

    def number(self, count, model, words="", **question) -> Number:
        return Number(count, self.to_list(model, **question) if count else "", str(words))
