"""Two spellings of one name in one text; case endings, particles and possessives are not another spelling."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from django.utils.translation import gettext_lazy as _

from people.curation.house import Problem, Text, define
from people.curation.languages import Language

# What may follow a stem: Russian and Kazakh endings, Korean particles, English possessives.
ENDINGS = {Language.RU: r"\w{0,3}", Language.KK: r"\w{0,7}", Language.KO: "[가-힣]{0,4}", Language.EN: "(?:[’']?s|’)?"}
# The last letter of a Kazakh word before a vowel: «орталық» and «орталығы».
VOICED = {"қ": "[қғ]", "к": "[кг]", "п": "[пб]"}
WORD_START = r"(?<![\w-])"
# Korean runs on: what follows the particle is a word of its own only by the sense.
WORD_END = dict.fromkeys(Language, r"(?!\w)") | {Language.KO: ""}
RUSSIAN_TAIL = re.compile(r"(?:[оеё][гм][оу]|[ыи]ми|[ыи]х|[оеёыи][йм]|[аеёиоуыэюя]{0,2})[ьй]?$")
SHORT = 3
# A word this long names a person without the other words of the name.
TELLING = {Language.RU: 6, Language.KK: 6, Language.EN: 6, Language.KO: 4}
ALIKE_WORDS, ALIKE_NAMES = 0.5, 0.7
# «한국» is no spelling of «대한민국».
MOST_LETTERS_APART = {Language.RU: 2, Language.KK: 2, Language.EN: 2, Language.KO: 1}

TWO_SPELLINGS = define(
    "two-spellings",
    title=_("two spellings of one name"),
    explanation=_("The text spells this name in two ways; the register has “%(usual)s”. Choose one spelling."),
)


@dataclass(frozen=True)
class Spellings:
    """The desk's own spelling of a name in one language, and others met in print."""

    usual: str
    others: tuple[str, ...]
    is_person: bool = False


def two_spellings(texts: list[Text], language: str, names: Iterable[Spellings]) -> Iterator[Problem]:
    """Bad: «Юн Сок Ёль» and «Юн Сук Ёль». Good: «Токаев», «Токаевым» and «Касым-Жомарт Токаев»."""
    whole = "\n".join(paragraph for text in texts for paragraph in text.paragraphs).casefold()
    for name in names:
        for other in name.others:
            pair = contrast(name.usual, other, language, is_person=name.is_person)
            if pair and pair.is_worth_a_look(whole) and pair.usual.search(whole):
                yield from _uses_of(pair, texts, name.usual)


def _uses_of(pair, texts, usual):
    """What the usual spelling explains as well, by its grammar, is no other spelling."""
    for text in texts:
        for paragraph, match in text.matches(pair.other):
            if not pair.usual.match(paragraph, match.start()):
                yield text.problem(TWO_SPELLINGS, match.group(), usual=usual)


@dataclass(frozen=True)
class Contrast:
    """How to tell two spellings apart in a running text."""

    usual: re.Pattern
    other: re.Pattern
    hints: tuple[str, ...]

    def is_worth_a_look(self, whole: str) -> bool:
        """A plain look for a part that only the other spelling has costs less than a pattern."""
        return any(hint in whole for hint in self.hints)


@lru_cache(maxsize=8192)
def contrast(usual: str, other: str, language: str, *, is_person: bool = False) -> Contrast | None:
    """None unless `other` is the same name in other letters, rather than another form or another name."""
    own, foreign = (_stems(one, language) for one in (usual, other))
    if not _are_alternatives(own, foreign, language):
        return None
    own_part = [word for word, one in zip(usual.split(), own, strict=True) if one not in foreign]
    other_part = [word for word, one in zip(other.split(), foreign, strict=True) if one not in own]
    is_told_by_part = is_person and len(own) == len(foreign)
    return Contrast(
        usual=_pattern([usual, *(_telling(own_part, language) if is_told_by_part else ())], language),
        other=_pattern([other, *(_telling(other_part, language) if is_told_by_part else ())], language),
        hints=tuple(stem(word, language).casefold() for word in other_part or other.split()),
    )


def _telling(words, language):
    return [word for word in words if len(word) >= TELLING[language]]


def _pattern(phrases, language):
    alternatives = "|".join(r"[ \u00a0]".join(form(word, language) for word in one.split()) for one in phrases)
    return re.compile(f"{WORD_START}(?:{alternatives}){WORD_END[language]}", re.IGNORECASE)


def form(word: str, language: str) -> str:
    """A pattern of the word with whatever its grammar may put after it."""
    letters = fixed_part(word, language)
    last = stem(word, language)[len(letters) :]
    return re.escape(letters) + VOICED.get(last, "") + ENDINGS[language]


def fixed_part(word: str, language: str) -> str:
    """What no ending changes."""
    letters = stem(word, language)
    return letters[:-1] if language == Language.KK and letters[-1:] in VOICED else letters


def name_pattern(names: Iterable[str], language: str) -> re.Pattern:
    """Any of the names, in any grammatical form."""
    return _pattern(sorted(names, key=len, reverse=True), language)


def stem(word: str, language: str) -> str:
    """What all cases of the word have in common; Russian words alone lose letters when they decline."""
    if language != Language.RU:
        return word
    if len(word) <= SHORT:
        return word.rstrip("ьй")
    shortened = RUSSIAN_TAIL.sub("", word)
    return shortened if len(shortened) >= SHORT else word[:-1]


def _stems(name, language):
    return [stem(word, language).casefold() for word in name.split()]


def _are_alternatives(own, foreign, language):
    if own == foreign:
        return False
    most_apart = MOST_LETTERS_APART[language]
    if len(own) == len(foreign):
        pairs = list(zip(own, foreign, strict=True))
        return all(_alike(*pair) >= ALIKE_WORDS and _apart(*pair) <= most_apart for pair in pairs)
    joined, other_joined = ("".join(words).replace("-", "") for words in (own, foreign))
    return _apart(joined, other_joined) <= most_apart and _alike(joined, other_joined) >= ALIKE_NAMES


def _apart(one, another):
    return abs(len(one) - len(another))


def _alike(one, another):
    return SequenceMatcher(None, one, another, autojunk=False).ratio()
