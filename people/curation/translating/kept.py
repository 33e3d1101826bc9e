"""What is kept of one record's texts in one language, as the table holds it."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from hashlib import sha1

from ..models import SegmentedText
from .segments import Segment


@dataclass(frozen=True)
class Check:
    """What one segment of a translation was checked against: segments of the source by their numbers.

    `edition` is the number of the newest source edition of that time. `moved_on` is the first later edition in which
    the source said something else; it stays when the source returns, until somebody confirms the translation.
    """

    pins: dict[int, str]
    edition: int = 0
    moved_on: int = 0
    is_confirmed: bool = False


@dataclass
class Kept:
    """The segments of the working copy, those of the newest edition, and the checks of a translation."""

    language: str
    segments: list[Segment] = field(default_factory=list)
    last_number: int = 0
    digest: str = ""
    edition_number: int = 0
    edition_segments: list[Segment] = field(default_factory=list)
    source_language: str = ""
    checks: dict[int, Check] = field(default_factory=dict)
    left_out: dict[int, str] = field(default_factory=dict)
    # Whether the table holds just this.
    is_stored: bool = False

    @property
    def known_segments(self) -> list[Segment]:
        """Whatever has a number: the working copy, then what only the edition has."""
        numbers = {segment.number for segment in self.segments}
        return [*self.segments, *(one for one in self.edition_segments if one.number not in numbers)]

    def changed(self, **fields) -> "Kept":
        return replace(self, is_stored=False, **fields)


def digest_of(texts: dict[str, str]) -> str:
    return sha1(json.dumps(texts, ensure_ascii=False).encode(), usedforsecurity=False).hexdigest()


def read(row: SegmentedText) -> Kept:
    return Kept(
        language=row.language,
        segments=[_segment(one) for one in row.segments],
        last_number=row.last_number,
        digest=row.digest,
        edition_number=row.edition_number,
        edition_segments=[_segment(one) for one in row.edition_segments],
        source_language=row.source_language,
        checks={int(number): _check(one) for number, one in row.checks.items()},
        left_out={int(number): markup for number, markup in row.left_out.items()},
        is_stored=True,
    )


def columns_of(kept: Kept) -> dict:
    """The values of the row, but for what it is about."""
    return {
        "segments": _written(kept.segments),
        "last_number": kept.last_number,
        "digest": kept.digest,
        "edition_number": kept.edition_number,
        "edition_segments": _written(kept.edition_segments),
        "source_language": kept.source_language,
        "checks": {str(number): _as_json(check) for number, check in kept.checks.items()},
        "left_out": {str(number): markup for number, markup in kept.left_out.items()},
    }


def _written(segments: Iterable[Segment]):
    return [
        {"number": one.number, "field": one.field, "kind": str(one.kind), "markup": one.markup}
        | ({"from": list(one.came_from)} if one.came_from else {})
        for one in segments
        if one.has_words
    ]


def _segment(one):
    return Segment(one["number"], one["field"], one["kind"], one["markup"], came_from=tuple(one.get("from", ())))


def _as_json(check):
    pins = [{"number": number, "markup": markup} for number, markup in check.pins.items()]
    return {"pins": pins, "edition": check.edition, "moved_on": check.moved_on, "is_confirmed": check.is_confirmed}


def _check(one):
    pins = {pin["number"]: pin["markup"] for pin in one["pins"]}
    return Check(pins, one["edition"], one["moved_on"], one["is_confirmed"])
