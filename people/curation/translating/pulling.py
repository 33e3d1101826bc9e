"""Translations that were to be taken down when a new edition of their source begins stay if that one is taken back."""

from collections.abc import Iterator

from django.contrib.auth.models import AbstractBaseUser

from ..history import record_transition
from ..models import Bundle, Curated, Edition, LanguageState, Transition
from .publications import note_standing_edition


def take_back_pulls(
    record: Curated, coming: Edition, *, by: AbstractBaseUser | None, reason: str = "", bundle: Bundle | None = None
) -> None:
    """`coming` never begins, so whatever was to end at its moment runs on."""
    ends = Edition.objects.about(record).exclude(language=coming.language).filter(withdrawn_at=coming.current_from)
    languages = set(ends.order_by().values_list("language", flat=True))
    for state in LanguageState.objects.about(record).filter(language__in=languages).order_by("language"):
        state.record = record
        for edition, end in list(_running_on(state, coming.current_from)):
            Edition.objects.filter(pk=edition.pk).update(withdrawn_at=None, withdrawal_notice="", superseded_at=end)
        note_standing_edition(record, state.language)
        _return_status(state, by=by, reason=reason, bundle=bundle)


def _running_on(state, moment) -> Iterator[tuple[Edition, object]]:
    """Each edition of the language that was to end then, with the moment at which a newer one takes its place."""
    editions = Edition.objects.about(state.record).in_language(state.language).without_texts().order_by("number")
    kept = [edition for edition in editions if edition.withdrawn_at in (None, moment)]
    for edition, newer in zip(kept, [*kept[1:], None], strict=True):
        is_overtaken = newer is not None and newer.current_from < edition.current_from
        if edition.withdrawn_at == moment and not is_overtaken:
            yield edition, edition.superseded_at or (newer and newer.current_from)


def _return_status(state, *, by, reason, bundle):
    """What the language was before; whoever changed or confirmed the text since has moved it on."""
    if state.status != LanguageState.Status.WITHDRAWN:
        return
    moves = Transition.objects.about(state.record).filter(language=state.language, verb=Transition.Verb.WITHDRAW)
    was, state.status = state.status, moves.order_by("sequence").last().from_status
    state.save(update_fields=["status"])
    record_transition(state, Transition.Verb.UNSCHEDULE, was=was, by=by, reason=reason, bundle=bundle)
