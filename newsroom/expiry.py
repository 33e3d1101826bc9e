"""When documents end: as exactly as their terms say, seen from the reader's day."""

from calendar import monthrange
from datetime import date
from enum import StrEnum

from django.db.models import Case, F, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import Coalesce

from newsroom.models import LifeEvent, SignedDocument
from people.dates import HonestDate, HonestDateField

Status = SignedDocument.Status
# What has no term that could end, or has ended in another way.
NOT_RUNNING = (Status.PROPOSED, Status.PLANNED, Status.SUPERSEDED)
HORIZONS = (6, 12, 24, 36)


class Ending(StrEnum):
    """How the end of a term stands to a day; an end known to the year may lie on either side of it."""

    AHEAD = "ahead"
    ABOUT_NOW = "about now"
    OVER = "over"


def ending_on(end: HonestDate, day: date) -> Ending | None:
    if not end:
        return None
    if end.latest < day:
        return Ending.OVER
    return Ending.AHEAD if end.earliest > day else Ending.ABOUT_NOW


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last one of a shorter month."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def with_ends(documents: QuerySet[SignedDocument]) -> QuerySet[SignedDocument]:
    """Annotate `ends` and its bounds: the end of the term or, where that is empty, when the document expires."""
    expiry = LifeEvent.objects.filter(document=OuterRef("pk"), kind=LifeEvent.Kind.EXPIRES)
    expiry = expiry.exclude(date_earliest=None).order_by("date_earliest", "pk")
    has_term = When(term_end_earliest__isnull=False, then=F("term_end"))
    expires = Subquery(expiry.values("date")[:1])
    return documents.annotate(
        ends=Case(has_term, default=expires, output_field=HonestDateField(companions=False)),
        ends_earliest=Coalesce("term_end_earliest", Subquery(expiry.values("date_earliest")[:1])),
        ends_latest=Coalesce("term_end_latest", Subquery(expiry.values("date_latest")[:1])),
    )


def in_term(documents: QuerySet[SignedDocument]) -> QuerySet[SignedDocument]:
    """Documents that were signed and that no other has replaced."""
    replaced = LifeEvent.objects.filter(kind=LifeEvent.Kind.SUPERSEDED).values("document")
    return documents.exclude(status__in=NOT_RUNNING).exclude(pk__in=replaced)


def ending_soon(documents: QuerySet[SignedDocument], day: date, months: int) -> QuerySet[SignedDocument]:
    """Those whose term ends, or may end, within so many months; the soonest first."""
    within = Q(ends_latest__gte=day, ends_earliest__lte=months_after(day, months))
    return with_ends(in_term(documents)).filter(within).order_by("ends_latest", "pk")


def ended(documents: QuerySet[SignedDocument], day: date) -> QuerySet[SignedDocument]:
    """Those whose term is over, without a successor on record; the latest first."""
    return with_ends(in_term(documents)).filter(ends_latest__lt=day).order_by("-ends_latest", "-pk")


def without_end(documents: QuerySet[SignedDocument]) -> QuerySet[SignedDocument]:
    return with_ends(in_term(documents)).filter(ends_earliest=None).exclude(status=Status.EXPIRED)
