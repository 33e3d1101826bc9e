"""How every move of a language is written down."""

from django.db.models import Max
from django.utils import timezone

from .models import LanguageState, Transition


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
