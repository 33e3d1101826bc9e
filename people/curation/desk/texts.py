"""Forms with texts in four languages: everybody reads them all, each writes the languages granted."""

from dataclasses import dataclass

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.db import models
from django.utils.html import format_html, linebreaks
from django.utils.safestring import mark_safe
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from modeltranslation.fields import TranslationField

from ..folding import fold
from ..languages import OWN_NAMES, SHORT_LABELS, Language
from .conflicts.guard import ConflictGuard
from .drafts import LocalDrafts
from .forms import DeskForm, PageForm
from .layout import text_names
from .rights import rights_of
from .widgets import RememberingSelect, RememberingSelectMultiple


@dataclass(frozen=True)
class ReadOnlyText:
    """A text that this person may read but not write, in its own language and with its markup."""

    model: type[models.Model]
    name: str
    language: str

    @property
    def __name__(self):
        return f"{self.name}_{self.language}"

    @property
    def short_description(self):
        return self.model._meta.get_field(self.name).verbose_name

    def __call__(self, record):
        field = self.model._meta.get_field(self.__name__)
        text = getattr(record, self.__name__) or ""
        markup = field.sanitize(text) if hasattr(field, "sanitize") else linebreaks(text, autoescape=True)
        return format_html('<div class="read-only-text" lang="{}">{}</div>', self.language, mark_safe(markup or "–"))


class TextsMixin:
    """For admins and inlines: labels and `lang` of the texts, and which fields are closed to this person."""

    form = DeskForm

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if isinstance(db_field, models.TextField) and not hasattr(db_field, "sanitize"):
            kwargs.setdefault("widget", self.widget_for_text(db_field))
        if isinstance(db_field, models.URLField):
            kwargs.setdefault("assume_scheme", "https")
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and isinstance(db_field, TranslationField):
            field.label = self.label_for_text(db_field)
            field.widget.attrs["lang"] = db_field.language
        if field and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget.can_delete_related = field.widget.can_view_related = False
        return field

    def widget_for_text(self, db_field):
        if db_field.name.endswith("_reason"):
            return forms.TextInput(attrs={"class": "vTextField"})
        return forms.Textarea(attrs={"class": "vLargeTextField", "rows": 3})

    def label_for_text(self, db_field):
        return capfirst(db_field.translated_field.verbose_name)

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", RememberingSelect(db_field, self.admin_site, using=kwargs.get("using")))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", RememberingSelectMultiple(db_field, self.admin_site, using=kwargs.get("using")))
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def get_autocomplete_fields(self, request):
        """Every relation whose other end can be searched in the admin."""
        relations = [*self.model._meta.fields, *self.model._meta.many_to_many]
        targets = {field.name: self.admin_site._registry.get(field.related_model) for field in relations}
        return [name for name, target in targets.items() if target and target.search_fields]

    def rights(self, request, obj):
        return rights_of(request, self.record_of(obj))

    def record_of(self, obj):
        """The record whose state decides about the rights; `obj` itself unless it is a row of a record."""
        return obj

    def closed_texts(self, request, record):
        languages = self.rights(request, record).languages
        closed = [language for language in Language.values if language not in languages]
        return [f"{name}_{language}" for name in text_names(self.model) for language in closed]

    def closed_facts(self, request, record, names):
        """Of these fields, those that are shared by all languages and closed to this person."""
        if self.rights(request, record).facts:
            return []
        editable = {field.name for field in [*self.model._meta.fields, *self.model._meta.many_to_many]}
        texts = {f"{name}_{language}" for name in self.all_language_fields() for language in Language.values}
        return [name for name in names if name in editable - texts]

    def all_language_fields(self):
        return text_names(self.model)


class DeskAdmin(LocalDrafts, ConflictGuard, TextsMixin, admin.ModelAdmin):
    """A page with one group of texts per language, then the facts; searched by its folded text."""

    form = PageForm
    change_form_template = "admin/curation/page_form.html"
    search_fields = ["search_text"]
    search_help_text = _("Any word in any of the four languages; letter case and ё do not matter.")
    facts = []
    housekeeping = []
    # Facts that exist once per language, such as the standing of a title; they stand beside the texts.
    language_facts = ()
    list_per_page = 50
    save_on_top = False

    class Media:
        css = {"all": ["curation/records.css", "curation/conflicts.css", "curation/presence.css"]}
        js = [
            "curation/language-tabs.js",
            "curation/seoul-time.js",
            "curation/editor-names.js",
            "curation/form-values.js",
            "curation/local-drafts.js",
            "curation/connection.js",
            "curation/presence.js",
            "curation/conflict-choices.js",
            "curation/unsaved.js",
        ]

    def get_fieldsets(self, request, obj=None):
        languages = [self.language_fieldset(request, obj, language) for language in self.languages_in_order(obj)]
        facts = [(heading, {"fields": rows}) for heading, rows in self.facts]
        if self.housekeeping:
            facts.append((_("Housekeeping"), {"fields": self.housekeeping}))
        return [*languages, *facts]

    def languages_in_order(self, obj):
        return Language.values

    def language_fieldset(self, request, obj, language):
        writable = self.writable_languages(request, obj)
        fields = [
            f"{name}_{language}" if language in writable else ReadOnlyText(self.model, name, language)
            for name in self.text_order()
        ]
        fields += [f"{name}_{language}" for name in self.language_facts]
        options = {
            "fields": fields,
            "classes": ["language-fields", f"language-{language}"],
            "description": self.describe_language(request, obj, language),
        }
        return OWN_NAMES[Language(language)], options

    def text_order(self):
        return text_names(self.model)

    def describe_language(self, request, obj, language):
        return format_html('<span class="chip" lang="{}">{}</span>', language, SHORT_LABELS[Language(language)])

    def writable_languages(self, request, obj):
        allowed = self.has_change_permission(request, obj) if obj else self.has_add_permission(request)
        return self.rights(request, obj).languages if allowed else ()

    def all_language_fields(self):
        return (*text_names(self.model), *self.language_facts)

    def get_readonly_fields(self, request, obj=None):
        writable = self.writable_languages(request, obj)
        closed = [language for language in Language.values if language not in writable]
        texts = [ReadOnlyText(self.model, name, language) for name in text_names(self.model) for language in closed]
        standing = [f"{name}_{language}" for name in self.language_facts for language in closed]
        return [*self.readonly_fields, *texts, *standing, *self.closed_facts(request, obj, self.fact_names())]

    def fact_names(self):
        rows = [row for _heading, rows in self.facts for row in rows] + self.housekeeping
        return [name for row in rows for name in (row if isinstance(row, tuple) else (row,))]

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change, **kwargs)
        form.closed = [*self.closed_texts(request, obj), *self.closed_facts(request, obj, self.fact_names())]
        return form

    def get_search_results(self, request, queryset, search_term):
        """Records that hold every word of the question somewhere; each is found once."""
        for word in fold(search_term).split():
            found = models.Q()
            for path in self.search_fields:
                found |= models.Q(**{f"{path}__contains": word})
            queryset = queryset.filter(pk__in=self.model._base_manager.filter(found).values("pk"))
        return queryset, False
