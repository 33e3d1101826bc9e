"""What each list can be narrowed by, and the orders that it can be read in."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from newsroom.models import (
    Article,
    Figure,
    Indicator,
    Mention,
    Party,
    SignedDocument,
    Visit,
    VisitParticipant,
)
from newsroom.models.figures import Unit
from newsroom.walks import BY_PUBLICATION, BY_TITLE, MOMENT, Order, by_date
from people.models import Appointment, Official, Organisation, Place

from .dates import YearFilter, period
from .events import EventFilter
from .facets import FigureFilter, RecordFilter, WordFilter
from .languages import LanguageFilter
from .sets import PublicFilterSet
from .trees import PlaceFilter, TopicFilter

__all__ = [
    "ArticleFilter",
    "DocumentFilter",
    "EventFilter",
    "IndicatorFilter",
    "OfficialFilter",
    "OrganisationFilter",
    "VisitFilter",
]


class ArticleFilter(PublicFilterSet):
    orders = (
        BY_PUBLICATION,
        Order("oldest", pgettext_lazy("order", "oldest publication first"), MOMENT),
        Order("story", pgettext_lazy("order", "latest story first"), "story_date_latest", True, is_of_edition=False),
    )

    topic = TopicFilter(Article.topics.through, record="article_id", label=_("Topic"))
    official = RecordFilter(Official, Mention, record="article_id", value="official_id", label=_("Official"))
    organisation = RecordFilter(
        Organisation, Mention, record="article_id", value="organisation_id", label=_("Organisation")
    )
    place = PlaceFilter(Article.places.through, record="article_id", value="place_id", label=_("Place"))
    genre = WordFilter("genre", Article.Genre.choices, label=_("Genre"))
    also = LanguageFilter(label=_("Language"))
    year, since, until = period("story_date")

    class Meta:
        model = Article
        fields = []


class OfficialFilter(PublicFilterSet):
    orders = (BY_TITLE,)

    country = RecordFilter(Place, value="country_id", label=_("Country"))
    organisation = RecordFilter(
        Organisation,
        Appointment,
        record="official_id",
        value="organisation_id",
        repeats=True,
        label=_("Organisation"),
    )
    also = LanguageFilter(label=_("Language"))

    class Meta:
        model = Official
        fields = []


class OrganisationFilter(PublicFilterSet):
    orders = (BY_TITLE,)

    kind = WordFilter("kind", Organisation.Kind.choices, label=_("Kind"))
    country = RecordFilter(Place, value="country_id", label=_("Country"))
    place = PlaceFilter(value="seat_id", label=_("Seat"))
    also = LanguageFilter(label=_("Language"))

    class Meta:
        model = Organisation
        fields = []


class VisitFilter(PublicFilterSet):
    orders = by_date("start")

    topic = TopicFilter(Visit.topics.through, record="visit_id", label=_("Topic"))
    official = RecordFilter(Official, VisitParticipant, record="visit_id", value="official_id", label=_("Official"))
    organisation = RecordFilter(Organisation, value="host_id", label=_("Host"))
    place = PlaceFilter(value="destination_id", label=_("Destination"))
    level = WordFilter("level", Visit.Level.choices, label=_("Level"))
    direction = WordFilter("direction", Visit.Direction.choices, label=_("Direction"))
    also = LanguageFilter(label=_("Language"))
    year, since, until = period("start")

    class Meta:
        model = Visit
        fields = []


class DocumentFilter(PublicFilterSet):
    orders = by_date("signed")

    topic = TopicFilter(SignedDocument.topics.through, record="signeddocument_id", label=_("Topic"))
    official = RecordFilter(
        Official, Party, record="document_id", value="signatory_id", repeats=True, label=_("Signatory")
    )
    organisation = RecordFilter(
        Organisation,
        Party,
        record="document_id",
        value="organisation_id",
        repeats=True,
        label=_("Organisation"),
    )
    country = RecordFilter(Place, Party, record="document_id", value="country_id", repeats=True, label=_("Country"))
    place = PlaceFilter(value="place_id", label=_("Place"))
    kind = WordFilter("kind", SignedDocument.Kind.choices, label=_("Kind"))
    status = WordFilter("status", SignedDocument.Status.choices, label=_("Status"))
    also = LanguageFilter(label=_("Language"))
    year, since, until = period("signed")

    class Meta:
        model = SignedDocument
        fields = []


class IndicatorFilter(PublicFilterSet):
    orders = (BY_TITLE,)

    topic = TopicFilter(Indicator.topics.through, record="indicator_id", label=_("Topic"))
    official = FigureFilter(
        Official, Figure, record="indicator_id", value="said_by_id", repeats=True, label=_("Said by")
    )
    organisation = FigureFilter(
        Organisation,
        Figure,
        record="indicator_id",
        value="said_by_organisation_id",
        repeats=True,
        label=_("Said by a body"),
    )
    unit = WordFilter("unit", Unit.choices, label=_("Unit"))
    also = LanguageFilter(label=_("Language"))
    year = YearFilter("period", Figure, record="indicator_id", label=_("Year"))

    class Meta:
        model = Indicator
        fields = []
