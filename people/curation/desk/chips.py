"""How far each language of a record has come, as a chip: short label, mark and words; never colour alone."""

from dataclasses import dataclass, replace
from functools import cache

from django.contrib import admin
from django.db.models import Prefetch
from django.utils import timezone
from django.utils.html import format_html, format_html_join, html_safe
from django.utils.translation import get_language, gettext_lazy, pgettext, pgettext_lazy
from django.utils.translation import gettext as _

from ..addresses import translating_page
from ..languages import OWN_NAMES, SHORT_LABELS, Language
from ..models import Edition, LanguageState
from ..models.editions import TIMES
from .rights import may_translate

Status = LanguageState.Status

MARKS = {
    Status.EMPTY: "–",
    Status.DRAFT: "○",
    Status.IN_REVIEW: "◐",
    Status.APPROVED: "◕",
    Status.PUBLISHED: "●",
    Status.WITHDRAWN: "✕",
}
BEHIND, WAITS, NEWER_DRAFT, SCHEDULED, ENDING = "▲", "△", "●", "◷", "◷✕"
LEGEND = [
    *((MARKS[status], status.label) for status in Status),
    (f"{NEWER_DRAFT}{MARKS[Status.DRAFT]}", pgettext_lazy("status", "published, with newer draft")),
    (SCHEDULED, pgettext_lazy("status", "scheduled")),
    (ENDING, pgettext_lazy("status", "withdrawal scheduled")),
    (BEHIND, gettext_lazy("behind its source")),
]


@html_safe
@dataclass(frozen=True)
class Chip:
    """One language of one record, with the editions that are current or to come."""

    language: str
    state: LanguageState | None
    is_public: bool = False
    is_scheduled: bool = False
    # Public until a moment to come, at which a notice takes its place.
    is_ending: bool = False
    # Where whoever looks at it translates; empty for a source and for what this person does not write.
    way: str = ""

    @property
    def status(self):
        """What is withdrawn from a moment to come is published until then."""
        status = Status(self.state.status) if self.state else Status.EMPTY
        return Status.PUBLISHED if self.is_ending and status == Status.WITHDRAWN else status

    @property
    def has_newer_draft(self):
        return self.is_public and self.status not in (Status.PUBLISHED, Status.WITHDRAWN)

    @property
    def is_behind(self):
        return bool(self.state) and self.state.is_behind

    @property
    def mark(self):
        marks = [NEWER_DRAFT if self.has_newer_draft else "", MARKS[self.status]]
        later = ENDING if self.is_ending else SCHEDULED if self.is_scheduled else ""
        return "".join([*marks, later, BEHIND if self.is_behind else ""])

    @property
    def words(self):
        """The state in words, such as “in review, a published edition is current, behind: facts”."""
        parts = [str(self.status.label)]
        if self.has_newer_draft:
            parts = [_("published, with newer draft (%(status)s)") % {"status": parts[0]}]
        if self.is_scheduled:
            parts.append(_("scheduled"))
        if self.is_ending:
            parts.append(pgettext("status", "withdrawal scheduled"))
        if self.is_behind:
            parts.append(self.state.get_freshness_display())
        return ", ".join(parts)

    def __str__(self):
        freshness = self.state.freshness if self.state else ""
        about = (self.is_public, self.is_scheduled, self.is_ending)
        drawn = _drawn(self.language, self.status, freshness, about, get_language())
        return format_html('<a class="chip-way" href="{}">{}</a>', self.way, drawn) if self.way else drawn

    def leading(self, request, record) -> "Chip":
        """With the way to the page side by side, for whoever may write the translation."""
        if self.language == record.source_language:
            return self
        allowed = may_translate(request, type(record), self.language, is_public=self.is_public)
        return replace(self, way=translating_page(record, self.language)) if allowed else self


@cache
def _drawn(language, status, freshness, about, _language_of_page):
    """A list shows hundreds of chips, and there are not many that differ."""
    chip = Chip(language, LanguageState(status=status, freshness=freshness), *about)
    return format_html(
        '<span class="chip chip-{}{}" title="{}: {}"><span lang="{}">{}</span>'
        '<span class="chip-mark" aria-hidden="true">{}</span><span class="visually-hidden">: {}</span></span>',
        chip.status,
        " chip-behind" if chip.is_behind else "",
        OWN_NAMES[Language(language)],
        chip.words,
        language,
        SHORT_LABELS[Language(language)],
        chip.mark,
        chip.words,
    )


def with_chips(records):
    """Fetch what the chips show, in two queries for all rows."""
    states = LanguageState.objects.only("content_type", "object_id", "language", "status", "freshness")
    editions = Prefetch("editions", live_editions(), to_attr="live_editions")
    return records.prefetch_related(Prefetch("states", states, to_attr="states_for_chips"), editions)


def live_editions():
    """Current editions and those to come, without their texts."""
    now = timezone.now()
    open_to_readers = Edition.objects.effective().exclude(superseded_at__lte=now).exclude(withdrawn_at__lte=now)
    return open_to_readers.only("content_type", "object_id", "language", "number", "first_public_at", *TIMES)


def chips_of(record) -> list[Chip]:
    """One chip per language; fetch the record through `with_chips` first when there are many."""
    now = timezone.now()
    found = record.states_for_chips if hasattr(record, "states_for_chips") else record.states.all()
    states = {state.language: state for state in found}
    editions = record.live_editions if hasattr(record, "live_editions") else list(live_editions().about(record))
    begun = {edition.language for edition in editions if edition.current_from <= now}
    coming = {edition.language for edition in editions if edition.current_from > now}
    ending = {edition.language for edition in editions if edition.is_ending and edition.current_from <= now}
    return [
        Chip(language, states.get(language), language in begun, language in coming, language in ending)
        for language in Language.values
    ]


def languages_column(request):
    """A column of lists, whose chips lead this person to what there is to translate."""

    @admin.display(description=gettext_lazy("languages"))
    def languages(record):
        chips = ((chip.leading(request, record),) for chip in chips_of(record))
        return format_html('<span class="chips">{}</span>', format_html_join("", "{}", chips))

    return languages
