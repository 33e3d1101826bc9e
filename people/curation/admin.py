from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Count, Q
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html, linebreaks
from django.utils.safestring import mark_safe
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from . import rules
from .addresses import thread_page
from .desk.board.filters import MyFindingsFilter, MyTextsFilter, RemarkQueueFilter
from .desk.bundles import BundleAdmin
from .desk.chips import Chip
from .desk.filters import BEHIND
from .desk.previews import PreviewLinkAdmin
from .desk.readonly import ReadOnlyAdmin, RecordKindFilter, record_link
from .desk.talk import Talk, threads_about
from .folding import fold
from .house import CODES, title_of
from .models import Bundle, Edition, Evidence, Finding, LanguageState, PreviewLink, Remark, Transition
from .remarking import settle

admin.site.register(Bundle, BundleAdmin)


class BehindFilter(admin.SimpleListFilter):
    title = gettext_lazy("freshness")
    parameter_name = "freshness"

    def lookups(self, request, model_admin):
        return BEHIND

    def queryset(self, request, queryset):
        fresh = LanguageState.Freshness.FRESH
        if self.value() == "behind":
            return queryset.exclude(freshness=fresh)
        return queryset.filter(freshness=self.value()) if self.value() in LanguageState.Freshness.values else queryset


@admin.register(LanguageState)
class LanguageStateAdmin(ReadOnlyAdmin):
    """The queues of the desk: every language of every record."""

    list_display = ["record_link", "record_kind", "chip", "freshness", "edited_by", "edited_at"]
    list_display_links = None
    list_filter = [MyTextsFilter, "language", "status", BehindFilter, RecordKindFilter]
    ordering = ["-edited_at"]
    fields = ["record_link", "record_kind", "language", "status", "freshness", "edited_by", "edited_at"]
    list_select_related = ["edited_by"]

    @admin.display(description=gettext_lazy("state"), ordering="status")
    def chip(self, state):
        return render_to_string("admin/curation/_state.html", {"chip": Chip(state.language, state)})


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


class OpenFilter(admin.SimpleListFilter):
    title = gettext_lazy("state")
    parameter_name = "open"

    def lookups(self, request, model_admin):
        return [("yes", gettext_lazy("open")), ("no", gettext_lazy("settled"))]

    def queryset(self, request, queryset):
        is_open = Q(resolved_at=None)
        return {"yes": queryset.filter(is_open), "no": queryset.exclude(is_open)}.get(self.value(), queryset)


@admin.register(Remark)
class RemarkAdmin(ReadOnlyAdmin):
    """Threads; remarks are made on the page of their record, here they are found, read, answered and settled."""

    list_display = [
        "excerpt",
        "record_link",
        "nature",
        "place",
        "author_name",
        "made",
        "num_answers",
        "is_open",
    ]
    list_filter = [OpenFilter, RemarkQueueFilter, "kind", "severity", "language", RecordKindFilter]
    search_fields = ["folded"]
    search_help_text = gettext_lazy("Any word of a remark or of its answers; letter case and ё do not matter.")
    actions = ["settle_selected"]

    class Media:
        css = {"all": ["curation/remarks.css"]}

    def get_queryset(self, request):
        return super().get_queryset(request).threads().defer("folded").annotate(num_answers=Count("answers"))

    def get_search_results(self, request, queryset, search_term):
        return queryset.saying(*fold(search_term).split()), False

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """A thread by itself; an answer leads to its thread."""
        remark = get_object_or_404(Remark, pk=object_id)
        if not rules.may_remark(request.user):
            raise PermissionDenied
        if remark.answer_to_id:
            return redirect("admin:curation_remark_change", remark.answer_to_id)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Remarks on “%(title)s”") % {"title": remark.record},
            "original": remark,
            "record": remark.record,
            "thread_url": thread_page(remark),
            "talk": Talk([one for one in threads_about(remark.record, request.user) if one.remark == remark]),
        }
        return TemplateResponse(request, "admin/curation/thread_page.html", context)

    @admin.display(description=gettext_lazy("remark"))
    def excerpt(self, remark):
        return Truncator(remark.text).chars(140)

    @admin.display(description=gettext_lazy("kind"), ordering="kind")
    def nature(self, remark):
        return " · ".join(filter(None, [remark.get_kind_display(), remark.get_severity_display()]))

    @admin.display(description=gettext_lazy("made at"), ordering="made_at")
    def made(self, remark):
        return date_format(timezone.localtime(remark.made_at), "SHORT_DATE_FORMAT")

    @admin.display(description=pgettext_lazy("remark", "place in the record"))
    def place(self, remark):
        return remark.place_words

    @admin.display(description=pgettext_lazy("remark", "answers"), ordering="num_answers")
    def num_answers(self, remark):
        return remark.num_answers

    @admin.display(description=pgettext_lazy("remark", "open"), boolean=True)
    def is_open(self, remark):
        return not remark.is_settled

    @admin.action(permissions=["settle"], description=gettext_lazy("Settle selected remarks"))
    def settle_selected(self, request, remarks):
        num_settled = 0
        for remark in remarks:
            try:
                settle(remark, by=request.user)
                num_settled += 1
            except ValidationError as refusal:
                self.message_user(request, " ".join(refusal.messages), messages.ERROR)
        self.message_user(request, _("Remarks settled: %(count)s.") % {"count": num_settled})

    def has_settle_permission(self, request):
        return rules.may_settle(request.user)


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


admin.site.register(PreviewLink, PreviewLinkAdmin)
