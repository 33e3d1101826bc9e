"""Who moved what lately, day by day."""

from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from django.utils import timezone

from ...models import Transition
from .headlines import Headline, labels

NUM_MOVES = 24


@dataclass(frozen=True)
class Move:
    """What one person did at one go with one record, in one language or several."""

    headline: Headline
    at: datetime
    by: str
    verb: str
    words: str
    languages: list[tuple[str, str]]
    reason: str
    is_forced: bool


@dataclass(frozen=True)
class Activity:
    days: list[tuple[date, list[Move]]]
    url: str


def activity(links, headlines) -> Activity | None:
    if not links.may_open(Transition):
        return None
    newest = Transition.objects.order_by("-at", "-pk")[:NUM_MOVES]
    moves = [move(headlines, list(together)) for _key, together in groupby(newest, key=at_one_go)]
    days = groupby(moves, key=lambda one: timezone.localdate(one.at))
    return Activity([(day, list(done)) for day, done in days], links.to_list(Transition))


def at_one_go(transition):
    about = (transition.content_type_id, transition.object_id)
    return (*about, transition.verb, transition.by_name, transition.reason, timezone.localdate(transition.at))


def move(headlines, transitions):
    last = transitions[0]
    return Move(
        headline=headlines.of(last),
        at=last.at,
        by=last.by_name,
        verb=last.verb,
        words=last.get_verb_display(),
        languages=labels({one.language for one in transitions}),
        reason=last.reason,
        is_forced=any(one.is_forced for one in transitions),
    )
