"""Terms as plain rows, and how their wordings are written down, as in “Assembly (APK)” and “아킴(시장·주지사)”."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from newsroom.models import Term
from people.curation.languages import CODES

IN_BRACKETS = re.compile(r"\s*\(([^)]*)\)")
ALTERNATIVES = re.compile(r"\s*[;·/]\s*")
# As in АНК, CICA, C5+K: what stands in brackets as a short form, rather than as an explanation.
SHORT_FORM = re.compile(r"[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ][\w+-]*[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ0-9]")


class Entry(NamedTuple):
    """One term: its approved wording, further right ones and those to avoid, each by language."""

    pk: int
    slug: str
    approved: tuple[str, ...]
    further: tuple[str, ...]
    avoided: tuple[str, ...]
    note: str = ""
    is_watched: bool = True

    def approved_in(self, language: str) -> str:
        return self.approved[CODES.index(language)]

    def named_in(self, language: str) -> Iterator[str]:
        """What the term is called in a text: the wording and its short form."""
        whole = self.approved_in(language)
        yield IN_BRACKETS.sub("", whole)
        for part in IN_BRACKETS.findall(whole):
            yield from filter(SHORT_FORM.fullmatch, ALTERNATIVES.split(part))

    def accepted_in(self, language: str) -> Iterator[str]:
        """All that shows that a translation has the term: further wordings and explanations in brackets as well."""
        yield from self.named_in(language)
        yield from filter(None, ALTERNATIVES.split(self.further[CODES.index(language)]))
        for part in IN_BRACKETS.findall(self.approved_in(language)):
            yield from ALTERNATIVES.split(part)

    def avoided_in(self, language: str) -> list[str]:
        return list(filter(None, ALTERNATIVES.split(self.avoided[CODES.index(language)])))


def entries() -> tuple[Entry, ...]:
    """The whole glossary, in one query."""
    columns = [f"{name}_{code}" for name in ("wording", "further", "avoid") for code in CODES]
    rows = Term.objects.order_by("pk").values_list("pk", "slug", "note", "is_watched", *columns)
    return tuple(Entry(pk, slug, *_by_language(texts), note, watched) for pk, slug, note, watched, *texts in rows)


def _by_language(texts):
    texts, width = [text or "" for text in texts], len(CODES)
    return (tuple(texts[start : start + width]) for start in range(0, 3 * width, width))
