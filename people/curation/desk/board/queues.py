"""What waits for one person: drafts to finish, texts that came back, texts to review."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.timesince import timesince

from ... import rules
from ...languages import Language
from ...models import Edition, Finding, LanguageState, Remark, Transition
from ..chips import Chip
from ..filters import rows_about_text
from ..rights import may_translate
from .headlines import Headline
from .links import Number

NUM_ROWS = 7


@dataclass(frozen=True)
class Waiting:
    """One language of one record that waits for this person."""

    headline: Headline
    state: LanguageState
    since: datetime | None
    may_translate: bool
    by: str = ""
    words: str = ""

    @property
    def chip(self):
        """Asked for once the headline is filled: a source is not translated."""
        way = self.headline.side_by_side(self.state.language) if self.may_translate else ""
        return Chip(self.state.language, self.state, is_public=self.state.is_public, way=way)

    @property
    def waited(self):
        return timesince(self.since, timezone.now(), depth=1)


@dataclass(frozen=True)
class Queue:
    number: Number
    rows: list[Waiting]


@dataclass(frozen=True)
class Work(Queue):
    """Beside the drafts, what others say about them."""

    answers: Number | None
    findings: Number | None


def my_work(links, headlines) -> Work | None:
    """Drafts that the person wrote last, newest first."""
    user = links.request.user
    if not links.may_open(LanguageState) or not rules.editable_languages(user):
        return None
    drafts = LanguageState.objects.drafts_of(user)
    rows = [waiting(state, headlines, state.edited_at) for state in chosen(drafts.order_by("-edited_at", "-pk"))]
    answered, found = Remark.objects.waiting_for(user).filter(author=user), Finding.objects.open().in_drafts_of(user)
    return Work(
        links.number(drafts.count(), LanguageState, mine="drafts"),
        rows,
        answers=links.number(answered.count(), Remark, queue="answered") if links.may_open(Remark) else None,
        findings=links.number(found.count(), Finding, waived="no", mine="drafts") if links.may_open(Finding) else None,
    )


def returned_to_me(links, headlines) -> Queue | None:
    """What came back, with the words of the reviewer; the latest first."""
    user = links.request.user
    if not links.may_open(LanguageState) or not rules.editable_languages(user):
        return None
    returned = LanguageState.objects.returned_to(user)
    came_back = last_moves(Transition.Verb.RETURN)
    told = returned.annotate(
        returned_by=Subquery(came_back.values("by_name")[:1]), returned_because=Subquery(came_back.values("reason")[:1])
    )
    rows = [
        waiting(state, headlines, state.returned_at, by=state.returned_by or "", words=state.returned_because or "")
        for state in chosen(told.order_by("-returned_at", "-pk"))
    ]
    return Queue(links.number(returned.count(), LanguageState, mine="returned"), rows)


def waiting_for_review(links, headlines) -> Queue | None:
    """What the person may approve, longest waiting first."""
    user = links.request.user
    may_review = any(rules.may_approve(user, language) for language in Language.values)
    if not links.may_open(LanguageState) or not may_review:
        return None
    submitted = LanguageState.objects.for_review_by(user)
    sent = Subquery(last_moves(Transition.Verb.SUBMIT).values("at")[:1])
    ordered = submitted.annotate(waits_since=Coalesce(sent, "edited_at")).order_by("waits_since", "pk")
    rows = [
        waiting(state, headlines, state.waits_since, by=state.edited_by or "")
        for state in chosen(ordered.select_related("edited_by"))
    ]
    return Queue(links.number(submitted.count(), LanguageState, mine="review"), rows)


def chosen(states):
    current = Edition.objects.current(timezone.now())
    return states.annotate(is_public=Exists(rows_about_text(current)))[:NUM_ROWS]


def last_moves(verb):
    """How the state in the outer query was last moved by that verb."""
    return rows_about_text(Transition.objects.filter(verb=verb)).order_by("-sequence")


def waiting(state, headlines, since, *, by="", words=""):
    headline = headlines.of(state)
    allowed = may_translate(headlines.links.request, headline.model, state.language, is_public=state.is_public)
    return Waiting(headline, state, since, allowed, by=str(by), words=words)
