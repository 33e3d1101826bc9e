"""Previews at the desk: the ways to them from the page of a record or a bundle, and links for somebody outside."""

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.templatetags.admin_urls import admin_urlname
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponseNotAllowed, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone, translation
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from .. import rules
from ..languages import Language, active_language
from ..models import Bundle, PreviewLink
from ..previewing import revoke, share, token_of
from .moments import in_both_zones
from .readonly import ReadOnlyAdmin, RecordKindFilter
from .rights import visible_row

DAYS = (1, 3, 7, 14)


def days_to_choose():
    return [(count, ngettext("%(count)s day", "%(count)s days", count) % {"count": count}) for count in DAYS]


class ShareForm(forms.Form):
    made_for = PreviewLink._meta.get_field("made_for").formfield()
    language = forms.ChoiceField(label=gettext_lazy("Language"), choices=Language.choices)
    days = forms.TypedChoiceField(label=gettext_lazy("Open for"), choices=days_to_choose, coerce=int, initial=3)


def address_of(link: PreviewLink) -> str:
    """The page that the link opens; the site for readers gives it its name."""
    with translation.override(link.language):
        return reverse("newsroom:preview", args=[token_of(link)])


class PreviewLinks:
    """Adds to an admin of records or of bundles the page on which links to previews are made and revoked."""

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}"
        links, revoking = self.admin_site.admin_view(self.links_view), self.admin_site.admin_view(self.revoke_view)
        return [
            path("<path:object_id>/links/", links, name=f"{name}_links"),
            path("<path:object_id>/links/<int:link>/revoke/", revoking, name=f"{name}_revoke"),
            *super().get_urls(),
        ]

    def links_url(self, about):
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_links", args=[about.pk])

    def sharable(self, request, object_id):
        about = visible_row(self, request, object_id)
        if not rules.may_share(request.user):
            raise PermissionDenied
        return about

    def links_view(self, request, object_id):
        about = self.sharable(request, object_id)
        form = ShareForm(request.POST or None, initial={"language": request.GET.get("language", active_language())})
        if form.is_valid() and (link := self.share_with(request, about, form)):
            sentence = _("The link for %(name)s is open until %(moment)s. Copy it from the list and send it.")
            told = sentence % {"name": link.made_for, "moment": in_both_zones(link.expires_at)}
            self.message_user(request, told, messages.SUCCESS)
            return HttpResponseRedirect(self.links_url(about))
        return TemplateResponse(
            request,
            "admin/curation/preview_links.html",
            {
                **self.admin_site.each_context(request),
                "opts": self.opts,
                "original": about,
                "title": _("Links to the preview"),
                "subtitle": str(about),
                "form": form,
                "rows": [self.row(request, about, link) for link in links_about(about)],
            },
        )

    def share_with(self, request, about, form):
        try:
            return share(about, by=request.user, **form.cleaned_data)
        except ValidationError as refusal:
            form.add_error(None, refusal)
            return None

    def row(self, request, about, link):
        is_open = link.is_open(timezone.now())
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}_revoke"
        return {
            "link": link,
            "is_open": is_open,
            "address": request.build_absolute_uri(address_of(link)),
            "revoke_url": reverse(name, args=[about.pk, link.pk]),
        }

    def revoke_view(self, request, object_id, link):
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        about = self.sharable(request, object_id)
        found = links_about(about).filter(pk=link).first()
        if found is None:
            raise Http404
        tell_of_revoking(self, request, found)
        return HttpResponseRedirect(self.links_url(about))


class PreviewButtons(PreviewLinks):
    """Puts the ways to the preview into the panel of each language."""

    def panels(self, request, record):
        place = [self.opts.app_label, self.opts.model_name, record.pk]
        for panel in super().panels(request, record):
            language = panel.chip.language
            panel.preview_url = reverse("admin:preview_record", args=[*place, language])
            if rules.may_share(request.user):
                panel.share_url = f"{self.links_url(record)}?language={language}"
            yield panel


@admin.display(description=gettext_lazy("what it shows"))
def about_link(link):
    """The record or the bundle, with the way to the page on which its links are made."""
    about = link.bundle or link.record
    if about is None:
        return "–"
    url = reverse(admin_urlname(about._meta, "links"), args=[about.pk])
    return format_html('<a href="{}">{}</a>', url, about)


def links_about(about):
    links = about.preview_links.all() if isinstance(about, Bundle) else PreviewLink.objects.about(about)
    return links.select_related("made_by", "revoked_by")


def tell_of_revoking(model_admin, request, link):
    try:
        revoke(link, by=request.user)
    except ValidationError as refusal:
        for reason in refusal.messages:
            model_admin.message_user(request, reason, messages.ERROR)
        return
    sentence = _("The link for %(name)s is revoked and opens nothing any more.")
    model_admin.message_user(request, sentence % {"name": link.made_for}, messages.SUCCESS)


class OpenLinkFilter(admin.SimpleListFilter):
    title = gettext_lazy("state")
    parameter_name = "open"

    def lookups(self, request, model_admin):
        return [("yes", gettext_lazy("open")), ("no", gettext_lazy("closed"))]

    def queryset(self, request, queryset):
        still_open = PreviewLink.objects.open(timezone.now()).order_by().values("pk")
        chosen = {"yes": queryset.filter(pk__in=still_open), "no": queryset.exclude(pk__in=still_open)}
        return chosen.get(self.value(), queryset)


class PreviewLinkAdmin(ReadOnlyAdmin):
    """Who outside the desk may read what; links are made on the page of their record or bundle."""

    list_display = ["made_for", "about_link", "language", "made_by", "made_at", "expires_at", "revoked_at", "opened_at"]
    list_filter = [OpenLinkFilter, "language", RecordKindFilter]
    list_select_related = ["bundle", "made_by"]
    fields = [
        "about_link",
        ("made_for", "language"),
        ("made_by", "made_at"),
        "expires_at",
        ("revoked_by", "revoked_at"),
        ("num_opened", "opened_at"),
    ]
    actions = ["revoke_selected"]
    about_link = staticmethod(about_link)

    @admin.action(permissions=["share"], description=gettext_lazy("Revoke selected links"))
    def revoke_selected(self, request, links):
        for link in links:
            tell_of_revoking(self, request, link)

    def has_share_permission(self, request):
        return rules.may_share(request.user)
