"""The posts of a person and the holders of a body's posts, as their pages draw them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from newsroom.entries.offices import Handover, Office, Tenure
from newsroom.entries.tenures import Bar, Scale, Span, bar_of, marks_of, scale_of
from newsroom.evidence import Grounds
from newsroom.persons import Post
from people.dates import HonestDate
from people.models import Appointment

# Further down the order of protocol come experts, reporters and translators, whom nobody succeeds.
FIRST_WITHOUT_SUCCESSION = 300


@dataclass(frozen=True)
class Stage:
    """A post of a person: drawn, with what attests it, and with whoever held it before and after."""

    post: Post
    bar: Bar | None
    grounds: Grounds
    before: Handover | None
    after: Handover | None
    is_shared: bool = False

    @property
    def appointment(self) -> Appointment:
        return self.post.appointment

    @property
    def is_succeeded(self) -> bool:
        """Whether it is a post that somebody must have held before, known to the register or not."""
        held = self.appointment
        is_office = held.kind == Appointment.Kind.POST and held.precedence < FIRST_WITHOUT_SUCCESSION
        return bool(self.before or self.after) or (is_office and bool(held.organisation_id) and not self.is_shared)


@dataclass(frozen=True)
class Career:
    """Posts and the days of visits on one scale."""

    stages: list[Stage]
    scale: Scale | None
    visits: list[Span]


def career_of(
    posts: list[Post],
    offices: Iterable[Office],
    grounds: dict[str, Grounds],
    visits: Iterable[HonestDate],
    today: date,
) -> Career:
    """`grounds` by the slugs of the posts; `offices` hold the others who had the same posts."""
    scale = scale_of([post.appointment for post in posts], today)
    found = {tenure.appointment: (office, tenure) for office in offices for tenure in office.tenures}
    stages = [_stage(post, found.get(post.appointment), scale, grounds, today) for post in posts]
    return Career(stages, scale, marks_of(visits, scale))


def _stage(post, found, scale, grounds, today):
    office, tenure = found or (Office(), None)
    return Stage(
        post,
        bar_of(post.appointment, scale, today),
        grounds[post.appointment.slug],
        office.before(tenure) if tenure else None,
        office.after(tenure) if tenure else None,
        office.is_shared,
    )


@dataclass(frozen=True)
class Holding:
    """A holder of a post, and what lies between this one and the one before."""

    tenure: Tenure
    bar: Bar | None
    since: Handover | None

    @property
    def appointment(self) -> Appointment:
        return self.tenure.appointment


@dataclass(frozen=True)
class Chair:
    """An office as the page of its body shows it: the latest holder first."""

    holdings: list[Holding]

    @property
    def title(self) -> Tenure:
        """The title is that of the latest holder whose edition is in the reader's language, or else of the latest."""
        tenures = [holding.tenure for holding in self.holdings]
        return next((tenure for tenure in tenures if not tenure.shown.lang), tenures[0])


def chairs_of(offices: list[Office], today: date) -> tuple[list[Chair], Scale | None]:
    scale = scale_of([tenure.appointment for office in offices for tenure in office.tenures], today)
    return [_chair(office, scale, today) for office in offices], scale


def _chair(office, scale, today):
    handovers = [] if office.is_shared else office.handovers
    since = {handover.later.appointment: handover for handover in handovers}
    dated = [tenure for tenure in office.tenures if tenure.moment]
    undated = [tenure for tenure in office.tenures if not tenure.moment]
    return Chair(
        [
            Holding(tenure, bar_of(tenure.appointment, scale, today), since.get(tenure.appointment))
            for tenure in [*dated[::-1], *undated]
        ]
    )
