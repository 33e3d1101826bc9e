"""The list of all threads, and each thread by itself."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from ... import rules
from ...addresses import thread_page
from ...folding import fold
from ...models import Remark
from ...remarking import settle
from ..board.filters import RemarkQueueFilter
from ..readonly import ReadOnlyAdmin, RecordKindFilter
from .talk import Talk, threads_about


class OpenFilter(admin.SimpleListFilter):
    title = gettext_lazy("state")
    parameter_name = "open"

    def lookups(self, request, model_admin):
        return [("yes", gettext_lazy("open")), ("no", gettext_lazy("settled"))]

    def queryset(self, request, queryset):
        is_open = Q(resolved_at=None)
        return {"yes": queryset.filter(is_open), "no": queryset.exclude(is_open)}.get(self.value(), queryset)


class RemarkAdmin(ReadOnlyAdmin):
    """Threads; remarks are made on the page of their record, here they are found, read, answered and settled."""

    list_display = [
        "excerpt",
        "said_by",
        "record_link",
        "nature",
        "place",
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
        threads = super().get_queryset(request).threads().defer("folded")
        answers = Remark.objects.filter(answer_to=OuterRef("pk")).order_by().values("answer_to")
        return threads.annotate(num_answers=Coalesce(Subquery(answers.values(num=Count("pk"))), 0))

    def get_search_results(self, request, queryset, search_term):
        return queryset.saying(*fold(search_term).split()), False

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """A thread by itself; an answer leads to its thread."""
        remark = get_object_or_404(Remark, pk=object_id if object_id.isdecimal() else None)
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

    @admin.display(description=gettext_lazy("author"), ordering="made_at")
    def said_by(self, remark):
        day = date_format(timezone.localtime(remark.made_at), "SHORT_DATE_FORMAT")
        return ", ".join(filter(None, [remark.author_name, day]))

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
