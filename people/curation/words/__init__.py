"""Words as search knows them: every inflected form of a word shares a key with the others, in all four languages.

A text is indexed under more keys than a query asks for: the index knows dictionaries, a query must be cheap and answers
with whatever shares one key. The script of a word says how to read it; only Cyrillic depends on the language.
"""

import html
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from ..folding import fold, fold_evenly
from . import english, kazakh, korean, russian

# In folded text, a word is a run of letters of one script, or of digits.
WORD = re.compile(r"[가-힣]+|[一-鿿]+|[Ѐ-ӿ]+|[a-zß-ɏ]+|\d+|[^\W\d_]")
ENTITY_OR_TAG = re.compile(r"<[^>]+>|&[a-z#0-9]+;", re.IGNORECASE)
LONGEST_WORD = 40
# Words that say nothing of what is sought, where anything else is said.
EMPTY_WORDS = english.EMPTY_WORDS | kazakh.EMPTY_WORDS | russian.EMPTY_WORDS


def plain(text: str) -> str:
    """Rich text as a reader sees it, in one line."""
    return html.unescape(ENTITY_OR_TAG.sub(lambda part: html.unescape(part[0]) if part[0][0] == "&" else " ", text))


def words_in(text: str) -> list[str]:
    """Folded words in the order in which they stand, without any markup."""
    return _words(fold(plain(text)))


def _words(folded):
    return [word[:LONGEST_WORD] for word in WORD.findall(folded)]


def keys_of_text(text: str, language: str) -> set[str]:
    """All keys under which a text in the language is found."""
    folded = fold(plain(text))
    keys = set().union(*(index_keys(word, language) for word in set(_words(folded))))
    return keys | korean.keys_across(folded)


def keys_of_name(spelling: str) -> set[str]:
    """A name may be asked for in any language, so its Cyrillic words are read as Russian and as Kazakh."""
    words = words_in(spelling)
    read = (index_keys(word, language) | {word} for word in words for language in ("ru", "kk"))
    return set().union(*read)


@lru_cache(maxsize=50_000)
def index_keys(word: str, language: str) -> frozenset[str]:
    """Keys of one folded word of a text."""
    if korean.is_korean(word):
        return korean.index_keys(word)
    if russian.is_cyrillic(word):
        return kazakh.keys(word) if language == "kk" else russian.index_keys(word)
    return english.keys(word)


@lru_cache(maxsize=5_000)
def query_keys(word: str, language: str) -> tuple[frozenset[str], ...]:
    """What a text must have to hold the word: of each set, one key."""
    if korean.is_korean(word):
        return korean.query_keys(word)
    if russian.is_cyrillic(word):
        return (kazakh.keys(word) if language == "kk" else russian.query_keys(word),)
    return (english.keys(word),)


def rough_keys(word: str, language: str) -> frozenset[str]:
    """The fewest keys that a text with the word has for certain."""
    if korean.is_korean(word):
        return frozenset().union(*korean.query_keys(word))
    if russian.is_cyrillic(word) and language != "kk":
        return frozenset([russian.stem(word)])
    return frozenset([min(query_keys(word, language)[0], key=len)])


def stem_of(word: str, language: str) -> str:
    """The one key that most forms of a word share."""
    if korean.is_korean(word):
        return korean.without_particle(word)
    if russian.is_cyrillic(word):
        return min(kazakh.keys(word), key=lambda key: (len(key), key)) if language == "kk" else russian.stem(word)
    return min(english.keys(word))


def words_asked(text: str, limit: int = 12) -> list[str]:
    """The words of a query that say something, each once; the empty ones only where there are no others."""
    words = list(dict.fromkeys(words_in(text)))
    telling = [word for word in words if word not in EMPTY_WORDS]
    return (telling or words)[:limit]


def are_the_same(words: Iterable[str], others: Iterable[str]) -> bool:
    """Whether words that share keys are the same ones in other forms; a Korean key may lie within a longer word."""
    (here, there) = (list(words), list(others))
    stems = ({korean.without_particle(word) for word in side if korean.is_korean(word)} for side in (here, there))
    return len(here) == len(there) and len(set(map(frozenset, stems))) == 1


class Recogniser:
    """Tells which words of a passage are those asked for, as far as can be told without a dictionary."""

    def __init__(self, asked: Iterable[str], language: str):
        self.language = language
        self.korean = [korean.without_particle(word) for word in asked if korean.is_korean(word)]
        others = (shown_keys(word, language) for word in asked if not korean.is_korean(word))
        self.keys = frozenset().union(*others)
        # Texts of one page have most of their words in common.
        self._known: set[str] = set()
        self._parts: dict[str, tuple[int, int]] = {}

    def spans_in(self, text: str, most: int | None = None) -> Iterator[tuple[int, int]]:
        """From where to where words that were asked for stand in a plain text; with `most`, close behind the first."""
        folded = fold_evenly(text)
        words = set(WORD.findall(folded))
        self._parts.update((word, part) for word in words - self._known if (part := self.part_of(word)))
        self._known |= words
        if not (asked := words & self._parts.keys()):
            return
        # Whatever comes before the first of them need not be read; behind a space a word begins.
        begin, end = folded.rfind(" ", 0, min(map(folded.find, asked))) + 1, len(folded)
        for match in WORD.finditer(folded, begin):
            if match.start() > end:
                return
            if part := self._parts.get(match.group()):
                end = end if most is None else min(end, match.start() + most)
                yield match.start() + part[0], match.start() + part[1]

    def part_of(self, word: str) -> tuple[int, int] | None:
        """From where to where the word is one of those asked for; of a Korean one, without what is joined to it."""
        if korean.is_korean(word):
            within = next((stem for stem in self.korean if stem in word), "")
            if within:
                return word.index(within), word.index(within) + len(within)
            is_piece = len(word) > 1 and any(word in stem for stem in self.korean)
            return (0, len(word)) if is_piece else None
        return None if self.keys.isdisjoint(shown_keys(word, self.language)) else (0, len(word))


@lru_cache(maxsize=20_000)
def shown_keys(word: str, language: str) -> frozenset[str]:
    """Keys by which a word is recognised in a passage."""
    if russian.is_cyrillic(word) and language != "kk":
        return russian.shown_keys(word)
    return frozenset().union(*query_keys(word, language))
