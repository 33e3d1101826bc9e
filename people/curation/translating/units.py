"""A record and one of its translations, side by side and unit by unit: what an editor of translations works on."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from hashlib import sha1

from ..comparing import Piece, compare_words
from ..models import Curated
from .library import Library, RecordTexts
from .segments import Segment, plain
from .severity import Severity, worst
from .staleness import Pair, pairs_of, stale_pairs
from .texts import label_of
from .wording import words_of

# Between the segments of one unit: a blank line, as between paragraphs.
BETWEEN = "\n\n"


class UnitStatus(StrEnum):
    """How far a unit has come; an orphan is a translation of nothing that the source holds."""

    MISSING = "missing"
    DRAFT = "draft"
    CONFIRMED = "confirmed"
    STALE = "stale"
    ORPHAN = "orphan"


@dataclass(frozen=True)
class Unit:
    """Segments of the source and their translation, and what became of the source since that was checked."""

    key: str
    label: str
    pair: Pair
    language: str
    severity: Severity

    @property
    def field(self) -> str:
        return self.pair.field

    @property
    def kind(self) -> str:
        return str((self.sources or self.targets)[0].kind)

    @property
    def sources(self) -> tuple[Segment, ...]:
        return self.pair.sources

    @property
    def targets(self) -> tuple[Segment, ...]:
        return self.pair.targets

    @property
    def source_markup(self) -> str:
        return BETWEEN.join(one.markup for one in self.sources)

    @property
    def target_markup(self) -> str:
        return BETWEEN.join(one.markup for one in self.targets)

    @property
    def source_text(self) -> str:
        return " ".join(one.text for one in self.sources)

    @property
    def target_text(self) -> str:
        return " ".join(one.text for one in self.targets)

    @property
    def status(self) -> UnitStatus:
        if not self.targets:
            return UnitStatus.MISSING
        if self.severity != Severity.FRESH:
            return UnitStatus.STALE
        if not self.sources:
            return UnitStatus.ORPHAN
        is_confirmed = self.pair.checks and all(check.is_confirmed for check in self.pair.checks)
        return UnitStatus.CONFIRMED if is_confirmed else UnitStatus.DRAFT

    @property
    def is_orphan(self) -> bool:
        """A translation of nothing that the source holds, whatever became of it before."""
        return not self.sources

    @property
    def is_to_do(self) -> bool:
        """Missing, or behind by more than typography."""
        return not self.targets or self.severity.rank > Severity.TYPOGRAPHY.rank

    @property
    def is_done(self) -> bool:
        return not self.is_to_do and self.status in (UnitStatus.CONFIRMED, UnitStatus.STALE)

    @property
    def then(self) -> str:
        """The words of the source that the translation was checked against; empty where it was against none."""
        return " ".join(plain(markup) for markup in self.pair.then().values())

    @property
    def pieces(self) -> list[Piece]:
        """Word by word what changed since then in the source as it stands now; nothing where there is no then."""
        return compare_words(self.then, self.source_text) if self.then else []

    @property
    def num_words(self) -> int:
        return len(words_of(self.source_text))

    @property
    def token(self) -> str:
        """Changes when the source or the translation does."""
        return f"{digest(self.source_markup)}.{digest(self.target_markup)}"


@dataclass(frozen=True)
class Worksheet:
    """One record in one language beside the language that it is translated from."""

    record: Curated
    language: str
    source_language: str
    units: tuple[Unit, ...]
    worst: Severity
    # The language in between that is itself behind, where the source is a translation too.
    waits_for: str = ""

    @cached_property
    def by_key(self) -> dict[str, Unit]:
        return {unit.key: unit for unit in self.units}

    @cached_property
    def token(self) -> str:
        """Changes when anything on the sheet does."""
        return digest("\n".join(f"{unit.key} {unit.token}" for unit in self.units))

    @property
    def num_units(self) -> int:
        """What there is to translate: to orphans nobody can do anything but take them away."""
        return len(self.units) - self.num_orphans

    @property
    def num_done(self) -> int:
        return sum(unit.is_done for unit in self.units if not unit.is_orphan)

    @property
    def num_orphans(self) -> int:
        return sum(unit.is_orphan for unit in self.units)

    @property
    def words_to_do(self) -> int:
        """Words of the source that are not translated or whose translation is behind."""
        return sum(unit.num_words for unit in self.units if unit.is_to_do)


def worksheet(record: Curated, language: str) -> Worksheet:
    """The translation of the record into the language as it stands now."""
    return worksheets([record], language)[0]


def worksheets(records: Iterable[Curated], language: str) -> list[Worksheet]:
    """One sheet for each record, in the same number of queries however many there are."""
    records = list(records)
    library = Library(records)
    return [sheet_of(library.of(record), language, record) for record in records]


def sheet_of(texts: RecordTexts, language: str, record: Curated) -> Worksheet:
    source_language = texts.sources[language]
    if not source_language:
        return Worksheet(record, language, "", (), Severity.FRESH)
    source, translation = texts.kept(source_language), texts.kept(language)
    stale = list(stale_pairs(source, translation))
    by_target = {one.number: found for pair, found in stale for one in pair.targets}
    by_source = {one.number: found for pair, found in stale if not pair.targets for one in pair.sources}
    units = tuple(
        _unit(record, pair, language, by_target, by_source) for pair in pairs_of(source.segments, translation)
    )
    state = texts.states.get(source_language)
    waits_for = source_language if texts.sources[source_language] and state and state.is_behind else ""
    return Worksheet(record, language, source_language, units, worst(found for _pair, found in stale), waits_for)


def _unit(record, pair, language, by_target, by_source):
    if pair.targets:
        severity = worst(by_target.get(one.number, Severity.FRESH) for one in pair.targets)
    else:
        severity = worst(by_source.get(one.number, Severity.FRESH) for one in pair.sources)
    return Unit(key_of(pair), label_of(type(record), pair.field), pair, language, severity)


def key_of(pair: Pair) -> str:
    """As in `body.17`, or `body.t9` for a translation of nothing."""
    segments, mark = (pair.sources, "") if pair.sources else (pair.targets, "t")
    return f"{pair.field}.{mark}{'+'.join(str(one.number) for one in segments)}"


def digest(text: str) -> str:
    return sha1(text.encode(), usedforsecurity=False).hexdigest()[:12]
