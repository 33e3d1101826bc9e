"""Which segments of a source stand behind each segment of its translation: what was known, else by place and kind."""

from collections import defaultdict
from collections.abc import Iterable

from .alignment import ANCHOR, Piece, steps
from .segments import Kind, Segment

Links = dict[int, tuple[int, ...]]


def link(source: Iterable[Segment], target: Iterable[Segment], known: Links) -> Links:
    """For each segment of the target the numbers of those of the source; `known` holds some of them already."""
    by_field = defaultdict(lambda: ([], []))
    for segment in source:
        by_field[segment.field][0].append(segment)
    for segment in target:
        by_field[segment.field][1].append(segment)
    links = {}
    for here, there in by_field.values():
        links |= _link_text(here, there, known)
    return links


def _link_text(source, target, known):
    """What is not linked yet is looked for between the links of its neighbours."""
    places = {segment.number: place for place, segment in enumerate(source)}
    links = {one.number: known.get(one.number, ()) for one in target}
    links = {number: found for number, found in links.items() if any(one in places for one in found)}
    taken = {number for numbers in links.values() for number in numbers}
    run, since = [], 0
    for segment in [*target, None]:
        if segment and segment.number not in links:
            run.append(segment)
            continue
        here = [places[number] for number in links[segment.number] if number in places] if segment else [len(source)]
        if run:
            until = min(here) if min(here) >= since else len(source)
            between = [one for one in source[since:until] if one.number not in taken]
            links |= _laid_beside(between, run)
        run, since = [], max(here) + 1
    return links


def _laid_beside(source: list[Segment], target: list[Segment]) -> Links:
    links: Links = {one.number: () for one in target}
    for _before, bases, others in steps([_piece(one) for one in source], [_piece(one) for one in target]):
        for place in others:
            links[target[place].number] = tuple(source[base].number for base in bases)
    return links


def _piece(segment):
    text = segment.text
    return Piece(segment.markup, segment.kind == Kind.HEADING, len(text), frozenset(ANCHOR.findall(text)))
