from django.contrib import admin
from django.db.models import Exists
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import format_html, linebreaks
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .desk.board.filters import MyFindingsFilter, MyTextsFilter
from .desk.bundles.pages import BundleAdmin
from .desk.chips import Chip
from .desk.coverage.gaps import Gap
from .desk.filters import rows_about_text
from .desk.memory import MemoryEntryAdmin
from .desk.previews import PreviewLinkAdmin
from .desk.readonly import ReadOnlyAdmin, RecordKindFilter, record_link
from .desk.remarks.listing import RemarkAdmin
from .folding import fold
from .house import CODES, title_of
from .models import Bundle, Edition, Evidence, Finding, LanguageState, MemoryEntry, PreviewLink, Remark, Transition

admin.site.register(Bundle, BundleAdmin)
admin.site.register(Remark, RemarkAdmin)


class GapFilter(admin.SimpleListFilter):
    title = gettext_lazy("translation")
    parameter_name = "translation"

    def lookups(self, request, model_admin):
        return Gap.choices

    def queryset(self, request, queryset):
        return queryset.filter(Gap(self.value()).condition) if self.value() in Gap.values else queryset


def state_column(request):
    """A column whose chips lead this person to what there is to translate."""

    @admin.display(description=gettext_lazy("state"), ordering="status")
    def chip(state):
        chip = Chip(state.language, state, is_public=state.is_public, is_ending=state.is_ending)
        if state.record:
            chip = chip.leading(request, state.record)
        return render_to_string("admin/curation/_state.html", {"chip": chip})

    return chip


@admin.register(LanguageState)
class LanguageStateAdmin(ReadOnlyAdmin):
    """The queues of the desk: every language of every record."""

    list_display_links = None
    list_filter = [MyTextsFilter, "language", "status", GapFilter, RecordKindFilter]
    ordering = ["-edited_at"]
    fields = [
        ("record_link", "record_kind"),
        ("language", "status"),
        ("freshness", "translated_from", "waits_for"),
        ("num_words_to_do", "num_missing"),
        ("num_typography", "num_wording", "num_facts"),
        ("edited_by", "edited_at", "translator"),
    ]
    list_select_related = ["edited_by"]

    def get_list_display(self, request):
        about, told = ["record_link", "record_kind"], ["freshness", "num_words_to_do", "edited_by", "edited_at"]
        return [*about, state_column(request), *told]

    def get_queryset(self, request):
        current = Edition.objects.current(timezone.now())
        about = {"is_public": current, "is_ending": current.exclude(withdrawn_at=None)}
        found = {name: Exists(rows_about_text(editions)) for name, editions in about.items()}
        return super().get_queryset(request).annotate(**found)


class CurrentFilter(admin.SimpleListFilter):
    title = gettext_lazy("what readers see")
    parameter_name = "readers"

    def lookups(self, request, model_admin):
        return [
            ("current", gettext_lazy("current now")),
            ("scheduled", gettext_lazy("scheduled")),
            ("withdrawn", gettext_lazy("withdrawn")),
            ("corrections", gettext_lazy("corrections")),
        ]

    def queryset(self, request, queryset):
        now = timezone.now()
        chosen = {
            "current": Edition.objects.current,
            "scheduled": Edition.objects.scheduled,
            "withdrawn": Edition.objects.withdrawn,
            "corrections": lambda at: Edition.objects.exclude(note=""),
        }.get(self.value())
        return queryset.filter(pk__in=chosen(now).order_by().values("pk")) if chosen else queryset


