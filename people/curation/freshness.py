"""How far translations are behind: what became of their sources since each segment was checked, chains included."""

from .models import LanguageState
from .translating.counting import note_counts
from .translating.library import RecordTexts, every_language
from .translating.severity import Severity, worst
from .translating.staleness import stale_pairs

Freshness = LanguageState.Freshness


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


def update_freshness(texts: RecordTexts) -> dict[str, str]:
    """Write down what has changed; one query for each kind of freshness that any language came to."""
    found = freshness_in(texts)
    moved = [state for state in texts.states.values() if state.freshness != found[state.language]]
    for freshness in {found[state.language] for state in moved}:
        pks = [state.pk for state in moved if found[state.language] == freshness]
        LanguageState.objects.filter(pk__in=pks).update(freshness=freshness)
    note_counts(texts, found)
    return {state.language: found[state.language] for state in moved}
