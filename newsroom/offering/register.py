"""Whom of the register a text names, linked or not: by the desk's own names and by every spelling met in print."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from django.db.models import prefetch_related_objects

from newsroom.house.stories import FAMILY_NAME_LENGTH, SCRIPTS
from newsroom.parity.names import LETTERS, Known, Named, all_names_in, name_parts
from people.curation.languages import Language
from people.curation.words import EMPTY_WORDS, keys_of_name, words_in
from people.house.roles import is_role
from people.house.spellings import TELLING, fixed_part
from people.models import NameKey, NameVariant, Official, Organisation, Place
from people.models.names import Named as Record

KINDS = (Official, Organisation, Place)
NAMES = ("name", "short_name", "official_name")
# Spellings that are looked at, of those with most words in the source.
MOST_SPELLINGS = 300
# A text may name somebody in another script than its own; the language then tells how the name is read.
LANGUAGE_OF_SCRIPT = {
    Language.RU: re.compile("[А-Яа-я]{2}"),
    Language.KO: re.compile("[가-힣]{2}"),
    Language.EN: re.compile("[A-Za-z]{2}"),
}


def languages_in(text: str, language: str) -> list[str]:
    """That of the text, and one for each other script that stands in it."""
    others = (one for one, letters in LANGUAGE_OF_SCRIPT.items() if letters.search(text))
    return [language, *(one for one in others if SCRIPTS[one] != SCRIPTS[language])]


def found_in(text: str, language: str, names: Iterable[Known]) -> list[Named]:
    """Names in the order of the text, in whatever script; namesakes all, but none that lies within a longer name."""
    names = list(names)
    found = [one for spoken in languages_in(text, language) for one in _outermost(text, spoken, names)]
    return sorted(found, key=lambda one: one.start)


def _outermost(text, language, names):
    outermost = []
    for one in all_names_in(text, language, names, sought):
        start, end = (outermost[-1].start, outermost[-1].end) if outermost else (-1, -1)
        if one.end > end or (one.start, one.end) == (start, end):
            outermost.append(one)
    return outermost


def sought(known: Known, language: str) -> tuple[str, ...]:
    """Every spelling of the language that is written as a name, and the family name where it tells a person."""
    family_name = known.family_names.get(language, "")
    telling = (family_name,) if len(family_name) >= FAMILY_NAME_LENGTH[language] else ()
    spellings = (part for one in known.spellings.get(language, ()) for part in name_parts(one))
    return (*(one for one in spellings if _is_written_as_a_name(one)), *telling)


def _is_written_as_a_name(spelling):
    words = spelling.split()
    return not words[0][0].islower() and not any(is_role(word, one) for word in words[:1] for one in Language)


def register_in(text: str, language: str) -> list[Record]:
    """Records of which the text may hold a name; as many queries for a long text as for a short one."""
    languages = languages_in(text, language)
    return list(dict.fromkeys([*_called(text, languages), *_spelled(text, languages)]))


def _called(text: str, languages: list[str]) -> Iterator[Record]:
    """By the names of the working copy, of which each word must stand in the text in some form."""
    text = text.translate(LETTERS)
    for model in KINDS:
        pks = set(_whole_names(text, model, languages)) | set(_telling_names(text, model, languages))
        yield from model._base_manager.filter(pk__in=pks).order_by("pk") if pks else ()


def _whole_names(text, model, languages):
    for language, name, pk in _rows(model, NAMES, languages):
        if any(_may_hold(text, part, language) for part in name_parts(name)):
            yield pk


def _telling_names(text, model, languages):
    """Family names that tell one official from everybody else."""
    bearers = defaultdict(set)
    for language, name, pk in _rows(model, ["family_name"], languages):
        if len(name) >= TELLING[language]:
            bearers[language, name].add(pk)
    for (language, name), pks in bearers.items():
        if len(pks) == 1 and _may_hold(text, name, language):
            yield from pks


def _rows(model, names, languages) -> Iterator[tuple[str, str, int]]:
    """Language, name and number of each record that has such a name."""
    columns = [(f"{name}_{one}", one) for one in languages for name in names if name in model.translated_fields()]
    rows = model._base_manager.values_list("pk", *(column for column, _one in columns)) if columns else ()
    for pk, *values in rows:
        yield from ((one, name, pk) for name, (_column, one) in zip(values, columns, strict=True) if name)


def _may_hold(text, name, language):
    return all(fixed_part(word.translate(LETTERS), language) in text for word in name.split())


def _spelled(text: str, languages: list[str]) -> Iterator[Record]:
    """By spellings met in print all of whose words stand in the text, in whatever form."""
    words = set(words_in(text)) - EMPTY_WORDS
    keys = {key for word in words for key in keys_of_name(word)}
    spellings = defaultdict(set)
    for variant, key in NameKey.objects.filter(key__in=keys).order_by().values_list("variant", "key"):
        spellings[variant].add(key)
    most = sorted(spellings, key=lambda variant: -len(spellings[variant]))[:MOST_SPELLINGS]
    scripts = {SCRIPTS[one] for one in languages}
    variants = NameVariant.objects.filter(pk__in=most, script__in=scripts).order_by("pk")
    about = [one for one in variants if _stands_whole(one.spelling, keys)]
    prefetch_related_objects(about, "record")
    yield from (one.record for one in about if one.record)


def _stands_whole(spelling: str, keys: set[str]) -> bool:
    return all(not keys.isdisjoint(keys_of_name(word)) for word in words_in(spelling))
