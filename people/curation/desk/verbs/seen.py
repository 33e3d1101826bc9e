"""What stood on the page whose button was pressed, so that nobody acts on what is no longer so."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ...ledger import Ledger
from ...models import LanguageState, Transition
from ...recording import same, snapshot_in, snapshot_now, versions_of


@dataclass(frozen=True)
class Seen:
    """The revision of the record and the number of the language's last move; None for what the page did not say."""

    revision: int | None = None
    sequence: int | None = None

    @classmethod
    def now(cls, state: LanguageState, ledger: Ledger) -> "Seen":
        return cls(state.record.revision, ledger.sequence(state))

    @classmethod
    def parse(cls, words: str) -> "Seen":
        """Of `12.5`; what is no number was not said."""
        said = re.fullmatch(r"([0-9]{1,9})\.([0-9]{1,9})", words)
        return cls(*map(int, said.groups())) if said else cls()

    def __str__(self):
        return f"{self.revision}.{self.sequence}"


def reasons_page_is_stale(state: LanguageState, seen: Seen) -> Iterator[ValidationError]:
    """Who did what since, asked of a locked state; silence means that the page shows how things are."""
    done = []
    if seen.sequence is not None:
        moves = Transition.objects.about(state.record).filter(language=state.language, sequence__gt=seen.sequence)
        done = [_said(move.by_name, move.get_verb_display(), move.at) for move in moves.order_by("sequence")]
    if not done and seen.revision not in (None, state.record.revision):
        done = [_last_save(state.record)]
    if done:
        yield ValidationError(
            _(
                "“%(title)s” has moved on in %(language)s since you opened the page: %(moves)s. "
                "Nothing was done, and what you typed is kept. Look at the change, then decide again."
            ),
            code="page-is-stale",
            params={
                "title": state.record,
                "language": state.get_language_display(),
                "moves": "; ".join(done),
            },
        )


def _said(person, deed, moment):
    when = date_format(timezone.localtime(moment), "SHORT_DATETIME_FORMAT")
    words = {"person": person or _("the desk"), "deed": deed, "moment": when}
    return _("%(person)s – %(deed)s, %(moment)s") % words


def _last_save(record):
    """The recorder names who saved the record, unless it was changed past the desk's pages since."""
    last = versions_of(record).select_related("revision__user", "content_type").first()
    is_known = last and same(snapshot_in(last), snapshot_now(record))
    person = str(last.revision.user.get_full_name() or last.revision.user) if is_known and last.revision.user else ""
    return _said(person, _("saved the record"), record.changed_at)
