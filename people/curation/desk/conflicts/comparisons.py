"""What the page of a conflict shows: both versions by field, who saved the other one, and what was typed in vain."""

from functools import cached_property

from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from ...comparing import compare
from ...languages import active_language
from ..history.saves import Save, deletion_of, last_save
from .differences import Wording
from .merging import BOTH, MINE, THEIRS, Merge
from .versions import units

# The buttons below a form; choosing goes on with whichever was pressed before.
BUTTONS = ("_save", "_continue", "_addanother")


def wordings(form, formsets) -> dict[str, Wording]:
    """How the fields and the rows of a page are called."""
    known = {"": Wording(form)}
    for formset in formsets:
        titles = {str(row.instance.pk): str(row.instance) for row in formset.initial_forms}
        known[formset.prefix] = Wording(formset.empty_form, capfirst(str(formset.model._meta.verbose_name)), titles)
    return known


class Comparison:
    """A merge in words, with what stands against saving it."""

    def __init__(self, merge: Merge, wordings: dict[str, Wording], record, closed, request):
        self.merge, self.wordings, self.record, self.closed = merge, wordings, record, closed
        self.title, self.save = str(record), last_save(record)
        self.uploads = [file.name for file in request.FILES.values()]
        self.button = next((name for name in BUTTONS if name in request.POST), BUTTONS[0])

    def refuse(self):
        """Raises ValidationError while there is something to choose, or something typed that cannot be saved."""
        if self.merge.is_open:
            raise ValidationError(
                _(
                    "“%(title)s” was saved by somebody else while you were writing. Nothing is saved yet, and nothing "
                    "of yours is lost: choose, field by field, which version stays."
                ),
                code="edit-conflict",
                params={"title": self.title},
            )
        if self.closed:
            raise ValidationError(
                _(
                    "“%(field)s” was closed to you while you were writing. Nothing is saved yet: copy what you typed "
                    "there, hand it to an editor, then save the rest."
                ),
                code="closed-meanwhile",
                params={"field": self.closed[0].label},
            )

    @cached_property
    def saves_of_texts(self):
        """Languages are often in different hands."""
        if not hasattr(self.record, "states"):
            return {}
        edited = self.record.states.select_related("edited_by").exclude(edited_at=None)
        since = self.merge.opened.at
        return {
            one.language: Save(one.edited_by, one.edited_at) for one in edited if one.edited_at.timestamp() >= since
        }

    def _shown(self, changed_by):
        for one in self.merge.differences:
            if one.changed_by == changed_by:
                wording = self.wordings[one.prefix]
                language = "" if one.is_whole_row else wording.language(one.names)
                yield wording.show(one, self.saves_of_texts.get(language, self.save))

    @cached_property
    def of_both(self):
        return list(self._shown(BOTH))

    @cached_property
    def of_others(self):
        return list(self._shown(THEIRS))

    @cached_property
    def mine(self):
        return list(self._shown(MINE))


class TypedInVain:
    """What was typed into the page of a record that is gone: first what was changed there, then the rest."""

    def __init__(self, model, pk, opened, typed, wordings):
        self.typed, self.wordings = typed, wordings
        self.opened = opened
        self.deletion = deletion_of(model, pk)
        self.title = self.deletion.title if self.deletion else capfirst(str(model._meta.verbose_name))

    @cached_property
    def parts(self):
        return [*self._fields(), *self._rows()]

    @property
    def changed(self):
        return [one for one in self.parts if one["is_changed"]]

    @property
    def rest(self):
        return [one for one in self.parts if not one["is_changed"]]

    def _fields(self):
        wording, was = self.wordings[""], self.opened.fields if self.opened else {}
        for names in units(wording.form):
            text = wording.text(names, [self.typed.fields[name] for name in names])
            is_changed = any(was.get(name) != self.typed.fields[name] for name in names)
            if text.strip():
                language = wording.language(names) or active_language()
                yield self._part(wording.label(names), language, text, is_changed)

    def _rows(self):
        for prefix in self.typed.added:
            was = self.opened.rows.get(prefix, {}) if self.opened else {}
            rows = [*self.typed.rows[prefix].items(), *self.typed.added[prefix].items()]
            for pk, values in rows:
                wording = self.wordings[prefix]
                text = wording.row_text(values.keys(), values.values())
                yield self._part(wording.kind, active_language(), text, was.get(pk) != values)

    def _part(self, label, language, text, is_changed):
        return {"label": label, "language": language, "compared": compare(text, text), "is_changed": is_changed}
