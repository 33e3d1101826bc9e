"""From which language each language of a record is translated: a graph without cycles that ends in the source."""

from collections.abc import Iterable

from ..languages import Language
from ..models import Curated, LanguageState


def sources_of(record: Curated, states: Iterable[LanguageState]) -> dict[str, str]:
    """The language that each one is made from; empty for the source language itself."""
    chosen = {state.language: state.translated_from for state in states}
    made_from = {language: chosen.get(language) or record.source_language for language in Language.values}
    made_from[record.source_language] = ""
    return {
        language: source if leads_to_source(language, made_from) else record.source_language
        for language, source in made_from.items()
    }


def leads_to_source(language: str, made_from: dict[str, str]) -> bool:
    """Whether the way from translation to original has an end; a source that was changed later may close a ring."""
    passed = set()
    while language and language not in passed:
        passed.add(language)
        language = made_from[language]
    return not language


def in_order(made_from: dict[str, str]) -> list[str]:
    """Every language after the one that it is translated from."""
    return sorted(made_from, key=lambda language: (len(chain(language, made_from)), language))


def chain(language: str, made_from: dict[str, str]) -> list[str]:
    """What the language is translated from, what that one is, and so on."""
    found = []
    while language := made_from[language]:
        found.append(language)
    return found


def translations_of(language: str, made_from: dict[str, str]) -> list[str]:
    """The languages that depend on this one, each after the one that it is made from."""
    return [code for code in in_order(made_from) if language in chain(code, made_from)]


def source_of(record: Curated, language: str) -> str:
    """The language that this one is made from; empty for the source language."""
    return sources_of(record, LanguageState.objects.about(record).exclude(translated_from=""))[language]
