"""Visits as entries of a diary: whole days, an identity that stays, and a number that grows when anything moves."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID, uuid5

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _
from icalendar import Calendar
from icalendar import Event as Entry

from newsroom.models import Visit
from newsroom.reading import Reading, Shelf, Shown
from people.curation.models import Edition
from people.dates import HonestDate

# What an identity is derived in; it must never change.
IDENTITIES = UUID("5e0f2a56-8a5c-4a53-9d0e-6c1f0c0a7b11")
# How long after its withdrawal a visit of the past is still said to be cancelled.
REMEMBERED = timedelta(days=90)
# A diary asks twice a day.
REFRESH = timedelta(hours=12)
FULL_RANGE = len("2024-06-12/2024-06-14")


@dataclass(frozen=True)
class Days:
    """First and last day of a visit; `are_outside` if the texts do not give them."""

    first: date
    last: date
    are_outside: bool = False


def days_of(visit: Visit) -> Days | None:
    """Where both ends are known to the day: from the texts or, failing that, from outside them.

    A visit whose end the texts do not give lasts one day, unless its days were found outside them.
    """
    found = _period_in(visit.outside_date)
    if found and visit.start and not visit.end and visit.outside_date.overlaps(visit.start):
        return Days(*found, are_outside=True)
    for start, end, are_outside in (
        (visit.start, visit.end or visit.start, False),
        (visit.outside_date, visit.outside_date, True),
    ):
        if start and (start.precision == "day" and end.precision == "day"):
            return Days(start.earliest, end.latest, are_outside)
        if start and start is end and (period := _period_in(start)):
            return Days(*period, are_outside)
    return None


def _period_in(honest: HonestDate) -> tuple[date, date] | None:
    """Both ends of a range from day to day."""
    is_full = "/" in honest.notation and len(honest.notation) == FULL_RANGE
    return (honest.earliest, honest.latest) if is_full else None


def numbered(visits: QuerySet[Visit], at: datetime) -> QuerySet[Visit]:
    """Annotate `sequence`: it grows with each edition in any language, each withdrawal and each move of the dates.

    It is the same in all four languages, because an entry has one identity in all of them.
    """
    editions = Edition.objects.effective().filter(
        content_type=ContentType.objects.get_for_model(Visit), object_id=OuterRef("pk"), current_from__lte=at
    )
    publications = editions.order_by().values("object_id")
    changes = publications.annotate(num=Count("pk") + Count("pk", filter=Q(withdrawn_at__lte=at))).values("num")
    return visits.annotate(sequence=Coalesce(Subquery(changes), 1) - 1 + F("num_moves"))


def identity_of(visit: Visit) -> str:
    """Stays when the slug, the language or the address of the site changes."""
    return str(uuid5(IDENTITIES, f"visit {visit.pk} {visit.created_at.isoformat()}"))


def cancelled(reading: Reading, visits: QuerySet[Visit]) -> list[tuple[Visit, Edition]]:
    """Visits withdrawn in this language that are public in no other, with the edition whose notice stands for them.

    One whose dates were changed since is left out, for its new dates have never been public.
    """
    editions = Edition.objects.about_model(Visit)
    withdrawn = editions.in_language(reading.language).withdrawn(reading.at)
    mine = {"object_id": OuterRef("pk")}
    lately = Exists(withdrawn.filter(withdrawn_at__gte=reading.at - REMEMBERED, **mine))
    ahead = Q(start_latest__gte=reading.day) | Q(end_latest__gte=reading.day) | Q(outside_date_latest__gte=reading.day)
    gone = visits.filter(lately | (ahead & Exists(withdrawn.filter(**mine))))
    gone = gone.exclude(Exists(editions.current(reading.at).filter(**mine)))
    told = withdrawn.filter(object_id__in=gone.order_by().values("pk")).without_texts()
    notices = {edition.object_id: edition for edition in told.order_by("withdrawn_at")}
    return [
        (visit, notices[visit.pk])
        for visit in gone.order_by("pk")
        if (days := days_of(visit)) and _is_worth_telling(visit, notices[visit.pk], days, reading)
    ]


def _is_worth_telling(visit, edition, days, reading):
    if visit.moved_at and visit.moved_at > edition.withdrawn_at:
        return False
    return days.last >= reading.day or edition.withdrawn_at >= reading.at - REMEMBERED


def calendar_of(reading: Reading, entries: Iterable[Entry], name: str = "") -> bytes:
    calendar = Calendar()
    calendar.add("prodid", f"-//Chancery//{reading.language}//")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    if name:
        calendar.add("name", name, parameters={"language": reading.language})
        calendar.add("x-wr-calname", name)
        calendar.add("refresh-interval", REFRESH, parameters={"value": "DURATION"})
        calendar.add("x-published-ttl", "PT12H")
    for entry in entries:
        calendar.add_component(entry)
    return calendar.to_ical()


def entry_of(visit: Visit, shown: Shown, shelf: Shelf, *, url: str) -> Entry:
    """The entry of a public visit whose days are known."""
    days, edition = days_of(visit), shown.edition
    moved_at = visit.moved_at if visit.moved_at and visit.moved_at <= shelf.reading.at else None
    entry = _entry(visit, days, changed_at=max(filter(None, [edition.current_from, moved_at])))
    said = {"language": edition.language}
    entry.add("status", "TENTATIVE" if visit.travel == Visit.Travel.UNCERTAIN else "CONFIRMED")
    entry.add("summary", shown.title, parameters=said)
    entry.add("url", url)
    entry.add("categories", [str(visit.get_level_display())])
    if words := _description(edition, days):
        entry.add("description", words, parameters=said)
    if place := shelf.shown(visit.destination):
        entry.add("location", place.title, parameters={"language": place.edition.language})
        if place.record.latitude is not None:
            entry.add("geo", (float(place.record.latitude), float(place.record.longitude)))
    return entry


def _description(edition, days):
    note = _("The dates do not stand in the texts; they were found outside them.") if days.are_outside else ""
    return "\n\n".join(filter(None, [edition.data.get("purpose", ""), note]))


def cancellation_of(visit: Visit, edition: Edition) -> Entry:
    """What a diary needs to strike an entry out: no word of the withdrawn text, only the notice that replaced it."""
    entry = _entry(visit, days_of(visit), changed_at=edition.withdrawn_at)
    entry.add("status", "CANCELLED")
    entry.add("summary", _("Withdrawn"), parameters={"language": edition.language})
    entry.add("description", edition.withdrawal_notice, parameters={"language": edition.language})
    return entry


def _entry(visit, days, *, changed_at):
    entry = Entry()
    entry.add("uid", identity_of(visit))
    entry.add("dtstamp", changed_at)
    entry.add("last-modified", changed_at)
    entry.add("sequence", visit.sequence)
    entry.add("dtstart", days.first)
    entry.add("dtend", days.last + timedelta(days=1))
    entry.add("transp", "TRANSPARENT")
    return entry
