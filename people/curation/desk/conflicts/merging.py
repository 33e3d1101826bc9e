"""Three versions of a page compared: as it was opened, as it is stored now, and as it was typed."""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from json import dumps

from .versions import Opened, TypedVersion, Value, Values, Version

THEIRS, MINE, BOTH = "theirs", "mine", "both"
CHOICES = (THEIRS, MINE)


@dataclass
class Difference:
    """A field, or a whole row, in which what is stored and what was typed are not the same.

    A version is None where there is no such row, or, in `was`, where nothing is known.
    """

    names: tuple[str, ...]
    was: list[Value] | None
    stored: list[Value] | None
    typed: list[Value] | None
    changed_by: str
    prefix: str = ""
    row: str = ""
    choice: str = ""

    @property
    def is_whole_row(self) -> bool:
        return bool(self.row) and None in (self.stored, self.typed)

    @property
    def key(self) -> str:
        name = "" if self.is_whole_row else self.names[0]
        return "-".join(filter(None, [self.prefix, self.row, name]))

    @property
    def winner(self) -> str:
        """Whose version is saved; empty while that is for the person to choose."""
        return self.choice or (self.changed_by if self.changed_by != BOTH else "")

    @property
    def seen(self) -> list[str]:
        return [self.changed_by, sha256(dumps(self.stored).encode()).hexdigest()[:16]]

    @property
    def offers_choice(self) -> bool:
        return not self.is_whole_row or self.changed_by == BOTH


class Merge:
    """The differences between what is stored and what was typed, and what was chosen where both sides changed."""

    def __init__(self, opened: Opened, stored: Version, typed: TypedVersion, units: dict, choices: dict[str, str]):
        self.opened, self.stored, self.typed, self.units = opened, stored, typed, units
        self.differences = [self._answered(one, choices) for one in self._differences()]
        self.is_answer = bool(opened.seen)

    def _differences(self) -> Iterator[Difference]:
        base = self.opened.version
        yield from self._in_fields(base.fields if base else None, self.stored.fields, self.typed.fields, "")
        for prefix, stored_rows in self.stored.rows.items():
            base_rows = base.rows.get(prefix, {}) if base else {}
            yield from self._in_stored_rows(prefix, base_rows, stored_rows)
            yield from self._in_lost_rows(prefix, base_rows, stored_rows)
            for place, values in self.typed.added[prefix].items():
                yield self._whole(prefix, f"new{place}", None, None, values, MINE)

    def _in_stored_rows(self, prefix, base_rows, stored_rows):
        for pk, stored in stored_rows.items():
            added = self._whole(prefix, pk, None, stored, None, THEIRS)
            was = stored if self._was_shown(added) else base_rows.get(pk)
            typed = self.typed.rows[prefix].get(pk)
            if typed is None:
                if was is None:
                    yield added
            elif pk in self.typed.deleted[prefix]:
                yield self._whole(prefix, pk, was, stored, None, MINE if was == stored else BOTH)
            else:
                yield from self._in_fields(was, stored, typed, prefix, pk)

    def _in_lost_rows(self, prefix, base_rows, stored_rows):
        for pk, typed in self.typed.rows[prefix].items():
            if pk not in stored_rows and pk not in self.typed.deleted[prefix]:
                was = base_rows.get(pk)
                yield self._whole(prefix, pk, was, None, typed, THEIRS if was == typed else BOTH)

    def _in_fields(self, was, stored, typed, prefix, row=""):
        for names in self.units[prefix]:
            is_known = was is not None and all(name in was for name in names)
            before = [was[name] for name in names] if is_known else None
            now, mine = [stored[name] for name in names], [typed[name] for name in names]
            if now != mine:
                taken_over = Difference(names, now, now, mine, THEIRS, prefix, row)
                before = now if self._was_shown(taken_over) and mine != before else before
                yield Difference(names, before, now, mine, _changed_by(before, now, mine), prefix, row)
            elif is_known and before != now:
                # Taken over, or typed alike; the person may still choose what was there before.
                yield Difference(names, before, now, before, THEIRS, prefix, row)

    def _whole(self, prefix, row, was, stored, typed, changed_by):
        names = tuple(name for unit in self.units[prefix] for name in unit)
        versions = [None if one is None else [one[name] for name in names] for one in (was, stored, typed)]
        return Difference(names, *versions, changed_by, prefix, row)

    def _was_shown(self, difference) -> bool:
        """Whether this change of somebody else already stood in the form: what was typed since was typed over it."""
        return self.opened.seen.get(difference.key) == difference.seen

    def _answered(self, difference, choices):
        """A choice counts if it was made between the very versions that are compared now."""
        choice = choices.get(difference.key, "")
        if choice in CHOICES and self._was_shown(difference):
            difference.choice = choice
        return difference

    @property
    def is_open(self) -> bool:
        """Whether somebody has to choose before anything is saved."""
        return any(not one.winner for one in self.differences)

    @property
    def has_moved(self) -> bool:
        """Whether anything was stored since the page was opened."""
        return any(one.changed_by != MINE for one in self.differences)

    def moved_prefixes(self) -> set[str]:
        return {one.prefix for one in self.differences if one.prefix and one.changed_by != MINE}

    def kept_rows(self) -> dict[str, dict[str, Values]]:
        """Rows typed into that somebody deleted, while nothing is chosen."""
        kept = {}
        for one in self.differences:
            if one.is_whole_row and one.stored is None and not one.winner:
                kept.setdefault(one.prefix, {})[one.row] = dict(zip(one.names, one.typed, strict=True))
        return kept


def _changed_by(was, stored, typed) -> str:
    if was == typed:
        return THEIRS
    return MINE if was == stored else BOTH
