"""How to cite one edition of a text: in words, as BibTeX and as RIS, always by the address that keeps that edition."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from newsroom.reading import Page

HOUSE = "Chancery"
BIBTEX_SPECIAL = re.compile(r"[\\{}&%$#_^~]")
BIBTEX_ESCAPES = {"\\": r"\textbackslash{}", "^": r"\^{}", "~": r"\~{}"}
BABEL_NAMES = {"ru": "russian", "kk": "kazakh", "ko": "korean", "en": "english"}


@dataclass(frozen=True)
class Citation:
    """What a reader needs to name one edition and find it again."""

    title: str
    byline: str
    language: str
    number: int
    day: date
    url: str
    slug: str

    @property
    def key(self) -> str:
        return f"{HOUSE.lower()}-{self.slug}-{self.language}-{self.number}"


def citation_of(page: Page, address: Callable[[str], str]) -> Citation:
    """`address` makes a path absolute."""
    edition = page.edition
    day = timezone.localtime(edition.current_from).date()
    url = address(f"{page.url}editions/{edition.number}/")
    return Citation(
        page.title, page.data.get("byline", ""), edition.language, edition.number, day, url, page.record.slug
    )


def bibtex(citation: Citation) -> str:
    fields = {
        "title": f"{{{_escaped(citation.title)}}}",
        "author": f"{{{_escaped(citation.byline or HOUSE)}}}",
        "organization": HOUSE,
        "date": citation.day.isoformat(),
        "version": str(citation.number),
        "url": citation.url,
        "langid": BABEL_NAMES[citation.language],
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
    return f"@online{{{citation.key},\n{lines}}}\n"


def _escaped(text):
    return BIBTEX_SPECIAL.sub(lambda match: BIBTEX_ESCAPES.get(match[0], f"\\{match[0]}"), text)


def ris(citation: Citation) -> str:
    fields = [
        ("TY", "NEWS"),
        ("TI", citation.title),
        ("AU", citation.byline or HOUSE),
        ("T2", HOUSE),
        ("PB", HOUSE),
        ("DA", citation.day.strftime("%Y/%m/%d")),
        ("PY", str(citation.day.year)),
        ("ET", str(citation.number)),
        ("LA", citation.language),
        ("UR", citation.url),
        ("ID", citation.key),
        ("ER", ""),
    ]
    return "".join(f"{tag}  - {' '.join(value.split())}\r\n" for tag, value in fields)
