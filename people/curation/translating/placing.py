"""Where the words of a translation go in its text: to their old places, or beside what is beside them in the source."""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import lru_cache

from .segments import Path, Segment, renumbered, split, tag_of
from .texts import worded
from .units import Unit

BLANK_LINE = re.compile(r"\n\s*\n")
# Higher than the elements of any text, so that those of a source stay apart from those of its translation.
ASIDE = 1_000_000

Sanitise = Callable[[str], str]


def runs_of(markup: str, sanitise: Sanitise) -> list[str]:
    """Inline markup alone, one run for each stretch between blank lines."""
    return list(_runs_of(markup, sanitise))


# Whoever judges a text, writes it and shows it asks thrice.
@lru_cache(maxsize=32)
def _runs_of(markup, sanitise):
    parts = (split(sanitise(part), "", is_rich=True) for part in BLANK_LINE.split(markup))
    runs = (" ".join(one.markup.strip() for one in worded(segments)) for segments in parts)
    return tuple(run for run in runs if run)


class Placement:
    """One text of a translation while units of it are written; both texts come with their gaps.

    A translation that is still empty takes over the structure of its source.
    """

    def __init__(self, source: list[Segment], target: list[Segment], units: Iterable[Unit], *, last: int):
        self.source, self.segments = renumbered(source, by=ASIDE), target
        self.units = list(units)
        self.last = last
        self.numbers = {unit.key: [one.number for one in unit.targets] for unit in self.units}

    def write(self, runs: dict[str, list[str]]) -> None:
        """New runs for some of the units, by their keys."""
        if not worded(self.segments):
            self._take_structure(runs)
            return
        for unit in self.units:
            if unit.key in runs:
                (self._exchange if unit.targets else self._insert)(unit, runs[unit.key])

    def _take_structure(self, runs):
        owner = {unit.sources[0].number: unit.key for unit in self.units if unit.sources}
        segments = []
        for one in self.source:
            key = owner.get(one.number)
            if not one.has_words:
                segments.append(one)
            elif key in runs:
                segments += self._spread(key, one, runs[key], [])
        self.segments = segments if worded(segments) else []

    def _exchange(self, unit, runs):
        """The first segments of the unit take the runs; what is too many goes, what is too few is added after them."""
        numbers = self.numbers[unit.key]
        own = [one for one in self.segments if one.number in numbers]
        fates = {one.number: [replace(one, markup=run)] for one, run in zip(own, runs, strict=False)}
        if len(runs) > len(own):
            fates[own[-1].number] = self._spread(unit.key, own[-1], runs[len(own) - 1 :], [own[-1].number])
        segments = []
        for one in self.segments:
            segments += fates.get(one.number, []) if one.number in numbers else [one]
        self.segments, self.numbers[unit.key] = segments, [one.number for found in fates.values() for one in found]

    def _insert(self, unit, runs):
        model = next(one for one in self.source if one.number == unit.sources[0].number)
        place = self.units.index(unit)
        if before := self._written(reversed(self.units[:place])):
            at = 1 + self._places(before)[-1]
            model = self._joined(model, before.sources[-1:], self.segments[at - 1])
        else:
            after = self._written(self.units[place:])
            at = self._places(after)[0]
            model = self._joined(model, after.sources[:1], self.segments[at])
        self.segments = [*self.segments[:at], *self._spread(unit.key, model, runs, []), *self.segments[at:]]

    def _written(self, units):
        return next((unit for unit in units if self._places(unit)), None)

    def _places(self, unit):
        numbers = self.numbers[unit.key]
        return [place for place, one in enumerate(self.segments) if one.has_words and one.number in numbers]

    def _joined(self, model, beside, neighbour):
        """Elements shared with the neighbour in the source are shared with its translation too."""
        path = next((one.path for one in self.source if beside and one.number == beside[0].number), ())
        pairs = zip(path, model.path, strict=False)
        shared = next((at for at, (here, there) in enumerate(pairs) if here != there), 0)
        tags = [tag_of(opening) for opening, _number in model.path[:shared]]
        if tags != [tag_of(opening) for opening, _number in neighbour.path[:shared]]:
            return model
        return replace(model, path=(*neighbour.path[:shared], *model.path[shared:]))

    def _spread(self, key, model, runs, numbers):
        """One segment for each run, beside each other in elements like those of the model."""
        spread = []
        for place, run in enumerate(runs):
            if place < len(numbers):
                number = numbers[place]
            else:
                number = self.last = self.last + 1
            path = _beside(model.path, place) if place else model.path
            spread.append(Segment(number, model.field, model.kind, run, path))
        self.numbers[key] = [one.number for one in spread]
        return spread


def _beside(path: Path, place: int) -> Path:
    """A new paragraph, or a new item of the same list."""
    if not path:
        return (("<p>", ASIDE * 2 + place),)
    depth = next((at for at, (opening, _number) in enumerate(path) if tag_of(opening) == "li"), len(path) - 1)
    return (*path[:depth], *((opening, number + ASIDE * (place + 1)) for opening, number in path[depth:]))
