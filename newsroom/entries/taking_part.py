"""The newest records of each kind that a person or body took part in, with the columns that their pages show."""

from collections import defaultdict

from django.db.models import F, Q, QuerySet

from newsroom.models import (
    Article,
    AttributionStep,
    Event,
    Figure,
    Indicator,
    Mention,
    Party,
    ProgrammeItem,
    SignedDocument,
    SourceText,
    Visit,
    VisitParticipant,
)
from newsroom.reading import Reading
from newsroom.registers import Newest
from newsroom.related import KEY, NAMED, here, newest_in, news, register, somewhere, with_one_of, with_some_of
from people.curation.prepared import Keys, Prepared
from people.models import Official, Organisation

COLUMNS = {
    Visit: (*NAMED, "level", "start", "end", "outside_date"),
    SignedDocument: (*NAMED, "kind", "status", "signed", "outside_date"),
    Event: (*NAMED, "kind", "date"),
}
AMOUNT = ("comparator", "value", "scale", "per", "period")
MAKERS = ("author", "translator", "photographer")
HELD = ("official", "slug", "precedence", "start", "end", "confirmed")


def related(model, condition: Q):
    """Records of a kind that are public in the reader's language and meet a condition."""
    return with_one_of(here(model), model.objects.filter(condition)).only(*COLUMNS[model])


def among(links, name: str) -> Q:
    """The records whose numbers stand in the links under that name."""
    return Q(pk__in=links.order_by().values(name))


def figures(**said):
    """Figures that somebody gave, each in a series that the reader may open."""
    rows = with_one_of(here(Indicator), with_one_of(here(Figure), Figure.objects.filter(**said)), "indicator_id")
    latest_first = rows.order_by(F("period_latest").desc(nulls_last=True), "-pk").select_related("indicator")
    return latest_first.only(*NAMED, *AMOUNT, "indicator__slug", "indicator__source_language", "indicator__unit")


def resting_on(condition: Q):
    """Articles that meet a condition on their source text, which is public in some language."""
    return with_some_of(somewhere(SourceText), Article.objects.filter(condition), "source_text_id")


def made_by_person():
    """Asked one by one, for which there is an index each; of `OR` a database expects half of all texts."""
    steps = QuerySet(AttributionStep).filter(official_id=KEY).order_by().values("text")
    made = (QuerySet(SourceText).filter(**{f"{one}_id": KEY}).order_by().values("pk") for one in MAKERS)
    return resting_on(Q(source_text__in=steps.union(*made)))


OF_OFFICIAL = {
    "visits": register(lambda: related(Visit, among(VisitParticipant.objects.filter(official_id=KEY), "visit"))),
    "documents": register(lambda: related(SignedDocument, among(Party.objects.filter(signatory_id=KEY), "document"))),
    "events": register(lambda: related(Event, among(Event.speakers.through.objects.filter(official_id=KEY), "event"))),
    "figures": register(lambda: figures(said_by_id=KEY)),
    "articles": news(lambda: Mention.objects.filter(official_id=KEY)),
    "texts": news(
        made_by_person, "pk", columns=("story_date", *(f"source_text__{one}" for one in MAKERS)), joined=["source_text"]
    ),
}
OF_BODY = {
    "visits": register(
        lambda: related(
            Visit,
            Q(host_id=KEY)
            | among(VisitParticipant.objects.filter(organisation_id=KEY), "visit")
            | among(ProgrammeItem.objects.filter(organisation_id=KEY), "visit"),
        )
    ),
    "documents": register(
        lambda: related(SignedDocument, among(Party.objects.filter(organisation_id=KEY), "document"))
    ),
    "events": register(
        lambda: related(
            Event,
            Q(venue_id=KEY)
            | among(Event.organisers.through.objects.filter(organisation_id=KEY), "event")
            | among(Event.performers.through.objects.filter(organisation_id=KEY), "event"),
        )
    ),
    "figures": register(lambda: figures(said_by_organisation_id=KEY)),
    "articles": news(lambda: Mention.objects.filter(organisation_id=KEY)),
    "texts": news(lambda: resting_on(Q(source_text__outlet_id=KEY)), "pk"),
}
# What the person was in each of these: one query each.
PARTS = Prepared(
    lambda num: VisitParticipant.objects.filter(official_id=KEY, visit_id__in=Keys(num)).only("visit", "role")
)
SIDES = Prepared(
    lambda num: (
        Party.objects.filter(signatory_id=KEY, document_id__in=Keys(num))
        .select_related("appointment")
        .only("document", *(f"appointment__{name}" for name in HELD))
    )
)
STEPS = Prepared(
    lambda num: AttributionStep.objects.filter(official_id=KEY, text_id__in=Keys(num)).only("text", "role")
)


def records_of_official(official: Official, reading: Reading) -> dict[str, Newest]:
    """Each knows what the person did there."""
    found = newest_in(OF_OFFICIAL, official, reading)
    _bring(PARTS, official, found["visits"], "visit_id", "parts_of_person")
    _bring(SIDES, official, found["documents"], "document_id", "sides_of_person")
    _bring(STEPS, official, [article.source_text for article in found["texts"]], "text_id", "steps_of_person")
    return found


def records_of_body(body: Organisation, reading: Reading) -> dict[str, Newest]:
    return newest_in(OF_BODY, body, reading)


def _bring(prepared, official, records, link, name):
    found = defaultdict(list)
    for row in prepared.among({record.pk for record in records}, key=official.pk):
        found[getattr(row, link)].append(row)
    for record in records:
        setattr(record, name, found[record.pk])
