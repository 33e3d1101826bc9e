"""One segment of a returned file beside the one of the desk: what would be saved, or why it is refused."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from html import unescape

from django.core.exceptions import ValidationError

from ..comparing import Piece, compare_words
from ..models import Curated
from ..translating.drafts import Draft, column_of
from ..translating.markup import VOID
from ..translating.placing import runs_of
from ..translating.segments import plain
from ..translating.texts import is_rich
from ..translating.units import BETWEEN, Unit, UnitStatus, digest
from . import reasons
from .inline import FORMATTING, Role, canonical, openings_of
from .parcel import Reply, State

# Long paragraphs have a fifth of that; to compare words takes the square of their number.
LONGEST = 10_000


class Fate(StrEnum):
    """What becomes of a segment."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


@dataclass
class Line:
    """One segment of the file beside the one of the desk; `markup` is what would be saved."""

    reply: Reply
    # Its place in the file.
    number: int = 0
    unit: Unit | None = None
    markup: str = ""
    is_rich: bool = False
    fate: Fate = Fate.UNCHANGED
    # Set once it was taken over.
    is_confirmed: bool = False
    reasons: list[ValidationError] = field(default_factory=list)
    warnings: list[ValidationError] = field(default_factory=list)

    @property
    def key(self) -> str:
        return self.reply.key

    @property
    def is_to_write(self) -> bool:
        return self.fate in (Fate.NEW, Fate.CHANGED)

    @property
    def would_confirm(self) -> bool:
        """The file says that somebody has reviewed it, and the desk does not know of it yet."""
        if self.reply.state != State.CONFIRMED or not self.markup or self.fate == Fate.REFUSED:
            return False
        is_as_sent = bool(self.unit) and self.unit.token == self.reply.token
        return self.is_to_write or (is_as_sent and self.unit.status != UnitStatus.CONFIRMED)

    @property
    def pieces(self) -> list[Piece]:
        """Word by word, from the translation that the desk has to the one that would be saved."""
        was = self.unit.target_text if self.unit else ""
        return compare_words(was, self.words)

    @property
    def words(self) -> str:
        return plain(self.markup) if self.is_rich else " ".join(self.markup.split())

    def refuse(self, *found: ValidationError) -> None:
        self.fate = Fate.REFUSED
        self.reasons += found


def plan_line(line: Line, record: Curated, draft: Draft) -> None:
    """`draft` is asked, and never written."""
    field_name = line.key.rpartition(".")[0]
    line.is_rich = bool(line.unit) and is_rich(type(record), field_name)
    if line.reply.problems:
        line.refuse(*line.reply.problems)
        return
    line.markup = _markup_of(line.reply, is_rich=line.is_rich)
    if _is_untouched(line):
        return
    if len(line.markup) > LONGEST:
        line.refuse(reasons.too_long(LONGEST))
        return
    if "\0" in line.markup:
        line.refuse(reasons.unprintable())
        return
    if line.unit and (found := list(_reasons_of_codes(line))):
        line.refuse(*found)
        return
    draft.take(line.key, line.markup, token=line.reply.token, is_confirmed=False)
    if line.key in draft.refused:
        line.refuse(*map(reasons.as_of_a_file, draft.refused[line.key].error_list))
        return
    line.fate = Fate.CHANGED if line.unit.targets else Fate.NEW
    _sanitise(line, column_of(record, field_name, draft.sheet.language))


def _markup_of(reply: Reply, *, is_rich: bool) -> str:
    if is_rich:
        return canonical(reply.text).replace("\r\n", "\n").strip()
    text = unescape(reply.text) if reply.is_escaped and not openings_of(reply.text) else reply.text
    return text.strip()


def _is_untouched(line: Line) -> bool:
    """An empty target is one that nobody has translated: it takes nothing away.

    What the file left as it was sent out is no change, whatever others have written at the desk since.
    """
    if not line.markup or digest(line.markup) == line.reply.token.partition(".")[2]:
        return True
    return bool(line.unit) and _alike(line.unit.target_markup, line.is_rich) == _alike(line.markup, line.is_rich)


def _alike(markup, is_rich):
    return (canonical(markup) if is_rich else markup).replace("\r\n", "\n").strip()


def _reasons_of_codes(line) -> Iterator[ValidationError]:
    """Links and pictures come from the source or from the translation as it stands."""
    unit, codes = line.unit, openings_of(line.markup)
    if not line.is_rich:
        if codes and line.reply.is_escaped:
            yield reasons.no_codes_here(codes[0].text)
        return
    known = {one.text for text in (unit.source_markup, unit.target_markup) for one in openings_of(text)}
    for one in codes:
        if one.role == Role.SINGLE and one.tag not in VOID:
            yield reasons.open_code(one.text)
        elif one.text not in known and one.text not in FORMATTING:
            yield reasons.foreign_code(one.text)


def _sanitise(line, column):
    if not line.is_rich:
        return
    kept = BETWEEN.join(runs_of(line.markup, column.sanitize))
    if " ".join(canonical(kept).split()) != " ".join(line.markup.split()):
        line.warnings.append(reasons.sanitised())
    missing = [one.text for one in openings_of(line.unit.source_markup)]
    for one in openings_of(kept):
        if one.text in missing:
            missing.remove(one.text)
    if missing:
        line.warnings.append(reasons.missing_codes(missing))
    line.markup = kept
