"""What differs between two snapshots of a record: which texts of which language, which facts, which rows."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.db import models
from modeltranslation.fields import TranslationField

from .languages import Language
from .snapshots import Relation, Snapshot, kept_fields, relations_of


@dataclass
class RowDifference:
    """One row that came, went or was changed; `facts` are the fields in which it was changed."""

    relation: Relation
    was: dict | None
    now: dict | None
    facts: list[models.Field] = field(default_factory=list)

    @property
    def kind(self) -> str:
        if self.was is None:
            return "added"
        return "removed" if self.now is None else "changed"


@dataclass
class Differences:
    """`texts` are names of fields and of relations, by language."""

    texts: dict[str, list[models.Field | Relation]]
    facts: list[models.Field]
    rows: list[RowDifference]

    def __bool__(self):
        return bool(self.texts or self.facts or self.rows)


def differences(older: Snapshot, newer: Snapshot) -> Differences:
    """A field that only one of them knows is no difference: it came or went with the schema."""
    changed = [one for one in kept_fields(newer.model) if differs(one, older.fields, newer.fields)]
    texts = {language: list(_texts(older, newer, changed, language)) for language in Language.values}
    return Differences(
        texts={language: found for language, found in texts.items() if found},
        facts=[one for one in changed if is_fact(one)],
        rows=list(row_differences(older, newer)),
    )


def is_fact(one: models.Field) -> bool:
    """Shared by all languages, and written by people: the size of a picture comes with its file."""
    return not isinstance(one, TranslationField) and one.editable


def differs(one: models.Field, was: dict, now: dict) -> bool:
    is_known = one.name in was and one.name in now
    return is_known and (was[one.name] or None) != (now[one.name] or None)


def row_differences(older: Snapshot, newer: Snapshot) -> Iterator[RowDifference]:
    for relation, was, now in _pairs(older, newer):
        if was is None or now is None:
            yield RowDifference(relation, was, now)
        elif facts := [
            one for one in kept_fields(relation.model, relation.owner) if is_fact(one) and differs(one, was, now)
        ]:
            yield RowDifference(relation, was, now, facts)


def _texts(older, newer, changed, language):
    for one in changed:
        if isinstance(one, TranslationField) and one.language == language:
            yield one
    seen = set()
    for relation, was, now in _pairs(older, newer):
        texts = [one for one in kept_fields(relation.model, relation.owner) if _is_text(one, language)]
        if relation.name not in seen and any(_text(one, was) != _text(one, now) for one in texts):
            seen.add(relation.name)
            yield relation


def _is_text(one, language):
    return isinstance(one, TranslationField) and one.language == language


def _text(one, row):
    return (row or {}).get(one.name) or ""


def _pairs(older, newer):
    """Rows of both snapshots, matched by their numbers; None where one of them has no such row."""
    for relation in relations_of(newer.model):
        if relation.name in older.rows and relation.name in newer.rows:
            was = {row["pk"]: row for row in older.rows[relation.name]}
            now = {row["pk"]: row for row in newer.rows[relation.name]}
            for pk in [*was, *(pk for pk in now if pk not in was)]:
                yield relation, was.get(pk), now.get(pk)
