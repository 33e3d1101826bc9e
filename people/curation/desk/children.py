"""Rows that belong to a record: numbered on the server, closed to whoever may not change the record's facts."""

from django.contrib import admin
from django.contrib.contenttypes.admin import GenericInlineModelAdmin
from django.contrib.contenttypes.forms import BaseGenericInlineFormSet
from django.core.exceptions import ValidationError
from django.db.models import F, Max
from django.forms import BaseInlineFormSet
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from ..languages import SHORT_LABELS, Language
from ..models import Evidence
from ..slugs import free_slug
from .forms import DeskForm
from .layout import text_names
from .texts import TextsMixin

# Higher than any number that is in use, so that rows may change places under a unique constraint.
ASIDE = 10_000


class ChildForm(DeskForm):
    """Position and slug may stay empty; the formset assigns them."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "position" in self.fields:
            self.fields["position"].required = False
            if self.instance._state.adding:
                self.initial["position"] = None

    def _get_validation_exclusions(self):
        """Places are compared by the formset, which sees all rows at once."""
        return super()._get_validation_exclusions() | {"position"}

    def proposed_slug(self, data):
        return super().proposed_slug(data) or free_slug(self._meta.model, self._meta.model._meta.model_name)


class NumberedFormSet:
    def clean(self):
        self._spread_slugs()
        super().clean()
        self._refuse_equal_positions()

    def _spread_slugs(self):
        """Two new rows with the same title would propose the same slug."""
        taken = set()
        for form in self.forms:
            slug = getattr(form, "cleaned_data", {}).get("slug")
            if slug in taken and not form.data.get(form.add_prefix("slug")):
                numbered = (f"{slug}-{number}" for number in range(2, len(self.forms) + 2))
                slug = form.instance.slug = next(one for one in numbered if one not in taken)
                form.cleaned_data["slug"] = slug
            taken.add(slug)

    def _refuse_equal_positions(self):
        taken = set()
        for form in self.forms:
            position = getattr(form, "cleaned_data", {}).get("position")
            if position is None or self._should_delete_form(form):
                continue
            if position in taken:
                error = ValidationError(
                    _("Position %(position)s is given twice. Leave one of them empty to put that row last."),
                    code="position-twice",
                    params={"position": position},
                )
                form.add_error("position", error)
            taken.add(position)

    def save_existing_objects(self, commit=True):
        """Move renumbered rows aside first, so that two of them can change places."""
        moved = [form.instance.pk for form in self.initial_forms if "position" in form.changed_data]
        if moved:
            self.model._base_manager.filter(pk__in=moved).update(position=F("position") + ASIDE)
        return super().save_existing_objects(commit)

    def save_new(self, form, commit=True):
        self._complete(form.instance)
        return super().save_new(form, commit)

    def save_existing(self, form, obj, commit=True):
        self._complete(obj)
        return super().save_existing(form, obj, commit)

    def _complete(self, row):
        if hasattr(row, "position") and row.position is None:
            last = self.siblings().filter(position__lt=ASIDE).aggregate(last=Max("position"))["last"] or 0
            given = (form.cleaned_data.get("position") for form in self.forms if hasattr(form, "cleaned_data"))
            row.position = max([last, *filter(None, given)]) + 1


class NumberedInlineFormSet(NumberedFormSet, BaseInlineFormSet):
    def siblings(self):
        return self.model._base_manager.filter(**{self.fk.name: self.instance})


class NumberedGenericFormSet(NumberedFormSet, BaseGenericInlineFormSet):
    def siblings(self):
        return self.model._default_manager.about(self.instance)


class ChildMixin(TextsMixin):
    """Texts of a row are written like those of its record; everything else in it is a fact of the record."""

    form = ChildForm
    extra = 0
    related = ()
    prefetched = ()

    def get_queryset(self, request):
        return super().get_queryset(request).select_related(*self.related).prefetch_related(*self.prefetched)

    def label_for_text(self, db_field):
        return f"{capfirst(db_field.translated_field.verbose_name)} · {SHORT_LABELS[Language(db_field.language)]}"

    def has_add_permission(self, request, obj):
        return super().has_add_permission(request, obj) and self.rights(request, obj).facts

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and self.rights(request, obj).facts

    def has_change_permission(self, request, obj=None):
        rights = self.rights(request, obj)
        has_text = text_names(self.model) and rights.languages
        return super().has_change_permission(request, obj) and bool(rights.facts or has_text)

    def get_readonly_fields(self, request, obj=None):
        names = [name for name in self.field_names() if name not in self.readonly_fields]
        closed = [*self.closed_texts(request, obj), *self.closed_facts(request, obj, names)]
        return [*self.readonly_fields, *(name for name in names if name in closed)]

    def field_names(self):
        rows = self.fields or [row for _heading, options in self.fieldsets for row in options["fields"]]
        return [name for row in rows for name in (row if isinstance(row, tuple) else (row,))]

    def get_formset(self, request, obj=None, **kwargs):
        formset = super().get_formset(request, obj, **kwargs)
        formset.form.closed = [
            *self.closed_texts(request, obj),
            *self.closed_facts(request, obj, self.field_names()),
        ]
        return formset


class StackedChildren(ChildMixin, admin.StackedInline):
    formset = NumberedInlineFormSet


class TabularChildren(ChildMixin, admin.TabularInline):
    formset = NumberedInlineFormSet


class GenericChildren(ChildMixin, GenericInlineModelAdmin):
    """Rows about a record of any kind."""

    template = "admin/edit_inline/tabular.html"
    formset = NumberedGenericFormSet
    ct_field = "content_type"
    ct_fk_field = "object_id"


class EvidenceInline(GenericChildren):
    model = Evidence
    template = "admin/edit_inline/stacked.html"
    fields = [("aspect", "basis", "position"), ("source_text", "paragraph", "url"), ("words", "note")]
    classes = ["collapse"]
