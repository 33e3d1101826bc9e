"""The kinds of records of the interface: their facts, how they are fetched, and what their lists are narrowed by."""

from dataclasses import dataclass, field

from django.db.models import F, Prefetch, Q, QuerySet, Window
from django.db.models.functions import RowNumber

from newsroom.api import facts
from newsroom.api.library import PATHS
from newsroom.api.parts import Part
from newsroom.models import Article, Comparison, Event, Figure, Indicator, SignedDocument, Topic, Visit
from newsroom.models.figures import Unit
from people.curation.models import Curated
from people.models import Official, Organisation, Place

NUM_FIGURES = 100


@dataclass(frozen=True)
class Kind:
    """One kind of record.

    `rows_with` names relations and what their rows refer to. Lists are narrowed by the `codes` of a choice,
    by records that they are `about` (through any of the relations named), and by the bounds of what is `dated`.
    """

    model: type[Curated]
    says: str
    facts: tuple[Part, ...]
    related: tuple[str, ...] = ()
    rows_with: dict[str, tuple[str, ...]] = field(default_factory=dict)
    codes: dict[str, type] = field(default_factory=dict)
    about: dict[str, tuple[type[Curated], tuple[str, ...]]] = field(default_factory=dict)
    dated: str = ""

    @property
    def path(self) -> str:
        return PATHS[self.model]

    @property
    def name(self) -> str:
        """What schemas call it."""
        return "Document" if self.model is SignedDocument else self.model.__name__

    def rows(self) -> QuerySet:
        """The records with all that their facts need: as many queries for a hundred as for one."""
        prefetched = [
            Prefetch(name, self._rows_of(name).select_related(*related)) if related else name
            for name, related in self.rows_with.items()
        ]
        return self.model.objects.select_related(*self.related).prefetch_related(*prefetched)

    def _rows_of(self, name):
        rows = self.model._meta.get_field(name).related_model.objects.all()
        if name == "figures" and self.model is Indicator:
            newest_first = [F("period_latest").desc(nulls_last=True), F("pk").desc()]
            place = Window(RowNumber(), partition_by="indicator", order_by=newest_first)
            return rows.annotate(place=place).filter(place__lte=NUM_FIGURES).order_by(*newest_first)
        return rows

    def narrowed_by(self, name: str, record: Curated) -> Q:
        """What the records have in common that are about this one."""
        condition = Q(pk__in=[])
        for relation in self.about[name][1]:
            condition |= Q(**{relation: record})
        return condition


TOPIC = {"topic": (Topic, ("topics",))}
COUNTRY = {"country": (Place, ("country",))}

KINDS: dict[str, Kind] = {
    kind.path: kind
    for kind in (
        Kind(
            Article,
            "News, reports, opinions and interviews.",
            facts.ARTICLE,
            related=("cover", *(f"source_text__{name}" for name in facts.SOURCE_NAMES)),
            rows_with={
                **dict.fromkeys(("topics", "places", "visits", "documents", "events"), ()),
                "figures": (),
                "mentions": ("official", "organisation"),
            },
            codes={"genre": Article.Genre},
            about=TOPIC
            | {
                "official": (Official, ("mentions__official",)),
                "organisation": (Organisation, ("mentions__organisation",)),
                "place": (Place, ("places",)),
                "visit": (Visit, ("visits",)),
                "document": (SignedDocument, ("documents",)),
                "event": (Event, ("events",)),
            },
            dated="story_date",
        ),
        Kind(
            Official,
            "Any named person: holders of posts, experts, authors.",
            facts.OFFICIAL,
            related=("country",),
            rows_with={"appointments": ("official", "organisation")},
            codes={"gender": Official.Gender},
            about=COUNTRY | {"organisation": (Organisation, ("appointments__organisation",))},
        ),
        Kind(
            Organisation,
            "State bodies, companies, universities, media, associations and international groupings.",
            facts.ORGANISATION,
            related=("country", "seat", "place", "parent"),
            rows_with={"members": ()},
            codes={"kind": Organisation.Kind},
            about=COUNTRY | {"parent": (Organisation, ("parent",)), "place": (Place, ("place", "seat"))},
        ),
        Kind(
            Visit,
            "Visits with their delegations and programmes.",
            facts.VISIT,
            related=("origin", "destination", "host"),
            rows_with={
                "topics": (),
                "participants": ("official", "organisation"),
                "participants__official__appointments": (),
                "programme": ("place", "organisation", "event"),
                "programme__officials": (),
                "programme__documents": (),
            },
            codes={"level": Visit.Level, "direction": Visit.Direction},
            about=TOPIC
            | {
                "official": (Official, ("participants__official",)),
                "organisation": (Organisation, ("host", "participants__organisation", "programme__organisation")),
                "place": (Place, ("origin", "destination")),
            },
            dated="start",
        ),
        Kind(
            SignedDocument,
            "Declarations, plans, memoranda, agreements and contracts.",
            facts.DOCUMENT,
            related=("place", "visit"),
            rows_with={
                "topics": (),
                "parties": ("country", "organisation", "signatory", "appointment"),
                "files": (),
                "life_events": ("superseded_by",),
            },
            codes={"kind": SignedDocument.Kind, "status": SignedDocument.Status},
            about=TOPIC
            | {
                "official": (Official, ("parties__signatory",)),
                "organisation": (Organisation, ("parties__organisation",)),
                "country": (Place, ("parties__country",)),
                "visit": (Visit, ("visit",)),
            },
            dated="signed",
        ),
        Kind(
            Event,
            "Forums, summits, anniversaries and milestones, with every date ever announced for them.",
            facts.EVENT,
            related=("place", "venue", "part_of"),
            rows_with={
                **dict.fromkeys(("visits", "organisers", "speakers", "performers", "topics"), ()),
                "announced_dates": ("official", "organisation", "source_text__outlet"),
            },
            codes={"kind": Event.Kind, "status": Event.Status},
            about=TOPIC
            | {
                "official": (Official, ("speakers",)),
                "organisation": (Organisation, ("organisers", "venue", "performers")),
                "place": (Place, ("place",)),
                "visit": (Visit, ("visits",)),
            },
            dated="date",
        ),
        Kind(
            Indicator,
            "What is measured, with the values that were given for it.",
            facts.INDICATOR,
            rows_with={"topics": (), "figures": ("said_by", "said_by_organisation")},
            codes={"unit": Unit},
            about=TOPIC,
        ),
        Kind(
            Figure,
            "Single values: how exact, for which period, and who said so.",
            facts.FIGURE,
            related=("indicator", "said_by", "said_by_organisation"),
            rows_with={"places": (), "topics": ()},
            about=TOPIC
            | {
                "indicator": (Indicator, ("indicator",)),
                "official": (Official, ("said_by",)),
                "organisation": (Organisation, ("said_by_organisation",)),
                "place": (Place, ("places",)),
            },
            dated="period",
        ),
        Kind(
            Comparison,
            "Values that must be read together, and the note of the desk on why they differ or agree.",
            facts.COMPARISON,
            rows_with={"figures": ()},
            codes={"kind": Comparison.Kind},
        ),
        Kind(
            Place,
            "Countries, regions, cities and sites.",
            facts.PLACE,
            related=("parent", "country", "capital"),
            rows_with={"twins": ()},
            codes={"kind": Place.Kind},
            about=COUNTRY | {"parent": (Place, ("parent",))},
        ),
        Kind(
            Topic,
            "The tree of subjects that records are filed under.",
            facts.TOPIC,
            related=("parent",),
            about={"parent": (Topic, ("parent",))},
        ),
    )
}
