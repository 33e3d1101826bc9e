"""Which block of a new text is which block of the kept one: unchanged, moved, changed, split off or merged.

Equal blocks are found by their words; the rest by the share of words that two of them have in common, counted
through an index from words to blocks, so that a long text costs little more than its length.
"""

from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator
from dataclasses import replace
from heapq import heapify, heappop

from .segments import Kind, Segment
from .wording import words_of

# Blocks with less in common than this are two blocks, unless they stand alone in the same place.
ALIKE = 0.5
ALIKE_IN_PLACE = 0.2
# So much of a block must have come from another one for it to be a piece of that.
PIECE = 0.6


def lay_over(kept: Iterable[Segment], new: Iterable[Segment], *, last: int) -> tuple[list[Segment], int]:
    """The new segments with their numbers, and the highest number given so far; gaps keep 0."""
    by_field = defaultdict(list)
    for segment in kept:
        by_field[segment.field].append(segment)
    worded = defaultdict(list)
    for place, segment in enumerate(new := list(new)):
        if segment.has_words:
            worded[segment.field].append(place)
    laid = list(new)
    for name, places in worded.items():
        identities = _Matching(by_field[name], [new[place] for place in places]).identities()
        for place, (number, came_from) in zip(places, identities, strict=True):
            if not number:
                number = last = last + 1
            laid[place] = replace(laid[place], number=number, came_from=came_from)
    return laid, last


class _Matching:
    """The kept and the new segments of one text."""

    def __init__(self, kept: list[Segment], new: list[Segment]):
        self.kept, self.new = kept, new
        self.partner: dict[int, int] = {}
        self.taken: set[int] = set()
        self.origins: dict[int, list[int]] = defaultdict(list)

    def identities(self) -> Iterator[tuple[int, tuple[int, ...]]]:
        self._pair_equal(lambda one: (one.kind, one.markup))
        self._pair_equal(lambda one: one.text)
        if len(self.partner) < len(self.new) or len(self.taken) < len(self.kept):
            self.kept_words = [Counter(words_of(one.text)) for one in self.kept]
            self.new_words = [Counter(words_of(one.text)) for one in self.new]
            self._pair_alike()
            self._pair_in_place()
            self._find_splits()
            self._find_merges()
        for place in range(len(self.new)):
            old = self.kept[self.partner[place]] if place in self.partner else None
            yield (old.number if old else 0), self._came_from(place, old)

    def _came_from(self, place, old):
        known = list(old.came_from) if old else []
        for origin in self.origins[place]:
            known += [self.kept[origin].number, *self.kept[origin].came_from]
        own = old.number if old else 0
        return tuple(dict.fromkeys(number for number in known if number != own))

    def _pair(self, place, old):
        self.partner[place] = old
        self.taken.add(old)

    def _pair_equal(self, key):
        waiting = defaultdict(deque)
        for old, segment in enumerate(self.kept):
            if old not in self.taken:
                waiting[key(segment)].append(old)
        for place, segment in enumerate(self.new):
            if place not in self.partner and (queue := waiting.get(key(segment))):
                self._pair(place, queue.popleft())

    def _pair_alike(self):
        """The most alike first; of equally alike ones those whose places are closest."""
        ways = [
            (-2 * shared / (self.new_words[place].total() + self.kept_words[old].total()), abs(place - old), place, old)
            for (place, old), shared in self._shared().items()
        ]
        heapify(ways)
        while ways:
            score, _apart, place, old = heappop(ways)
            if -score < ALIKE:
                break
            if place not in self.partner and old not in self.taken:
                self._pair(place, old)

    def _shared(self) -> Counter:
        """How many words each open new block shares with each open kept one."""
        index = defaultdict(list)
        for old in self._open_kept():
            for word, num in self.kept_words[old].items():
                index[word].append((old, num))
        shared = Counter()
        for place in self._open_new():
            for word, num in self.new_words[place].items():
                for old, others in index.get(word, ()):
                    shared[place, old] += min(num, others)
        return shared

    def _open_kept(self):
        return [old for old in range(len(self.kept)) if old not in self.taken]

    def _open_new(self):
        return [place for place in range(len(self.new)) if place not in self.partner]

    def _pair_in_place(self):
        """A block between the neighbours that a kept one stood between is that one, rewritten."""
        for place in self._open_new():
            before = self.partner.get(place - 1, -1 if place == 0 else None)
            after = self.partner.get(place + 1, len(self.kept) if place == len(self.new) - 1 else None)
            if before is None or after is None or after - before != 2 or before + 1 in self.taken:
                continue
            if self._is_rewritten(place, before + 1):
                self._pair(place, before + 1)

    def _is_rewritten(self, place, old):
        if self.new[place].kind != self.kept[old].kind:
            return False
        if self.new[place].kind in (Kind.TEXT, Kind.HEADING, Kind.CAPTION):
            return True
        shared = (self.new_words[place] & self.kept_words[old]).total()
        return 2 * shared >= ALIKE_IN_PLACE * (self.new_words[place].total() + self.kept_words[old].total())

    def _find_splits(self):
        """A new block whose words a kept one lost is a piece of it."""
        for place in self._open_new():
            words = self.new_words[place]
            for other, old in sorted(self.partner.items(), key=lambda pair: abs(pair[0] - place)):
                lost = self.kept_words[old] - self.new_words[other]
                if (lost & words).total() >= PIECE * words.total():
                    self.origins[place].append(old)
                    break

    def _find_merges(self):
        """A kept block that is gone stands in the new one that gained its words."""
        for old in self._open_kept():
            words = self.kept_words[old]
            for place, other in sorted(self.partner.items(), key=lambda pair: abs(pair[1] - old)):
                gained = self.new_words[place] - self.kept_words[other]
                if (gained & words).total() >= PIECE * words.total():
                    self.origins[place].append(old)
                    break
