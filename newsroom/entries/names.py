"""The names of a person or body: in each language from the edition that readers have there, and as met elsewhere."""

from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType

from newsroom.reading import RECORD, Shelf, Shown
from people.curation.folding import fold
from people.curation.languages import OWN_NAMES, Language
from people.curation.models import Edition
from people.curation.prepared import Prepared
from people.house.roles import is_role
from people.models import NameVariant, Official
from people.models.names import Named

SCRIPTS = {
    Language.RU: NameVariant.Script.CYRILLIC,
    Language.KK: NameVariant.Script.CYRILLIC,
    Language.KO: NameVariant.Script.HANGUL,
    Language.EN: NameVariant.Script.LATIN,
}


VARIANTS = Prepared(
    lambda: (
        NameVariant.objects.filter(**RECORD)
        .only("spelling", "script", "language", "is_as_printed")
        .order_by(*NameVariant._meta.ordering)
    )
)


@dataclass(frozen=True)
class Spelling:
    """A spelling met in print; `lang` names the script as well where the language is usually written in another."""

    words: str
    lang: str


@dataclass(frozen=True)
class Name:
    """A name in one language: the desk's own, and other spellings of it."""

    edition: Edition
    url: str
    is_uncertain: bool
    also: list[Spelling]

    @property
    def language(self) -> str:
        return self.edition.language

    @property
    def short(self) -> str:
        short = self.edition.data.get("short_name", "")
        return short if short != self.edition.title else ""


def names_of(shown: Shown, shelf: Shelf) -> list[Name]:
    """One name for each language in which the record is public, in the order of the site's languages."""
    editions = shelf.editions_of(shown.record)
    here = {code: editions[code] for code in OWN_NAMES if code in editions}
    kind = ContentType.objects.get_for_model(shown.record).pk
    variants = VARIANTS.rows(kind=kind, key=shown.record.pk)
    return [_name(shown, edition, _spellings(shown.record, edition, variants)) for edition in here.values()]


def _name(shown, edition, also):
    url = Shown(shown.record, edition, shown.language).url
    return Name(edition, url, edition.language in shown.record.uncertain_in, also)


def _spellings(record: Named, edition, variants):
    """Spellings of the name itself, in a language that was reviewed: no case forms and no «President so-and-so».

    Where the name is the desk's reconstruction, so are its variants, and they stay with the desk.
    """
    language = edition.language
    if language in record.uncertain_in:
        return []
    known = {fold(edition.title), fold(edition.data.get("short_name", ""))}
    return [
        Spelling(variant.spelling, _tag(variant))
        for variant in variants
        if variant.language == language
        and not variant.is_as_printed
        and fold(variant.spelling) not in known
        and not _names_a_post(variant.spelling, record, language)
    ]


def _names_a_post(spelling, record, language):
    return isinstance(record, Official) and any(is_role(word, language) for word in spelling.split())


def _tag(variant):
    is_usual = SCRIPTS[variant.language] == variant.script
    return variant.language if is_usual else f"{variant.language}-{variant.script}"


def monogram(shown: Shown) -> str:
    """What stands in place of a portrait: the initials in the order of the name, in Korean the family name's letter."""
    words, family = shown.title.split(), shown.edition.data.get("family_name", "")
    if shown.edition.language == Language.KO:
        return (family or words[0])[0]
    others = words[1:]
    second = others[0] if others and family == words[0] else family or (others[-1] if others else "")
    return (words[0][0] + second[:1]).upper()
