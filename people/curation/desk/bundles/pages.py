"""The admin of bundles: put one together, see what stands in its way, publish all of it or nothing."""

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_POST

from ... import bundling, rules
from ...models import Bundle
from ..moments import MomentField, in_both_zones
from ..previews import PreviewLinks
from ..reasons import reasons_of
from ..verbs.answers import VerbForm, text_field
from .parts import blockers_of, may_publish, moment_of, parts_of, reasons_bundle_is_stale, record_in, search


class BundleForm(forms.ModelForm):
    planned_for = MomentField(label=gettext_lazy("Public from (Astana time; empty for the moment of publication)"))

    class Meta:
        model = Bundle
        fields = ["name", "planned_for", "desk_note"]

    def clean(self):
        if self.instance.pk:
            lock_open_bundle(self.instance)
        return super().clean()


class PublishBundleForm(VerbForm):
    forced_because = text_field(gettext_lazy("Reason, if you publish all the same"))


class UnscheduleBundleForm(VerbForm):
    reason = text_field(gettext_lazy("Reason, for colleagues (may stay empty)"))


def lock_open_bundle(bundle):
    """Nobody changes a bundle while it is being published, nor afterwards."""
    stored = Bundle.objects.select_for_update(no_key=True).get(pk=bundle.pk)
    if stored.published_at:
        raise ValidationError(
            _("The bundle “%(bundle)s” was published in the meantime. It can be read but no longer changed."),
            code="already-published",
            params={"bundle": stored},
        )


class StageFilter(admin.SimpleListFilter):
    title = gettext_lazy("state")
    parameter_name = "stage"

    def lookups(self, request, model_admin):
        return [
            ("open", pgettext_lazy("bundle", "in preparation")),
            ("scheduled", pgettext_lazy("bundle", "scheduled")),
            ("public", pgettext_lazy("bundle", "published")),
        ]

    def queryset(self, request, queryset):
        published, now = queryset.exclude(published_at=None), timezone.now()
        chosen = {
            "open": queryset.filter(published_at=None),
            "scheduled": published.filter(planned_for__gt=now),
            "public": published.exclude(planned_for__gt=now),
        }
        return chosen.get(self.value(), queryset)


