"""A planned or carried out file as its page shows it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

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


def shown_groups(groups: list[Group]) -> list[ShownGroup]:
    return [_group(group) for group in groups]


def _group(group):
    lines = [line for line in group.lines if line.fate != Fate.UNCHANGED or line.would_confirm or line.is_confirmed]
    return ShownGroup(
        title=str(group.record) if group.record else _("Segments of no record of this desk"),
        url=desk_page(group.record) if group.record else "",
        language=group.origin.language if group.origin else "",
        language_name=group.language_name,
        source_language=group.origin.source_language if group.origin else "",
        lines=[_line(line) for line in lines],
        num_unchanged=len(group.lines) - len(lines),
    )


def _line(line: Line) -> ShownLine:
    return ShownLine(
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
