"""What one person may write on one page; asked once per request."""

from dataclasses import dataclass

from django.utils import timezone

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
        known[key] = Rights(
            languages=tuple(rules.editable_languages(request.user)),
            facts=rules.may_change_facts(request.user, is_public=is_public(record)),
        )
    return known[key]


def is_public(record) -> bool:
    if not isinstance(record, Curated) or not record.pk:
        return False
    return Edition.objects.about(record).current(timezone.now()).exists()
