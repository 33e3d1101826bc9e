"""How a member of staff works at the desk's pages: opens a form, changes some fields and sends all of it."""

from django.db.models.fields.files import FieldFile
from django.urls import reverse


def page(record, act="change"):
    opts = record._meta
    args = [] if act in ("changelist", "add") else [record.pk]
    return reverse(f"admin:{opts.app_label}_{opts.model_name}_{act}", args=args)


def verb_page(record, language, verb):
    opts = record._meta
    return reverse(f"admin:{opts.app_label}_{opts.model_name}_verb", args=[record.pk, language, verb])


def filled(response):
    """What the browser would send back if nothing was changed."""
    forms = [response.context["adminform"].form]
    for inline in response.context["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.forms]
    data = {}
    for form in forms:
        for field in form:
            value = field.value()
            if value is not None and value is not False and not isinstance(value, FieldFile):
                data[field.html_name] = value
    return data


def save(client, url, **changes):
    """Open the form, change these fields, send it; a field set to None is not sent."""
    data = filled(client.get(url)) | changes
    return client.post(url, {name: value for name, value in data.items() if value is not None})


def error_codes(response):
    """Codes of everything the form complains about."""
    forms = [response.context["adminform"].form]
    for inline in response.context["inline_admin_formsets"]:
        forms += inline.formset.forms
    return [error.code for form in forms for errors in form.errors.as_data().values() for error in errors]


def told(response):
    return [str(message) for message in response.context["messages"]]


def refused_for(response):
    """Sentences of everything that refused a verb, as its page shows them."""
    return [reason.text for reason in response.context["refused"]]


def codes_of(reasons):
    return [reason.code for reason in reasons]


def board_of(client, user, **question):
    """What the front page of the desk shows to this person."""
    client.force_login(user)
    return client.get("/admin/", question).context["board"]
