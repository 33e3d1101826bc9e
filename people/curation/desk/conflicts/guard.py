"""Nobody saves over somebody else's save: what both changed is laid side by side, the rest is merged."""

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.forms import FileField
from django.forms.formsets import TOTAL_FORM_COUNT
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from .closing import part_closed
from .comparisons import Comparison, TypedInVain, wordings
from .merging import THEIRS, Merge
from .resolving import resolved
from .versions import STARTED_FROM, Opened, units, version_shown, version_typed

CHOICE = "choice-"


@dataclass(frozen=True)
class Rows:
    """Rows of one kind, and whether this person may change them or add to them."""

    formset: object
    may_change: bool
    may_add: bool

    @property
    def prefix(self):
        return self.formset.prefix


@dataclass(frozen=True)
class Page:
    """The forms of a page as it would be opened now."""

    form: object
    rows: list[Rows]

    def open_formsets(self, data):
        """Rows that this person only reads are not compared, nor are rows that were not sent."""
        sent = [one for one in self.rows if f"{one.prefix}-{TOTAL_FORM_COUNT}" in data]
        return [one.formset for one in sent if one.may_change]


def uploads_given_up(form, merge):
    """Fields of files for which the other version won."""
    names = {name for one in merge.differences if not one.prefix and one.winner == THEIRS for name in one.names}
    return [name for name in names if isinstance(form.fields[name], FileField)]


class ConflictGuard:
    """For an admin of pages: compares what was opened, what is stored now and what was typed, before a save."""

    def record_of(self, obj):
        return obj

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        if request.method != "POST" or object_id is None:
            return super().changeform_view(request, object_id, form_url, extra_context)
        with transaction.atomic():
            obj = self.locked(request, unquote(object_id))
            if obj is None and self.has_change_permission(request):
                return self.answer_deleted(request, object_id)
            if obj and not self.has_change_permission(request, obj):
                raise PermissionDenied
            if obj:
                self.merge_versions(request, obj)
            response = super().changeform_view(request, object_id, form_url, extra_context)
        if response.status_code == 302:
            self.tell_what_was_merged(request)
        return response

    def locked(self, request, object_id):
        """The row as it is once nobody else can change it or its record."""
        obj = self.get_object(request, object_id)
        if obj is None:
            return None
        record = self.record_of(obj)
        list(type(record)._base_manager.select_for_update().filter(pk=record.pk).values_list("pk"))
        return self.get_object(request, object_id)

    def page_of(self, request, obj):
        form = self.get_form(request, obj, change=obj is not None)(instance=obj)
        rows, prefixes = [], {}
        for kind, inline in self.get_formsets_with_inlines(request, obj):
            prefix = kind.get_default_prefix()
            prefixes[prefix] = prefixes.get(prefix, 0) + 1
            if prefixes[prefix] > 1:
                prefix = f"{prefix}-{prefixes[prefix]}"
            formset = kind(instance=obj, prefix=prefix, queryset=inline.get_queryset(request))
            may_change, may_add = inline.has_change_permission(request, obj), inline.has_add_permission(request, obj)
            rows.append(Rows(formset, may_change, may_add))
        return Page(form, rows)

    def merge_versions(self, request, obj):
        """Put into the post what others saved meanwhile; remember what nobody has chosen yet."""
        opened = Opened.unsealed(request.POST.get(STARTED_FROM, ""))
        page = self.page_of(request, obj)
        closed, data = part_closed(request.POST, opened, page)
        form, formsets = page.form, page.open_formsets(data)
        typed = version_typed(form, formsets, data, request.FILES, opened)
        named = {"": units(form)} | {one.prefix: units(one.empty_form) for one in formsets}
        choices = {key.removeprefix(CHOICE): one for key, one in data.items() if key.startswith(CHOICE)}
        merge = Merge(opened, version_shown(form, formsets), typed, named, choices)
        if merge.has_moved or closed:
            known = wordings(form, formsets)
            request.desk_comparison = Comparison(merge, known, self.record_of(obj), closed, request)
        if merge.has_moved:
            data = resolved(data, merge, {one.prefix: one.empty_form for one in formsets}, request.FILES)
            for name in uploads_given_up(form, merge):
                data.pop(f"{name}-clear", None)
                request.FILES.pop(name, None)
        request.POST = data

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change, **kwargs)
        form.comparison = getattr(request, "desk_comparison", None)
        return form

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        form = context["adminform"].form
        if change and not form.is_bound and self.has_change_permission(request, obj):
            shown = [one.formset for one in context["inline_admin_formsets"] if one.has_change_permission]
            opened = Opened(version_shown(form, shown), timezone.now().timestamp())
            form.initial[STARTED_FROM] = opened.sealed()
        return super().render_change_form(request, context, add, change, form_url, obj)

    def tell_what_was_merged(self, request):
        comparison = getattr(request, "desk_comparison", None)
        if not comparison or not comparison.of_others:
            return
        sentence = _(
            "%(person)s saved this record at %(time)s, while you were writing. Both versions are kept; taken over from "
            "there: %(fields)s."
        )
        fields = get_text_list(list(dict.fromkeys(one.name for one in comparison.of_others)), _("and"))
        params = {"person": comparison.save.name, "time": comparison.save.moment, "fields": fields}
        self.message_user(request, sentence % params, messages.INFO)

    def answer_deleted(self, request, object_id):
        """Nothing can be saved any more, but what was typed stays readable."""
        opened = Opened.unsealed(request.POST.get(STARTED_FROM, ""))
        page = self.page_of(request, None)
        formsets = page.open_formsets(request.POST)
        typed = version_typed(page.form, formsets, request.POST, request.FILES, opened)
        vain = TypedInVain(self.model, object_id, opened.version, typed, wordings(page.form, formsets))
        context = {**self.admin_site.each_context(request), "title": vain.title, "opts": self.opts, "vain": vain}
        return TemplateResponse(request, "admin/curation/record_deleted.html", context, status=410)
