"""What stood on the page whose button was pressed, so that nobody acts on what is no longer so."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ..ledger import Ledger
from ..models import LanguageState, Transition


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
        numbers = [int(part) if part.isdecimal() else None for part in words.split(".")]
        return cls(*numbers) if len(numbers) == 2 else cls()

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
    """The admin's log names who saved the record, unless it was saved elsewhere."""
    kind = ContentType.objects.get_for_model(record)
    entries = LogEntry.objects.filter(content_type=kind, object_id=str(record.pk), action_time__gte=record.changed_at)
    entry = entries.select_related("user").order_by("-action_time").first()
    person = (entry.user.get_full_name() or entry.user.get_username()) if entry else ""
    return _said(person, _("saved the record"), record.changed_at)
