"""Pages by key: the next page starts after the last row seen, so the last page costs as much as the first."""

from dataclasses import dataclass
from datetime import date

from django.core import signing
from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils.translation import gettext as _


@dataclass(frozen=True)
class KeyPage:
    """The rows of one page, and the cursor of the page after it (empty on the last)."""

    rows: list
    next_cursor: str
    is_first: bool

    def __iter__(self):
        return iter(self.rows)

    def __len__(self):
        return len(self.rows)


def page_by_key(queryset: QuerySet, *, key: str, cursor: str, size: int, descending: bool = True) -> KeyPage:
    """Cut one page out of a queryset ordered by `key` and pk; `key` is an annotation or field that is never null.

    Raises Http404 for a cursor that this site did not make for this list.
    """
    signer = signing.Signer(salt=f"{queryset.model._meta.label_lower}:{key}")
    sign, step = ("-", "lt") if descending else ("", "gt")
    rows = queryset.order_by(f"{sign}{key}", f"{sign}pk")
    if cursor:
        value, pk = _read(cursor, signer)
        rows = rows.filter(Q(**{f"{key}__{step}": value}) | Q(**{key: value, f"pk__{step}": pk}))
    rows = list(rows[: size + 1])
    has_more = len(rows) > size
    rows = rows[:size]
    return KeyPage(rows, _write(getattr(rows[-1], key), rows[-1].pk, signer) if has_more else "", not cursor)


def _write(value, pk, signer) -> str:
    return signer.sign_object([value.isoformat() if isinstance(value, date) else value, pk])


def _read(cursor, signer):
    """A value stays text: databases take a moment in its ISO form as well."""
    try:
        return signer.unsign_object(cursor)
    except signing.BadSignature as error:
        raise Http404(_("This link to a page of the list is damaged. Start again from the first page.")) from error
