"""A new text laid over what is kept of the old one, and what changed segments of a translation are checked against."""

from collections.abc import Iterable

from .identity import lay_over
from .kept import Check, Kept
from .linking import Links, link
from .segments import Segment
from .texts import worded


def renewed(kept: Kept, new: Iterable[Segment], *, digest: str, source: Kept | None) -> Kept:
    """What is kept once the texts are these; `source` is what a translation is made from, as it stands now."""
    laid, last = lay_over(kept.segments, new, last=kept.last_number)
    fresh = kept.changed(segments=worded(laid), last_number=last, digest=digest)
    return checked_anew(kept, fresh, source) if source else fresh


def checked_anew(kept: Kept, fresh: Kept, source: Kept) -> Kept:
    """An unchanged segment keeps its check; whoever changed one had the source as it stands before the eyes."""
    old = {one.number: one.markup for one in kept.segments}
    stays = {one.number for one in fresh.segments if old.get(one.number) == one.markup and one.number in kept.checks}
    links = link(source.segments, fresh.segments, known_links(kept, fresh.segments, source))
    markups = {one.number: one.markup for one in source.segments}
    checks = {
        one.number: kept.checks[one.number]
        if one.number in stays
        else check_against(links.get(one.number, ()), markups, source)
        for one in fresh.segments
    }
    left_out = left_out_of(kept, checks, markups)
    return fresh.changed(source_language=source.language, checks=checks, left_out=left_out)


def check_against(numbers: Iterable[int], markups: dict[int, str], source: Kept, *, is_confirmed=False) -> Check:
    pins = {number: markups[number] for number in numbers if number in markups}
    return Check(pins, source.edition_number, is_confirmed=is_confirmed)


def known_links(kept: Kept, segments: Iterable[Segment], source: Kept) -> Links:
    """What the kept segments were checked against, under the numbers that it has in the source as it stands."""
    successors = successors_of(source.segments, {pin for check in kept.checks.values() for pin in check.pins})
    links = {}
    for one in segments:
        origins = (one.number, *(number for number in one.came_from if number in kept.checks))
        pins = [pin for origin in origins if origin in kept.checks for pin in kept.checks[origin].pins]
        links[one.number] = tuple(dict.fromkeys(number for pin in pins for number in successors.get(pin, ())))
    return {number: found for number, found in links.items() if found}


def successors_of(source: Iterable[Segment], pinned: set[int]) -> dict[int, list[int]]:
    """Where each pinned segment stands now: itself, the pieces that were split off, or what it was merged into."""
    source = list(source)
    present = {one.number for one in source}
    found = {number: [number] for number in pinned if number in present}
    for one in source:
        for origin in one.came_from:
            is_piece = one.number not in pinned
            if origin in pinned and (is_piece or origin not in present):
                found.setdefault(origin, []).append(one.number)
    return found


def left_out_of(kept: Kept, checks: dict[int, Check], markups: dict[int, str]) -> dict[int, str]:
    """Segments of the source that somebody saw and did not translate, or whose translation somebody took out."""
    covered = {number for check in checks.values() for number in check.pins}
    dropped = {number for check in kept.checks.values() for number in check.pins} - covered
    if not kept.segments:
        dropped = set(markups)
    left_out = kept.left_out | {number: markups[number] for number in dropped if number in markups}
    return {number: markup for number, markup in left_out.items() if number not in covered}
