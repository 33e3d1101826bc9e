"""The kept texts of many records at once, in as many queries as for one; what is not kept yet is derived."""

from collections import defaultdict
from collections.abc import Iterable
from copy import copy
from functools import cached_property

from django.contrib.contenttypes.models import ContentType
from django.db.models import prefetch_related_objects

from ..languages import Language
from ..models import Curated, Edition, LanguageState, SegmentedText
from .identity import lay_over
from .kept import Check, Kept, digest_of, read
from .laying import check_against, checked_anew, renewed
from .linking import link
from .segments import Segment
from .sources import in_order, sources_of
from .texts import segments_of, texts_in, texts_of, worded


class RecordTexts:
    """One record's texts in all languages, brought up to date with the working copy; nothing is written."""

    def __init__(self, record: Curated, rows: dict[str, Kept], states: list[LanguageState], editions: list[Edition]):
        self.record, self.rows = record, rows
        # Languages whose text was just written, so that their author had the source as it stands before the eyes.
        self.edited: frozenset[str] = frozenset()
        self.states = {state.language: state for state in states}
        self.editions = editions
        self._kept: dict[str, Kept] = {}

    @cached_property
    def sources(self) -> dict[str, str]:
        return sources_of(self.record, self.states.values())

    def source_of(self, language: str) -> Kept | None:
        source = self.sources[language]
        return self.kept(source) if source else None

    def kept(self, language: str) -> Kept:
        """What is kept of the language, as it would stand if it were stored now."""
        if language not in self._kept:
            self._kept[language] = self._up_to_date(language)
        return self._kept[language]

    def put(self, kept: Kept) -> None:
        self._kept[kept.language] = kept

    @property
    def unstored(self) -> list[Kept]:
        return [kept for kept in self._kept.values() if not kept.is_stored]

    def working(self, language: str) -> list[Segment]:
        """The segments of the working copy with the elements around them, gaps among them."""
        kept = self.kept(language)
        laid, _last = lay_over(kept.segments, self._split(texts_in(self.record, language)), last=kept.last_number)
        return laid

    def _up_to_date(self, language):
        source, texts = self.source_of(language), texts_in(self.record, language)
        kept = self.rows.get(language) or self._derived(language, source)
        if source and kept.source_language != source.language:
            kept = checked_anew(kept.changed(checks={}, left_out={}), kept, source)
        if kept.digest != (digest := digest_of(texts)):
            kept = renewed(kept, self._split(texts), digest=digest, source=source)
        return kept

    def _split(self, texts):
        return segments_of(type(self.record), texts)

    def _derived(self, language, source):
        """From the edition that stands, which is older than the working copy; else from the working copy."""
        edition = self.standing(language)
        source_language = source.language if source else ""
        if edition is None and (language in self.edited or not source):
            return Kept(language, source_language=source_language)
        texts = texts_of(edition, type(self.record)) if edition else texts_in(self.record, language)
        laid, last = lay_over([], self._split(texts), last=0)
        segments = worded(laid)
        kept = Kept(language, segments, last, digest_of(texts), source_language=source_language)
        if edition:
            kept = kept.changed(edition_number=edition.number, edition_segments=segments)
        return self._checked_before(kept, edition, source) if source else kept

    def _checked_before(self, kept, edition, source):
        """Whoever made the translation had the source before the eyes that was newest then."""
        then, number = self._source_then(edition, source)
        links, markups = link(then, kept.segments, {}), {one.number: one.markup for one in then}
        checks = {
            target: Check(check_against(numbers, markups, source).pins, number, is_confirmed=edition is not None)
            for target, numbers in links.items()
        }
        covered = {number for check in checks.values() for number in check.pins}
        left_out = {number: markup for number, markup in markups.items() if number not in covered}
        return kept.changed(checks=checks, left_out=left_out)

    def _source_then(self, edition, source):
        """What the translation was checked against last: unless it is behind, that is the newest source edition."""
        older = edition and next((one for one in self.editions if one.pk == edition.source_edition_id), None)
        state = self.states.get(edition.language) if edition else None
        if older and older.language == source.language and state and state.is_behind:
            texts = texts_of(older, type(self.record))
            laid, last = lay_over(source.known_segments, self._split(texts), last=source.last_number)
            self.put(source.changed(last_number=last))
            return worded(laid), older.number
        return source.edition_segments or source.segments, source.edition_number

    def standing(self, language: str) -> Edition | None:
        """The newest edition that stands or is scheduled."""
        return next((one for one in self.editions if one.language == language and one.is_open), None)


class Library:
    """The texts of these records; `write` of `keeping.py` stores what was derived."""

    def __init__(self, records: Iterable[Curated]):
        records = [_own(record) for record in {_key(record): record for record in records}.values()]
        for kind in {type(record) for record in records}:
            relations = [part.relation for part in kind.edition_parts.values()]
            prefetch_related_objects([record for record in records if type(record) is kind], *relations)
        rows, states = self._rows(records), self._states(records)
        partly = [record for record in records if len(rows[_key(record)]) < len(Language)]
        editions = self._editions(partly)
        self._texts = {
            _key(record): RecordTexts(record, rows[_key(record)], states[_key(record)], editions[_key(record)])
            for record in records
        }

    def of(self, record: Curated) -> RecordTexts:
        return self._texts[_key(record)]

    def __iter__(self):
        return iter(self._texts.values())

    def _rows(self, records):
        rows = defaultdict(dict)
        for row in SegmentedText.objects.about_any(records).order_by():
            rows[row.content_type_id, row.object_id][row.language] = read(row)
        return rows

    def _states(self, records):
        states = defaultdict(list)
        for state in LanguageState.objects.about_any(records).order_by():
            states[state.content_type_id, state.object_id].append(state)
        return states

    def _editions(self, records):
        editions = defaultdict(list)
        if records:
            for edition in Edition.objects.about_any(records).defer("folded", "title_key").order_by("-number"):
                editions[edition.content_type_id, edition.object_id].append(edition)
        return editions


def texts_about(record: Curated) -> RecordTexts:
    return Library([record]).of(record)


def _own(record):
    """A copy of a record with texts in rows: what is fetched of them is no business of whoever holds the record."""
    if not record.edition_parts:
        return record
    own = copy(record)
    own._prefetched_objects_cache = {}
    return own


def _key(record):
    return ContentType.objects.get_for_model(record).pk, record.pk


def every_language(texts: RecordTexts) -> list[str]:
    """In the order in which they depend on each other."""
    return in_order(texts.sources)
