"""Help while translating: for each unit the terms and names that its source holds, and what the memory offers.

The ground floor knows neither glossary nor register; the floors above register what they have to offer.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

from ..memory.recalling import Match, recall
from ..memory.remembering import Direction
from .units import Unit, Worksheet

# Given a worksheet and some of its units: what is offered for each of them, by its key.
Offer = Callable[[Worksheet, Collection[Unit]], Mapping[str, list]]


@dataclass(frozen=True)
class Help:
    """What may be used for one unit; nothing of it is ever put in by itself."""

    terms: tuple[Any, ...] = ()
    names: tuple[Any, ...] = ()
    matches: tuple[Match, ...] = ()

    def __bool__(self):
        return bool(self.terms or self.names or self.matches)


_offers: dict[str, Offer] = {}


def register_help(*, terms: Offer, names: Offer) -> None:
    """Called by the floors above when they start."""
    _offers.update(terms=terms, names=names)


def help_for(sheet: Worksheet, units: Collection[Unit] | None = None) -> dict[str, Help]:
    """Help for every unit that has a source, in the same number of queries however many there are."""
    units = [unit for unit in (sheet.units if units is None else units) if unit.sources]
    if not units:
        return {}
    direction = Direction(sheet.source_language, sheet.language)
    matches = recall({unit.key: unit.source_text for unit in units}, direction, apart_from=sheet.record)
    offered = {name: offer(sheet, units) for name, offer in _offers.items()}
    return {
        unit.key: Help(
            **{name: tuple(found.get(unit.key, ())) for name, found in offered.items()},
            matches=tuple(matches.get(unit.key, ())),
        )
        for unit in units
    }


def help_for_unit(sheet: Worksheet, key: str) -> Help:
    """Help for one unit; none for a key that the worksheet has not."""
    unit = sheet.by_key.get(key)
    return help_for(sheet, [unit]).get(key, Help()) if unit else Help()
