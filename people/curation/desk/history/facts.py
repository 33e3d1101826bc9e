"""Facts and rows of two snapshots beside each other, field by field, in words."""

from dataclasses import dataclass
from functools import cached_property

from ...differences import Differences, RowDifference, differences, is_fact
from ...snapshots import Relation, Snapshot, kept_fields
from .values import NOTHING, Names, label_of


@dataclass(frozen=True)
class FactLine:
    name: str
    label: str
    was: str
    now: str


@dataclass(frozen=True)
class RowLine:
    kind: str
    label: str
    name: str
    facts: list[FactLine]


@dataclass
class FactTable:
    """What all languages share, as it was and as it is; only what differs."""

    older: Snapshot
    newer: Snapshot

    @cached_property
    def differences(self) -> Differences:
        return differences(self.older, self.newer)

    @cached_property
    def names(self) -> Names:
        return Names([self.older, self.newer])

    @cached_property
    def facts(self) -> list[FactLine]:
        return [self._line(one, self.older.fields, self.newer.fields) for one in self.differences.facts]

    @cached_property
    def rows(self) -> list[RowLine]:
        return [self._row(row) for row in self.differences.rows]

    def __bool__(self):
        return bool(self.differences.facts or self.differences.rows)

    def _line(self, one, was, now):
        was, now = was.get(one.name), now.get(one.name)
        if one.many_to_many:
            return self._set_line(one, was or [], now or [])
        return FactLine(one.name, label_of(one), self.names.value(one, was), self.names.value(one, now))

    def _set_line(self, one, was, now):
        """Of a set, only what went and what came."""
        gone, come = [pk for pk in was if pk not in now], [pk for pk in now if pk not in was]
        return FactLine(one.name, label_of(one), self.names.value(one, gone), self.names.value(one, come))

    def _row(self, row: RowDifference):
        shown, owner = (row.was, self.older) if row.now is None else (row.now, self.newer)
        name = self.names.row(row.relation, shown, owner)
        label = str(row.relation.model._meta.verbose_name)
        fields = row.facts or [one for one in kept_fields(row.relation.model, row.relation.owner) if is_fact(one)]
        lines = [self._line(one, row.was or {}, row.now or {}) for one in fields]
        return RowLine(row.kind, label, name, [line for line in lines if (line.was, line.now) != (NOTHING, NOTHING)])


def kept_facts(snapshot: Snapshot, names: Names) -> list[tuple[str, str]]:
    """Every fact of one snapshot that is filled in."""
    facts = [one for one in kept_fields(snapshot.model) if is_fact(one)]
    lines = [(label_of(one), names.value(one, snapshot.fields.get(one.name))) for one in facts]
    return [(label, value) for label, value in lines if value != NOTHING]


def kept_rows(snapshot: Snapshot, relation: Relation, names: Names) -> list[str]:
    return [names.row(relation, row, snapshot) for row in snapshot.rows.get(relation.name, [])]
