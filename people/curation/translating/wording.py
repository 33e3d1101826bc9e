"""Words of a text as comparisons of segments count them: numbers whole, punctuation apart, ё as е."""

import re
from unicodedata import normalize

GROUPS = re.compile(r"(?<=\d)[ \u00a0\u202f\u2009](?=\d{3}(?!\d))")
# A number keeps its decimals; a word keeps what joins its parts.
WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:[-'’][^\W\d_]+)*")
BEGINNING = re.compile(r"(?:^|[.!?…:]\s+|[«“\"„‘(]|[.!?…:,]\s*[—–-]\s*)\W*$")


def written_words(text: str) -> list[str]:
    """The words in their letters; digits in groups are one number."""
    return [match[0] for match in WORD.finditer(readable(text))]


def words_of(text: str) -> list[str]:
    """The words without letter case."""
    return WORD.findall(readable(text).lower())


def readable(text: str) -> str:
    text = normalize("NFC", text).replace("ё", "е").replace("Ё", "Е").replace("\u00ad", "").replace("’", "'")
    return GROUPS.sub("", text)


def inner_words(text: str) -> list[str]:
    """The words but those that begin a sentence or a quotation, where everything is written large."""
    text = readable(text)
    return [match[0] for match in WORD.finditer(text) if not BEGINNING.search(text[: match.start()][-40:] or "")]
