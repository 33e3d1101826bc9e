"""Whether translations say what their sources say: what the floors above find in them, and what of it is open."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from .house import Problem
from .models import Curated, Finding, LanguageState
from .translating.library import Library
from .translating.units import Worksheet, sheet_of

# So many are told in a refusal; the findings of the record list all.
NUM_TOLD = 3


@dataclass(frozen=True)
class Rule:
    """`prepare` reads what it needs of many records at once, `problems` then reads one sheet with that, by unit."""

    prepare: Callable[[list[Curated]], Mapping[Curated, object]]
    problems: Callable[[Worksheet, object], Mapping[str, list[Problem]]]


RULES: list[Rule] = []


def register(rule: Rule) -> None:
    """Called by the floors above when they start."""
    if rule not in RULES:
        RULES.append(rule)


Translation = tuple[Curated, str]


def problems_in(
    translations: Iterable[Translation], *, library: Library | None = None
) -> dict[Translation, list[Problem]]:
    """What the rules find in each, in as many queries for many as for one; none for texts in their source language."""
    translations = [(record, language) for record, language in translations if language != record.source_language]
    if not translations:
        return {}
    records = list({record: None for record, _language in translations})
    library = library or Library(records)
    found = {translation: [] for translation in translations}
    for rule in RULES:
        prepared = rule.prepare(records)
        for record, language in translations:
            sheet = sheet_of(library.of(record), language, record)
            by_unit = rule.problems(sheet, prepared[record])
            found[record, language] += {one.key: one for lost in by_unit.values() for one in lost}.values()
    return found


def open_problems_in(
    translations: Iterable[Translation], *, library: Library | None = None
) -> dict[Translation, list[Problem]]:
    """Those that nobody has waived; a waiver holds for as long as both texts say what they said then."""
    found = problems_in(translations, library=library)
    found = {translation: problems for translation, problems in found.items() if problems}
    is_waived = _waivers(record for record, _language in found)
    return {
        (record, language): [one for one in problems if not is_waived(record, one)]
        for (record, language), problems in found.items()
    }


def open_problems_by_unit(sheet: Worksheet) -> dict[str, list[Problem]]:
    """The same for one sheet, by the key of the unit; units without a problem are left out."""
    found = defaultdict(list)
    for rule in RULES:
        for key, problems in rule.problems(sheet, rule.prepare([sheet.record])[sheet.record]).items():
            found[key] += problems
    is_waived = _waivers([sheet.record] if found else [])
    still = {key: [one for one in problems if not is_waived(sheet.record, one)] for key, problems in found.items()}
    return {key: problems for key, problems in still.items() if problems}


def _waivers(records):
    """Asks once for all of them."""
    records = list(records)
    rows = Finding.objects.about_any(records).exclude(waived_at=None) if records else []
    waived = {
        (one.content_type_id, one.object_id, one.language, one.field, one.code, one.excerpt): one.details
        for one in rows
    }
    return lambda record, problem: waived.get((*_key(record), *problem.key)) == problem.details


def _key(record):
    return ContentType.objects.get_for_model(record).pk, record.pk


def reasons_not_to_release(state: LanguageState, problems: list[Problem]) -> Iterator[ValidationError]:
    """One sentence for all of them, which leads to the findings of the record."""
    if not problems:
        return
    yield ValidationError(
        _(
            "The %(language)s text of “%(checked)s” does not say all that its source says (%(count)s): %(words)s. "
            "Mend the text, or waive the finding with a note."
        ),
        code="parity-missed",
        params={
            "language": state.get_language_display(),
            "checked": state.record,
            "count": len(problems),
            "words": "; ".join(f"{one.code.title}: {one.excerpt}" for one in problems[:NUM_TOLD]),
        },
    )
