"""What a publication, or the end of one, changes in what is kept: the edition that translations are compared with."""

from collections.abc import Iterator
from dataclasses import replace

from ..models import Curated, Edition
from .identity import lay_over
from .keeping import write
from .kept import Kept
from .library import RecordTexts, texts_about
from .severity import Severity, severity
from .sources import translations_of
from .staleness import stale_pairs
from .texts import segments_of, texts_of, worded


def note_edition(texts: RecordTexts, edition: Edition) -> list[str]:
    """The texts that became an edition were reviewed; where they say something else, translations must look again.

    Returns the languages that depend on this one if its facts are not those of the edition before.
    """
    before = texts.kept(edition.language)
    published = _with_edition(before, edition, type(texts.record))
    checks = {number: replace(check, is_confirmed=True) for number, check in published.checks.items()}
    texts.put(published.changed(checks=checks))
    for translation in list(_translations(texts, edition.language)):
        texts.put(_moved_on(texts.kept(edition.language), translation))
    write(texts.record, texts.unstored)
    return translations_of(edition.language, texts.sources) if _changes_facts(before, published) else []


def _changes_facts(before: Kept, published: Kept) -> bool:
    """Whether readers of the edition before knew other facts; of a first edition there are none."""
    if not before.edition_segments:
        return False
    was, now = ({one.number: one.markup for one in kept.edition_segments} for kept in (before, published))
    changes = (severity(was.get(number, ""), now.get(number, ""), before.language) for number in {**was, **now})
    return Severity.FACTS in changes


def note_standing_edition(record: Curated, language: str, *, taken_back: int = 0) -> RecordTexts:
    """Another edition stands now, or none: `taken_back` is one that nobody has read, as if it had never been."""
    texts = texts_about(record)
    kept, standing = texts.kept(language), _standing(record, language)
    texts.put(
        _with_edition(kept, standing, type(record)) if standing else kept.changed(edition_number=0, edition_segments=[])
    )
    for translation in list(_translations(texts, language)) if taken_back else ():
        checks = {
            number: replace(check, moved_on=0) if check.moved_on == taken_back else check
            for number, check in translation.checks.items()
        }
        texts.put(translation.changed(checks=checks))
    write(record, texts.unstored)
    return texts


def _with_edition(kept: Kept, edition: Edition, model: type[Curated]) -> Kept:
    new = segments_of(model, texts_of(edition, model))
    laid, last = lay_over(kept.known_segments, new, last=kept.last_number)
    return kept.changed(edition_number=edition.number, edition_segments=worded(laid), last_number=last)


def _standing(record, language):
    editions = Edition.objects.about(record).in_language(language)
    return editions.filter(superseded_at=None, withdrawn_at=None).first()


def _translations(texts: RecordTexts, language: str) -> Iterator[Kept]:
    for code, source in texts.sources.items():
        if source == language:
            yield texts.kept(code)


def _moved_on(source: Kept, translation: Kept) -> Kept:
    """Remember in which edition a segment first said something else."""
    stale = {
        one.number
        for pair, found in stale_pairs(source, translation)
        if found.rank > Severity.TYPOGRAPHY.rank
        for one in pair.targets
    }
    checks = {
        number: replace(check, moved_on=check.moved_on or source.edition_number) if number in stale else check
        for number, check in translation.checks.items()
    }
    return translation.changed(checks=checks) if checks != translation.checks else translation
