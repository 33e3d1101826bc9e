"""Kazakh by stripping suffixes: case, then possession, then number, each in harmony with the vowels before it."""

import re
from functools import lru_cache

_EMPTY_WORDS = """
және мен пен бен да де та те үшін туралы бойынша сол бұл осы
"""
EMPTY_WORDS = frozenset(_EMPTY_WORDS.split())
BACK, FRONT = set("аоұыя"), set("әеөүіэ")
VOWELS = BACK | FRONT | set("иую")
VOICELESS = set("пткқсшщфхцчһбвгд")
# After which sounds a suffix may stand; у and й end syllables and count as both vowel and consonant.
AFTER_VOWEL, AFTER_VOICED, AFTER_VOICELESS = VOWELS | {"й"}, set("мнңлрзжйу"), VOICELESS
ANYWHERE = AFTER_VOWEL | AFTER_VOICED | AFTER_VOICELESS | {"ғ", "ь"}
AFTER_POSSESSION = set("ыімң")

CASES = [
    ("ндағы ндегі", set("ыі")),
    ("дағы дегі", AFTER_VOWEL | AFTER_VOICED),
    ("тағы тегі", AFTER_VOICELESS),
    ("ның нің", AFTER_VOWEL | set("мнң")),
    ("дың дің", AFTER_VOICED),
    ("тың тің", AFTER_VOICELESS),
    ("нан нен", AFTER_VOWEL | set("мнң")),
    ("нда нде", set("ыі")),
    ("дан ден", AFTER_VOWEL | AFTER_VOICED),
    ("тан тен", AFTER_VOICELESS),
    ("мен", AFTER_VOWEL | AFTER_VOICED),
    ("бен", set("зжмнң")),
    ("пен", AFTER_VOICELESS),
    ("ны ні", AFTER_VOWEL),
    ("ды ді", AFTER_VOICED),
    ("ты ті", AFTER_VOICELESS),
    ("да де", AFTER_VOWEL | AFTER_VOICED),
    ("та те", AFTER_VOICELESS),
    ("ға ге", AFTER_VOWEL | AFTER_VOICED),
    ("қа ке", AFTER_VOICELESS),
    ("на не", set("ыі")),
    ("н", set("ыі")),
    ("а е", set("мң")),
]
POSSESSIONS = [
    ("ымыз іміз ыңыз іңіз", ANYWHERE - VOWELS | {"у"}),
    ("мыз міз ңыз ңіз", AFTER_VOWEL),
    ("сы сі", AFTER_VOWEL),
    ("ым ім ың ің", ANYWHERE - VOWELS | {"у"}),
    ("м ң", AFTER_VOWEL),
    ("ы і", ANYWHERE - VOWELS | {"у"}),
]
NUMBERS = [
    ("лар лер", AFTER_VOWEL | {"р", "у"}),
    ("дар дер", AFTER_VOICED),
    ("тар тер", AFTER_VOICELESS),
]


def _layer(rows):
    suffixes = [(suffix, after) for together, after in rows for suffix in together.split()]
    return sorted(suffixes, key=lambda pair: -len(pair[0]))


LAYERS = [_layer(rows) for rows in (CASES, POSSESSIONS, NUMBERS)]
INVARIABLE = {"мен", "бен", "пен"}
HARDENED = {"б": "п", "ғ": "қ", "г": "к"}
CLUSTER = re.compile(r"[бвгғджзйкқлмнңпрст][бвгғджзкқлмнңпрст]$")


@lru_cache(maxsize=20_000)
def keys(word: str) -> frozenset[str]:
    """The word and what may be left of it after each suffix: two forms of one word meet on their way to the stem."""
    found = {word}
    for layer in LAYERS:
        found |= {rest for one in found for rest in _without_suffix(one, layer)}
    return frozenset(found | {stem for rest in found - {word} for stem in _restored(rest)})


def _without_suffix(word, layer):
    for suffix, after in layer:
        rest = word.removesuffix(suffix)
        if rest != word and _may_end(rest) and rest[-1] in after and _agree(rest, suffix):
            yield rest


@lru_cache(maxsize=5_000)
def plain_keys(word: str) -> frozenset[str]:
    """The word and its singular: what a wording that one looks for in all its forms must have in common with them."""
    return frozenset([word, *_without_suffix(word, LAYERS[2])])


def _may_end(rest):
    return len(rest) >= 2 and any(letter in VOWELS for letter in rest)


def _agree(rest, suffix):
    """Vowel harmony; и, у and ю go with either, and so do surnames: Тоқаевтың, but Әбдіровтің."""
    if suffix in INVARIABLE or not set(suffix) & (BACK | FRONT) or rest.endswith(("ев", "ов", "ин")):
        return True
    heard = _heard(rest)
    return not heard or (heard in BACK) == bool(set(suffix) & BACK)


def _heard(rest):
    """The vowel that suffixes follow; к and г at the end are heard before it, as in банкі."""
    if rest[-1] in "кг":
        return "е"
    last = next((letter for letter in reversed(rest) if letter in VOWELS), "")
    return last if last in BACK | FRONT else ""


def _restored(rest):
    """Stems as they sound without their suffix: серіктестіг(і) is серіктестік, халқ(ы) is халық."""
    hard = rest[:-1] + HARDENED.get(rest[-1], rest[-1])
    if hard != rest:
        yield hard
    if CLUSTER.search(hard):
        yield f"{hard[:-1]}{'і' if _heard(hard) in FRONT else 'ы'}{hard[-1]}"
