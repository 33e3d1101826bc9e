"""Phrases found in a text, in any grammatical form: the longest wins, none overlaps another, in linear time."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from ..folding import fold_evenly
from . import WORD, english, kazakh, korean, russian, shown_keys

# Between two words of one phrase: a space, a hyphen, a plus, a quotation mark, but no end of a clause.
BETWEEN = re.compile(r"[^\w.,;:!?()\n]{0,3}")
# Apart from what else a key may be, a form that is written just like this.
FORM = "="
# After a Korean phrase, joined to it: a plural, then particles or what makes it a verb.
JOINED = re.compile(f"들?(?:{'|'.join(korean.ENDINGS)})?(?:{'|'.join(korean.ENDINGS)})?")


class Found(NamedTuple):
    """Where a phrase stands, and what it means to whoever looks for it."""

    start: int
    end: int
    meaning: Any


def words_with_places(text: str) -> Iterator[tuple[int, int, str]]:
    """From where to where each word of a plain text stands, and the word folded."""
    for match in WORD.finditer(fold_evenly(text)):
        yield match.start(), match.end(), match.group()


class Phrasebook:
    """Phrases of one language; `is_lenient` lets words match that only have some stem in common."""

    def __init__(self, phrases: Iterable[tuple[str, Any]], language: str, *, is_lenient: bool = False):
        self.language, self.is_lenient = language, is_lenient
        self._by_key = defaultdict(list)
        self._by_syllables = defaultdict(list)
        for text, meaning in phrases:
            self._add(text, meaning)
        for rows in (*self._by_key.values(), *self._by_syllables.values()):
            rows.sort(key=lambda row: -len(row[0]))

    def _add(self, text, meaning):
        words = [word for _start, _end, word in words_with_places(text)]
        if not words:
            return
        if all(map(korean.is_korean, words)):
            *others, last = words
            syllables = "".join([*others, korean.without_particle(last) if self.is_lenient else last])
            self._by_syllables[syllables[:2]].append((syllables, meaning))
            return
        keys = [wanted_keys(word, self.language, is_lenient=self.is_lenient) for word in words]
        for key in keys[0]:
            self._by_key[key].append((keys, meaning))

    def find(self, text: str) -> list[Found]:
        """All phrases in the order in which they stand; what several mean at one place comes several times."""
        words = list(words_with_places(text))
        keys = [_keys_here(word, self.language) for _start, _end, word in words]
        found, place = [], 0
        while place < len(words):
            num_words, end, meanings = self._longest_at(text, words, keys, place)
            found += [Found(words[place][0], end, meaning) for meaning in meanings]
            place += max(num_words, 1)
        return found

    def _longest_at(self, text, words, keys, place):
        """How many words are taken, where the phrase ends, and its meanings."""
        if korean.is_korean(words[place][2]) and (found := self._korean_at(text, words, place)):
            return found
        length, meanings = 0, []
        for key in keys[place]:
            for wanted, meaning in self._by_key.get(key, ()):
                if len(wanted) < length:
                    break
                if self._stands_at(text, words, keys, place, wanted):
                    meanings = [*(meanings if len(wanted) == length else []), meaning]
                    length = len(wanted)
        return length, words[place + length - 1][1] if length else 0, list(dict.fromkeys(meanings))

    def _stands_at(self, text, words, keys, place, wanted):
        if place + len(wanted) > len(words):
            return False
        for offset in range(1, len(wanted)):
            if wanted[offset].isdisjoint(keys[place + offset]):
                return False
            if not BETWEEN.fullmatch(text, words[place + offset - 1][1], words[place + offset][0]):
                return False
        return True

    def _korean_at(self, text, words, place):
        """Spaces do not count: 정상 회담 is 정상회담; what is joined to the phrase is no part of it."""
        first = words[place][2]
        for start in range(len(first)) if self.is_lenient else (0,):
            head = first[start : start + 2]
            if len(head) == 1 and place + 1 < len(words) and _are_joined(text, words, place):
                head += words[place + 1][2][:1]
            rows = self._by_syllables.get(head, [])
            for syllables, _meaning in rows:
                if taken := self._spread(text, words, place, start, syllables):
                    return (*taken, list(dict.fromkeys(one for row, one in rows if row == syllables)))
        return None

    def _spread(self, text, words, place, start, syllables):
        """The words over which the syllables go, and the place where they end; None if they do not stand there."""
        left, at, begin = syllables, place, start
        while True:
            _first, _last, word = words[at]
            part = word[begin:]
            if part.startswith(left):
                rest = part[len(left) :]
                is_whole = self.is_lenient or bool(JOINED.fullmatch(rest))
                return (at - place + 1, words[at][0] + begin + len(left)) if is_whole else None
            if not left.startswith(part) or at + 1 >= len(words) or not _are_joined(text, words, at):
                return None
            left, at, begin = left[len(part) :], at + 1, 0


def _are_joined(text, words, place):
    return bool(BETWEEN.fullmatch(text, words[place][1], words[place + 1][0]))


@lru_cache(maxsize=20_000)
def _keys_here(word: str, language: str) -> frozenset[str]:
    """Whatever a word of a text may be found by."""
    if korean.is_korean(word):
        return frozenset([word, korean.without_particle(word)])
    if russian.is_cyrillic(word) and language != "kk":
        return russian.shown_keys(word) | {FORM + word}
    return shown_keys(word, language)


def wanted_keys(word: str, language: str, *, is_lenient: bool = False) -> frozenset[str]:
    """Whatever a word of a phrase is looked for by; Russian ones that the dictionary knows, by their very forms."""
    if korean.is_korean(word):
        return frozenset([word, korean.without_particle(word)])
    if not russian.is_cyrillic(word):
        return english.keys(word)
    if language == "kk":
        return kazakh.keys(word) if is_lenient else kazakh.plain_keys(word)
    forms = russian.forms_of(word)
    telling = forms if word in russian.EMPTY_WORDS else forms - russian.EMPTY_WORDS
    return frozenset(FORM + form for form in telling) or russian.shown_keys(word)
