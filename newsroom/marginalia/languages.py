"""Words of another language within a text, so that they are read out in their own sounds.

Only what is certain counts: Hangul is Korean, and three Latin words or more with an English particle are English.
"""

import re
from collections.abc import Iterator

from people.curation.languages import Language

from .blocks import Block

HANGUL = re.compile(r"[가-힣]+(?:[ ·][가-힣]+)*")
LATIN = re.compile(r"[A-Za-z][A-Za-z0-9’'&-]*(?:[,:]?[ \u00a0][A-Za-z0-9’'&-]+){2,}")
ENGLISH = re.compile(r"\b(?:of|the|and|for|in|on|to|a|an|with|by)\b")


def foreign_words(block: Block, language: str) -> Iterator[tuple[int, int, str]]:
    """Where in the block they begin and end, and their language."""
    if language != Language.KO:
        yield from ((*match.span(), Language.KO.value) for match in HANGUL.finditer(block.text))
    if language != Language.EN:
        for match in LATIN.finditer(block.text):
            if ENGLISH.search(match[0]):
                yield *match.span(), Language.EN.value
