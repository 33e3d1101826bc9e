"""Where a text first names somebody: by the full name or the family name, in any grammatical form.

A name is only taken for somebody's where nothing speaks against it: two people of the story with one family name are
told by their full names alone, and so is a family name that follows a given name of somebody else.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from newsroom.house.stories import FAMILY_NAME_LENGTH
from people.curation.languages import Language
from people.house.roles import is_role
from people.house.spellings import ENDINGS, stem

from .blocks import Block

WORD = re.compile(r"\w+(?:[-‐‑'’]\w+)*")
BETWEEN = re.compile(r"[ \u00a0]")
LETTERS = str.maketrans("ёЁ‐‑’", "еЕ--'")
ENDS = {language: re.compile(ending) for language, ending in ENDINGS.items()}
# Endings that are no part of the name as a reader sees it: «박근혜»는, Park’s.
DETACHED = {Language.KO, Language.EN}


@dataclass(frozen=True)
class Name:
    """How one person may be named in one language; `key` tells whose name it is."""

    key: int
    spellings: tuple[str, ...]
    family_name: str = ""


@dataclass(frozen=True)
class Place:
    """Letters of a block."""

    block: int
    start: int
    end: int


class Words:
    """The words of a text in their order, found by their first letters."""

    def __init__(self, blocks: list[Block], language: str):
        self.language = language
        self.blocks = blocks
        self.words = [
            (number, match.start(), match.end(), match.group().translate(LETTERS))
            for number, block in enumerate(blocks)
            if not block.is_heading
            for match in WORD.finditer(block.text)
        ]

    @cached_property
    def _by_letter(self):
        found = defaultdict(list)
        for index, word in enumerate(self.words):
            found[word[3][0]].append(index)
        return found

    def first(self, stems: list[str]) -> Place | None:
        """The first place where words with these stems follow each other."""
        for index in self._by_letter[stems[0][0]]:
            place = self._place(index, stems)
            if place and not (len(stems) == 1 and self._follows_a_given_name(index)):
                return place
        return None

    def _place(self, index, stems):
        found = self.words[index : index + len(stems)]
        if len(found) < len(stems) or not all(map(self._is_form, found, stems)) or not self._are_together(found):
            return None
        number, start = found[0][:2]
        end = found[-1][1] + len(stems[-1]) if self.language in DETACHED else found[-1][2]
        block = self.blocks[number]
        return Place(number, start, end) if block.is_whole(start, end) and block.is_open(end) else None

    def _is_form(self, word, stem_):
        return word[3].startswith(stem_) and bool(ENDS[self.language].fullmatch(word[3], len(stem_)))

    def _are_together(self, found):
        text = self.blocks[found[0][0]].text
        return all(one[0] == other[0] and BETWEEN.fullmatch(text, one[2], other[1]) for one, other in pairwise(found))

    def _follows_a_given_name(self, index):
        """«Тимур Омаров» is not the Омаров of this story; «президент Токаев» is."""
        if index == 0 or self.language == Language.KO:
            return False
        before, here = self.words[index - 1], self.words[index]
        return self._are_together([before, here]) and before[3][0].isupper() and not is_role(before[3], self.language)


def first_places(blocks: list[Block], names: Iterable[Name], language: str) -> dict[int, Place]:
    """Where each person is named first, by key; whoever is not found with certainty is absent."""
    words, names = Words(blocks, language), list(names)
    shared = Counter(name.family_name.translate(LETTERS) for name in names)
    found = {}
    for name in names:
        is_telling = len(name.family_name) >= FAMILY_NAME_LENGTH[language]
        is_unique = shared[name.family_name.translate(LETTERS)] == 1
        spellings = [*name.spellings, *([name.family_name] if is_telling and is_unique else [])]
        places = [words.first(stems) for one in spellings if (stems := _stems(one, language))]
        if places := list(filter(None, places)):
            found[name.key] = min(places, key=lambda place: (place.block, place.start, -place.end))
    return found


def _stems(name, language):
    return [stem(word, language).translate(LETTERS) for word in name.split()]
