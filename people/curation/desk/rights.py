"""What one person may write on one page; asked once per request."""

from dataclasses import dataclass

from django.apps import apps
from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _

from .. import rules
from ..models import Curated, Edition


@dataclass(frozen=True)
class Rights:
    languages: tuple[str, ...]
    facts: bool


def rights_of(request, record=None) -> Rights:
    """Rights over the record, or over a new one."""
    known = request.__dict__.setdefault("desk_rights", {})
    key = (type(record), record.pk if record else None)
    if key not in known:
        public = public_languages(record)
        known[key] = Rights(
            languages=tuple(rules.editable_languages(request.user, public)),
            facts=rules.may_change_facts(request.user, is_public=bool(public)),
        )
    return known[key]


def may_translate(request, kind: type[Curated], language: str, *, is_public: bool) -> bool:
    """Write that language of a record of the kind, whose text in it is public or not."""
    allowed = admin.site.get_model_admin(kind).has_change_permission(request)
    return allowed and rules.may_edit(request.user, language, is_public=is_public)


def public_languages(record) -> set[str]:
    if not isinstance(record, Curated) or not record.pk:
        return set()
    return set(Edition.objects.about(record).current(timezone.now()).values_list("language", flat=True))


def visible_row(model_admin, request, object_id: str):
    """The row that an address names, for whoever may see it; raises Http404 or PermissionDenied."""
    row = model_admin.get_object(request, unquote(object_id))
    if row is None:
        raise Http404
    if not model_admin.has_view_permission(request, row):
        raise PermissionDenied
    return row


def record_at(request, app_label: str, model: str, pk: int) -> Curated:
    """The record that an address names by its kind, for whoever may see it; raises Http404 or PermissionDenied."""
    try:
        kind = apps.get_model(app_label, model)
        model_admin = admin.site.get_model_admin(kind)
    except (LookupError, admin.exceptions.NotRegistered) as error:
        raise Http404(_("There is no such page.")) from error
    if not issubclass(kind, Curated):
        raise Http404(_("There is no such page."))
    record = get_object_or_404(kind, pk=pk)
    if not model_admin.has_view_permission(request, record):
        raise PermissionDenied
    return record
