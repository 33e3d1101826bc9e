"""Where remarks and answers arrive: on the page of a record, and on a page of their own."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ... import remarking, rules
from ...addresses import thread_page
from ...models import Remark
from ..rights import visible_row
from .forms import AnswerForm, RemarkForm
from .talk import ACTS, Talk, threads_about


class RemarkViews:
    """Adds the talk to the page of a record, a page of its own for it, and the addresses behind its buttons."""

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}"
        remarks, thread = self.admin_site.admin_view(self.remarks_view), self.admin_site.admin_view(self.thread_view)
        return [
            path("<path:object_id>/remarks/", remarks, name=f"{name}_remarks"),
            path("<path:object_id>/remarks/<int:number>/<str:act>/", thread, name=f"{name}_thread"),
            *super().get_urls(),
        ]

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if change and obj and not context.get("is_popup") and rules.may_remark(request.user):
            context["talk"] = self.talk(request, obj)
        return super().render_change_form(request, context, add, change, form_url, obj)

    def talk(self, request, record, *, form=None, refused=None):
        return Talk(
            threads=threads_about(record, request.user, refused=refused),
            form=form
            or RemarkForm(record=record, person=request.user, initial={"place": request.GET.get("place", "")}),
            url=reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_remarks", args=[record.pk]),
        )

    def remarks_view(self, request, object_id):
        record = self.record_to_talk_about(request, object_id)
        if request.method != "POST":
            return self.remarks_page(request, record)
        form = RemarkForm(request.POST, record=record, person=request.user)
        made = form.is_valid() and heeding(form, remarking.remark, record, by=request.user, **form.answers())
        if not made:
            return self.remarks_page(request, record, form=form)
        return self.said(request, made, made, gettext_lazy("Your remark stands on the page."))

    def thread_view(self, request, object_id, number, act):
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        record = self.record_to_talk_about(request, object_id)
        thread = get_object_or_404(Remark.objects.about(record).threads(), pk=number)
        if act not in ACTS:
            raise Http404
        if not ACTS[act].may(request.user):
            raise PermissionDenied
        form = AnswerForm(request.POST, auto_id=f"thread-{number}-%s")
        if form.is_valid():
            answer = heeding(form, ACTS[act].verb, thread, by=request.user, text=form.cleaned_data["text"])
        if form.errors:
            return self.remarks_page(request, record, refused=(number, form))
        return self.said(request, thread, answer, ACTS[act].done)

    def record_to_talk_about(self, request, object_id):
        record = visible_row(self, request, object_id)
        if not rules.may_remark(request.user):
            raise PermissionDenied
        return record

    def remarks_page(self, request, record, **given):
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Remarks on “%(title)s”") % {"title": record},
            "original": record,
            "talk": self.talk(request, record, **given),
        }
        return TemplateResponse(request, "admin/curation/remark_page.html", context)

    def said(self, request, thread, remark, sentence):
        """Back to the thread, with what became of the mails."""
        self.message_user(request, sentence, messages.SUCCESS)
        if remark and remark.unreached:
            told = _("It is stored, but no mail reached %(people)s. Tell them in another way.")
            self.message_user(request, told % {"people": remark.unreached}, messages.WARNING)
        return HttpResponseRedirect(thread_page(thread))


def heeding(form, verb, about, **answers):
    """Call the verb; what stands in its way is told beside the text."""
    try:
        return verb(about, **answers)
    except ValidationError as refusal:
        form.add_error("text", refusal)
        return None