@admin.register(Edition)
class EditionAdmin(ReadOnlyAdmin):
    """What was published, word by word."""

    list_display = ["title", "record_kind", "language", "number", "current_from", "superseded_at", "withdrawn_at"]
    list_filter = [CurrentFilter, "language", RecordKindFilter]
    search_fields = ["folded"]
    fieldsets = [
        (
            None,
            {"fields": ["record_link", ("language", "number"), "title", "summary_as_read", "body_as_read", "others"]},
        ),
        (
            gettext_lazy("Time"),
            {"fields": ["current_from", "first_public_at", "superseded_at", "withdrawn_at", "published_by"]},
        ),
        (gettext_lazy("To readers"), {"fields": ["note", "withdrawal_notice"]}),
        (gettext_lazy("Translation"), {"fields": ["source_edition"]}),
    ]

    def get_search_results(self, request, queryset, search_term):
        for word in fold(search_term).split():
            queryset = queryset.filter(folded__contains=word)
        return queryset, False

    def get_queryset(self, request):
        return super().get_queryset(request).defer("folded")

    @admin.display(description=gettext_lazy("summary"))
    def summary_as_read(self, edition):
        return mark_safe(linebreaks(edition.summary, autoescape=True))

    @admin.display(description=gettext_lazy("body"))
    def body_as_read(self, edition):
        # Editions hold only what the sanitiser of the working copy let through.
        return format_html('<div class="read-only-text" lang="{}">{}</div>', edition.language, mark_safe(edition.body))

    @admin.display(description=gettext_lazy("other texts"))
    def others(self, edition):
        return render_to_string("admin/curation/_data.html", {"data": edition.data})


@admin.register(Transition)
class TransitionAdmin(ReadOnlyAdmin):
    list_display = [
        "record_link",
        "record_kind",
        "language",
        "verb",
        "from_status",
        "to_status",
        "by_name",
        "at",
        "reason",
    ]
    list_display_links = None
    list_filter = ["verb", "language", "is_forced", RecordKindFilter]
    fields = ["record_link", "language", "verb", "from_status", "to_status", "by_name", "at", "reason", "is_forced"]


@admin.register(Evidence)
class EvidenceAdmin(ReadOnlyAdmin):
    list_display = ["__str__", "record_link", "record_kind", "aspect", "basis", "source_text", "paragraph"]
    list_filter = ["basis", RecordKindFilter]
    fields = ["record_link", "aspect", "basis", ("source_text", "paragraph"), "words", "url", "note"]


class CodeFilter(admin.SimpleListFilter):
    """Codes that have findings; the parameter is the one that Django would use for a field with choices."""

    title = gettext_lazy("what was found")
    parameter_name = "code__exact"

    def lookups(self, request, model_admin):
        found = Finding.objects.order_by().values_list("code", flat=True).distinct()
        return sorted(((code, title_of(code)) for code in found), key=lambda choice: choice[1])

    def queryset(self, request, queryset):
        return queryset.filter(code=self.value()) if self.value() else queryset


class WaivedFilter(admin.SimpleListFilter):
    title = gettext_lazy("state")
    parameter_name = "waived"

    def lookups(self, request, model_admin):
        return [("no", gettext_lazy("open")), ("yes", gettext_lazy("waived"))]

    def queryset(self, request, queryset):
        waived = {"yes": False, "no": True}.get(self.value())
        return queryset if waived is None else queryset.filter(waived_at__isnull=waived)


@admin.register(Finding)
class FindingAdmin(ReadOnlyAdmin):
    """What the house check found, on all records; findings are waived on the page of their record."""

    list_display = ["found", "excerpt", "language", "state", "place"]
    list_filter = [WaivedFilter, MyFindingsFilter, "is_blocking", CodeFilter, "language", RecordKindFilter]
    list_select_related = ["waived_by"]
    fields = [
        ("place", "record_kind"),
        ("language", "field"),
        ("found", "code"),
        "explanation",
        "excerpt",
        ("is_blocking", "found_at"),
        ("waived_by", "waived_at"),
        "waived_because",
    ]

    @admin.display(description=gettext_lazy("record"))
    def place(self, finding):
        return record_link(finding, f"#finding-{finding.pk}")

    @admin.display(description=gettext_lazy("what was found"), ordering="code")
    def found(self, finding):
        return title_of(finding.code)

    @admin.display(description=gettext_lazy("state"), ordering="waived_at")
    def state(self, finding):
        if finding.waived_at:
            return _("waived by %(person)s: %(reason)s") % {
                "person": (finding.waived_by and finding.waived_by.get_full_name()) or finding.waived_by or "–",
                "reason": finding.waived_because,
            }
        return _("stops publication") if finding.is_blocking else _("open")

    @admin.display(description=gettext_lazy("explanation"))
    def explanation(self, finding):
        return CODES[finding.code].explain(finding.details) if finding.code in CODES else "–"


admin.site.register(MemoryEntry, MemoryEntryAdmin)
admin.site.register(PreviewLink, PreviewLinkAdmin)
