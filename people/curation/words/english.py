from functools import cache, lru_cache

_EMPTY_WORDS = """
a an and are as at be by for from in is of on or s that the to was were with
"""
EMPTY_WORDS = frozenset(_EMPTY_WORDS.split())


@cache
def _stemmer():
    import snowballstemmer  # loads all its languages, which a worker that never searches can do without

    return snowballstemmer.stemmer("english")


@lru_cache(maxsize=10_000)
def keys(word: str) -> frozenset[str]:
    """The stem; digits and letters of other scripts stay as they are."""
    return frozenset([_stemmer().stemWord(word) if word.isascii() and word.isalpha() else word])
