"""Posts in the register of visits and documents that were not held on the day."""

from collections.abc import Iterator

from newsroom.models import SignedDocument, Visit
from people.curation.house import Problem
from people.dates import HonestDate
from people.house.posts import POST_OUTSIDE_DATES


def signatories_outside_their_posts(document: SignedDocument) -> Iterator[Problem]:
    """Bad: a minister who signs a year after leaving office. Good: one whose dates are not known."""
    for party in document.parties.all():
        if party.appointment and party.appointment.is_known_not_to_run_on(document.signed):
            yield _problem(party.appointment, party.appointment.official, "parties", document.signed)


def participants_without_post(visit: Visit) -> Iterator[Problem]:
    """Bad: a participant whose every post was over by then, or not yet begun, so that the page can print none."""
    day = days_of(visit)
    for participant in visit.participants.all():
        posts = list(participant.official.appointments.all()) if participant.official else []
        if posts and all(post.is_known_not_to_run_on(day) for post in posts):
            yield _problem(posts[-1], participant.official, "participants", day)


def days_of(visit: Visit) -> HonestDate:
    if visit.start and visit.end and visit.start.latest <= visit.end.earliest:
        return HonestDate.parse(f"{visit.start.earliest}/{visit.end.latest}")
    return visit.start or visit.end or visit.outside_date


def _problem(appointment, person, field, day):
    details = {
        "post": str(appointment),
        "start": str(appointment.start),
        "end": str(appointment.end),
        "day": str(day),
    }
    return Problem(POST_OUTSIDE_DATES, field=field, excerpt=person.slug, details=details)
