"""How far translations are behind: what became of their sources since each segment was checked, chains included."""

from collections.abc import Collection

from .models import LanguageState
from .translating.counting import note_counts
from .translating.library import RecordTexts, every_language
from .translating.severity import Severity, worst
from .translating.staleness import stale_pairs

Freshness, Status = LanguageState.Freshness, LanguageState.Status


def freshness_in(texts: RecordTexts) -> dict[str, str]:
    """Of every language; a translation of a translation is behind as soon as that one is."""
    found: dict[str, str] = {}
    for language in every_language(texts):
        source = texts.source_of(language)
        if source is None or not texts.kept(language).segments:
            found[language] = Severity.FRESH
            continue
        own = worst(severity for _pair, severity in stale_pairs(source, texts.kept(language)))
        found[language] = worst([own, found[source.language]])
    return {language: Freshness(severity) for language, severity in found.items()}


def update_freshness(texts: RecordTexts, *, outdated: Collection[str] = ()) -> list[str]:
    """Write down what has changed; one query for each kind of freshness that any language came to.

    `outdated` are translations whose source has just changed its facts for readers. Returns the languages whose
    readers lack facts from now on.
    """
    found = freshness_in(texts)
    moved = [state for state in texts.states.values() if state.freshness != found[state.language]]
    for freshness in {found[state.language] for state in moved}:
        pks = [state.pk for state in moved if found[state.language] == freshness]
        LanguageState.objects.filter(pk__in=pks).update(freshness=freshness)
    note_counts(texts, found)
    return _note_readers(texts, found, outdated)


def _note_readers(texts, found, outdated):
    """A text that is public lacks facts until it is confirmed as it stands, or until a newer one takes its place."""
    behind = {language for language, freshness in found.items() if freshness == Freshness.FACTS}
    lacking, mended = [], []
    for state in texts.states.values():
        is_behind = state.language in behind or (state.language in outdated and state.status != Status.PUBLISHED)
        if is_behind and not state.lacks_facts:
            lacking.append(state)
        elif state.lacks_facts and state.language not in behind:
            mended.append(state)
    if lacking:
        LanguageState.objects.filter(pk__in=[state.pk for state in lacking]).update(lacks_facts=True)
    if mended:
        public = LanguageState.objects.filter(pk__in=[state.pk for state in mended], status=Status.PUBLISHED)
        public.update(lacks_facts=False)
    return [state.language for state in lacking]
