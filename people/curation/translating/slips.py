"""Whether a changed word was a slip of the keyboard, so that nothing was said before that is not said now."""

from functools import cache

from ..languages import Language

# In a shorter word two letters make another word.
SHORTEST, LONG = 5, 9
# What stands at the end of a word is its form, and a changed form says something else.
ENDING = 3


def is_slip(old: str, new: str, language: str) -> bool:
    """One letter of a long word, or two of a very long one, where one of both is no word at all."""
    if old.replace(" ", "").replace("-", "").lower() == new.replace(" ", "").replace("-", "").lower():
        return True
    if " " in old or " " in new or not (old.isalpha() and new.isalpha()) or min(len(old), len(new)) < SHORTEST:
        return False
    if old[0].isupper():
        return False
    old, new = old.lower(), new.lower()
    if not 0 < distance(old, new) <= (2 if len(new) >= LONG else 1):
        return False
    if language == Language.RU:
        return _is_russian(old) != _is_russian(new)
    return _differ_inside(old, new)


@cache
def _dictionary():
    import pymorphy3  # 25 MB, for those who edit

    return pymorphy3.MorphAnalyzer(lang="ru")


def _is_russian(word):
    return _dictionary().word_is_known(word)


def _differ_inside(old, new):
    """Where no dictionary helps: letters at the beginning and in the ending are those of another word or form."""
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
