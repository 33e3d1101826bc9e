"""A planned or carried out file as its page shows it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import pgettext, pgettext_lazy

from ...addresses import desk_page
from ...comparing import Piece, is_changed
from ...exchange.lines import Fate, Line
from ...exchange.planning import Group
from ..reasons import Reason, reasons_of

FATES = {
    Fate.NEW: pgettext_lazy("segment", "new"),
    Fate.CHANGED: pgettext_lazy("segment", "changed"),
    Fate.UNCHANGED: pgettext_lazy("segment", "not changed"),
    Fate.REFUSED: pgettext_lazy("segment", "refused"),
}


@dataclass(frozen=True)
class ShownLine:
    number: int
    is_to_choose: bool
    name: str
    fate: str
    fate_name: str
    source: str
    compared: list[list[Piece]]
    is_markup_alone: bool
    words: str
    reasons: list[Reason]
    warnings: list[Reason]
    is_confirmed: bool
    would_confirm: bool


@dataclass(frozen=True)
class ShownGroup:
    title: str
    url: str
    language: str
    language_name: str
    source_language: str
    # What deserves a look; the rest is only counted.
    lines: list[ShownLine]
    num_unchanged: int


MANY = {
    Fate.NEW: pgettext_lazy("segments", "New"),
    Fate.CHANGED: pgettext_lazy("segments", "Changed"),
    Fate.UNCHANGED: pgettext_lazy("segments", "Not changed"),
    Fate.REFUSED: pgettext_lazy("segments", "Refused"),
}

# A segment and the group that it stands in.
Listed = tuple[Group, Line]


@dataclass(frozen=True)
class Filter:
    """Lines of one fate, or of all."""

    fate: str
    name: str
    count: int
    is_chosen: bool


def listed(groups: list[Group], fate: str = "") -> list[Listed]:
    """What deserves a look, in the order of the file; the rest is only counted."""
    return [
        (group, line)
        for group in groups
        for line in group.lines
        if _deserves_a_look(line) and fate in ("", str(line.fate))
    ]


def _deserves_a_look(line):
    return line.fate != Fate.UNCHANGED or line.would_confirm or line.is_confirmed


def counted(groups: list[Group]) -> dict[str, int]:
    return {str(fate): sum(group.counted()[fate] for group in groups) for fate in Fate}


def filters(groups: list[Group], chosen: str) -> Iterator[Filter]:
    lines = listed(groups)
    counts = Counter(line.fate for _group, line in lines)
    yield Filter("", pgettext("segments", "All"), len(lines), not chosen)
    for fate, name in MANY.items():
        if counts[fate] or chosen == fate:
            yield Filter(str(fate), str(name), counts[fate], chosen == fate)


def shown_groups(lines: list[Listed]) -> list[ShownGroup]:
    """Lines that stand in one group and beside each other come under one heading."""
    return [_group(found[0][0], found) for _number, run in groupby(lines, lambda one: id(one[0])) if (found := [*run])]


def _group(group, found):
    return ShownGroup(
        title=str(group.record) if group.record else _("Segments of no record of this desk"),
        url=desk_page(group.record) if group.record else "",
        language=group.origin.language if group.origin else "",
        language_name=group.language_name,
        source_language=group.origin.source_language if group.origin else "",
        lines=[_line(line) for _group, line in found],
        num_unchanged=sum(not _deserves_a_look(line) for line in group.lines),
    )


def _line(line: Line) -> ShownLine:
    return ShownLine(
        number=line.number,
        is_to_choose=line.is_to_write or line.would_confirm,
        name=line.unit.label if line.unit else line.key,
        fate=str(line.fate),
        fate_name=str(FATES[line.fate]),
        source=line.unit.source_text if line.unit else "",
        compared=[line.pieces] if line.fate == Fate.CHANGED else [],
        is_markup_alone=line.fate == Fate.CHANGED and not is_changed([line.pieces]),
        words=line.words or line.reply.text,
        reasons=reasons_of(line.reasons),
        warnings=reasons_of(line.warnings),
        is_confirmed=line.is_confirmed,
        would_confirm=line.would_confirm,
    )
