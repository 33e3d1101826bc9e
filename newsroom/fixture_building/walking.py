"""Demo staff take every text of the seeds from draft to publication, as people would in the admin."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.utils.dateparse import parse_datetime

from newsroom.importing.entries import Batch, Schedule
from newsroom.importing.kinds import KINDS, is_curated
from newsroom.models import Article, Topic
from newsroom.roles import ROLES
from people.curation.drafting import note_edit, state_of, submit
from people.curation.models import Curated, LanguageState
from people.curation.publishing import correct, publish
from people.curation.reviewing import approve
from people.curation.translating.confirming import confirm_translation
from people.curation.translating.release import latest_source_edition
from people.curation.translating.sources import in_order, sources_of
from people.models import Official, Organisation, Place

from .clock import at

IMPORTED_AT = parse_datetime("2026-09-25T10:00+05:00")
REFERENCE_AT = parse_datetime("2026-09-28T09:00+05:00")
PUBLISHED_AT = {
    Place: REFERENCE_AT,
    Topic: REFERENCE_AT,
    Organisation: REFERENCE_AT + timedelta(hours=1),
    Official: REFERENCE_AT + timedelta(hours=1),
}
EVERYTHING_ELSE_AT = REFERENCE_AT + timedelta(hours=2)
SUBMITTED_BEFORE = timedelta(hours=4)
APPROVED_BEFORE = timedelta(hours=1)

Status = LanguageState.Status


class Staff:
    """One person per role, named after it; only the build's own database ever sees them."""

    def __init__(self):
        self.members = {role: self._engage(role) for role in ROLES}

    def _engage(self, role):
        user = get_user_model().objects.create(username=role, is_staff=True)
        user.groups.add(Group.objects.get(name=role))
        return user

    def writer(self, record: Curated, language: str):
        is_source = language == record.source_language
        return self.members["reporter" if is_source else f"translator-{language}"]

    @property
    def editor(self):
        return self.members["editor"]


@dataclass
class Desk:
    """The staff at work on one batch of imported records."""

    staff: Staff

    def publish_records(self) -> None:
        for model in KINDS:
            if is_curated(model) and model is not Article:
                moment = PUBLISHED_AT.get(model, EVERYTHING_ELSE_AT)
                for record in model._base_manager.order_by("pk"):
                    self.publish_all(record, dict.fromkeys(written_languages(record), moment))

    def publish_articles(self, batch: Batch) -> None:
        for schedule in sorted(batch.schedules, key=lambda schedule: min(schedule.moments.values())):
            article = Article.objects.get(slug=schedule.article.slug)
            swap_words(article, schedule, back=True)
            self.publish_all(article, schedule.moments)
            self.correct(article, schedule)
            self.submit_the_rest(article, schedule)

    def publish_all(self, record: Curated, moments: dict[str, datetime]) -> None:
        """What is translated from comes first, so that each translation knows the edition that it was made from."""
        for language in in_order(sources_of(record, record.states.all())):
            if language in moments:
                state = self.take_to_approval(record, language, moments[language])
                with at(moments[language]):
                    publish(state, by=self.staff.editor)

    def take_to_approval(self, record: Curated, language: str, moment: datetime) -> LanguageState:
        state = state_of(record, language)
        with at(moment - SUBMITTED_BEFORE):
            submit(state, by=self.staff.writer(record, language))
        with at(moment - APPROVED_BEFORE):
            approve(state, by=self.staff.editor)
        return state

    def correct(self, article: Article, schedule: Schedule) -> None:
        swap_words(article, schedule, back=False)
        for language in in_order(sources_of(article, article.states.all())):
            if change := schedule.corrections.get(language):
                with at(schedule.corrected_at - SUBMITTED_BEFORE):
                    note_edit(article, [language], by=self.staff.writer(article, language))
                state = self.take_to_approval(article, language, schedule.corrected_at)
                with at(schedule.corrected_at):
                    correct(state, by=self.staff.editor, note=change.note)

    def submit_the_rest(self, article: Article, schedule: Schedule) -> None:
        """Languages without a moment wait in review, checked against the newest source edition."""
        moment = (schedule.corrected_at or max(schedule.moments.values())) + timedelta(hours=1)
        for language in sorted(set(written_languages(article)) - set(schedule.moments)):
            state = state_of(article, language)
            writer = self.staff.writer(article, language)
            with at(moment):
                if state.is_behind:
                    confirm_translation(state, seen=latest_source_edition(article, language), by=writer)
                submit(state, by=writer)


def written_languages(record: Curated) -> list[str]:
    return list(record.states.exclude(status=Status.EMPTY).values_list("language", flat=True))


def swap_words(article: Article, schedule: Schedule, *, back: bool) -> None:
    """Put the first wording in place of the corrected one, or the other way round."""
    for language, change in schedule.corrections.items():
        old, new = (change.now, change.was) if back else (change.was, change.now)
        for name in article_texts(language):
            setattr(article, name, getattr(article, name).replace(old, new))
    if schedule.corrections:
        article.save()


def article_texts(language: str) -> Iterable[str]:
    return [f"{part}_{language}" for part in ("title", "lead", "body")]
