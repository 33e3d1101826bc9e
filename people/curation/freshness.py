"""How far a translation is behind its source."""

import re

from .models import Edition, LanguageState

Freshness = LanguageState.Freshness
TAGS = re.compile(r"<[^>]+>")
FACTS = re.compile(r"\d+(?:[.,]\d+)*|\b[^\W\d_]*[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ][^\W_]*")


def difference(older: Edition, newer: Edition) -> str:
    """`fresh` if the texts are the same, `facts` if a number or a name differs, else `wording`."""
    if _texts(older) == _texts(newer):
        return Freshness.FRESH
    return Freshness.WORDING if _facts(older) == _facts(newer) else Freshness.FACTS


def mark_translations_behind(edition: Edition) -> None:
    """After an edition in the source language: translations of an older text are behind it from now on."""
    record = edition.record
    if edition.language != record.source_language:
        return
    older = Edition.objects.about(record).in_language(edition.language).filter(number=edition.number - 1).first()
    if older is None or (found := difference(older, edition)) == Freshness.FRESH:
        return
    behind = LanguageState.objects.about(record).exclude(language=edition.language)
    behind = behind.exclude(status=LanguageState.Status.EMPTY)
    if found == Freshness.WORDING:
        behind = behind.exclude(freshness=Freshness.FACTS)
    behind.update(freshness=found)


def mark_translations_fresh(taken_back: Edition, newest: Edition | None) -> None:
    """After an edition that will never begin: translations of what is now the newest source text are up to date."""
    record = taken_back.record
    if newest is None or taken_back.language != record.source_language:
        return
    translations = Edition.objects.about(record).effective().exclude(language=taken_back.language).order_by("number")
    made_from = dict(translations.values_list("language", "source_edition"))
    languages = [language for language, source in made_from.items() if source == newest.pk]
    LanguageState.objects.about(record).filter(language__in=languages).update(freshness=Freshness.FRESH)


def _texts(edition):
    return (edition.title, edition.summary, edition.body, edition.data)


def _facts(edition):
    text = TAGS.sub(" ", " ".join([edition.title, edition.summary, edition.body, repr(edition.data)]))
    return sorted(FACTS.findall(text))
