"""What stories are about: places, topics, bodies, people, visits, documents, events and figures."""

from datetime import date, timedelta
from random import Random

from newsroom.models import (
    AnnouncedDate,
    Event,
    Figure,
    Indicator,
    LifeEvent,
    Party,
    ProgrammeItem,
    SignedDocument,
    SourceText,
    Topic,
    Visit,
    VisitParticipant,
)
from people.models import Appointment, NameVariant, Official, Organisation, Place
from people.naming import index_spellings

from . import vocabulary
from .writing import in_four

BATCH = 1000
NUM_PLACES, NUM_TOPICS = 40, 48
FIRST_YEAR, NUM_YEARS = 1992, 34


class Records:
    """Everything but the stories; who comes first in a list is met most often."""

    def __init__(self, random: Random, prefix: str, num_articles: int):
        self.random, self.prefix = random, prefix
        twentieth = max(10, num_articles // 20)
        self.places = self.make_places()
        self.topics = self.make_topics()
        self.bodies = self.make_bodies(max(20, num_articles // 50))
        self.officials = self.make_officials(twentieth)
        self.sources = self.make_sources(max(5, num_articles // 4))
        self.visits = self.make_visits(twentieth)
        self.documents = self.make_documents(twentieth)
        self.events = self.make_events(twentieth)
        self.indicators = self.make_indicators(max(5, num_articles // 100))
        self.figures = self.make_figures(max(20, num_articles // 5))

    @property
    def kinds(self) -> list[list]:
        """Records of one kind each, in the order in which a desk would publish them."""
        return [
            self.places,
            self.topics,
            self.bodies,
            self.officials,
            self.sources,
            self.visits,
            self.documents,
            self.events,
            self.indicators,
            self.figures,
        ]

    def slug(self, kind, number):
        return f"{self.prefix}-{kind}-{number}"

    def pick(self, records, most=1):
        """Some different records, at least one; the first ones are picked far more often."""
        return list(dict.fromkeys(self.one_of(records) for _time in range(most)))

    def one_of(self, records):
        return records[int(self.random.random() ** 2 * len(records))]

    def day(self):
        return date(FIRST_YEAR, 1, 1) + timedelta(days=self.random.randrange(365 * NUM_YEARS))

    def when(self):
        """Mostly a day, now and then no more than a month or a year."""
        return self.day().isoformat()[: self.random.choice([10, 10, 10, 10, 10, 7, 4])]

    def make(self, model, rows):
        return model.objects.bulk_create(rows, BATCH)

    def make_places(self):
        countries = self.make(
            Place,
            [
                Place(slug=self.slug("place", number), kind="country", **in_four("name", words))
                for number, words in enumerate(vocabulary.COUNTRIES)
            ],
        )
        towns = [
            Place(
                slug=self.slug("place", number),
                kind="city",
                country=countries[number % 2],
                latitude=35 + number % 15,
                longitude=52 + number * 2,
                **in_four("name", vocabulary.TOWNS[number % len(vocabulary.TOWNS)], ("{0} {1}",) * 4, number),
            )
            for number in range(len(countries), NUM_PLACES)
        ]
        return countries + self.make(Place, towns)

    def make_topics(self):
        fields = vocabulary.FIELDS
        trunk = [Topic(slug=self.slug("topic", at), **in_four("name", words)) for at, words in enumerate(fields)]
        trunk = self.make(Topic, trunk)
        branches = [
            Topic(
                slug=self.slug("topic", number),
                parent=trunk[number % len(trunk)],
                position=number,
                **in_four("name", fields[number % len(fields)], vocabulary.TOPICS, number),
            )
            for number in range(len(trunk), NUM_TOPICS)
        ]
        return self.make(Topic, branches) + trunk

    def make_bodies(self, num):
        kinds = Organisation.Kind.values
        bodies = [
            Organisation(
                slug=self.slug("body", number),
                kind=kinds[number % len(kinds)],
                country=self.places[number % 2],
                seat=self.one_of(self.places),
                **self.named("name", vocabulary.BODIES, number),
            )
            for number in range(num)
        ]
        bodies = self.make(Organisation, bodies)
        for number, body in enumerate(bodies[1:], start=1):
            body.parent = bodies[number // 12] if number >= 12 else None
        Organisation.objects.bulk_update(bodies, ["parent"], BATCH)
        return bodies

    def named(self, field, pattern, number):
        return in_four(field, vocabulary.FIELDS[number % len(vocabulary.FIELDS)], pattern, number + 1)

    def make_officials(self, num):
        officials = []
        for number in range(num):
            family = vocabulary.FAMILIES[number % len(vocabulary.FAMILIES)]
            given = vocabulary.GIVEN[number // len(vocabulary.FAMILIES) % len(vocabulary.GIVEN)]
            names = tuple(f"{one} {other}" for one, other in zip(family, given, strict=True))
            own = {"slug": self.slug("official", number), "country": self.places[number % 2]}
            officials.append(Official(**own, **in_four("name", names), **in_four("family_name", family)))
        officials = self.make(Official, officials)
        self.make(Appointment, [post for official in officials for post in self.posts_of(official)])
        index_spellings(self.make(NameVariant, [self.variant_of(official) for official in officials]))
        return officials

    def posts_of(self, official):
        """Two posts, the second begins when the first ends."""
        years = sorted(self.random.sample(range(FIRST_YEAR, FIRST_YEAR + NUM_YEARS), 2))
        for number, year in enumerate(years):
            yield Appointment(
                official=official,
                organisation=self.one_of(self.bodies),
                slug=f"{official.slug}-post-{number}",
                precedence=self.random.randrange(10, 900),
                start=str(year),
                end=str(years[1]) if number == 0 else "",
                confirmed="" if number == 0 else str(FIRST_YEAR + NUM_YEARS),
                **self.named("title", vocabulary.POSTS, self.random.randrange(100)),
            )

    def variant_of(self, official):
        spelling = f"{official.name_en.upper()} {official.pk}"
        return NameVariant(record=official, spelling=spelling, script="Latn", language="en")

    def make_sources(self, num):
        return self.make(
            SourceText,
            [
                SourceText(
                    slug=self.slug("source", number),
                    identifier=self.slug("source", number),
                    outlet=self.one_of(self.bodies),
                    author=self.one_of(self.officials),
                    published=self.when(),
                    **self.named("name", vocabulary.OUTLETS, number),
                )
                for number in range(num)
            ],
        )

    def make_visits(self, num):
        visits = []
        for number in range(num):
            begins = self.day()
            visits.append(
                Visit(
                    slug=self.slug("visit", number),
                    level=self.random.choice(["state", "official", "working", "delegation"]),
                    direction=["KZ-KR", "KR-KZ"][number % 2],
                    start=begins.isoformat(),
                    end=(begins + timedelta(days=self.random.randrange(4))).isoformat(),
                    origin=self.places[number % 2],
                    destination=self.one_of(self.places),
                    host=self.one_of(self.bodies),
                    **self.named("title", vocabulary.VISITS, number),
                )
            )
        visits = self.make(Visit, visits)
        self.make(VisitParticipant, [part for visit in visits for part in self.participants_of(visit)])
        self.make(ProgrammeItem, [point for visit in visits for point in self.programme_of(visit)])
        self.link(Visit.topics, visits, self.topics)
        return visits

    def participants_of(self, visit):
        roles = ["visitor", "delegate", "delegate", "host", "host"]
        for position, official in enumerate(self.pick(self.officials, 5)):
            yield VisitParticipant(visit=visit, position=position + 1, role=roles[position], official=official)

    def programme_of(self, visit):
        for position in range(3):
            yield ProgrammeItem(
                visit=visit,
                slug=f"{visit.slug}-point-{position}",
                position=position + 1,
                kind=self.random.choice(["meeting", "talks", "signing"]),
                date=visit.start,
                place=visit.destination,
                **self.named("title", vocabulary.EVENTS, self.random.randrange(500)),
            )

    def make_documents(self, num):
        kinds = SignedDocument.Kind.values
        documents = [
            SignedDocument(
                slug=self.slug("document", number),
                kind=kinds[number % len(kinds)],
                status=self.random.choice(["signed", "in_force", "proposed", "expired"]),
                signed=self.when(),
                term_end=f"{2026 + number % 9}" if number % 3 == 0 else "",
                place=self.one_of(self.places),
                visit=self.one_of(self.visits),
                **self.named("title", vocabulary.DOCUMENTS, number),
            )
            for number in range(num)
        ]
        documents = self.make(SignedDocument, documents)
        self.make(Party, [party for document in documents for party in self.parties_of(document)])
        signed = [LifeEvent(document=one, position=1, kind="signed", date=one.signed) for one in documents]
        self.make(LifeEvent, signed)
        self.link(SignedDocument.topics, documents, self.topics)
        return documents

    def parties_of(self, document):
        for position, country in enumerate(self.places[:2], start=1):
            yield Party(document=document, position=position, country=country, signatory=self.one_of(self.officials))

    def make_events(self, num):
        kinds = Event.Kind.values
        events = [
            Event(
                slug=self.slug("event", number),
                kind=kinds[number % len(kinds)],
                status=self.random.choice(["held", "held", "proposed", "planned_as_of_text"]),
                date=self.when(),
                place=self.one_of(self.places),
                **self.named("name", vocabulary.EVENTS, number),
            )
            for number in range(num)
        ]
        events = self.make(Event, events)
        self.make(
            AnnouncedDate,
            [
                AnnouncedDate(event=event, position=1, date=event.date, organisation=self.one_of(self.bodies))
                for event in events
            ],
        )
        self.link(Event.topics, events, self.topics)
        self.link(Event.organisers, events, self.bodies)
        self.link(Event.speakers, events, self.officials)
        return events

    def make_indicators(self, num):
        return self.make(
            Indicator,
            [
                Indicator(
                    slug=self.slug("indicator", number),
                    unit=self.random.choice(["USD", "percent", "persons", "companies"]),
                    **self.named("name", vocabulary.INDICATORS, number),
                )
                for number in range(num)
            ],
        )

    def make_figures(self, num):
        figures = [
            Figure(
                slug=self.slug("figure", number),
                indicator=self.indicators[number % len(self.indicators)],
                comparator=self.random.choice(["exact", "more_than", "about"]),
                value=self.random.randrange(1, 10_000),
                period=str(self.day().year),
                said_by=self.one_of(self.officials),
                **self.named("name", vocabulary.INDICATORS, number),
            )
            for number in range(num)
        ]
        return self.make(Figure, figures)

    def link(self, relation, records, others, most=2):
        """Rows of a relation between many and many, some for each record."""
        through, field = relation.through, relation.field
        own, other = field.m2m_column_name(), field.m2m_reverse_name()
        rows = [through(**{own: record.pk, other: one.pk}) for record in records for one in self.pick(others, most)]
        through.objects.bulk_create(rows, BATCH)