class BundleAdmin(PreviewLinks, admin.ModelAdmin):
    """Chiefs make and publish bundles; everybody else reads them. A published bundle stays as it is."""

    form = BundleForm
    change_form_template = "admin/curation/bundle_form.html"
    list_display = ["name", "num_parts", "moment", "published_by", "published_at"]
    list_filter = [StageFilter]
    search_fields = ["name"]
    list_select_related = ["published_by"]
    list_per_page = 50
    fields = ["name", "planned_for", "desk_note"]

    class Media:
        css = {"all": ["curation/verbs.css"]}
        js = ["curation/unsaved.js", "curation/seoul-time.js"]

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("items")

    @admin.display(description=gettext_lazy("parts"))
    def num_parts(self, bundle):
        return len(bundle.items.all())

    @admin.display(description=gettext_lazy("public from"), ordering="planned_for")
    def moment(self, bundle):
        return in_both_zones(bundle.planned_for) if bundle.planned_for else "–"

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and not (obj and obj.published_at)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and not (obj and obj.published_at)

    def save_model(self, request, obj, form, change):
        if not change:
            obj.made_by = request.user
        super().save_model(request, obj, form, change)

    def get_urls(self):
        views = {
            "parts/add": self.add_parts_view,
            "parts": self.parts_view,
            "publish": self.publish_view,
            "unschedule": self.unschedule_view,
        }
        own = [
            path(
                f"<path:object_id>/{address}/",
                self.admin_site.admin_view(view),
                name=f"curation_bundle_{address.replace('/', '_')}",
            )
            for address, view in views.items()
        ]
        return [*own, *super().get_urls()]

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if change and obj:
            context |= self.context_of(request, obj)
        return super().render_change_form(request, context, add, change, form_url, obj)

    def context_of(self, request, bundle):
        """The parts and what stands in their way, as the page of the bundle and that of its publication show them."""
        blockers = reasons_of([] if bundle.published_at else blockers_of(bundle))
        forceable = {reason.code for reason in blockers} <= bundling.FORCEABLE
        is_scheduled = bool(bundle.published_at and bundle.planned_for > timezone.now())
        words = request.GET.get("q", "")
        may_change = self.has_change_permission(request, bundle)
        return {
            "bundle": bundle,
            "parts": parts_of(bundle),
            "blockers": blockers,
            "is_closed": bool(blockers) and not (forceable and rules.may_force(request.user)),
            "moment": in_both_zones(bundle.planned_for) if bundle.planned_for else "",
            "is_scheduled": is_scheduled,
            "may_change": may_change,
            "may_publish": may_publish(request.user, bundle),
            "publish_form": PublishBundleForm(may_force=bool(blockers) and forceable),
            "unschedule_form": UnscheduleBundleForm(),
            "words": words,
            "found": search(request, self.admin_site, bundle, words) if may_change else [],
            "bundle_url": self.url_of(bundle),
            "links_url": self.links_url(bundle) if rules.may_share(request.user) else "",
        }

    def url_of(self, bundle):
        return reverse("admin:curation_bundle_change", args=[bundle.pk])

    def bundle_or_404(self, request, object_id):
        bundle = self.get_object(request, unquote(object_id))
        if bundle is None:
            raise Http404
        return bundle

    # Parts

    @method_decorator(require_POST)
    def add_parts_view(self, request, object_id):
        bundle = self.bundle_or_404(request, object_id)
        if not self.has_change_permission(request, bundle):
            raise PermissionDenied
        chosen = list(filter(None, map(record_in, request.POST.getlist("part"))))
        if not chosen:
            self.message_user(request, _("Tick a language of a record, then add it."), messages.WARNING)
        for record, language in chosen:
            try:
                item = bundling.add_to_bundle(bundle, record, language)
            except ValidationError as refusal:
                self.tell_refusal(request, refusal)
            else:
                self.message_user(request, _("Added: %(part)s.") % {"part": item}, messages.SUCCESS)
        return HttpResponseRedirect(f"{self.url_of(bundle)}#parts")

    @method_decorator(require_POST)
    def parts_view(self, request, object_id):
        """Notes of corrections, and parts that are taken out."""
        bundle = self.bundle_or_404(request, object_id)
        if not self.has_change_permission(request, bundle):
            raise PermissionDenied
        try:
            self.save_parts(request, bundle)
        except ValidationError as refusal:
            self.tell_refusal(request, refusal)
        else:
            self.message_user(request, _("The parts are saved."), messages.SUCCESS)
        return HttpResponseRedirect(f"{self.url_of(bundle)}#parts")

    @transaction.atomic
    def save_parts(self, request, bundle):
        lock_open_bundle(bundle)
        removed = request.POST.getlist("remove")
        bundle.items.filter(pk__in=[pk for pk in removed if pk.isdecimal()]).delete()
        for item in bundle.items.all():
            note = request.POST.get(f"note-{item.pk}", item.note)
            if note != item.note:
                item.note = note
                item.save(update_fields=["note"])

    def tell_refusal(self, request, refusal):
        for reason in refusal.messages:
            self.message_user(request, reason, messages.ERROR)

    # Publication

    def publish_view(self, request, object_id):
        return self.verb_view(request, object_id, PublishBundleForm, "publish_form", self.publish)

    def unschedule_view(self, request, object_id):
        return self.verb_view(request, object_id, UnscheduleBundleForm, "unschedule_form", self.unschedule)

    def verb_view(self, request, object_id, form_class, name, act):
        """Does with POST; shows with GET, and after a refusal with its reasons and what was typed."""
        bundle = self.bundle_or_404(request, object_id)
        if not may_publish(request.user, bundle):
            raise PermissionDenied
        form, refused = form_class(may_force=rules.may_force(request.user)), []
        if request.method == "POST":
            form = form_class(request.POST, may_force=rules.may_force(request.user))
            try:
                form.full_clean()
                act(request, bundle, form.answers)
            except ValidationError as refusal:
                refused = refusal.error_list
            else:
                return HttpResponseRedirect(self.url_of(bundle))
        bundle = self.bundle_or_404(request, object_id)
        context = {
            **self.admin_site.each_context(request),
            "title": str(bundle),
            "opts": self.opts,
            **self.context_of(request, bundle),
            "refused": reasons_of(refused),
        }
        if request.method == "POST":
            context[name] = form
        return TemplateResponse(request, "admin/curation/bundle_verb.html", context)

    @transaction.atomic
    def publish(self, request, bundle, given):
        self.refuse_if_stale(request, bundle)
        at = moment_of(bundle) if bundle.planned_for else None
        if blockers := [reason for reason in blockers_of(bundle) if reason.code == "moment-past"]:
            raise ValidationError(blockers)
        editions = bundling.bundle(bundle, by=request.user, at=at, **given)
        words = {"bundle": bundle, "count": len(editions), "moment": in_both_zones(bundle.planned_for)}
        self.message_user(
            request, _("“%(bundle)s”: %(count)s editions, public from %(moment)s.") % words, messages.SUCCESS
        )

    @transaction.atomic
    def unschedule(self, request, bundle, given):
        self.refuse_if_stale(request, bundle)
        editions = bundling.unschedule_bundle(bundle, by=request.user, **given)
        sentence = _("“%(bundle)s” is no longer scheduled; editions taken back: %(count)s.")
        self.message_user(request, sentence % {"bundle": bundle, "count": len(editions)}, messages.SUCCESS)

    def refuse_if_stale(self, request, bundle):
        bundling.lock(bundle)
        seen = {name.removeprefix("seen-"): said for name, said in request.POST.items() if name.startswith("seen-")}
        if seen and (stale := list(reasons_bundle_is_stale(bundle, seen))):
            raise ValidationError(stale)
