"""Russian: a text is indexed under the stems of all forms of its words, so a query needs no dictionary.

The dictionary takes some 25 MB, so it is loaded where a Russian text is published; processes of a server that publish
share the one that was loaded before they parted.
"""

import re
from functools import cache, lru_cache

CYRILLIC = re.compile(r"[Ѐ-ӿ]")
_EMPTY_WORDS = """
а без был была были было в во для до и из или к как ко между на над не о об обо от по под после при про с со у что
"""
EMPTY_WORDS = frozenset(_EMPTY_WORDS.split())
# Endings of nouns and adjectives; ов and ев are none, for they end surnames.
_ENDINGS = """
иями ями ами ыми ими его ого ему ому иях иям ией ым им ом ем ой ей ый ий ая яя ое ее ые ие ую юю ах ях ам ям
ых их ою ею ия ию ии а е и о у ы ь ю я й
"""
ENDINGS = sorted(_ENDINGS.split(), key=len, reverse=True)
VERBS = {"VERB", "INFN", "PRTF", "PRTS", "GRND"}
# Sets the stem of a verb apart from that of a noun, or визит would find what is about a visa.
OF_VERB = "ˇ"
FLEETING = re.compile(r"[ео](?=[бвгджзйклмнпрстфхцчшщ]$)")


def is_cyrillic(word: str) -> bool:
    return bool(CYRILLIC.match(word))


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """The word without its ending: лаврова and лаврову become лавров."""
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 2:
            return word.removesuffix(ending)
    return word


@cache
def _verb_stemmer():
    import snowballstemmer  # loads all its languages, which a worker that never searches can do without

    return snowballstemmer.stemmer("russian")


def load_dictionary() -> None:
    _dictionary()
    _verb_stemmer()


@cache
def _dictionary():
    import pymorphy3  # 25 MB, for those who publish

    # Which reading of a word is the likeliest is never asked.
    return pymorphy3.MorphAnalyzer(lang="ru", probability_estimator_cls=None)


@lru_cache(maxsize=5_000)
def query_keys(word: str) -> frozenset[str]:
    return frozenset([*_ends_of(word), OF_VERB + _verb_stemmer().stemWord(word)])


def _ends_of(word):
    """The word, its stem, and the word without its last vowel: Сарыбая may be an adjective or a name in its case."""
    return {word, stem(word), word[:-1] if len(word) > 4 and word[-1] in "аеиоуыьюяй" else word}


def index_keys(word: str) -> frozenset[str]:
    """The stems of all forms of each word that this may be a form of; what no dictionary knows is taken for a name."""
    # The dictionary would guess what a word that it does not hold may be, which takes it long.
    if not _dictionary().word_is_known(word):
        return query_keys(word)
    known = {_lexeme_of(one): one for one in _dictionary().parse(word) if one.is_known}
    return frozenset(_ends_of(word)).union(*map(_stems_of_forms, known.values()))


@lru_cache(maxsize=5_000)
def forms_of(word: str) -> frozenset[str]:
    """All forms of what this may be a form of; empty for what no dictionary knows."""
    known = (one for one in _dictionary().parse(word) if one.is_known)
    return frozenset(form.word.replace("ё", "е") for one in known for form in one.lexeme)


def _lexeme_of(reading):
    """Two words may share their first form: the envoy and the salting are both посол."""
    return reading.normal_form, reading.tag.POS, reading.tag.animacy, reading.tag.gender


def _stems_of_forms(reading):
    forms = {form.word.replace("ё", "е") for form in reading.lexeme}
    if reading.tag.POS in VERBS:
        return {OF_VERB + _verb_stemmer().stemWord(form) for form in forms}
    return {stem(form) for form in forms}


@lru_cache(maxsize=20_000)
def shown_keys(word: str) -> frozenset[str]:
    """Without the dictionary: a vowel that comes and goes is passed over, for посол and посла are one word."""
    ends = _ends_of(word) | ({word[:-2]} if len(word) > 5 and word.endswith(("ов", "ев")) else set())
    return frozenset(ends | {FLEETING.sub("", one) for one in ends if len(one) > 3})
