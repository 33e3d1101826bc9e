"""How every move of a language is written down."""

from datetime import datetime

from django.db.models import Max
from django.utils import timezone

from .models import LanguageState, Transition


def prolong_transition(state: LanguageState, verb: str, *, by, at: datetime) -> bool:
    """Let the last move of the language go on until now, if it is just that move by that person."""
    last = Transition.objects.about(state.record).filter(language=state.language).order_by("-sequence").first()
    if last is None or by is None or (last.verb, last.by_id, last.to_status) != (verb, by.pk, state.status):
        return False
    last.at = at
    last.save(update_fields=["at"])
    return True


def record_transition(
    state: LanguageState, verb: str, *, was: str, by, reason="", forced=False, at=None, bundle=None
) -> Transition:
    """Write who moved the state from `was` to where it is now; call it inside the verb's transaction."""
    about = Transition.objects.about(state.record).filter(language=state.language)
    last = about.aggregate(last=Max("sequence"))["last"] or 0
    return Transition.objects.create(
        record=state.record,
        language=state.language,
        sequence=last + 1,
        verb=verb,
        from_status=was,
        to_status=state.status,
        by=by,
        by_name=(by.get_full_name() or by.get_username()) if by else "",
        at=at or timezone.now(),
        reason=reason,
        is_forced=forced,
        bundle=bundle,
    )
