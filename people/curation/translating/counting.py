"""How much there is to do to each translation of a record, counted as soon as anything about it changes."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Count, Q

from ..languages import Language
from ..models import Curated, LanguageState
from .library import Library, RecordTexts
from .severity import Severity
from .units import sheet_of

Freshness, Urgency = LanguageState.Freshness, LanguageState.Urgency
BATCH = 100
BEHIND = {Freshness.WORDING, Freshness.FACTS}
COUNTED = ["num_words_to_do", "num_missing", "num_typography", "num_wording", "num_facts", "waits_for", "urgency"]


def note_counts(texts: RecordTexts, freshness: dict[str, str]) -> None:
    """One query for all languages, and none where every count stays as it was."""
    LanguageState.objects.bulk_update(counted_anew(texts, freshness), COUNTED)


def counted_anew(texts: RecordTexts, freshness: dict[str, str]) -> list[LanguageState]:
    """The states whose counts changed, with the new ones; nothing is written."""
    changed = []
    for state in texts.states.values():
        counts = counts_of(texts, state.language, freshness)
        if counts != {name: getattr(state, name) for name in COUNTED}:
            for name, value in counts.items():
                setattr(state, name, value)
            changed.append(state)
    return changed


def counts_of(texts: RecordTexts, language: str, freshness: dict[str, str]) -> dict[str, int | str]:
    """`freshness` is that of all languages, as it is about to be written."""
    sheet = sheet_of(texts, language, texts.record)
    severities = Counter(unit.severity for unit in sheet.units if unit.targets)
    source = sheet.source_language
    is_in_between = bool(source and texts.sources[source])
    return {
        "num_words_to_do": sheet.words_to_do,
        "num_missing": sum(not unit.targets for unit in sheet.units),
        "num_typography": severities[Severity.TYPOGRAPHY],
        "num_wording": severities[Severity.WORDING],
        "num_facts": severities[Severity.FACTS],
        "waits_for": source if is_in_between and freshness[source] in BEHIND else "",
        "urgency": urgency_of(texts, language, freshness[language], sheet.words_to_do),
    }


def urgency_of(texts: RecordTexts, language: str, freshness: str, words_to_do: int) -> Urgency:
    kept, source = texts.kept(language), texts.source_of(language)
    if freshness == Freshness.FACTS and kept.edition_number:
        return Urgency.FACTS
    if source and source.edition_number and not kept.segments:
        return Urgency.MISSING
    if freshness in BEHIND:
        return Urgency.BEHIND
    if words_to_do:
        return Urgency.UNFINISHED
    return Urgency.TYPOGRAPHY if freshness == Freshness.TYPOGRAPHY else Urgency.NOTHING


def count_all(*, again: bool = False, tell: Callable[[str], object]) -> int:
    """Records that were not counted yet, or all of them; tells of every batch, and what was counted stays counted."""
    return sum(_count_kind(model, again, tell) for model in apps.get_models() if issubclass(model, Curated))


def _count_kind(model, again, tell):
    num_records = 0
    for pks in _batches(model, again=again):
        count_records(model, pks)
        num_records += len(pks)
        tell(f"{model._meta.verbose_name_plural}: {num_records}")
    return num_records


def _batches(model, *, again) -> Iterator[list[int]]:
    counted = Count("states", filter=Q(states__num_words_to_do__isnull=False))
    records = model._base_manager.order_by("pk")
    if not again:
        records = records.alias(num_counted=counted).filter(num_counted__lt=len(Language))
    pks = list(records.values_list("pk", flat=True))
    yield from (pks[start : start + BATCH] for start in range(0, len(pks), BATCH))


@transaction.atomic
def count_records(model: type[Curated], pks: Iterable[int]) -> None:
    """As their freshness is known; a language without a state gets an empty one, so that it can be counted."""
    records = list(model._base_manager.select_for_update(no_key=True).filter(pk__in=pks).order_by("pk"))
    kind = ContentType.objects.get_for_model(model)
    states = (
        LanguageState(content_type=kind, object_id=record.pk, language=language)
        for record in records
        for language in Language.values
    )
    LanguageState.objects.bulk_create(states, ignore_conflicts=True)
    changed = [
        state
        for texts in Library(records)
        for state in counted_anew(texts, {one.language: one.freshness for one in texts.states.values()})
    ]
    LanguageState.objects.bulk_update(changed, COUNTED)
