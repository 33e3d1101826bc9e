"""The units of a worksheet as the page shows them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.utils.translation import pgettext_lazy

from ...comparing import Piece
from ...house import Problem
from ...languages import Language
from ...translating.helping import Help
from ...translating.segments import Kind
from ...translating.severity import Severity
from ...translating.units import Unit, UnitStatus, Worksheet, digest
from ..reasons import Reason, reasons_of
from .lengths import Length
from .notation import shown

STATUS_MARKS = {
    UnitStatus.MISSING: "–",
    UnitStatus.DRAFT: "○",
    UnitStatus.CONFIRMED: "●",
    UnitStatus.STALE: "▲",
    UnitStatus.ORPHAN: "◇",
}
STATUS_WORDS = {
    UnitStatus.MISSING: pgettext_lazy("segment", "missing"),
    UnitStatus.DRAFT: pgettext_lazy("segment", "draft"),
    UnitStatus.CONFIRMED: pgettext_lazy("segment", "confirmed"),
    UnitStatus.STALE: pgettext_lazy("segment", "behind"),
    UnitStatus.ORPHAN: pgettext_lazy("segment", "without source"),
}
SEVERITY_WORDS = {
    Severity.TYPOGRAPHY: pgettext_lazy("severity of a change", "typography"),
    Severity.WORDING: pgettext_lazy("severity of a change", "wording"),
    Severity.FACTS: pgettext_lazy("severity of a change", "facts"),
}
KIND_WORDS = {
    Kind.HEADING: pgettext_lazy("segment", "heading"),
    Kind.LIST_ITEM: pgettext_lazy("segment", "list item"),
    Kind.QUOTATION: pgettext_lazy("segment", "quotation"),
    Kind.CAPTION: pgettext_lazy("segment", "caption"),
    Kind.CELL: pgettext_lazy("segment", "cell of a table"),
}

# What the page can be narrowed to.
ALL, TO_DO, BEHIND, MISSING, WARNED = FILTERS = ("all", "to-do", "behind", "missing", "warned")
# Refusals after which the translation of somebody else stands beside what was typed.
TARGET_MOVED_ON, SOURCE_MOVED_ON = "target-moved-on", "source-moved-on"


def digest_of_field(text: str) -> str:
    """As a browser sends it, with its own ends of lines."""
    return digest(text.replace("\r\n", "\n"))


@dataclass
class Row:
    """One unit on the page: what is stored, what stands in the field, and what is wrong with it."""

    unit: Unit
    number: int
    source_language: str
    typed: str | None = None
    refused: list[Reason] = field(default_factory=list)
    begins_text: bool = False
    # The same words in a third language.
    beside: list = field(default_factory=list)
    # What parity finds in it and nobody has waived.
    problems: list[Problem] = field(default_factory=list)
    num_remarks: int = 0
    remark_url: str = ""
    # Given where it was asked for; the script asks for it by itself.
    help: Help | None = None
    is_hidden: bool = False

    @property
    def key(self) -> str:
        return self.unit.key

    @property
    def stored(self) -> str:
        return shown(self.unit.targets)

    @property
    def text(self) -> str:
        return self.stored if self.typed is None else self.typed

    @property
    def source_as_typed(self) -> str:
        return shown(self.unit.sources)

    @property
    def is_rich(self) -> bool:
        return self.unit.kind != Kind.TEXT

    @property
    def token(self) -> str:
        """What was on the screen: the source, the translation, and how the field showed it."""
        return f"{self.unit.token}.{digest_of_field(self.stored)}"

    @property
    def mark(self) -> str:
        """Changes with whatever others can change about the unit."""
        return f"{self.unit.token}.{self.unit.status}.{self.unit.severity}"

    @property
    def pieces(self) -> list[Piece]:
        """What changed in the source; nothing where nothing did."""
        pieces = self.unit.pieces
        return pieces if any(piece.kind != "same" for piece in pieces) else []

    @property
    def is_ahead(self) -> bool:
        """The source has changed in its working copy, and readers do not see that yet."""
        return bool(self.pieces) and self.unit.severity == Severity.FRESH

    @property
    def mark_of_status(self) -> str:
        return STATUS_MARKS[self.unit.status]

    @property
    def status_words(self) -> str:
        return STATUS_WORDS[self.unit.status]

    @property
    def severity_words(self) -> str:
        return SEVERITY_WORDS.get(self.unit.severity, "")

    @property
    def kind_words(self) -> str:
        return KIND_WORDS.get(self.unit.kind, "")

    @property
    def num_lines(self) -> int:
        """About as many as the text needs in its column."""
        width = 28 if self.unit.language == Language.KO else 44
        expected = self.text or "x" * self.length.usual
        return sum(len(line) // width + 1 for line in expected.split("\n"))

    @property
    def length(self) -> Length:
        return Length.of(self.unit, self.source_language)

    @property
    def is_target_moved_on(self) -> bool:
        return any(reason.code == TARGET_MOVED_ON for reason in self.refused)

    @property
    def is_source_moved_on(self) -> bool:
        return any(reason.code == SOURCE_MOVED_ON for reason in self.refused)

    @property
    def filters(self) -> list[str]:
        """The choices of the filter that show this row."""
        unit, length = self.unit, self.length
        belongs = {
            ALL: True,
            TO_DO: not unit.is_done,
            BEHIND: unit.status == UnitStatus.STALE,
            MISSING: unit.status == UnitStatus.MISSING,
            WARNED: bool(self.refused or self.problems) or length.is_short or length.is_long,
        }
        return [name for name, is_so in belongs.items() if is_so]


def rows_of(
    sheet: Worksheet, *, typed: dict[str, str] | None = None, refused: dict[str, ValidationError] | None = None
) -> list[Row]:
    """In the order of the source; what was refused keeps what was typed."""
    typed, refused = typed or {}, refused or {}
    rows = [
        Row(
            unit,
            number,
            sheet.source_language,
            typed=typed.get(unit.key) if unit.key in refused else None,
            refused=reasons_of([refused[unit.key]]) if unit.key in refused else [],
        )
        for number, unit in enumerate(sheet.units, start=1)
    ]
    return list(_with_headings(rows))


def _with_headings(rows: Iterable[Row]) -> Iterator[Row]:
    before = ""
    for row in rows:
        row.begins_text = row.unit.field.partition("/")[0] != before
        before = row.unit.field.partition("/")[0]
        yield row


def next_to_do(rows: list[Row], key: str) -> Row | None:
    """The first row after this one that is not done, then from the beginning."""
    place = next((place for place, row in enumerate(rows) if row.key == key), -1)
    return next((row for row in [*rows[place + 1 :], *rows[:place]] if not row.unit.is_done), None)
