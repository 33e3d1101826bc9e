"""What one entry says about another: links that lead nowhere, slugs used twice, words that the text does not have."""

from collections.abc import Iterator
from functools import cache

from django.apps import apps

from newsroom.models import Article, SourceText
from people.curation.models import Evidence
from people.curation.paragraphs import paragraphs
from people.curation.translating.sources import leads_to_source
from people.models import NameVariant

from .entries import Batch, Entry, Faults, Spot
from .kinds import KINDS, MADE_FROM, keys_of


def check_references(batch: Batch, faults: Faults) -> None:
    own = _slugs(batch, faults)
    for owner in batch.entries:
        for entry in owner.with_rows():
            for name, model, slug in _targets(entry):
                if slug not in own.get(model, {}) and not model._base_manager.filter(slug=slug).exists():
                    missing = f"there is no {model._meta.label_lower} “{slug}”, neither here nor in the database."
                    faults.add(entry.spot_of(name), f"{owner} {name.partition(':')[0]}: {missing}")
    _check_flags(batch, own, faults)
    _check_evidence(batch, faults)
    _check_chains(batch, faults)
    _check_moments(batch, faults)


def _slugs(batch: Batch, faults: Faults) -> dict[type, dict[str, Spot]]:
    """Where each slug of each model stands; flags count as well."""
    own: dict[type, dict[str, Spot]] = {}
    for owner in [*batch.entries, *batch.flags]:
        for entry in owner.with_rows():
            spots = own.setdefault(entry.model, {})
            if entry.slug in spots:
                faults.add(entry.spot, f"{entry} stands already in {spots[entry.slug]}. Choose another slug.")
            elif entry.slug:
                spots[entry.slug] = entry.spot
    return own


def _targets(entry: Entry) -> Iterator[tuple[str, type, str]]:
    """Every record that the entry names: key or field, model, slug."""
    keys = keys_of(entry.model)
    for name, slug in entry.links.items():
        yield name, keys[name].fields[name].related_model, slug
    for name, slugs in entry.sets.items():
        for slug in slugs:
            yield f"{name}:{slug}", keys[name].fields[name].related_model, slug
    name = {Evidence: "source_text", NameVariant: "met_in"}.get(entry.model)
    if entry.fields.get(name):
        yield name, SourceText, entry.fields[name]


def _check_flags(batch, own, faults):
    for flag in batch.flags:
        for key in flag.sets.get("about", []):
            label, _colon, slug = key.partition(":")
            model = _model_of(label)
            if model is None or (slug not in own.get(model, {}) and not model.objects.filter(slug=slug).exists()):
                faults.add(flag.spot_of(f"about:{key}"), f"{flag} about: there is no record “{key}”.")


def _model_of(label):
    try:
        model = apps.get_model(label)
    except (LookupError, ValueError):
        return None
    return model if model in KINDS and hasattr(model, "remarks") else None


def _check_chains(batch, faults):
    for entry in batch.entries:
        for language, fault in _faults_of_chain(entry):
            faults.add(entry.spot_of(f"{MADE_FROM}:{language}"), f"{entry} {MADE_FROM}: {fault}")


def _faults_of_chain(entry) -> Iterator[tuple[str, str]]:
    source, made_from = entry.source_language, entry.whole_chain
    for language, origin in entry.made_from.items():
        if language == source:
            yield language, f"“{language}” is the source language, so it is translated from nothing."
        elif missing := [one for one in (language, origin) if not entry.has_text_in(one)]:
            yield language, f"there is no text in “{missing[0]}”. Write it, or leave the line out."
        elif not leads_to_source(language, made_from):
            yield language, f"“{language}” would come from itself. Choose a language that does not depend on it."


def _check_moments(batch, faults):
    for schedule in batch.schedules:
        for language in schedule.moments:
            if origin := schedule.last_to_wait_for(language):
                faults.add(schedule.article.spot_of(f"publish:{language}"), _too_early(schedule, language, origin))


def _too_early(schedule, language, origin):
    public, origin_public = (schedule.moments[code].isoformat(timespec="minutes") for code in (language, origin))
    return (
        f"{schedule.article} publish: “{language}” would be public from {public}, before “{origin}”, from which it is "
        f"translated and which follows at {origin_public}. Publish “{language}” at that moment or later."
    )


def _check_evidence(batch, faults):
    written = {entry.links.get("source_text"): _paragraphs_of(entry) for entry in batch.of(Article)}

    @cache
    def known(slug):
        return written.get(slug) or _stored_paragraphs(slug) or ("", [])

    for owner in batch.entries:
        for evidence in owner.rows.get("sources", []):
            for fault in _faults_of_evidence(evidence, known):
                faults.add(evidence.spot_of("words"), f"{owner} sources: {fault}")


def _faults_of_evidence(evidence, known) -> Iterator[str]:
    text, number, words = (evidence.fields.get(name) for name in ("source_text", "paragraph", "words"))
    if not any(evidence.fields.get(name) for name in ("source_text", "url", "note")):
        yield "name a text, a url, or say in a note how it is known."
    if number is None:
        if words:
            yield "say in which paragraph of which text these words stand."
        return
    language, found = known(text)
    if not 1 <= number <= len(found):
        yield f"“{text or ''}” has {len(found)} paragraphs, so there is no paragraph {number}."
    elif words and words not in found[number - 1]:
        yield f"“{words}” does not stand in paragraph {number} of “{text}” in {language}."


def _paragraphs_of(article: Entry) -> tuple[str, list[str]]:
    """The source language, and the paragraphs of the text in it."""
    language = article.source_language
    lead, body = (article.fields.get(f"{part}_{language}", "") for part in ("lead", "body"))
    return language, paragraphs(lead, body)


def _stored_paragraphs(slug: str) -> tuple[str, list[str]] | None:
    article = Article.objects.filter(source_text__slug=slug).first()
    if article is None:
        return None
    language = article.source_language
    return language, paragraphs(article.text_in("lead", language), article.text_in("body", language))
