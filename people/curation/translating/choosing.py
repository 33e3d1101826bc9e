"""The verb that says from which language a text is translated."""

from collections.abc import Iterator

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from ..freshness import update_freshness
from ..history import record_transition
from ..languages import Language
from ..models import LanguageState, Transition
from .keeping import keep_texts
from .sources import chain, source_of, sources_of


def reasons_not_to_translate_from(state: LanguageState, language: str) -> Iterator[ValidationError]:
    """Name everything that stands in the way; silence means go ahead."""
    record, named = state.record, {"language": state.get_language_display(), "source": Language(language).label}
    if state.language == record.source_language:
        yield ValidationError(
            _("%(language)s is the source language of “%(title)s”, so it is translated from nothing."),
            code="source-cycle",
            params={**named, "title": record},
        )
    elif language == state.language or state.language in chain(language, _sources(record)):
        yield ValidationError(
            _("%(source)s is itself translated from %(language)s. Choose a language that does not depend on it."),
            code="source-cycle",
            params=named,
        )
    elif source_of(record, state.language) == language:
        yield ValidationError(
            _("%(language)s is already translated from %(source)s."), code="same-source", params=named
        )


def _sources(record):
    return sources_of(record, LanguageState.objects.about(record).exclude(translated_from=""))


@transaction.atomic
def translate_from(state: LanguageState, language: str, *, by: AbstractBaseUser | None) -> None:
    """Compare the text with another language from now on; its segments count as checked against that as it stands."""
    state.lock()
    if reasons := list(reasons_not_to_translate_from(state, language)):
        raise ValidationError(reasons)
    state.translated_from = "" if language == state.record.source_language else language
    state.save(update_fields=["translated_from"])
    update_freshness(keep_texts(state.record))
    state.refresh_from_db(fields=["freshness"])
    label = str(Language(language).label)
    record_transition(state, Transition.Verb.TRANSLATE_FROM, was=state.status, by=by, reason=label)
