"""Parity of whole translations, unit by unit, as findings of the house check."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from people.curation import parity
from people.curation.house import Problem, define
from people.curation.house.codes import EXCERPT_LENGTH
from people.curation.house.texts import around
from people.curation.languages import Language
from people.curation.translating.units import Unit, Worksheet

from .comparing import misses
from .facts import Kind, Miss
from .names import Known
from .registry import known_in


def _say(details):
    """What one text says and the other does not, in words that fit the sentence of the code."""
    if not details["said"]:
        return {"what": _("Only the translation has “%(words)s”.") % {"words": details["instead"]}}
    if not details["instead"]:
        return {"what": _("The source says “%(words)s”, the translation does not.") % {"words": details["said"]}}
    sentence = _("The source says “%(words)s”, the translation “%(instead)s”.")
    return {"what": sentence % {"words": details["said"], "instead": details["instead"]}}


CODES = {
    Kind.NUMBER: define(
        "parity-number",
        title=gettext_lazy("number that differs from the source"),
        explanation=gettext_lazy(
            "%(what)s Numbers with their units, currencies and percentages must be the same in both."
        ),
        say=_say,
        reopens=True,
    ),
    Kind.DATE: define(
        "parity-date",
        title=gettext_lazy("date that differs from the source"),
        explanation=gettext_lazy("%(what)s Years, months, days and weekdays must be the same in both."),
        say=_say,
        reopens=True,
    ),
    Kind.NAME: define(
        "parity-name",
        title=gettext_lazy("name that the translation leaves out"),
        explanation=gettext_lazy(
            "%(what)s Whom or what the source names, the translation names by any spelling of the register."
        ),
        say=_say,
        reopens=True,
    ),
    Kind.QUOTATION: define(
        "parity-quotation",
        title=gettext_lazy("quotation that differs from the source"),
        explanation=gettext_lazy("%(what)s What is quoted in one text is quoted in the other."),
        say=_say,
        reopens=True,
    ),
}


def misses_of(sheet: Worksheet, names: Iterable[Known] | None = None) -> dict[str, list[Miss]]:
    """What each unit of the sheet has lost of its source, by key; units without a miss are left out."""
    names = known_in([sheet.record])[sheet.record] if names is None else names
    found = {unit.key: _misses_of(unit, sheet, names) for unit in sheet.units if unit.sources and unit.targets}
    return {key: lost for key, lost in found.items() if lost}


def _misses_of(unit, sheet, names):
    """While the source moves on, a translation that says what it was checked against has lost nothing: it is behind."""
    languages = sheet.source_language, sheet.language
    lost = misses(unit.source_text, languages[0], unit.target_text, languages[1], names)
    if lost and unit.then and unit.then != unit.source_text:
        return lost if misses(unit.then, languages[0], unit.target_text, languages[1], names) else []
    return lost


def problems_of(sheet: Worksheet, names: Iterable[Known]) -> dict[str, list[Problem]]:
    """The misses of each unit as the house check tells them; an excerpt is in the language of whoever says it."""
    found = misses_of(sheet, names)
    return {key: [_problem(sheet.by_key[key], sheet, miss) for miss in lost] for key, lost in found.items()}


def _problem(unit: Unit, sheet, miss):
    text, spoken = (unit.source_text, sheet.source_language) if miss.said else (unit.target_text, sheet.language)
    excerpt = around(text, miss.start, miss.end)[:EXCERPT_LENGTH]
    details = {"said": miss.said, "instead": miss.instead, "language": str(Language(spoken))}
    return Problem(CODES[miss.kind], sheet.language, unit.field.partition("/")[0], excerpt, details)


def register_rule() -> None:
    """Called once, when the newsroom starts."""
    parity.register(parity.Rule(known_in, problems_of))
