"""Two people's versions side by side, in the words of the page."""

from dataclasses import dataclass

from django import forms
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _
from modeltranslation.fields import TranslationField

from ...comparing import compare, is_changed
from ...languages import SHORT_LABELS, Language, active_language
from .merging import BOTH, MINE, Difference
from .versions import Value, column


@dataclass(frozen=True)
class Side:
    """One of the versions, with what changed in it marked; `is_formatting` when its words are the same as before."""

    compared: list
    is_formatting: bool = False

    def __bool__(self):
        return bool(self.compared)


@dataclass(frozen=True)
class ShownDifference:
    difference: Difference
    row: str
    label: str
    language: str
    was: Side | None
    stored: Side | None
    typed: Side | None
    # Who stored what is stored now, and when; None where the records do not tell.
    save: object = None

    @property
    def name(self) -> str:
        return " · ".join(filter(None, [self.row, self.label]))

    @property
    def sentence(self) -> str:
        """What happened to a row as a whole."""
        one = self.difference
        if not one.is_whole_row:
            return ""
        if one.changed_by == BOTH:
            if one.stored is None:
                return _("Somebody else deleted this while you changed it.")
            return _("Somebody else changed this while you deleted it.")
        if one.changed_by == MINE:
            return _("You added this.") if one.stored is None else _("You deleted this.")
        return _("Somebody else deleted this.") if one.stored is None else _("Somebody else added this.")


def label_of(field) -> str:
    """How a field of the model is called where its tab is not seen."""
    if not isinstance(field, TranslationField):
        return capfirst(str(field.verbose_name))
    return f"{capfirst(str(field.translated_field.verbose_name))} · {SHORT_LABELS[Language(field.language)]}"


class Wording:
    """Says in words what the fields of a form hold; for rows, `kind` says of which kind, `titles` how each is known."""

    def __init__(self, form, kind="", titles=None):
        self.form, self.kind, self.titles = form, kind, titles or {}

    def show(self, difference: Difference, save=None) -> ShownDifference:
        names = difference.names
        in_words = self.row_text if difference.is_whole_row else self.text
        was, stored, typed = (
            None if values is None else in_words(names, values)
            for values in (difference.was, difference.stored, difference.typed)
        )
        before = stored if was is None else was
        return ShownDifference(
            difference,
            self.row(difference),
            "" if difference.is_whole_row else self.label(names),
            ("" if difference.is_whole_row else self.language(names)) or active_language(),
            was=None if was is None else _side(was, was),
            stored=None if stored is None else _side(before, stored, difference.was not in (None, difference.stored)),
            typed=None if typed is None else _side(before or "", typed, difference.typed not in (None, difference.was)),
            save=save,
        )

    def row(self, difference) -> str:
        """A row that is not stored goes by the first text in it."""
        if not difference.row:
            return ""
        values = dict(zip(difference.names, difference.typed or difference.was or [], strict=False))
        texts = [str(text) for name, text in values.items() if isinstance(column(self.form, name), TranslationField)]
        title = self.titles.get(difference.row) or next(filter(None, texts), "")
        return " · ".join(filter(None, [self.kind, Truncator(title).chars(60)]))

    def label(self, names) -> str:
        """A text of the page stands on the tab of its language; here it needs the language beside it."""
        return str(self.form.fields[names[0]].label) if self.kind else label_of(column(self.form, names[0]))

    def language(self, names) -> str:
        field = column(self.form, names[0])
        return field.language if len(names) == 1 and isinstance(field, TranslationField) else ""

    def text(self, names, values) -> str:
        """The first field in its words; others that go with it name themselves, each in a paragraph of its own."""
        words = {name: self.words(name, value) for name, value in zip(names, values, strict=True)}
        labels = {name: self.form.fields[name].label or name for name in names[1:] if words[name]}
        return "\n".join([words[names[0]], *(f"{label}: {words[name]}" for name, label in labels.items())])

    def row_text(self, names, values) -> str:
        words = {name: self.words(name, value) for name, value in zip(names, values, strict=True)}
        return "\n".join(f"{self.form.fields[name].label or name}: {text}" for name, text in words.items() if text)

    def words(self, name, value: Value) -> str:
        field = self.form.fields[name]
        if isinstance(field, forms.BooleanField):
            return _("Yes") if value else _("No")
        chosen = value if isinstance(value, list) else [value]
        if isinstance(field, forms.ModelChoiceField):
            return "\n".join(map(str, field.queryset.filter(pk__in=[pk for pk in chosen if pk.isdecimal()])))
        if isinstance(field, forms.ChoiceField):
            labels = {str(key): str(label) for key, label in _flat(field.choices)}
            return "\n".join(labels.get(key, key) for key in chosen if key)
        return str(value)


def _flat(choices):
    for key, label in choices:
        if isinstance(label, list | tuple):
            yield from _flat(label)
        else:
            yield key, label


def _side(before, text, is_other=False):
    compared = compare(before, text)
    return Side(compared, is_formatting=is_other and not is_changed(compared))
