"""The register of events, in which what is still to come stands apart."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from newsroom.models import Event
from newsroom.paging import KeyPage, page_by_key
from newsroom.registers import expected_on
from newsroom.walks import by_date
from people.models import Official, Organisation

from .dates import period
from .facets import Choice, Facet, Known, Offer, RecordFilter, WordFilter
from .languages import LanguageFilter
from .sets import PublicFilterSet
from .trees import PlaceFilter, TopicFilter

EXPECTED, ON_RECORD = "expected", "on-record"
WORDS = {EXPECTED: pgettext_lazy("events", "expected"), ON_RECORD: pgettext_lazy("events", "on record")}


class WhenFilter(Facet):
    """Events that are still ahead on the reader's day, or the others."""

    def known(self, values, reading):
        return [Known(value, str(WORDS[value]), (value, reading.day)) for value in values if value in WORDS]

    def condition(self, chosen):
        ((value, day), *others) = (one.keys for one in chosen)
        expected = expected_on(day)
        if others:
            return expected | ~expected
        return expected if value == EXPECTED else ~expected

    def offer(self, rest, chosen, reading):
        here = rest.among(self.model.objects.order_by(), "pk")
        num_expected = here.filter(expected_on(reading.day)).count()
        nums = {EXPECTED: num_expected, ON_RECORD: here.count() - num_expected}
        kept = {one.value for one in chosen}
        choices = [Choice(value, str(words), nums[value]) for value, words in WORDS.items()]
        return Offer(tuple(choice for choice in choices if choice.num or choice.value in kept))


class EventFilter(PublicFilterSet):
    orders = by_date("date")

    when = WhenFilter(label=_("When"))
    topic = TopicFilter(Event.topics.through, record="event_id", label=_("Topic"))
    official = RecordFilter(
        Official, Event.speakers.through, record="event_id", value="official_id", label=_("Speaker")
    )
    organisation = RecordFilter(
        Organisation, Event.organisers.through, record="event_id", value="organisation_id", label=_("Organiser")
    )
    place = PlaceFilter(value="place_id", label=_("Place"))
    kind = WordFilter("kind", Event.Kind.choices, label=_("Kind"))
    status = WordFilter("status", Event.Status.choices, label=_("Status"))
    also = LanguageFilter(label=_("Language"))
    year, since, until = period("date")

    class Meta:
        model = Event
        fields = []

    @property
    def default_order(self):
        """What is still to come is read from its beginning."""
        return self.orders[1] if self.asked.get("when") == [EXPECTED] else self.orders[0]

    @property
    def is_split(self) -> bool:
        """Whether what is expected stands above the register instead of in it."""
        return not self.is_whole and "when" not in self.found.chosen and self.order == self.orders[0]

    @property
    def num_rows(self):
        if not self.is_split:
            return super().num_rows
        return {choice.value: choice.num for choice in self.offer_of("when").choices}.get(ON_RECORD, 0)

    def rows(self):
        return super().rows().exclude(expected_on(self.reading.day)) if self.is_split else super().rows()

    def expected(self, size: int) -> KeyPage:
        """What the other filters leave of the events to come, soonest first."""
        rows = super().rows().filter(expected_on(self.reading.day))
        return page_by_key(rows, self.orders[1], of="expected", size=size, total=self.found.total)
