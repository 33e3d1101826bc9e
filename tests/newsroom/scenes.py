"""One record of every kind that readers can see, each related to all the others, with words that tell where they stand.

Every text is one word, such as `qzarticletitleko`: kind, field and language. Whatever a page shows can so be told.
"""

from django.utils import timezone

from newsroom import models as newsroom
from people import models as people

from ..factories import (
    LANGUAGES,
    ArticleFactory,
    ComparisonFactory,
    EventFactory,
    EvidenceFactory,
    FigureFactory,
    ImageFactory,
    IndicatorFactory,
    NameVariantFactory,
    OfficialFactory,
    OrganisationFactory,
    PlaceFactory,
    RemarkFactory,
    SignedDocumentFactory,
    SourceTextFactory,
    TopicFactory,
    VisitFactory,
)

DAY = "2024-06-12"
MODELS = {
    "place": people.Place,
    "topic": newsroom.Topic,
    "image": newsroom.Image,
    "organisation": people.Organisation,
    "official": people.Official,
    "source": newsroom.SourceText,
    "visit": newsroom.Visit,
    "document": newsroom.SignedDocument,
    "event": newsroom.Event,
    "indicator": newsroom.Indicator,
    "figure": newsroom.Figure,
    "comparison": newsroom.Comparison,
    "article": newsroom.Article,
}
# Texts in rows that belong to a record and stand in its edition.
PARTS = {"official": ["post"], "visit": ["member", "point"], "document": ["signatory"]}


def word(kind, field, language):
    return f"qz{kind}{field.replace('_', '')}{language}"


def texts(kind):
    return {
        f"{field}_{code}": f"<p>{word(kind, field, code)}</p>" if field == "body" else word(kind, field, code)
        for field in MODELS[kind].translated_fields()
        for code in LANGUAGES
    }


def part(kind, name, field="title"):
    return {f"{field}_{code}": word(kind, name, code) for code in LANGUAGES}


def words_in(language, kinds=MODELS):
    """Every word that editions of these kinds hold in the language."""
    fields = [(kind, field) for kind in kinds for field in (*MODELS[kind].translated_fields(), *PARTS.get(kind, []))]
    return {word(kind, field, language) for kind, field in fields}


def titles_in(language):
    return {word(kind, model.edition_title, language) for kind, model in MODELS.items()}


def slug(kind):
    return f"qzslug{kind}"


class Scene(dict):
    """Records by kind; `states` holds for all of them but those of which `apart` says something else."""

    def __init__(self, *, apart=None, **states):
        super().__init__()
        self.states, self.apart = states, apart or {}
        self._make_people()
        self._make_deeds()
        self._make_story()
        for record in self.values():
            RemarkFactory(record, text="qzdeskremark")
            EvidenceFactory(record, source_text=slug("source"), words="qzdeskwords", note="qzdesknote", paragraph=1)

    def make(self, kind, factory, /, **fields):
        states = self.apart.get(kind, self.states)
        self[kind] = factory(slug=slug(kind), **texts(kind), **fields, **states)
        return self[kind]

    def _make_people(self):
        place = self.make("place", PlaceFactory, kind="country")
        self.make("topic", TopicFactory)
        self.make("image", ImageFactory)
        body = self.make("organisation", OrganisationFactory, country=place, seat=place, place=place)
        today = timezone.localdate().isoformat()
        post = part("official", "post") | {"organisation": body, "start": "2020", "confirmed": today, "slug": "qzpost"}
        person = self.make("official", OfficialFactory, country=place, appointments=[post])
        NameVariantFactory(person, spelling="qzdeskspelling")
        roles = dict.fromkeys(("author", "translator", "photographer"), person)
        original = {"translated_from": "en", "original_title": "qzoriginal", "title_in_source": "qzdesktitle"}
        self.make("source", SourceTextFactory, outlet=body, **roles, **original)

    def _make_deeds(self):
        place, body, person, topics = self["place"], self["organisation"], self["official"], [self["topic"]]
        point = {"place": place, "organisation": body, "date": DAY, "desk_note": "qzdesknote", "slug": "qzpoint"}
        visit = self.make(
            "visit",
            VisitFactory,
            start=DAY,
            origin=place,
            destination=place,
            host=body,
            topics=topics,
            participants=[person, body, part("visit", "member", "post_title")],
            programme=[point | part("visit", "point")],
        )
        signed = {"organisation": body, "signatory": person} | part("document", "signatory", "signatory_title")
        self.make(
            "document",
            SignedDocumentFactory,
            signed=DAY,
            place=place,
            visit=visit,
            topics=topics,
            parties=[{"country": place}, signed],
        )
        self.make(
            "event",
            EventFactory,
            date="2099-05-01",
            status="proposed",
            place=place,
            venue=body,
            topics=topics,
            visits=[visit],
            organisers=[body],
            performers=[body],
            speakers=[person],
            announced_dates=[{"date": DAY, "said": DAY, "official": person, "source_text": self["source"]}],
        )

    def _make_story(self):
        person, body, topics, places = self["official"], self["organisation"], [self["topic"]], [self["place"]]
        indicator = self.make("indicator", IndicatorFactory, topics=topics)
        said = {"said_by": person, "said_by_organisation": body}
        figure = self.make(
            "figure", FigureFactory, indicator=indicator, value=5, period=DAY, topics=topics, places=places, **said
        )
        self.make("comparison", ComparisonFactory, figures=[figure])
        mention = {"words": "qzdeskmention"}
        self.make(
            "article",
            ArticleFactory,
            story_date=DAY,
            cover=self["image"],
            source_text=self["source"],
            topics=topics,
            places=places,
            visits=[self["visit"]],
            documents=[self["document"]],
            events=[self["event"]],
            figures=[figure],
            mentions=[{"official": person} | mention, {"organisation": body} | mention],
        )
