"""How long a text takes to read, by the pace of readers of its language."""

from math import ceil

from django.utils.html import strip_tags

from people.curation.languages import Language

# Words in a minute; a Korean word says more, so letters are counted there.
PACE = {Language.RU: 184, Language.KK: 166, Language.KO: 500, Language.EN: 228}


def minutes_to_read(markup: str, language: str) -> int:
    words = strip_tags(markup.replace("<", " <")).split()
    length = sum(map(len, words)) if language == Language.KO else len(words)
    return max(1, ceil(length / PACE[language]))
