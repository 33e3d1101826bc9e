"""Pages of editions by the moment of their change: each starts after the last row seen and costs the same."""

from datetime import datetime
from typing import NamedTuple

from django.core import signing
from django.db.models import Q, QuerySet

from newsroom.api.answers import Problem


class CursorPage(NamedTuple):
    """The rows of one page, and where the next one starts; empty on the last."""

    rows: list
    next_cursor: str


def page_after(cursor: str, rows: QuerySet, *, key: str, size: int, is_descending: bool) -> CursorPage:
    """Raises Problem for a cursor that this site did not make for a list with that key and order."""
    signer = signing.Signer(salt=f"api:{key}:{is_descending}")
    sign, step = ("-", "lt") if is_descending else ("", "gt")
    rows = rows.order_by(f"{sign}{key}", f"{sign}pk")
    if cursor:
        moment, pk = _read(cursor, signer)
        # The first condition is what an index can begin at.
        rows = rows.filter(Q(**{f"{key}__{step}e": moment}), Q(**{f"{key}__{step}": moment}) | Q(**{f"pk__{step}": pk}))
    found = list(rows[: size + 1])
    found, has_more = found[:size], len(found) > size
    return CursorPage(found, _write(found[-1], key, signer) if has_more else "")


def _write(row, key, signer):
    return signer.sign_object([getattr(row, key).isoformat(), row.pk])


def _read(cursor, signer):
    try:
        moment, pk = signer.unsign_object(cursor)
    except signing.BadSignature as error:
        raise Problem(
            400, "This cursor is damaged or of another list. Start again without “after”.", parameter="after"
        ) from error
    return datetime.fromisoformat(moment), pk
