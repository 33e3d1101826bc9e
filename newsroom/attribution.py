"""How a text reached the desk: who wrote, reported, first published, translated and published it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from newsroom.models import AttributionStep, SourceText
from newsroom.reading import Shelf, Shown
from people.curation.basis import Basis
from people.curation.models import Curated


@dataclass(frozen=True)
class Step:
    """One link of the chain; without a party the source names nobody. `basis` is empty where the text says so."""

    label: str
    party: Shown | None
    basis: str = ""


@dataclass(frozen=True)
class Attribution:
    """A source text with the steps that it went through."""

    text: SourceText
    shown: Shown
    steps: list[Step]
    outlet: Shown | None
    author: Shown | None
    photographer: Shown | None

    @property
    def photo_credit(self) -> str:
        return self.shown.edition.data.get("photo_credit", "")


def attribution_of(source: SourceText | None, chain: list[AttributionStep], shelf: Shelf) -> Attribution | None:
    """Nothing until the source is public; a step whose party is not public is left out."""
    shown = shelf.shown(source)
    if shown is None:
        return None
    steps = [_step(one, shelf) for one in chain if not party_of(one) or shelf.shown(party_of(one))]
    named = [party for one in chain if (party := party_of(one))]
    steps += _beyond(source, shown, named, shelf)
    parties = (shelf.shown(party) for party in (source.outlet, source.author, source.photographer))
    return Attribution(source, shown, steps, *parties)


def parties_of(source: SourceText, chain: list[AttributionStep]) -> list[Curated | None]:
    """Everybody whom the attribution may name."""
    return [source.outlet, source.author, source.translator, source.photographer, *map(party_of, chain)]


def party_of(step: AttributionStep) -> Curated | None:
    return step.official or step.organisation


def _step(step, shelf):
    return Step(step.get_role_display(), shelf.shown(party_of(step)), _unless_stated(step.basis))


def _beyond(source, shown, named, shelf):
    """What the source says of its author, translator and outlet where the chain is silent."""
    rows = [
        (_("Author"), source.author, None, ""),
        (_("Translator"), source.translator, None, ""),
        (_("Published by"), source.outlet, shown, source.outlet_basis),
    ]
    for label, party, instead, basis in rows:
        if party not in named and (seen := shelf.shown(party) or instead):
            yield Step(label, seen, _unless_stated(basis))


def _unless_stated(basis):
    return Basis(basis).label if basis and basis != Basis.TEXT else ""
