"""What was typed into fields that were closed to the person meanwhile, as when the record became public."""

from dataclasses import dataclass

from django.forms.formsets import INITIAL_FORM_COUNT, TOTAL_FORM_COUNT
from django.http import QueryDict

from .differences import label_of
from .versions import Opened, count, own_names, plain


@dataclass(frozen=True)
class ClosedField:
    """A field that was open when the page was opened; nothing that was typed into it is saved."""

    html_name: str
    label: str
    text: str
    was_changed: bool


def part_closed(data: QueryDict, opened: Opened, page) -> tuple[list[ClosedField], QueryDict]:
    """What was typed in vain, and the post without closed fields that nobody touched."""
    if opened.version is None:
        return [], data
    closed = [*_in_fields(data, opened, page.form), *_in_rows(data, opened, page.rows)]
    untouched = {one.html_name for one in closed if not one.was_changed} & data.keys()
    if untouched:
        data = data.copy()
        for name in untouched:
            del data[name]
    return [one for one in closed if one.was_changed], data


def _in_fields(data, opened, form):
    names = opened.version.fields.keys() - form.fields.keys()
    yield from _closed(form._meta.model, names, opened.version.fields, data, "")


def _in_rows(data, opened, rows):
    for one in rows:
        shown = opened.version.rows.get(one.prefix)
        if shown is None:
            continue
        model, pk_name = one.formset.model, one.formset.model._meta.pk.name
        open_names = own_names(one.formset.empty_form) if one.may_change else []
        num_initial = count(data, f"{one.prefix}-{INITIAL_FORM_COUNT}")
        for place in range(count(data, f"{one.prefix}-{TOTAL_FORM_COUNT}")):
            start = f"{one.prefix}-{place}-"
            was = shown.get(data.get(f"{start}{pk_name}"), {})
            if place < num_initial:
                yield from _closed(model, was.keys() - set(open_names), was, data, start)
            elif not one.may_add:
                sent = {name.removeprefix(start) for name in data if name.startswith(start) and data[name]}
                names = sent & {field.name for field in model._meta.fields if field.editable} - {pk_name}
                yield from _closed(model, names, {}, data, start)


def _closed(model, names, was, data, start):
    for field in (one for one in [*model._meta.fields, *model._meta.many_to_many] if one.name in names):
        form_field = field.formfield()
        html_name = f"{start}{field.name}"
        if form_field is None or html_name not in data:
            continue
        value = plain(form_field, form_field.widget.value_from_datadict(data, {}, html_name))
        yield ClosedField(html_name, label_of(field), _text(value), was_changed=value != was.get(field.name))


def _text(value):
    return "\n".join(value) if isinstance(value, list) else str(value)
