"""One person before one record in one language: everything that the page says."""

from functools import cached_property
from urllib.parse import urlencode

from django.contrib import admin
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from ... import rules
from ...addresses import desk_page, translating_page
from ...languages import OWN_NAMES, Language
from ...models import LanguageState
from ...parity import open_problems_by_unit
from ...translating.helping import help_for_unit
from ...translating.library import texts_about
from ...translating.units import sheet_of
from ..chips import chips_of
from ..presence import Place
from .beside import beside_each
from .remarks import place_remarks
from .rows import ALL, BEHIND, FILTERS, MISSING, TO_DO, WARNED, rows_of

Status = LanguageState.Status
FILTER_WORDS = {
    ALL: lambda: pgettext("segments", "All"),
    TO_DO: lambda: pgettext("segments", "To do"),
    BEHIND: lambda: pgettext("segments", "Behind"),
    MISSING: lambda: pgettext("segments", "Missing"),
    WARNED: lambda: pgettext("segments", "To check"),
}


class Workplace:
    """Asks once for each thing; `take` puts the outcome of a save in the place of what is stored."""

    def __init__(self, request, record, language):
        self.request, self.record, self.language = request, record, language
        self.saved, self.confirmed, self.refused, self.typed = [], [], {}, {}

    def take(self, outcome, typed):
        self.record, self.__dict__["sheet"] = outcome.sheet.record, outcome.sheet
        self.saved, self.refused, self.typed = outcome.saved, outcome.refused, typed.texts
        self.confirmed = [key for key in typed.confirmed if key in outcome.saved]

    # What it is about

    @cached_property
    def texts(self):
        return texts_about(self.record)

    @cached_property
    def sheet(self):
        return sheet_of(self.texts, self.language, self.record)

    @cached_property
    def rows(self):
        rows = rows_of(self.sheet, typed=self.typed, refused=self.refused)
        problems = open_problems_by_unit(self.sheet)
        for row in rows:
            row.problems = problems.get(row.key, [])
        if rules.may_remark(self.request.user):
            place_remarks(rows, self.record, self.language, url=self._address("remarks"))
        if self.beside:
            laid = beside_each(self.texts, self.sheet, self.beside)
            for row in rows:
                row.beside = laid[row.key]
        for row in rows:
            row.help = help_for_unit(self.sheet, row.key) if row.key == self.helped else None
            row.is_hidden = self.shown not in row.filters and not row.refused and row.help is None
        return rows

    @property
    def helped(self):
        """The unit for which somebody without a script asks for help, if this person may write it."""
        asked = getattr(self.request, self.request.method, self.request.GET).get("help", "")
        return asked if self.may_write and asked in self.sheet.by_key else ""

    @property
    def shown(self):
        """The filter that was asked for."""
        asked = self.request.GET.get("show", ALL)
        return asked if asked in FILTERS else ALL

    @property
    def beside(self):
        """The third language that was asked for, if it is one and has a text."""
        asked = self.request.GET.get("beside", "")
        return asked if asked in self.third_languages else ""

    @property
    def third_languages(self):
        return [code for code in Language.values if code not in (self.language, self.sheet.source_language)]

    @property
    def url(self):
        return translating_page(self.record, self.language)

    def here(self, **other):
        """The same page narrowed as it was, with the same language beside it, unless another view is named."""
        views = {name: self.request.GET.get(name, "") for name in ("show", "beside")} | other
        question = urlencode({name: view for name, view in views.items() if view})
        return f"{self.url}?{question}" if question else self.url

    # Who works here

    @cached_property
    def may_write(self):
        model_admin = admin.site.get_model_admin(type(self.record))
        return self.language in model_admin.writable_languages(self.request, self.record)

    def why_not(self):
        """Why this person only reads; empty for whoever may write."""
        if self.may_write:
            return ""
        if rules.may_edit(self.request.user, self.language):
            sentence = _("This language is public (%(language)s): only its translators and editors change it now.")
        else:
            sentence = _("You do not write texts in this language (%(language)s), so you can only read here.")
        return sentence % {"language": Language(self.language).label}

    def presence(self):
        place = Place.of(type(self.record), self.record.pk, self.request.user)
        place.enter()
        return {
            "sentences": place.sentences(place.present()),
            "url": self._address("presence"),
            "revision": self.record.revision,
            "seen_at": place.at.isoformat(),
        }

    # What the page says

    def context(self):
        chips = {chip.language: chip for chip in chips_of(self.record)}
        language, source = Language(self.language), Language(self.sheet.source_language)
        return {
            **admin.site.each_context(self.request),
            "title": _("Translation: %(language)s") % {"language": language.label},
            "subtitle": str(self.record),
            "opts": self.record._meta,
            "record": self.record,
            "heading": self.record.text_in(self.record.edition_title, source) or str(self.record),
            "record_url": desk_page(self.record),
            "chip": chips[self.language],
            "language_name": OWN_NAMES[language],
            "source_name": OWN_NAMES[source],
            "sources": self.sources(),
            "waits_for": Language(self.sheet.waits_for).label if self.sheet.waits_for else "",
            "is_reviewed": chips[self.language].status in (Status.IN_REVIEW, Status.APPROVED),
            "why_not": self.why_not(),
            "presence": self.presence(),
            "rows": self.rows,
            "here": self.here(),
            "filters": self.filters(),
            "asides": self.asides(),
            "links": self.links(),
            "lost": [(why, self.typed[key]) for key, why in self.lost().items() if self.typed.get(key)],
            "draft_name": f"{self.record._meta.label_lower}:{self.record.pk}:{self.language}",
            **self.shared(),
        }

    def shared(self):
        """What each row is rendered with, and the line of progress."""
        return {
            "sheet": self.sheet,
            "language": self.language,
            "language_label": Language(self.language).label,
            "source_language": self.sheet.source_language,
            "source_label": Language(self.sheet.source_language).label,
            "beside": self.beside,
            "may_write": self.may_write,
        }

    def filters(self):
        """Each with its rows counted; the one that was asked for is current."""
        counted = {name: sum(name in row.filters for row in self.rows) for name in FILTERS}
        return [
            {
                "name": name,
                "url": self.here(show=name),
                "words": words(),
                "num": counted[name],
                "is_current": name == self.shown,
            }
            for name, words in FILTER_WORDS.items()
        ]

    def sources(self):
        """From which languages it can be translated; those that depend on it are left to the verb to refuse."""
        own = [code for code in Language.values if code != self.language]
        return [
            {"code": code, "name": Language(code).label, "is_current": code == self.sheet.source_language}
            for code in own
        ]

    def asides(self):
        return [
            {
                "code": code,
                "url": self.here(beside="" if code == self.beside else code),
                "name": OWN_NAMES[Language(code)],
                "is_current": code == self.beside,
            }
            for code in self.third_languages
        ]

    def links(self):
        opts = self.record._meta
        place = [opts.app_label, opts.model_name, self.record.pk]
        links = {"preview": reverse("admin:preview_record", args=[*place, self.language])}
        if rules.may_submit(self.request.user, self.language):
            links["submit"] = self._address("verb", self.language, "submit")
        if rules.may_remark(self.request.user):
            links["remarks"] = self._address("remarks")
        return links

    def lost(self):
        """Refusals of units that have no row any more."""
        return {key: " ".join(error.messages) for key, error in self.refused.items() if key not in self.sheet.by_key}

    def said(self):
        """What the line of the page says after a save."""
        if self.refused:
            return _("Not everything could be saved: look at what is marked.")
        now = date_format(timezone.localtime(), "TIME_FORMAT")
        return _("Saved at %(time)s.") % {"time": now} if self.saved else ""

    def row_html(self, row):
        return render_to_string("admin/curation/_translation_row.html", {"row": row, **self.shared()})

    def progress_html(self):
        return render_to_string("admin/curation/_translation_progress.html", {"sheet": self.sheet})

    def _address(self, what, *given):
        opts = self.record._meta
        return reverse(f"admin:{opts.app_label}_{opts.model_name}_{what}", args=[self.record.pk, *given])
