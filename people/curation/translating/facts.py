"""What a text states that must not differ: numbers, dates, names, posts, denials and quoted words."""

import re
from collections import Counter
from dataclasses import dataclass, replace

from ..languages import Language
from .fact_words import DATES_IN, DOWNWARD_IN, KOREAN_NAME, KOREAN_PLACE, NEGATIONS_IN, POSTS_IN, QUANTITIES_IN
from .wording import inner_words, readable, words_of, written_words

NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
QUOTE = re.compile(r"«([^«»]*)»|“([^“”]*)”|„([^„“”]*)[“”]|\"([^\"]*)\"")
# The denial inside a Kazakh verb, with the beginning of a tense after it; nouns end in the same letters.
DENIAL = re.compile(r"^[мбп][ае](?:д[ыі]|й|[ғг][ае]н|с(?:[аетқк]|$)|у|ң|п)")
# A name keeps so many of its letters in whatever case it stands.
STEM = 4


@dataclass(frozen=True)
class Facts:
    """Each kind of fact as a multiset in a fixed order; equal facts compare as equal."""

    numbers: tuple
    words: tuple
    names: tuple
    posts: tuple
    denials: tuple
    quotes: tuple


def facts_of(text: str, language: str) -> Facts:
    plain, lower = readable(text), readable(text).lower()
    return Facts(
        numbers=_bag(_numbers(plain, language)),
        words=_bag(
            stem_of(found[0])
            for found in (*QUANTITIES_IN[language].finditer(lower), *DATES_IN[language].finditer(lower))
        ),
        names=_bag(_names(text, language)),
        posts=_bag(found[0] for found in POSTS_IN[language].finditer(lower)),
        denials=(len(NEGATIONS_IN[language].findall(lower)), len(DOWNWARD_IN[language].findall(lower))),
        quotes=_bag(tuple(words_of(quote)) for quote in quotations(text)),
    )


def states_otherwise(one: str, another: str, language: str) -> bool:
    """Whether two texts differ in their facts; where a name stands in its sentence is none."""
    here, there = facts_of(one, language), facts_of(another, language)
    if here.names != there.names and not (
        _has_new_names(here, another, language) or _has_new_names(there, one, language)
    ):
        here = replace(here, names=there.names)
    return here != there


def _has_new_names(facts, text, language):
    """Names that the other text does not have, not even at the beginning of a sentence."""
    known = dict(_bag(_names(text, language, is_inner=False)))
    return any(num > known.get(name, 0) for name, num in facts.names)


def holds_facts(text: str, language: str) -> bool:
    """Whether a text that came or went states something; a denial alone is none."""
    facts = facts_of(text, language)
    return any((facts.numbers, facts.words, facts.names, facts.posts, facts.quotes))


def quotations(text: str) -> list[str]:
    return [next(filter(None, groups), "") for groups in QUOTE.findall(text)]


def is_negated(one: str, another: str, language: str) -> bool:
    """Whether one of two Kazakh forms of a verb denies what the other says, as қойылды and қойылмады do."""
    if language != Language.KK:
        return False
    one, another = one.lower(), another.lower()
    shared = next((at for at, pair in enumerate(zip(one, another, strict=False)) if pair[0] != pair[1]), 0)
    return shared >= 2 and bool(DENIAL.match(one[shared:])) != bool(DENIAL.match(another[shared:]))


def _bag(found):
    return tuple(sorted(Counter(found).items()))


def _numbers(text, language):
    for number in NUMBER.findall(text):
        if language in (Language.EN, Language.KO):
            number = re.sub(r",(?=\d{3}\b)", "", number)
        yield number


def stem_of(word: str) -> str:
    """Enough of a word to tell it from others in whatever form it stands."""
    word = word.lower()
    return word[: max(STEM, len(word) - 3)] if len(word) > STEM else word


def _names(text, language, *, is_inner=True):
    """What stands at the beginning of a sentence is written large without being a name."""
    if language == Language.KO:
        yield from KOREAN_PLACE.findall(text)
        yield from KOREAN_NAME.findall(text)
        yield from (word for word in written_words(text) if word[0].isascii() and word[0].isupper())
        return
    words = inner_words(text) if is_inner else written_words(text)
    yield from (name_stem(word) for word in words if word[0].isupper() and not word.isupper())
    # An abbreviation is a name wherever it stands.
    yield from (word for word in written_words(text) if len(word) > 1 and word.isupper() and word.isalpha())


def name_stem(word: str) -> str:
    word = word.lower().replace("'s", "")
    return word[:STEM] if len(word) <= STEM + 2 else word[: max(STEM, len(word) - 3)]
