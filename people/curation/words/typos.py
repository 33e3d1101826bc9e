"""Words that are one letter away from a word: one left out, doubled, exchanged with its neighbour, or another."""

from collections.abc import Iterator

RUSSIAN = "абвгдежзийклмнопрстуфхцчшщъыьэюя"
KAZAKH = RUSSIAN + "әғқңөұүһі"
LATIN = "abcdefghijklmnopqrstuvwxyz"
SHORTEST = 4
FIRST_SYLLABLE, NUM_VOWELS, NUM_FINALS = ord("가"), 21, 28


def one_letter_off(word: str) -> list[str]:
    """All of them, existing or not; none for a word so short that it would become any other."""
    if "가" <= word[0] <= "힣":
        return sorted(set(_other_syllables(word)) | set(_shorter(word) if len(word) > SHORTEST - 1 else ()))
    if len(word) < SHORTEST or word.isdigit():
        return []
    return sorted({*_shorter(word), *_exchanged(word), *_with_another(word, _alphabet(word))} - {word})


def _alphabet(word):
    if word[0].isascii():
        return LATIN
    return KAZAKH if set(word) & set("әғқңөұүһі") else RUSSIAN + "әғқңөұүһі"


def _shorter(word):
    return (word[:place] + word[place + 1 :] for place in range(len(word)))


def _exchanged(word):
    return (word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1))


def _with_another(word, alphabet) -> Iterator[str]:
    for place in range(len(word) + 1):
        for letter in alphabet:
            yield word[:place] + letter + word[place:]
            yield word[:place] + letter + word[place + 1 :]


def _other_syllables(word) -> Iterator[str]:
    """A letter of Korean is a part of a syllable."""
    if len(word) < 2:
        return
    for place, syllable in enumerate(word):
        code = ord(syllable) - FIRST_SYLLABLE
        if not 0 <= code < 19 * NUM_VOWELS * NUM_FINALS:
            continue
        first, rest = divmod(code, NUM_VOWELS * NUM_FINALS)
        vowel, final = divmod(rest, NUM_FINALS)
        others = [(one, vowel, final) for one in range(19)]
        others += [(first, one, final) for one in range(NUM_VOWELS)]
        others += [(first, vowel, one) for one in range(NUM_FINALS)]
        for one in others:
            code = (one[0] * NUM_VOWELS + one[1]) * NUM_FINALS + one[2]
            yield word[:place] + chr(FIRST_SYLLABLE + code) + word[place + 1 :]
