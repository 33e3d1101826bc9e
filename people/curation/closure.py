"""Publication closure: a page shows no name that is not reviewed in its own language."""

from collections.abc import Iterator
from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from .ledger import Ledger
from .models import LanguageState


def names_without_review(state: LanguageState, *, at: datetime, ledger: Ledger) -> Iterator[ValidationError]:
    """What the page would show in another language, or not at all; the record to mend is in `params`."""
    named = {"title": state.record, "language": state.get_language_display()}
    for shown in ledger.shown_by(state):
        if not ledger.is_reviewed(shown, state.language, at):
            yield ValidationError(
                _(
                    "“%(title)s” shows “%(record)s”, which is not public in %(language)s at that moment. "
                    "Publish it first, or take it out."
                ),
                code="not-reviewed-name",
                params={**named, "record": shown},
            )
        for field in ledger.lacking_captions(shown, state.language, at):
            yield ValidationError(
                _(
                    "“%(title)s” shows “%(record)s”, whose %(field)s is not public in %(language)s. "
                    "Write it, then publish it first."
                ),
                code="not-reviewed-name",
                params={**named, "record": shown, "field": field},
            )
