"""What people and bodies took part in: the newest of each kind, how many there are, and where the others stand."""

from dataclasses import dataclass

from django.db.models import F, Prefetch, Q
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import pgettext

from newsroom.delegations import day_of
from newsroom.models import (
    Article,
    AttributionStep,
    Event,
    Party,
    ProgrammeItem,
    SignedDocument,
    SourceText,
    Visit,
    VisitParticipant,
)
from newsroom.parties import signatory_of
from newsroom.persons import Person, person_on
from newsroom.reading import Reading, Shelf, Shown
from newsroom.registers import Newest, newest_related, news_about, public_somewhere, related
from newsroom.series import public_figures
from people.dates import HonestDate
from people.models import Official, Organisation

# Lists that hold exactly these records, by what they can be narrowed to.
LISTS = {
    "official": {
        "visits": "newsroom:visit-list",
        "documents": "newsroom:document-list",
        "events": "newsroom:event-list",
        "articles": "newsroom:article-list",
    },
    "organisation": {"documents": "newsroom:document-list", "articles": "newsroom:article-list"},
}
# What a text says of its makers in fields of its own, beside the chain by which it reached us.
NAMED_IN_TEXT = (AttributionStep.Role.AUTHOR, AttributionStep.Role.TRANSLATOR)


@dataclass(frozen=True)
class Deed:
    """One record, and the part in it of the person whose page it is on."""

    shown: Shown
    part: str = ""
    person: Person | None = None


@dataclass(frozen=True)
class Deeds:
    """The newest records of one kind; `url` is that of the list of all, where a list can be narrowed so."""

    deeds: list[Deed]
    found: Newest
    url: str

    def __bool__(self):
        return bool(self.deeds)

    @property
    def is_cut(self) -> bool:
        return self.found.total > len(self.deeds)


def records_of_official(official: Official, reading: Reading) -> dict[str, Newest]:
    parts = Prefetch("participants", VisitParticipant.objects.filter(official=official), to_attr="parts_of_person")
    sides = Prefetch(
        "parties", Party.objects.filter(signatory=official).select_related("appointment"), to_attr="sides_of_person"
    )
    visits = related(Visit, reading, official.visit_parts.all(), "visit")
    documents = related(SignedDocument, reading, Party.objects.filter(signatory=official), "document")
    return {
        "visits": newest_related(visits.prefetch_related(parts)),
        "documents": newest_related(documents.prefetch_related(sides)),
        "events": newest_related(related(Event, reading, official.events.all())),
        "figures": newest_related(_latest_figures(public_figures(reading).filter(said_by=official))),
        "articles": news_about(reading, official.mentions.all()),
        "texts": _texts_by(official, reading),
    }


def records_of_body(body: Organisation, reading: Reading) -> dict[str, Newest]:
    took_part = VisitParticipant.objects.filter(organisation=body).values("visit")
    was_visited = ProgrammeItem.objects.filter(organisation=body).values("visit")
    hosted = Q(host=body) | Q(pk__in=took_part) | Q(pk__in=was_visited)
    attended = Q(venue=body) | Q(pk__in=body.organised_events.values("pk")) | Q(pk__in=body.performances.values("pk"))
    signed = related(SignedDocument, reading, Party.objects.filter(organisation=body), "document")
    texts = public_somewhere(SourceText.objects.filter(outlet=body), reading)
    return {
        "visits": newest_related(related(Visit, reading, Visit.objects.filter(hosted))),
        "documents": newest_related(signed),
        "events": newest_related(related(Event, reading, Event.objects.filter(attended))),
        "figures": newest_related(_latest_figures(public_figures(reading).filter(said_by_organisation=body))),
        "articles": news_about(reading, body.mentions.all()),
        "texts": news_about(reading, _resting_on(texts), "pk"),
    }


def _latest_figures(figures):
    return figures.order_by(F("period_latest").desc(nulls_last=True), "-pk")


def _texts_by(official, reading):
    """Articles that rest on a public text which the person wrote, translated, reported or took the pictures of."""
    mine = AttributionStep.objects.filter(official=official)
    made = Q(author=official) | Q(translator=official) | Q(photographer=official) | Q(pk__in=mine.values("text"))
    texts = public_somewhere(SourceText.objects.filter(made), reading)
    steps = Prefetch("source_text__attribution_chain", mine, to_attr="steps_of_person")
    articles = Article.objects.select_related("source_text").prefetch_related(steps)
    return news_about(reading, _resting_on(texts), "pk", articles)


def _resting_on(texts):
    return Article.objects.filter(source_text__in=texts.order_by().values("pk"))


def deeds_of_official(records: dict[str, Newest], person: Shown, shelf: Shelf, today: HonestDate) -> dict[str, Deeds]:
    """Each with the post that the person held then."""

    def deed(kind, shown):
        told = PARTS[kind](shown.record, person, today) if kind in PARTS else {}
        return Deed(shown, **told)

    return _deeds(records, shelf, deed, "official", person.record.slug)


def deeds_of_body(records: dict[str, Newest], body: Organisation, shelf: Shelf) -> dict[str, Deeds]:
    return _deeds(records, shelf, lambda _kind, shown: Deed(shown), "organisation", body.slug)


def _deeds(records, shelf, deed, narrowing, slug):
    return {
        kind: Deeds([deed(kind, shown) for shown in shelf.in_language(rows)], rows, _list(kind, narrowing, slug))
        for kind, rows in records.items()
    }


def _list(kind, narrowing, slug):
    name = LISTS[narrowing].get(kind)
    return f"{reverse(name)}?{urlencode({narrowing: slug})}" if name else ""


def _in_visit(visit, person, today):
    part = next((one.get_role_display() for one in visit.parts_of_person), "")
    return {"part": part, "person": person_on(person, day_of(visit), today)}


def _as_signatory(document, person, today):
    appointment = next((side.appointment for side in document.sides_of_person), None)
    return {"person": signatory_of(person, appointment, document.signed or document.outside_date, today)}


def _as_speaker(event, person, today):
    return {"person": person_on(person, event.date, today)}


def _in_text(article, person, _today):
    source = article.source_text
    parts = [
        (source.author_id, pgettext("part in a text", "author")),
        (source.translator_id, pgettext("part in a text", "translator")),
        (source.photographer_id, pgettext("part in a text", "photographs")),
    ]
    words = [words for official, words in parts if official == person.record.pk]
    words += [step.get_role_display() for step in source.steps_of_person if step.role not in NAMED_IN_TEXT]
    return {"part": ", ".join(words)}


PARTS = {"visits": _in_visit, "documents": _as_signatory, "events": _as_speaker, "texts": _in_text}
