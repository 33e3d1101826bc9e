"""Forms of the desk: what is closed stays closed when posted, and nobody saves over somebody else's save."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from modeltranslation.fields import TranslationField

from ..languages import Language, by_preference
from ..slugs import free_slug
from .widgets import remember_related


class DeskForm(forms.ModelForm):
    """Refuses fields that this person may not write, instead of dropping them without a word."""

    closed = ()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        remember_related(self)
        if "slug" in self.fields:
            self.fields["slug"].required = False

    def clean(self):
        data = super().clean()
        refused = [name for name in self.closed if self.add_prefix(name) in self.data]
        if refused:
            raise ValidationError(
                _("You may read “%(field)s” here but not change it. Nothing was saved; ask an editor to do it."),
                code="closed-field",
                params={"field": self._meta.model._meta.get_field(refused[0]).verbose_name},
            )
        self._unify_line_ends(data)
        if not data.get("slug") and "slug" in self.fields:
            data["slug"] = self.proposed_slug(data)
            if not data["slug"]:
                self.refuse_without_slug()
        return data

    def refuse_without_slug(self):
        error = ValidationError(_("Write a text in one of the languages, or give a slug."), code="no-slug")
        self.add_error("slug", error)

    def _unify_line_ends(self, data):
        """Browsers send CR LF; that alone is no edit."""
        for field in self._meta.model._meta.fields:
            if isinstance(field, TranslationField) and isinstance(data.get(field.name), str):
                data[field.name] = data[field.name].replace("\r\n", "\n")

    def proposed_slug(self, data):
        """From the first text that is filled in, the source language first; empty while there is none."""
        for language in by_preference("", data.get("source_language", "")):
            for name in self.slug_texts():
                if text := data.get(f"{name}_{language}") or getattr(self.instance, f"{name}_{language}", ""):
                    return free_slug(self._meta.model, text, but=self.instance.pk)
        return ""

    def slug_texts(self):
        return [name for name in ("name", "title", "wording", "alt") if hasattr(self._meta.model, f"{name}_ru")]


class PageForm(DeskForm):
    """Carries what its page showed when it was opened, and saves nothing while two versions wait for a choice."""

    started_from = forms.CharField(widget=forms.HiddenInput, required=False)
    comparison = None

    def clean(self):
        if self.comparison:
            self.comparison.refuse()
        return super().clean()


class RowForm(PageForm):
    """The page of a row: a new one is a fact of the record that it is given to."""

    parent = ""
    rights_in = None

    def clean(self):
        data = super().clean()
        record = data.get(self.parent)
        if record and not self.instance.pk and not self.rights_in(record).facts:
            refusal = ValidationError(
                _("“%(title)s” is public, so you may not add to its facts. Ask an editor to do it."),
                code="closed-record",
                params={"title": record},
            )
            self.add_error(self.parent, refusal)
        return data


class CuratedForm(PageForm):
    """Knows the texts as they were before."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.is_bound:
            self.texts_before = {language: self.instance.texts_in(language) for language in Language.values}

    def slug_texts(self):
        return [self._meta.model.edition_title]

    def refuse_without_slug(self):
        """The model itself asks for a name."""
