"""The verb that certifies a translation as a whole, on the source that was on the screen."""

from collections.abc import Iterator
from dataclasses import replace

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from ..freshness import update_freshness
from ..history import record_transition
from ..languages import Language
from ..ledger import Ledger
from ..memory.remembering import remember_sheet
from ..models import Edition, LanguageState, Transition
from .keeping import keep_texts, write
from .kept import Kept
from .laying import check_against, known_links
from .linking import link
from .release import pull_notice
from .segments import Segment
from .units import worksheet


def reasons_not_to_confirm(
    state: LanguageState, *, seen: Edition | None, token: str = "", ledger: Ledger | None = None
) -> Iterator[ValidationError]:
    """`seen` is the source edition that was on the screen; `token` that of the worksheet, where one was."""
    ledger = ledger or Ledger([state])
    if not state.is_behind:
        yield ValidationError(
            _("The %(language)s text is up to date; there is nothing to confirm."),
            code="not-behind",
            params={"language": state.get_language_display()},
        )
    if source := ledger.source_behind(state):
        yield ValidationError(
            _(
                "The %(source)s text, from which this one is translated, is itself behind. "
                "Bring that up to date first, then confirm this one."
            ),
            code="source-behind",
            params={"source": Language(source).label},
        )
    if seen != ledger.source_edition(state) or (token and token != worksheet(state.record, state.language).token):
        yield ValidationError(
            _("The source has changed since you opened it. Compare the translation with the new text, then confirm."),
            code="source-moved-on",
        )


@transaction.atomic
def confirm_translation(
    state: LanguageState, *, seen: Edition | None, token: str = "", by: AbstractBaseUser | None
) -> None:
    """Certify that a translation is still right, on what was on the screen: a worksheet, or else the source edition."""
    state.lock()
    texts = keep_texts(state.record)
    if reasons := list(reasons_not_to_confirm(state, seen=seen, token=token)):
        raise ValidationError(reasons)
    source = texts.source_of(state.language)
    then = source.segments if token else source.edition_segments
    texts.put(confirmed(texts.kept(state.language), then, source))
    write(state.record, texts.unstored)
    update_freshness(texts)
    state.refresh_from_db(fields=["freshness"])
    if state.take_over(by):
        state.save(update_fields=["translator"])
    was = state.status
    if _was_pulled(state):
        # Its text was approved before and has not changed: an editor may publish it again.
        state.status = LanguageState.Status.APPROVED
        state.save(update_fields=["status"])
    record_transition(state, Transition.Verb.CONFIRM, was=was, by=by)
    remember_sheet(worksheet(state.record, state.language), by=by)


def _was_pulled(state):
    if state.status != LanguageState.Status.WITHDRAWN:
        return False
    last = Transition.objects.about(state.record).filter(language=state.language).order_by("-sequence").first()
    return bool(last) and (last.verb, last.reason) == (Transition.Verb.WITHDRAW, pull_notice(state.language))


def confirmed(translation: Kept, then: list[Segment], source: Kept) -> Kept:
    """Every segment checked against these of the source; what has no counterpart was left out knowingly."""
    known = known_links(translation, translation.segments, replace(source, segments=then))
    links = link(then, translation.segments, known)
    markups = {one.number: one.markup for one in then}
    checks = {
        one.number: check_against(links.get(one.number, ()), markups, source, is_confirmed=True)
        for one in translation.segments
    }
    covered = {number for check in checks.values() for number in check.pins}
    left_out = {number: markup for number, markup in markups.items() if number not in covered}
    return translation.changed(checks=checks, left_out=left_out)
