"""Whose names may stand in a record, as the register spells them."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Model, prefetch_related_objects

from newsroom.house.stories import SCRIPTS
from newsroom.models import Article, Event, Figure, SignedDocument, Visit
from people.curation.languages import Language
from people.curation.models import Curated
from people.models import Place
from people.models.names import Named

from .names import Known

# Where a record leads to officials, bodies and places.
PEOPLE = {
    Article: ("mentions__official", "mentions__organisation"),
    Event: ("venue", "organisers", "speakers", "performers"),
    Figure: ("said_by", "said_by_organisation"),
    SignedDocument: ("parties__organisation", "parties__signatory"),
    Visit: ("participants__official", "participants__organisation", "host"),
}
PLACES = {
    Article: ("places",),
    Event: ("place",),
    Figure: ("places",),
    SignedDocument: ("parties__country", "place"),
    Visit: ("origin", "destination"),
}


def known_in(records: Iterable[Curated]) -> dict[Curated, tuple[Known, ...]]:
    """The names of each record, in as many queries for many records of a kind as for one."""
    records = list(records)
    fetch_names_of(records)
    return {record: tuple(_known_in(record)) for record in records}


def fetch_names_of(records: Iterable[Curated]) -> None:
    """Whatever `known` reads of whomever the records are linked to."""
    kinds = defaultdict(list)
    for record in records:
        kinds[type(record)].append(record)
    for kind, alike in kinds.items():
        places = PLACES.get(kind, ())
        ways = [*PEOPLE.get(kind, ()), *places, *(f"{path}__country" for path in places)]
        prefetch_related_objects(alike, *(f"{path}__name_variants" for path in ways))


def _known_in(record):
    return map(known, named_by(record))


def named_by(record: Curated) -> list[Named]:
    """Officials, bodies and places that the record is linked to."""
    paths = (*PEOPLE.get(type(record), ()), *PLACES.get(type(record), ()))
    return list({named: None for path in paths for named in _ends_of(path.split("__"), record)})


def _ends_of(path, row):
    if row is None:
        return
    if not path:
        yield row
        return
    related = getattr(row, path[0])
    for one in [related] if related is None or isinstance(related, Model) else related.all():
        yield from _ends_of(path[1:], one)


def known(named: Named) -> Known:
    """What the register says of the name of an official, a body or a place."""
    return Known(
        f"{named._meta.model_name}/{named.slug}",
        {language: tuple(_spellings(named, language)) for language in Language.values},
        {language: named.text_in("family_name", language) for language in Language.values if _is_person(named)},
        stands_for=_country_of_capital(named),
    )


def _is_person(named):
    return "family_name" in named.translated_fields()


def _spellings(named, language):
    fields = [field for field in ("name", "short_name", "official_name") if field in named.translated_fields()]
    yield from filter(None, (named.text_in(field, language) for field in fields))
    for variant in named.name_variants.all():
        if variant.script == SCRIPTS[language] and variant.language in (language, ""):
            yield variant.spelling
    if language == Language.EN and getattr(named, "iso3", ""):
        yield named.iso3


def _country_of_capital(named):
    """“Seoul” may be said for Korea, and Korea where the source says Seoul."""
    country = named.country if isinstance(named, Place) else None
    return known(country) if country and country.capital_id == named.pk else None
