"""People as a page names them: with the post held on the day of the story, and what has become of it."""

from collections.abc import Iterable
from dataclasses import dataclass

from newsroom.reading import Shelf, Shown
from people.dates import HonestDate
from people.models import Appointment


@dataclass(frozen=True)
class Post:
    """A post in the words of the official's edition."""

    appointment: Appointment
    title: str
    organisation: Shown | None = None

    @property
    def end(self) -> HonestDate:
        return self.appointment.end


@dataclass(frozen=True)
class Standing:
    """The posts of a person on one day: those known to be held, or else what the register last knew."""

    held: list[Post]
    # Neither known to be over nor shown by any source to be held still.
    last_seen: list[Post]
    over: list[Post]

    @property
    def posts(self) -> list[Post]:
        return self.held or self.last_seen or self.over


@dataclass(frozen=True)
class Person:
    """An official, the post held then, whether it is over, and the post held now where it differs."""

    shown: Shown
    then: Post | None
    is_over: bool = False
    now: Post | None = None
    words: str = ""
    role: str = ""

    @property
    def is_author(self) -> bool:
        return self.role == "author"


def posts_of(shown: Shown, appointments: Iterable[Appointment], shelf: Shelf | None = None) -> list[Post]:
    """The appointments that the edition has words for, in order of protocol."""
    titles = shown.edition.data.get("posts", {})
    return [
        Post(post, titles[post.slug], shelf.shown(post.organisation) if shelf else None)
        for post in appointments
        if post.slug in titles
    ]


def standing_on(day: HonestDate, posts: Iterable[Post]) -> Standing:
    """Posts that begin later, or of which no date is known, say nothing about the day."""
    begun = [post for post in posts if _has_begun_by(post.appointment, day)]
    held = [post for post in begun if post.appointment.is_known_to_run_on(day)]
    over = [post for post in begun if post.appointment.is_over_by(day.earliest)]
    last_seen = [post for post in begun if post not in held and post not in over]
    return Standing(held, last_seen, sorted(over, key=lambda post: post.end.latest)[-1:])


def _has_begun_by(appointment, day):
    known = appointment.start or appointment.confirmed or appointment.end
    return bool(known) and known.earliest <= day.latest


def person_on(
    shown: Shown, date: HonestDate, today: HonestDate, appointments: Iterable[Appointment] | None = None, **about
) -> Person:
    """The person with the post known to have been held at `date`; a post of which nothing proves that is left out.

    `appointments` are those of the official, if they were not prefetched.
    """
    posts = posts_of(shown, shown.record.appointments.all() if appointments is None else appointments)
    then, now = (
        next((post for post in posts if post.appointment.is_known_to_run_on(day)), None) for day in (date, today)
    )
    is_over = bool(then) and then.appointment.is_over_by(today.earliest)
    return Person(shown, then, is_over, now if now != then else None, **about)


def _held_on(day, posts):
    return next((post for post in posts if post.appointment.is_known_to_run_on(day)), None)


def by_protocol(persons: Iterable[Person]) -> list[Person]:
    return sorted(persons, key=lambda person: person.then.appointment.precedence if person.then else 999)
