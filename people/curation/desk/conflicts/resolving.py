"""What was sent from a page, rewritten so that it holds what both people wrote."""

from django.forms.formsets import DELETION_FIELD_NAME, INITIAL_FORM_COUNT, TOTAL_FORM_COUNT
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from .merging import BOTH, MINE, THEIRS, Merge
from .versions import STARTED_FROM, Opened, Values, posted


def resolved(data: QueryDict, merge: Merge, blanks: dict, files: MultiValueDict) -> QueryDict:
    """The same post with the winners of all differences in it; where nobody has won yet stands what was typed.

    `blanks` holds an empty form for each kind of row; uploads move with their rows.
    """
    merged = data.copy()
    for difference in merge.differences:
        if not difference.prefix:
            _write(merged, "", difference.names, _won(difference))
    for prefix in merge.moved_prefixes():
        _RowsOfOneKind(merge, prefix, data, blanks[prefix], files).write_to(merged)
    opened = merge.opened
    offered = {one.key: one.seen for one in merge.differences}
    merged[STARTED_FROM] = Opened(opened.version, opened.at, offered, merge.kept_rows()).sealed()
    return merged


def _won(difference):
    return difference.stored if difference.winner == THEIRS else difference.typed


def _write(data, start, names, values):
    for name, value in zip(names, values, strict=True):
        data.setlist(f"{start}{name}", posted(value))
        if not data.getlist(f"{start}{name}"):
            del data[f"{start}{name}"]


class _RowsOfOneKind:
    """Rows are sent by place, and places move when somebody adds or deletes rows; here each gets its place anew."""

    def __init__(self, merge, prefix, data, blank, files):
        self.merge, self.prefix, self.data = merge, prefix, data
        self.files, self.uploads = files, files.copy()
        self.stored, self.places = merge.stored.rows[prefix], merge.typed.places[prefix]
        self.names = blank.fields
        self.pk_name = blank._meta.model._meta.pk.name
        self.differences = [one for one in merge.differences if one.prefix == prefix]
        self.whole = {one.row: one for one in self.differences if one.is_whole_row}
        self.num_rows = 0

    def write_to(self, merged):
        for name in [name for name in merged if name.startswith(f"{self.prefix}-") and self._is_of_a_row(name)]:
            del merged[name]
        for name in [name for name in self.files if name.startswith(f"{self.prefix}-")]:
            del self.files[name]
        for pk, values in self.stored.items():
            self._stored_row(merged, pk, values)
        merged[f"{self.prefix}-{INITIAL_FORM_COUNT}"] = str(self.num_rows)
        for place in self.merge.typed.added[self.prefix]:
            self._copy(merged, place)
            self._make_room(merged)
        for difference in self.whole.values():
            if difference.stored is None and difference.changed_by == BOTH and difference.winner == MINE:
                self._bring_back(merged, dict(zip(difference.names, difference.typed, strict=True)))
        merged[f"{self.prefix}-{TOTAL_FORM_COUNT}"] = str(self.num_rows)

    def _is_of_a_row(self, name):
        return name.removeprefix(f"{self.prefix}-").partition("-")[0].isdecimal()

    def _stored_row(self, merged, pk, values):
        start = f"{self.prefix}-{self.num_rows}-"
        if pk not in self.places:
            _write(merged, start, values.keys(), values.values())
            merged[f"{start}{self.pk_name}"] = pk
            self.num_rows += 1
            return
        self._copy(merged, self.places[pk])
        if pk in self.whole and self.whole[pk].winner == THEIRS:
            merged.pop(f"{start}{DELETION_FIELD_NAME}", None)
            _write(merged, start, values.keys(), values.values())
            self._give_up_uploads(start, values)
        for difference in self.differences:
            if difference.row == pk and not difference.is_whole_row:
                _write(merged, start, difference.names, _won(difference))
                if difference.winner == THEIRS:
                    self._give_up_uploads(start, difference.names)

    def _copy(self, merged, place):
        start = f"{self.prefix}-{place}-"
        for name, values in self.data.lists():
            if name.startswith(start):
                merged.setlist(f"{self.prefix}-{self.num_rows}-{name.removeprefix(start)}", values)
        for name, values in self.uploads.lists():
            if name.startswith(start):
                self.files.setlist(f"{self.prefix}-{self.num_rows}-{name.removeprefix(start)}", values)
        self.num_rows += 1

    def _give_up_uploads(self, start, names):
        for name in names:
            self.files.pop(f"{start}{name}", None)

    def _bring_back(self, merged, values: Values):
        """A row that somebody deleted comes back as a new one."""
        _write(merged, f"{self.prefix}-{self.num_rows}-", values.keys(), values.values())
        self.num_rows += 1
        self._make_room(merged)

    def _make_room(self, merged):
        """A new row without a place of its own goes last, as does one whose place somebody else has taken."""
        name = f"{self.prefix}-{self.num_rows - 1}-position"
        taken = {values.get("position") for values in self.stored.values()}
        if "position" in self.names and merged.get(name, "") in taken | {""}:
            merged[name] = ""
