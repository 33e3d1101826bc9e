"""A third language beside source and target: which of its segments say the same."""

from ...translating.laying import known_links
from ...translating.library import RecordTexts
from ...translating.linking import link
from ...translating.segments import Segment
from ...translating.units import Worksheet


def beside_each(texts: RecordTexts, sheet: Worksheet, language: str) -> dict[str, list[Segment]]:
    """For each unit what stands at its place in that language."""
    source, other = texts.kept(sheet.source_language), texts.kept(language)
    known = known_links(other, other.segments, source) if other.source_language == source.language else {}
    links = link(source.segments, other.segments, known)
    laid = {}
    for unit in sheet.units:
        numbers = {one.number for one in unit.sources}
        laid[unit.key] = [one for one in other.segments if numbers & set(links[one.number])]
    return laid
