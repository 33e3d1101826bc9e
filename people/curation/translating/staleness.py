"""Source and translation in pairs, and what became of the source since the translation was checked against it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .facts import holds_facts
from .kept import Check, Kept
from .laying import successors_of
from .segments import Segment
from .severity import Severity, severity, worst


@dataclass(frozen=True)
class Pair:
    """Segments of the source and of the translation that belong together; one side may be empty."""

    field: str
    sources: tuple[Segment, ...]
    targets: tuple[Segment, ...]
    checks: tuple[Check, ...]
    is_left_out: bool = False

    def then(self, published: "Published | None" = None) -> dict[int, str]:
        """The source as it was checked, by number; what was checked in a draft to come counts as it is now."""
        now = {one.number: one.markup for one in self.sources}
        then: dict[int, str] = {}
        for check in self.checks:
            for number, markup in check.pins.items():
                is_newer = published and published.is_behind(check, number)
                markup = now.get(number, "") if is_newer else markup
                if markup and (number not in then or then[number] == now.get(number)):
                    then[number] = markup
        return then

    def severity(self, language: str, published: "Published | None" = None) -> Severity:
        """How far the translation is behind these sources, which are those of the edition."""
        if not self.targets:
            return self._severity_of_new(language)
        then, now = self.then(published), {one.number: one.markup for one in self.sources}
        if not any(check.pins for check in self.checks) or (published and self._is_newer(published)):
            return Severity.FRESH
        found = self._severity_of_changes(then, now, language)
        if found.rank <= Severity.TYPOGRAPHY.rank and any(check.moved_on for check in self.checks):
            return Severity.WORDING
        return found

    def _is_newer(self, published):
        return all(published.is_behind(check, number) for check in self.checks for number in check.pins)

    def _severity_of_new(self, language):
        if self.is_left_out:
            return Severity.FRESH
        return Severity.FACTS if any(holds_facts(one.text, language) for one in self.sources) else Severity.WORDING

    def _severity_of_changes(self, then, now, language):
        if then.keys() == now.keys():
            return worst(severity(then[number], now[number], language) for number in now)
        found = severity(" ".join(then.values()), " ".join(now.values()), language)
        return worst([found, Severity.TYPOGRAPHY])


class Published:
    """The newest edition of a source, beside its working copy."""

    def __init__(self, source: Kept):
        self.number = source.edition_number
        self._edition = {one.number: one.markup for one in source.edition_segments}
        self._working = {one.number: one.markup for one in source.segments}

    def is_behind(self, check: Check, number: int) -> bool:
        """Whether the check is newer than the edition; what was checked in a draft that was dropped since is not."""
        return check.edition >= self.number and not self._is_dropped(number, check.pins[number])

    def _is_dropped(self, number, markup):
        """The working copy says again what the edition says, and that is not what was checked."""
        standing = self._edition.get(number)
        return self._working.get(number) == standing and markup != standing


def pairs_of(source: list[Segment], translation: Kept) -> list[Pair]:
    """In the order of the source; what has no source stands where the translation has it."""
    groups = _grouped(source, translation)
    order = {one.number: place for place, one in enumerate(source)}
    found, alone, group_of = [], [], {}
    for sources, targets in groups:
        sources.sort(key=lambda one: order[one.number])
        checks = tuple(translation.checks[one.number] for one in targets if one.number in translation.checks)
        is_left_out = not targets and all(one.number in translation.left_out for one in sources)
        name = (sources or targets)[0].field
        pair = Pair(name, tuple(sources), tuple(targets), checks, is_left_out)
        (found if sources else alone).append(pair)
        group_of.update((one.number, pair) for one in targets)
    found.sort(key=lambda pair: order[pair.sources[0].number])
    for pair in alone:
        found.insert(_place(pair, found, translation.segments, group_of), pair)
    return found


def _grouped(source, translation) -> Iterable[tuple[list[Segment], list[Segment]]]:
    pinned = {number for check in translation.checks.values() for number in check.pins}
    rings = _Rings()
    for pin, numbers in successors_of(source, pinned).items():
        for number in numbers:
            rings.join(("pin", pin), ("source", number))
    for one in translation.segments:
        for pin in translation.checks[one.number].pins if one.number in translation.checks else ():
            rings.join(("target", one.number), ("pin", pin))
    groups = defaultdict(lambda: ([], []))
    for one in source:
        groups[rings.of(("source", one.number))][0].append(one)
    for one in translation.segments:
        groups[rings.of(("target", one.number))][1].append(one)
    return groups.values()


class _Rings:
    """Which of many things belong together."""

    def __init__(self):
        self._leads_to = {}

    def of(self, one):
        while one in self._leads_to:
            one = self._leads_to[one]
        return one

    def join(self, one, another):
        one, another = self.of(one), self.of(another)
        if one != another:
            self._leads_to[one] = another


def _place(pair, found, targets, group_of) -> int:
    """After the pair of the segment before it in the translation, else before all others of its text."""
    before = [one for one in targets if one.field == pair.field]
    numbers = [one.number for one in before]
    for number in reversed(numbers[: numbers.index(pair.targets[0].number)]):
        if group_of[number] in found:
            return found.index(group_of[number]) + 1
    return next((place for place, other in enumerate(found) if other.field == pair.field), len(found))


def stale_pairs(source: Kept, translation: Kept) -> Iterator[tuple[Pair, Severity]]:
    """What the newest edition of the source leaves behind, each with how much."""
    if not source.edition_number or not translation.segments:
        return
    published = Published(source)
    for pair in pairs_of(source.edition_segments, translation):
        found = pair.severity(source.language, published)
        if found != Severity.FRESH:
            yield pair, found
