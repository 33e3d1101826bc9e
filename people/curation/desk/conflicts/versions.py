"""What the page of a record holds at one moment: its fields and rows, in values that can be compared and kept."""

from dataclasses import dataclass, field
from decimal import Decimal

from django import forms
from django.core import signing
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.forms.formsets import DELETION_FIELD_NAME, INITIAL_FORM_COUNT, TOTAL_FORM_COUNT
from django.forms.models import InlineForeignKeyField

SALT = "desk.version"
MANY = forms.MultipleChoiceField | forms.ModelMultipleChoiceField
STARTED_FROM = "started_from"
# More rows than any page shows; a larger count was not sent by one of our forms.
MANY_ROWS = 1000

Value = str | bool | list[str]
Values = dict[str, Value]


@dataclass
class Version:
    """Values of the fields by name, and of the rows by prefix and primary key, in the order of the page."""

    fields: Values
    rows: dict[str, dict[str, Values]] = field(default_factory=dict)


@dataclass
class TypedVersion(Version):
    """What was sent: where each row stood, which rows are to be deleted, and at which places new ones stand."""

    places: dict[str, dict[str, int]] = field(default_factory=dict)
    deleted: dict[str, set[str]] = field(default_factory=dict)
    added: dict[str, dict[int, Values]] = field(default_factory=dict)


@dataclass
class Opened:
    """What the page carries along: what it showed when it was opened, and what has been compared since."""

    version: Version | None = None
    at: float = 0.0
    # What stood in the database when a choice was offered, by key: who had changed it, and a digest of the value.
    seen: dict[str, list[str]] = field(default_factory=dict)
    # Rows that were typed into and that somebody else deleted, until it is chosen whether they come back.
    kept: dict[str, dict[str, Values]] = field(default_factory=dict)

    def sealed(self) -> str:
        version = [self.version.fields, self.version.rows] if self.version else None
        return signing.dumps([version, self.at, self.seen, self.kept], salt=SALT, compress=True)

    @classmethod
    def unsealed(cls, seal: str) -> "Opened":
        """Without a seal, or with one that is not ours, nothing is known."""
        try:
            version, at, seen, kept = signing.loads(seal, salt=SALT)
        except (signing.BadSignature, ValueError, TypeError):
            return cls()
        return cls(Version(*version) if version else None, at, seen, kept)


def own_names(form: forms.BaseForm) -> list[str]:
    """The fields that belong to the model: not those that tie a row to its record."""
    pk = form._meta.model._meta.pk.name
    return [
        name
        for name, one in form.fields.items()
        if name not in (pk, DELETION_FIELD_NAME, STARTED_FROM) and not isinstance(one, InlineForeignKeyField)
    ]


def units(form: forms.BaseForm) -> list[tuple[str, ...]]:
    """Names of fields, grouped where they make sense only together: a date and its basis, a picture and its focus."""
    names = own_names(form)
    followers = {name: [one for one in _followers(form, name) if one in names] for name in names}
    led = {one for some in followers.values() for one in some}
    return [(name, *followers[name]) for name in names if name not in led]


def _followers(form, name):
    model_field = column(form, name)
    if getattr(model_field, "companions", False):
        return [f"{name}_basis", f"{name}_reason"]
    return [model_field.ppoi_field] if getattr(model_field, "ppoi_field", None) else []


def column(form, name):
    """The field of the model behind the field of the form, if there is one."""
    try:
        return form._meta.model._meta.get_field(name)
    except FieldDoesNotExist:
        return None


def plain(form_field: forms.Field, value, sanitize=None) -> Value:
    """A value as it can be compared: however it was written, the same thing is the same value."""
    if isinstance(form_field, forms.FileField):
        return str(value or "")
    if isinstance(form_field, forms.BooleanField):
        return bool(form_field.to_python(value))
    if isinstance(form_field, MANY):
        return sorted(map(str, form_field.prepare_value(value) or []))
    if not isinstance(form_field, forms.ModelChoiceField):
        value = _understood(form_field, value)
    value = form_field.prepare_value(value)
    text = "" if value is None else str(value).replace("\r\n", "\n").strip()
    return sanitize(text) if sanitize and text else text


def _understood(form_field, value):
    try:
        value = form_field.to_python(value)
    except ValidationError:
        return value
    return format(value.normalize(), "f") if isinstance(value, Decimal) else value


def value_shown(form, name) -> Value:
    form_field = form.fields[name]
    value = form.get_initial_for_field(form_field, name)
    return plain(form_field, value, getattr(column(form, name), "sanitize", None))


def value_typed(form, name, data, files, html_name, before: Values) -> Value:
    form_field = form.fields[name]
    value = form_field.widget.value_from_datadict(data, files, html_name)
    if isinstance(form_field, forms.FileField):
        return before.get(name, "") if value is None else str(getattr(value, "name", ""))
    return plain(form_field, value, getattr(column(form, name), "sanitize", None))


def version_shown(form, formsets) -> Version:
    """What a page holds that nobody has typed into."""
    rows = {
        formset.prefix: {
            str(row.instance.pk): {name: value_shown(row, name) for name in own_names(row)}
            for row in formset.initial_forms
        }
        for formset in formsets
    }
    return Version({name: value_shown(form, name) for name in own_names(form)}, rows)


def version_typed(form, formsets, data, files, opened: Opened) -> TypedVersion:
    """What was sent from the page, and the rows that it keeps for a choice."""
    before = opened.version.fields if opened.version else version_shown(form, []).fields
    typed = TypedVersion({name: value_typed(form, name, data, files, name, before) for name in own_names(form)})
    for formset in formsets:
        _read_rows(typed, formset, data, files, opened.version.rows.get(formset.prefix, {}) if opened.version else {})
        typed.rows[formset.prefix] |= opened.kept.get(formset.prefix, {})
    return typed


def _read_rows(typed, formset, data, files, before):
    prefix, blank = formset.prefix, formset.empty_form
    typed.rows[prefix], typed.places[prefix], typed.deleted[prefix], typed.added[prefix] = {}, {}, set(), {}
    num_initial = count(data, f"{prefix}-{INITIAL_FORM_COUNT}")
    for place in range(count(data, f"{prefix}-{TOTAL_FORM_COUNT}")):
        html_name = f"{prefix}-{place}"
        pk = data.get(f"{html_name}-{blank._meta.model._meta.pk.name}")
        shown = before.get(pk, {})
        values = {
            name: value_typed(blank, name, data, files, f"{html_name}-{name}", shown) for name in own_names(blank)
        }
        is_deleted = bool(data.get(f"{html_name}-{DELETION_FIELD_NAME}"))
        if pk and place < num_initial:
            typed.rows[prefix][pk], typed.places[prefix][pk] = values, place
            typed.deleted[prefix] |= {pk} if is_deleted else set()
        elif not is_deleted and values != _blank_values(blank):
            typed.added[prefix][place] = values


def _blank_values(blank):
    return {name: value_shown(blank, name) for name in own_names(blank)}


def count(data, name) -> int:
    number = data.get(name, "")
    return min(int(number), MANY_ROWS) if number.isdecimal() else 0


def posted(value: Value) -> list[str]:
    """How a browser sends that value."""
    if isinstance(value, bool):
        return ["on"] if value else []
    return value if isinstance(value, list) else [value]
