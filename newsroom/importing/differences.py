"""What an existing record says otherwise than the dossier; it is reported and never overwritten."""

from collections.abc import Iterator

from django.db import models

from people.curation.languages import Language
from people.curation.models import Remark

from .entries import Entry
from .kinds import FLAG_KEYS, Key, identity_of, keys_of

# Longer texts are shown from shortly before the first difference on.
LONGEST = 80
BEFORE = 20


def differences(entry: Entry, record: models.Model, name: str = "") -> Iterator[str]:
    """One line for each difference between the record and its entry."""
    name = name or f"{entry} "
    for key in keys_of(entry.model).values():
        yield from COMPARE[key.kind](key, entry, record, name)


def remark_differences(flag: Entry, remark: Remark, about: str) -> Iterator[str]:
    for name in FLAG_KEYS:
        here, wanted = getattr(remark, name), flag.fields.get(name, "")
        yield from _told(f"{about} remark {flag.slug} {name}", here, wanted)


def _compare_fields(key, entry, record, name):
    for column, field in key.fields.items():
        here = getattr(record, column)
        yield from _told(f"{name}{column}", here, entry.fields.get(column, field.get_default()))


def _compare_link(key, entry, record, name):
    target = getattr(record, key.name)
    yield from _told(f"{name}{key.name}", target.slug if target else "", entry.links.get(key.name, ""))


def _compare_set(key, entry, record, name):
    here = sorted(one.slug for one in getattr(record, key.name).all())
    yield from _told(f"{name}{key.name}", ", ".join(here), ", ".join(sorted(entry.sets.get(key.name, []))))


def _compare_rows(key: Key, entry, record, name):
    here = {str(getattr(row, identity_of(key.rows_of))): row for row in getattr(record, key.name).all()}
    wanted = _numbered(key, entry)
    for identity in sorted(here.keys() | wanted.keys(), key=lambda one: (len(one), one)):
        where = f"{name}{key.name} {identity}"
        if identity not in wanted:
            yield from _told(where, str(here[identity]) or identity, "")
        elif identity not in here:
            yield from _told(where, "", _label(wanted[identity]) or identity)
        else:
            yield from differences(wanted[identity], here[identity], f"{where} ")


def _compare_languages(key, entry, record, name):
    here = dict(record.states.values_list("language", "translated_from"))
    for language in Language.values:
        yield from _told(f"{name}{key.name} {language}", here.get(language, ""), entry.origin_of(language))


def _numbered(key, entry):
    identity = identity_of(key.rows_of)
    rows = enumerate(entry.rows.get(key.name, []), 1)
    return {str(number if identity == "position" else row.fields[identity]): row for number, row in rows}


def _label(row):
    values = [*row.fields.values(), *row.links.values()]
    return next((value for value in values if isinstance(value, str) and value), "")


COMPARE = {
    "plain": _compare_fields,
    "text": _compare_fields,
    "date": _compare_fields,
    "link": _compare_link,
    "set": _compare_set,
    "rows": _compare_rows,
    "languages": _compare_languages,
}


def _told(name, here, wanted):
    here, wanted = ("" if value is None else value for value in (here, wanted))
    if here != wanted:
        here, wanted = _excerpts(str(here), str(wanted))
        yield f"{name}: here “{here}”, in the dossier “{wanted}”"


def _excerpts(one, other):
    start = max(0, _first_difference(one, other) - BEFORE) if max(len(one), len(other)) > LONGEST else 0
    return _excerpt(one, start), _excerpt(other, start)


def _first_difference(one, other):
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (left, right) in pairs if left != right), min(len(one), len(other)))


def _excerpt(text, start):
    shown = text[start : start + LONGEST]
    return f"{'…' if start else ''}{shown}{'…' if start + LONGEST < len(text) else ''}"
