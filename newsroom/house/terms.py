"""The glossary held against translations: approved wordings that are missing, and wordings that are to be avoided."""

from collections import Counter
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from newsroom.glossary.entries import Entry, entries
from newsroom.glossary.spotting import problems_of, spotted_terms
from people.curation.house import Problem, define
from people.curation.languages import CODES
from people.curation.models import Curated
from people.curation.translating.library import texts_about
from people.curation.translating.units import Worksheet, sheet_of

TERM_MISSING = define(
    "term-missing",
    title=_("approved wording is missing"),
    explanation=_(
        "The source says “%(term)s”, for which the glossary approves “%(wording)s”; the translation does without. "
        "Use the approved wording, or let the glossary know another right one."
    ),
)
TERM_AVOIDED = define(
    "term-avoided",
    title=_("wording to avoid"),
    explanation=_("For “%(term)s” the glossary avoids these words. Write “%(wording)s” instead."),
)


def terms_in_translations(record: Curated) -> Iterator[Problem]:
    """Bad: a translation that never says “state visit”. Good: one that says it once and “the visit” from then on."""
    written = [code for code in CODES if record.text_in(record.edition_title, code)]
    if len(written) < 2:
        return
    glossary, texts = entries(), texts_about(record)
    for language in written:
        sheet = sheet_of(texts, language, record)
        if sheet.source_language:
            yield from _problems_on(sheet, glossary)


def _problems_on(sheet: Worksheet, glossary: tuple[Entry, ...]) -> Iterator[Problem]:
    """A term that most segments lack is missing, and told once; each wording to avoid is told where it stands."""
    met, lacking = Counter(), {}
    units = [unit for unit in sheet.units if unit.sources and unit.targets]
    for unit in units:
        terms = list(spotted_terms(unit.source_text, sheet.source_language, sheet.language, glossary))
        problems = {problem.entry: problem for problem in problems_of(terms, unit.target_text, sheet.language)}
        met.update({term.entry for term in terms} - problems.keys())
        for problem in problems.values():
            if problem.avoided:
                yield _problem(TERM_AVOIDED, sheet, unit, problem, problem.avoided)
            else:
                lacking.setdefault(problem.entry, []).append((unit, problem))
    for entry, places in lacking.items():
        if len(places) > met[entry]:
            yield _problem(TERM_MISSING, sheet, *places[0], entry.approved_in(sheet.source_language))


def _problem(code, sheet, unit, problem, excerpt):
    details = {"term": problem.words, "wording": problem.wording}
    return Problem(code, sheet.language, unit.field.partition("/")[0], excerpt[:200], details)
