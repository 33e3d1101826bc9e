"""The languages of synthetic records at every stage, with the editions and the history that led there."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from random import Random

from django.contrib.contenttypes.models import ContentType
from django.db.models import prefetch_related_objects

from people.curation.languages import Language
from people.curation.models import Edition, LanguageState, Transition

Status, Freshness, Verb = LanguageState.Status, LanguageState.Freshness, Transition.Verb
BATCH = 1000
# Of a hundred texts of stories so many come so far; what comes to none of these is published.
UNPUBLISHED = {Status.DRAFT: 8, Status.IN_REVIEW: 4, Status.APPROVED: 2, Status.EMPTY: 3, Status.WITHDRAWN: 2}
CORRECTED, SCHEDULED, BEHIND = 0.06, 0.02, 0.15
WAY = [Verb.EDIT, Verb.SUBMIT, Verb.APPROVE, Verb.PUBLISH, Verb.WITHDRAW]
STEPS = {Status.EMPTY: 0, Status.DRAFT: 1, Status.IN_REVIEW: 2, Status.APPROVED: 3, Status.PUBLISHED: 4}
STATUSES = [Status.EMPTY, Status.DRAFT, Status.IN_REVIEW, Status.APPROVED, Status.PUBLISHED, Status.WITHDRAWN]
NOTES = {
    "ru": "Исправлена дата.",
    "kk": "Күні түзетілді.",
    "ko": "날짜를 바로잡았습니다.",
    "en": "The date was corrected.",
}
NOTICES = {"ru": "Текст снят.", "kk": "Мәтін алынды.", "ko": "기사를 내렸습니다.", "en": "The text was withdrawn."}


class Desk:
    """Carries records to their stage; `writers` are who wrote them, nobody where there is no staff."""

    def __init__(self, random: Random, now: datetime, writers: Iterable = ()):
        self.random, self.now, self.writers = random, now, list(writers) or [None]

    def publish(self, records: list, moments: list[datetime]) -> list[Edition]:
        """All four languages of each record, public from its moment."""
        return self._carry(records, moments, lambda: Status.PUBLISHED)

    def carry(self, records: list, moments: list[datetime]) -> list[Edition]:
        """Each language of each record as far as chance will have it."""
        stages = [*UNPUBLISHED, Status.PUBLISHED]
        weights = [*UNPUBLISHED.values(), 100 - sum(UNPUBLISHED.values())]
        return self._carry(records, moments, lambda: self.random.choices(stages, weights)[0])

    def _carry(self, records, moments, stage):
        model = type(records[0])
        kind = ContentType.objects.get_for_model(model)
        prefetch_related_objects(records, *(part.relation for part in model.edition_parts.values()))
        states, originals, translations = [], [], []
        for record, moment in zip(records, moments, strict=True):
            for language in Language.values:
                state = self._state(record, kind, language, stage(), moment)
                states.append(state)
                editions = self._editions(state, record, moment)
                (originals if language == record.source_language else translations).extend(editions)
        LanguageState.objects.bulk_create(states, BATCH)
        Transition.objects.bulk_create((move for state in states for move in moves(state)), BATCH)
        Edition.objects.bulk_create(originals, BATCH)
        by_record = {edition.object_id: edition for edition in originals}
        for edition in translations:
            edition.source_edition = by_record.get(edition.object_id)
        Edition.objects.bulk_create(translations, BATCH)
        return originals + translations

    def _state(self, record, kind, language, status, moment):
        is_behind = language != record.source_language and self.random.random() < BEHIND
        state = LanguageState(
            content_type=kind,
            object_id=record.pk,
            language=language,
            status=status,
            freshness=self.random.choice([Freshness.WORDING, Freshness.FACTS]) if is_behind else Freshness.FRESH,
            edited_by=self.random.choice(self.writers),
            edited_at=moment - timedelta(hours=self.random.randint(2, 60)),
            returned_at=moment if status == Status.DRAFT and self.random.random() < 0.3 else None,
        )
        if status != Status.EMPTY and language != record.source_language:
            state.translator = state.edited_by
        return state

    def _editions(self, state, record, moment):
        if state.status not in (Status.PUBLISHED, Status.WITHDRAWN):
            return
        about = {
            "content_type": state.content_type,
            "object_id": state.object_id,
            "language": state.language,
            "first_public_at": moment,
            **record.texts_in(state.language),
        }
        first = Edition(**about, number=1, current_from=moment)
        yield first
        if state.status == Status.WITHDRAWN:
            first.withdrawn_at = moment + timedelta(days=5)
            first.withdrawal_notice = NOTICES[state.language]
        elif self.random.random() < CORRECTED:
            first.superseded_at = moment + timedelta(days=3)
            yield Edition(**about, number=2, current_from=first.superseded_at, note=NOTES[state.language])
        elif self.random.random() < SCHEDULED:
            first.superseded_at = self.now + timedelta(hours=self.random.randint(1, 700))
            yield Edition(**about, number=2, current_from=first.superseded_at)


def moves(state: LanguageState) -> Iterable[Transition]:
    """How the language came to where it is."""
    steps = STEPS.get(state.status, len(WAY))
    for number, verb in enumerate(WAY[:steps], start=1):
        yield Transition(
            content_type=state.content_type,
            object_id=state.object_id,
            language=state.language,
            sequence=number,
            verb=verb,
            from_status=STATUSES[number - 1],
            to_status=STATUSES[number],
            by=state.edited_by,
            by_name=state.edited_by.username if state.edited_by else "",
            at=state.edited_at + timedelta(minutes=number),
        )
