"""What verbs must know about many languages of many records at once, in as many queries as for one."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from functools import cached_property

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db.models import Max, prefetch_related_objects
from django.utils import timezone

from .checking import reasons_to_hold
from .models import Curated, Edition, LanguageState, Transition
from .parity import open_problems_in, reasons_not_to_release
from .translating.library import Library
from .translating.staleness import Pair, stale_pairs

Place = tuple[int, int, str]


def place(row) -> Place:
    """What record and language a state, an edition, a move or a part of a bundle is about."""
    return row.content_type_id, row.object_id, row.language


class Ledger:
    """Editions, moves and shown names of some languages; a verb opens it after its lock.

    `together` are the states that become public at the same moment, so that each may show the names of the others.
    """

    def __init__(self, states: Iterable[LanguageState], *, together: Iterable[LanguageState] = ()):
        self.states = list(states)
        self.together = {place(state): state.record for state in together}
        self.now = timezone.now()
        self._shown_editions, self._held = {}, {}

    def editions(self, state: LanguageState) -> list[Edition]:
        """Every edition of the language by number, without its texts."""
        return self._editions[place(state)]

    def effective(self, state: LanguageState) -> list[Edition]:
        return [edition for edition in self.editions(state) if edition.is_effective]

    def open_edition(self, state: LanguageState) -> Edition | None:
        """The edition that is current or will be: neither superseded nor withdrawn."""
        return next((edition for edition in self.editions(state) if edition.is_open), None)

    def coming(self, state: LanguageState, at: datetime) -> Edition | None:
        """The newest edition, if it has not begun by then."""
        edition = self.open_edition(state)
        return edition if edition and edition.current_from > at else None

    def is_public(self, state: LanguageState, at: datetime) -> bool:
        return any(edition.is_current(at) for edition in self.editions(state))

    def source_edition(self, state: LanguageState) -> Edition | None:
        """The newest edition, scheduled ones included, that a translation is checked against."""
        if not state.made_from:
            return None
        editions = self._editions[state.content_type_id, state.object_id, state.made_from]
        return next((edition for edition in reversed(editions) if edition.is_open), None)

    def source_behind(self, state: LanguageState) -> str:
        """The language that this one is translated from, if it is a translation and itself behind."""
        if not state.made_from or state.made_from == state.record.source_language:
            return ""
        source = self.texts.of(state.record).states.get(state.made_from)
        return state.made_from if source and source.is_behind else ""

    def lost_facts(self, state: LanguageState) -> list[Pair]:
        """What the source states otherwise than this translation was checked against, as it will be published."""
        source = state.made_from
        is_together = (state.content_type_id, state.object_id, source) in self.together
        if not source or not (is_together or state.freshness == LanguageState.Freshness.FACTS):
            return []
        texts = self.texts.of(state.record)
        kept = texts.kept(source)
        if is_together:
            kept = kept.changed(edition_number=kept.edition_number + 1, edition_segments=kept.segments)
        stale = stale_pairs(kept, texts.kept(state.language))
        return [pair for pair, found in stale if found == LanguageState.Freshness.FACTS]

    @cached_property
    def texts(self) -> Library:
        """The kept texts of all these records."""
        return Library(self._records)

    def publication(self, state: LanguageState) -> Transition | None:
        """The move that made the newest edition."""
        return self._publications.get(place(state))

    def sequence(self, state: LanguageState) -> int:
        """The number of the last move of the language."""
        return self._sequences.get(place(state), 0)

    def is_reviewed(self, shown: Curated, language: str, at: datetime) -> bool:
        """Whether a page in the language may show the name of that record at that moment."""
        return self._data(shown, language, at) is not None

    def lacking_captions(self, shown: Curated, language: str, at: datetime) -> list[str]:
        """Captions that some language has and the edition in this one, if there is one, has not."""
        data = self._data(shown, language, at)
        return [] if data is None else list(shown.lacking_captions(data))

    def shown_by(self, state: LanguageState) -> list[Curated]:
        """The records whose names the page of the state's record prints, each once."""
        return self._shown[place(state)]

    def reasons_to_hold(self, state: LanguageState) -> list[ValidationError]:
        """What the house check finds in the text; each text is read once."""
        if place(state) not in self._held:
            self._held[place(state)] = list(reasons_to_hold(state.record, state.language))
        return self._held[place(state)]

    def reasons_not_to_release(self, state: LanguageState) -> list[ValidationError]:
        """What the translation does not say although its source does, as far as nobody has waived it."""
        return list(reasons_not_to_release(state, self._missed.get((state.record, state.language), [])))

    def _data(self, shown, language, at):
        """What the edition would hold beside its title; None where there is no edition."""
        key = (ContentType.objects.get_for_model(shown).pk, shown.pk, language)
        if key in self.together:
            return self.together[key].texts_in(language)["data"]
        if at not in self._shown_editions:
            records = {one for shown in self._shown.values() for one in shown}
            editions = Edition.objects.current(at).about_any(records).order_by()
            rows = editions.values_list("content_type_id", "object_id", "language", "data")
            self._shown_editions[at] = {tuple(about): data for *about, data in rows}
        return self._shown_editions[at].get(key)

    @cached_property
    def _records(self):
        return list({id(state.record): state.record for state in self.states}.values())

    @cached_property
    def _shown(self):
        kinds = defaultdict(list)
        for record in self._records:
            kinds[type(record)].append(record)
        for kind, records in kinds.items():
            prefetch_related_objects(records, *kind.shown_relations)
        shown = {place(state): state.record.shown_records(state.language) for state in self.states}
        return {about: list(dict.fromkeys(records)) for about, records in shown.items()}

    @cached_property
    def _missed(self):
        waiting = [state for state in self.states if state.status in LanguageState.BEFORE_RELEASE and state.made_from]
        if not waiting:
            return {}
        return open_problems_in(((state.record, state.language) for state in waiting), library=self.texts)

    @cached_property
    def _editions(self):
        found = defaultdict(list)
        for edition in Edition.objects.about_any(self._records).without_texts().order_by("number"):
            found[place(edition)].append(edition)
        return found

    @cached_property
    def _publications(self):
        verbs = (Transition.Verb.PUBLISH, Transition.Verb.CORRECT)
        moves = Transition.objects.about_any(self._records).filter(verb__in=verbs).order_by("sequence")
        return {place(move): move for move in moves}

    @cached_property
    def _sequences(self):
        moves = Transition.objects.about_any(self._records).order_by()
        rows = moves.values("content_type_id", "object_id", "language").annotate(last=Max("sequence"))
        return {(row["content_type_id"], row["object_id"], row["language"]): row["last"] for row in rows}
