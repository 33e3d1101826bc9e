"""How tests ask for previews, and how they see that nothing of one has stayed."""

from django.apps import apps
from django.urls import reverse
from django.utils import translation

from people.curation.previewing import token_of


def page(record, language="ko"):
    """What the desk opens."""
    opts = record._meta
    return reverse("admin:preview_record", args=[opts.app_label, opts.model_name, record.pk, language])


def bundle_page(bundle, *place):
    if not place:
        return reverse("admin:preview_bundle", args=[bundle.pk])
    return reverse(f"admin:preview_{place[0]}", args=[bundle.pk, *place[1:]])


def address(link, *place, language=""):
    """What somebody outside opens."""
    return "/".join(["", language or link.language, "preview", token_of(link), *map(str, place), ""])


def send(client, link, *place, **answers):
    return client.post(address(link, *place), {"name": "Kim", "text": "Это не та дата."} | answers)


def everything():
    """Every row of every table, as it is stored; who logged in when does not count."""
    models = [model for model in apps.get_models() if model._meta.app_label not in ("sessions", "auth")]
    with translation.override("en"):
        return {model._meta.label: list(model._base_manager.order_by("pk").values()) for model in models}
