"""Deleted records of a kind: the list of them, a look at each as it stood last, and the way back."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from reversion.models import Version

from ...comparing import paragraphs
from ...languages import OWN_NAMES, Language
from ...recording import snapshot_in
from ...recovering import Returning, reasons_not_to_recover, recover
from ...slugs import free_slug
from ...snapshots import relations_of
from ...timeline import occasion_of, with_revisions
from .facts import kept_facts, kept_rows
from .sides import person_name
from .values import Names, label_of

PER_PAGE = 25


class RecoverForm(forms.Form):
    slug = forms.SlugField(label=gettext_lazy("Slug"), max_length=120)
    leave_out = forms.BooleanField(label=gettext_lazy("Recover without what is gone"), required=False)


class Recovery:
    """Adds the pages behind “Recover deleted…”, for who may both add and delete records of this kind."""

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}"
        return [
            path("recover/", self.admin_site.admin_view(self.deleted_view), name=f"{name}_deleted"),
            path("recover/<int:version>/", self.admin_site.admin_view(self.recover_view), name=f"{name}_recover"),
            *super().get_urls(),
        ]

    def may_recover(self, request):
        return self.has_add_permission(request) and self.has_delete_permission(request)

    def changelist_view(self, request, extra_context=None):
        url = reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_deleted")
        known = {"deleted_url": url} if self.may_recover(request) else {}
        return super().changelist_view(request, known | (extra_context or {}))

    def deleted_versions(self, request):
        if not self.may_recover(request):
            raise PermissionDenied
        return with_revisions(Version.objects.get_deleted(self.model)).order_by("-revision__date_created", "-pk")

    def deleted_view(self, request):
        page = Paginator(self.deleted_versions(request), PER_PAGE).get_page(request.GET.get("page"))
        context = self.recovery_context(request, _("Deleted: %(name)s") % {"name": self.opts.verbose_name_plural}) | {
            "page": page,
            "deleted": [_deleted(version) for version in page],
        }
        return TemplateResponse(request, "admin/curation/recover_list.html", context)

    def recover_view(self, request, version):
        kept = self.deleted_versions(request).filter(pk=version).first()
        if kept is None:
            raise Http404(_("There is no such deleted record; it may have been recovered already."))
        snapshot = snapshot_in(kept)
        taken = self.model._base_manager.filter(slug=snapshot.fields["slug"]).exists()
        initial = {"slug": free_slug(self.model, snapshot.fields["slug"]) if taken else snapshot.fields["slug"]}
        form = RecoverForm(request.POST or None, initial=initial)
        if request.method == "POST" and form.is_valid() and (record := self.answer_recover(request, snapshot, form)):
            return HttpResponseRedirect(self.change_url(record))
        context = self.recovery_context(request, _("Recover: %(title)s") % {"title": snapshot.title})
        return TemplateResponse(
            request,
            "admin/curation/recover.html",
            context | _last_look(snapshot) | {"form": form, "was": _deleted(kept), "slug_was_taken": taken},
        )

    def answer_recover(self, request, snapshot, form):
        try:
            record = recover(Returning(snapshot, **form.cleaned_data), by=request.user)
        except ValidationError as refusal:
            form.add_error(None, refusal)
            return None
        self.message_user(request, _("“%(title)s” is back as a draft.") % {"title": record}, messages.SUCCESS)
        return record

    def recovery_context(self, request, title):
        return {
            **self.admin_site.each_context(request),
            "title": title,
            "subtitle": None,
            "opts": self.opts,
            "module_name": str(capfirst(self.opts.verbose_name_plural)),
            "media": self.media,
        }


def _deleted(version):
    snapshot = snapshot_in(version)
    return {
        "pk": version.pk,
        "title": snapshot.title,
        "slug": snapshot.fields.get("slug", ""),
        "at": version.revision.date_created,
        "who": person_name(version.revision.user),
        "occasion": occasion_of(version),
    }


def _last_look(snapshot):
    """Everything that would come back, and what would stand in the way with the slug that it had."""
    returning = Returning(snapshot, free_slug(snapshot.model, snapshot.fields["slug"]))
    names = Names([snapshot])
    return {
        "languages": [
            (code, OWN_NAMES[Language(code)], texts)
            for code in Language.values
            if (texts := _kept_texts(snapshot, code))
        ],
        "facts": kept_facts(snapshot, names),
        "rows": [(label_of(one), kept_rows(snapshot, one, names)) for one in relations_of(snapshot.model)],
        "num_remarks": len(snapshot.rows.get("remarks", [])),
        "gone": [
            (label_of(link.field), names.of(link.field.related_model, link.pk), link.is_needed)
            for link in returning.gone
        ],
        "reasons": [message for reason in reasons_not_to_recover(returning) for message in reason.messages],
        "is_something_left_out": bool(returning.needed),
    }


def _kept_texts(snapshot, language):
    """Name of the text and its paragraphs, without markup."""
    texts = snapshot.texts_in(language).items()
    return [(label_of(snapshot.model._meta.get_field(name)), paragraphs(text)) for name, text in texts if text]
