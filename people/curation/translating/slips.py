"""Whether a changed word was a slip of the keyboard, so that nothing was said before that is not said now."""

from functools import cache

from ..languages import Language

# In a shorter word two letters make another word.
SHORTEST, LONG = 5, 9
# What stands at the end of a word is its form, and a changed form says something else.
ENDING = 3
# Where a dictionary tells whether a word exists.
DICTIONARIES = frozenset({Language.RU})
# One of each stands after a vowel, the other after a consonant, so that exchanging them says nothing else.
PARTICLES = [set(pair) for pair in ("을를", "은는", "이가", "과와")]
MISSPELT = {
    "역활": "역할",
    "몇일": "며칠",
    "됬": "됐",
    "희안": "희한",
    "댓가": "대가",
    "촛점": "초점",
    "싯점": "시점",
    "컨텐츠": "콘텐츠",
    "메세지": "메시지",
    "리더쉽": "리더십",
    "파트너쉽": "파트너십",
}


def is_slip(old: str, new: str, language: str) -> bool:
    """One letter of a long word, or two of a very long one, where one of both is no word at all."""
    if is_same_spelling(old, new) or (language == Language.KO and _is_korean_slip(old, new)):
        return True
    if " " in old or " " in new or not (old.isalpha() and new.isalpha()) or min(len(old), len(new)) < SHORTEST:
        return False
    if old[0].isupper():
        return False
    old, new = old.lower(), new.lower()
    if not 0 < distance(old, new) <= (2 if len(new) >= LONG else 1):
        return False
    if language in DICTIONARIES:
        return _is_russian(old) != _is_russian(new)
    return _differ_inside(old, new)


def is_same_spelling(old: str, new: str) -> bool:
    """Whether only spaces, hyphens and letter case differ."""
    return old.replace(" ", "").replace("-", "").lower() == new.replace(" ", "").replace("-", "").lower()


def _is_korean_slip(old, new):
    """A particle that does not fit the syllable before it, or a word that is often misspelt."""
    if old[:-1] == new[:-1] and {old[-1:], new[-1:]} in PARTICLES:
        return True
    for wrong, right in MISSPELT.items():
        old, new = old.replace(wrong, right), new.replace(wrong, right)
    return old == new


@cache
def _dictionary():
    import pymorphy3  # 25 MB, for those who edit

    return pymorphy3.MorphAnalyzer(lang="ru")


def _is_russian(word):
    return _dictionary().word_is_known(word)


def _differ_inside(old, new):
    """Where no dictionary helps: letters at the beginning and in the ending are those of another word or form."""
    if min(len(old), len(new)) >= SHORTEST + 2 and sorted(old) == sorted(new):
        return True
    shared = next((at for at, pair in enumerate(zip(old, new, strict=False)) if pair[0] != pair[1]), 0)
    same_end = next((at for at, pair in enumerate(zip(old[::-1], new[::-1], strict=False)) if pair[0] != pair[1]), 0)
    return min(len(old), len(new)) >= SHORTEST + 2 and shared >= 1 and same_end >= ENDING


def distance(one: str, another: str) -> int:
    """How many letters were left out, added, exchanged, or swapped with their neighbour."""
    before, last = [], list(range(len(another) + 1))
    for i, letter in enumerate(one, start=1):
        row = [i]
        for j, other in enumerate(another, start=1):
            cost = min(last[j] + 1, row[-1] + 1, last[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == another[j - 2] and one[i - 2] == other:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before, last = last, row
    return last[-1]
