"""What followed a visit: only what the register ties to it and what is dated after its last day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils.translation import pgettext

from newsroom.models import Article, Event, LifeEvent, ProgrammeItem, SignedDocument, Visit
from newsroom.reading import Reading, Shelf, Shown
from newsroom.registers import NEWEST, related
from people.curation.models import Curated
from people.dates import HonestDate


@dataclass(frozen=True)
class Step:
    """Something dated after the visit; `other` is the document that replaced the one it is about."""

    date: HonestDate
    words: str
    record: Curated
    other: Curated | None = None
    is_article: bool = False


@dataclass(frozen=True)
class ShownStep:
    date: HonestDate
    words: str
    shown: Shown
    other: Shown | None


def steps_after(visit: Visit, reading: Reading) -> list[Step]:
    """In order of time, each kind cut to the first few; nothing for a visit whose end nobody knows.

    A step counts only if its whole date lies after the visit and has begun on the reader's day.
    """
    last = last_day_of(visit)
    if last is None:
        return []
    in_programme = ProgrammeItem.documents.through.objects.filter(programmeitem__visit=visit).values("signeddocument")
    documents = SignedDocument.objects.filter(Q(visit=visit) | Q(pk__in=in_programme)).order_by().values("pk")
    known = [*_of_documents(documents, last, reading), *_of_events(visit, last, reading)]
    known += [*_of_visits(visit, documents, last, reading), *_of_articles(visit, last, reading)]
    return sorted(known, key=lambda step: (step.date, step.record.pk))


def last_day_of(visit: Visit) -> date | None:
    """The last day that the visit or a point of its programme may have taken; its end alone is often not known."""
    dates = [visit.start, visit.end, visit.outside_date, *(item.date for item in visit.programme.all())]
    return max((one.latest for one in dates if one), default=None)


def _of_documents(documents, last: date, reading: Reading) -> Iterator[Step]:
    life = LifeEvent.objects.filter(document__in=documents, date_earliest__gt=last, date_earliest__lte=reading.day)
    for row in life.select_related("document", "superseded_by").order_by("date_earliest", "pk")[:NEWEST]:
        yield Step(row.date, row.get_kind_display(), row.document, row.superseded_by)
    noted = LifeEvent.objects.filter(kind=LifeEvent.Kind.SIGNED).values("document")
    signed = SignedDocument.objects.filter(pk__in=documents, signed_earliest__gt=last, signed_earliest__lte=reading.day)
    for document in signed.exclude(pk__in=noted).order_by("signed_earliest", "pk")[:NEWEST]:
        yield Step(document.signed, LifeEvent.Kind.SIGNED.label, document)


def _of_events(visit: Visit, last: date, reading: Reading) -> Iterator[Step]:
    """Events that name the visit; they were prefetched."""
    later = [one for one in visit.events.all() if one.date and last < one.date.earliest <= reading.day]
    for event in sorted(later, key=lambda event: (event.date, event.pk))[:NEWEST]:
        yield Step(event.date, event.get_kind_display(), event)


def _of_visits(visit: Visit, documents, last: date, reading: Reading) -> Iterator[Step]:
    """Later visits that took up a document or an event of this one."""
    events = Event.objects.filter(visits=visit).order_by().values("pk")
    programme = ProgrammeItem.objects.order_by()
    # Each way by itself: databases read whole tables for joins with alternatives.
    again = (
        Q(pk__in=programme.filter(documents__in=documents).values("visit"))
        | Q(pk__in=programme.filter(event__in=events).values("visit"))
        | Q(pk__in=Event.visits.through.objects.filter(event__in=events).values("visit"))
    )
    visits = related(Visit, reading, Visit.objects.filter(again)).exclude(pk=visit.pk)
    visits = visits.filter(start_earliest__gt=last, start_earliest__lte=reading.day)
    for one in visits.order_by("start_earliest", "pk")[:NEWEST]:
        yield Step(one.start, one.get_level_display(), one)


def _of_articles(visit: Visit, last: date, reading: Reading) -> Iterator[Step]:
    naming = Article.visits.through.objects.filter(visit=visit).values("article")
    on_papers = Article.documents.through.objects.filter(signeddocument__visit=visit).values("article")
    articles = related(Article, reading, Article.objects.filter(Q(pk__in=naming) | Q(pk__in=on_papers)))
    articles = articles.filter(story_date_earliest__gt=last, story_date_earliest__lte=reading.day)
    articles = articles.defer("lead", "body", "search_text").order_by("story_date_earliest", "pk")
    for article in articles[:NEWEST]:
        yield Step(article.story_date, pgettext("what followed", "Article"), article, is_article=True)


def shown_steps(steps: list[Step], shelf: Shelf) -> list[ShownStep]:
    """As far as readers may see what the steps are about; articles, in their own language alone."""
    found = [(step, shelf.shown(step.record)) for step in steps]
    return [
        ShownStep(step.date, step.words, shown, shelf.shown(step.other))
        for step, shown in found
        if shown and not (step.is_article and shown.lang)
    ]
