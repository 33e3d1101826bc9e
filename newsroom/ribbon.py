"""Who held the key posts in both capitals at a date, as far as the register knows; where it is silent, it says so."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date as Day

from django.db import models
from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Value, When
from django.utils.translation import pgettext_lazy

from newsroom.reading import Reading, Shelf, Shown
from people.dates import HonestDate
from people.models import Appointment, Organisation, Place

# The two countries of the desk, by their codes.
SIDES = ("KZ", "KR")
# In the order of protocol of a state; who ranks below is no minister and no ambassador.
HEAD_OF_STATE, HEAD_OF_GOVERNMENT, MINISTER, AMBASSADOR = 10, 30, 60, 100


class KeyPost(models.TextChoices):
    """The posts that speak for a country to the other one."""

    HEAD_OF_STATE = "head-of-state", pgettext_lazy("key post", "Head of state")
    HEAD_OF_GOVERNMENT = "head-of-government", pgettext_lazy("key post", "Head of government")
    FOREIGN_MINISTER = "foreign-minister", pgettext_lazy("key post", "Foreign minister")
    AMBASSADOR = "ambassador", pgettext_lazy("key post", "Ambassador to the other side")


@dataclass(frozen=True)
class Holder:
    """Somebody in a key post, and the dates between which the register knows it."""

    shown: Shown
    appointment: Appointment

    def changed_within(self, date: HonestDate) -> bool:
        start, end = self.appointment.start, self.appointment.end
        return bool(start and start.earliest > date.earliest) or bool(end and end.latest < date.latest)


@dataclass(frozen=True)
class Seat:
    """One key post of one country: who is known to have held it, and who was last seen in it where nobody is."""

    post: KeyPost
    holders: list[Holder]
    last_seen: Holder | None
    is_shared: bool
    has_gap: bool

    @property
    def label(self) -> str:
        return self.post.label


@dataclass(frozen=True)
class Side:
    """One of the two countries."""

    country: Shown
    seats: list[Seat]

    @property
    def told(self) -> list[Seat]:
        """Posts of which the register knows at least who was last seen in them."""
        return [seat for seat in self.seats if seat.holders or seat.last_seen]

    @property
    def silent(self) -> list[Seat]:
        return [seat for seat in self.seats if seat not in self.told]


@dataclass(frozen=True)
class Ribbon:
    """Both countries at a date; false where the register knows of no holder at all."""

    date: HonestDate
    sides: list[Side]

    def __bool__(self):
        return any(side.told for side in self.sides)


def ribbon_at(date: HonestDate, reading: Reading) -> Ribbon:
    """Three queries, and none for an unknown date."""
    if not date:
        return Ribbon(date, [])
    countries = {place.iso2: place for place in Place.objects.filter(iso2__in=SIDES)}
    candidates = list(candidates_at(date))
    shelf = Shelf(reading, countries.values(), [one.official for one in candidates])
    shown = [(code, shelf.shown(countries.get(code))) for code in SIDES]
    return Ribbon(date, [Side(country, _seats(code, candidates, date, shelf)) for code, country in shown if country])


def candidates_at(date: HonestDate) -> QuerySet:
    """Appointments to key posts of both countries of which no known bound says that they did not run then."""
    begun = Q(start_earliest=None) | Q(start_earliest__lte=date.latest)
    not_over = Q(end_latest=None) | Q(end_latest__gte=date.earliest)
    posts = Appointment.objects.filter(
        begun, not_over, kind=Appointment.Kind.POST, organisation__country__iso2__in=SIDES
    )
    whens = [When(condition, then=Value(str(post))) for post, condition in _conditions().items()]
    keyed = posts.filter(begun, not_over).annotate(
        key_post=Case(*whens, default=Value(""), output_field=models.CharField())
    )
    return keyed.exclude(key_post="").select_related("official", "organisation__country")


def _conditions() -> dict[KeyPost, Q]:
    """How the register tells a key post: by its rank, and by the missions that a ministry sends to the other side."""
    sends_missions = Organisation.objects.filter(
        parent=OuterRef("organisation"), kind=Organisation.Kind.MISSION, seat__country__iso2__in=SIDES
    )
    is_embassy = Q(organisation__kind=Organisation.Kind.MISSION, organisation__seat__country__iso2__in=SIDES)
    of_a_ministry = Q(organisation__parent=None) | Q(organisation__parent__kind=Organisation.Kind.MINISTRY)
    heads_a_ministry = Q(organisation__kind=Organisation.Kind.MINISTRY, precedence__lte=MINISTER)
    return {
        KeyPost.HEAD_OF_STATE: Q(precedence=HEAD_OF_STATE),
        KeyPost.HEAD_OF_GOVERNMENT: Q(precedence=HEAD_OF_GOVERNMENT),
        KeyPost.FOREIGN_MINISTER: heads_a_ministry & Q(Exists(sends_missions)),
        KeyPost.AMBASSADOR: is_embassy & of_a_ministry & Q(precedence__lte=AMBASSADOR),
    }


def _seats(code, candidates, date, shelf):
    own = [one for one in candidates if one.organisation.country.iso2 == code]
    return [_seat(post, [one for one in own if one.key_post == post], date, shelf) for post in KeyPost]


def _seat(post, candidates, date, shelf):
    ordered = sorted(candidates, key=lambda one: (one.start.earliest or Day.min, one.pk))
    public = [Holder(shown, one) for one in ordered if (shown := shelf.shown(one.official))]
    holders = [holder for holder in public if holder.appointment.is_known_to_run_on(date)]
    changed = any(holder.changed_within(date) for holder in holders)
    return Seat(
        post,
        holders,
        None if holders else _last_seen(public, date),
        is_shared=len(holders) > 1 or changed,
        has_gap=changed and not all(_is_held_on(day, holders) for day in (date.earliest, date.latest)),
    )


def _is_held_on(day: Day, holders: Iterable[Holder]) -> bool:
    date = HonestDate.parse(day.isoformat())
    return any(holder.appointment.is_known_to_run_on(date) for holder in holders)


def _last_seen(holders, date):
    """Who was confirmed in the post before, without any word of an end."""
    seen = [one for one in holders if one.appointment.confirmed and one.appointment.confirmed.latest < date.earliest]
    return max(seen, key=lambda holder: holder.appointment.confirmed.latest, default=None)
