"""What the chronicle can be narrowed by, across all kinds on it: kind, period, topic, person, body and place."""

from django.db.models import Q, QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from newsroom.caching import remembered
from newsroom.chronicle_counts import Years, count_records, count_years, years_of
from newsroom.filters.facets import Choice, Known, RecordFilter
from newsroom.filters.sets import NARROW
from newsroom.filters.trees import PlaceFilter, TopicFilter
from newsroom.reading import Reading
from newsroom.timeline import KINDS, DatedKind
from newsroom.years import years_on_record
from people.models import Official, Organisation

# A longer list is no choice: the most frequent are offered.
MOST_CHOICES = 200
PERIOD = ("year", "until")
LABELS = {
    "kind": _("Kind"),
    "year": _("Year"),
    "until": _("Until the year"),
    "topic": _("Topic"),
    "official": _("Official"),
    "organisation": _("Organisation"),
    "place": _("Country or place"),
}
RECORDS = {
    "topic": TopicFilter(None),
    "official": RecordFilter(Official),
    "organisation": RecordFilter(Organisation),
    "place": PlaceFilter(),
}


class ChronicleFilters:
    """What an address asks for; what the reader may not see narrows nothing, and only who narrows waits for counts."""

    # Where nothing is left, no filter is known to be the one too many.
    ways_out = ()
    url_of_all = "?"

    def __init__(self, data, reading: Reading):
        self.data, self.reading = data, reading
        self.years = years_on_record(reading)
        self._read: dict[tuple, Years] = {}

    @cached_property
    def chosen(self) -> dict[str, Known]:
        found = {name: self._known(name, value) for name in LABELS if (value := self.data.get(name, ""))}
        return {name: known for name, known in found.items() if known}

    def _known(self, name, value):
        if name in RECORDS:
            return next(iter(RECORDS[name].known([value], self.reading)), None)
        words = {kind.code: kind.label_of_many for kind in KINDS} if name == "kind" else self._numbers
        return Known(value, words[value], (value,)) if value in words else None

    @property
    def _numbers(self):
        return {str(year): str(year) for year in self.years}

    @property
    def wanted_year(self) -> int | None:
        """The one year of the page, where it shows just one."""
        year, until = self._bounds()
        return year if year == until else None

    def _bounds(self, year="", until="") -> tuple[int | None, int | None]:
        """First and last year of the period; a year alone is one, and an end alone has no beginning."""
        chosen = {name: self.chosen[name].value for name in PERIOD if name in self.chosen}
        first, last = year or chosen.get("year"), until or chosen.get("until") or year or chosen.get("year")
        return int(first) if first else None, int(last) if last else None

    # Rows

    def rows(self) -> dict[DatedKind, QuerySet]:
        """The narrowed rows of each kind that is wanted."""
        wanted = self._wanted(self.chosen)
        return {kind: kind.public(self.reading).filter(*conditions) for kind, conditions in wanted.items()}

    def _wanted(self, used) -> dict[DatedKind, list[Q]]:
        """What the rows of each kind must meet."""
        wanted = used["kind"].value if "kind" in used else None
        return {kind: self._conditions(kind, used) for kind in KINDS if wanted in (None, kind.code)}

    def _conditions(self, kind, used):
        conditions = [
            kind.related(kind.paths_to(name), **{"in": known.keys}) for name, known in used.items() if name in RECORDS
        ]
        return [*conditions, self._within(kind)] if used.keys() & set(PERIOD) else conditions

    def _within(self, kind):
        first, last = self._bounds()
        begins = Q(**{f"{kind.name}_earliest__gte": f"{first}-01-01"}) if first else Q()
        return begins & (Q(**{f"{kind.name}_earliest__lte": f"{last}-12-31"}) if last else Q())

    # Choices, for who narrows

    @property
    def is_open(self) -> bool:
        return NARROW in self.data

    def panels(self) -> list[tuple[str, str, list[Choice]]]:
        """Each filter with its choices: those that would leave something, and the one in use."""
        panels = [(name, label, self._offer(name)) for name, label in LABELS.items()]
        return [panel for panel in panels if panel[2]]

    def _offer(self, name):
        choices = self._records(name) if name in RECORDS else self._kinds() if name == "kind" else self._years(name)
        chosen = self.chosen[name].value if name in self.chosen else None
        marked = (choice.marked({chosen}) for choice in choices)
        return [choice for choice in marked if choice.num or choice.is_chosen]

    def _kinds(self):
        first, last = self._bounds()
        nums = self._by_year
        return [Choice(one.code, one.label_of_many, _total(nums, [one.code], first, last)) for one in KINDS]

    def _years(self, name):
        """From a year on to the chosen end, or from the chosen beginning to a year."""
        codes = [self.chosen["kind"].value] if "kind" in self.chosen else [kind.code for kind in KINDS]
        nums = self._by_year
        return [Choice(one, one, _total(nums, codes, *self._bounds(**{name: one}))) for one in self._numbers]

    @cached_property
    def _by_year(self):
        return self._remembered("years", ("kind", *PERIOD), count_years)

    def _records(self, name):
        record_filter = RECORDS[name]
        nums = self._remembered(name, (name,), lambda years: count_records(years, name, record_filter.below()))
        frequent = sorted(nums, key=lambda pk: (-nums[pk], pk))[:MOST_CHOICES]
        kept = Q(slug=self.chosen[name].value) if name in self.chosen else Q(pk__in=[])
        records = record_filter.record_model.objects.public(self.reading.language, self.reading.at)
        found = records.filter(Q(pk__in=frequent) | kept).order_by("public_title", "pk")
        return [
            Choice(slug, title, nums.get(pk, 0)) for pk, slug, title in found.values_list("pk", "slug", "public_title")
        ]

    def _remembered(self, what, left_out, count):
        used = {name: known for name, known in self.chosen.items() if name not in left_out}
        values = tuple(sorted((name, known.value) for name, known in used.items()))
        key = ("chronicle", what, self.reading.language, self.reading.as_of, values)
        return remembered(key, lambda: count(self._years_of(values, used)))

    def _years_of(self, values, used):
        """Read once for all filters that have the same others."""
        if values not in self._read:
            self._read[values] = years_of(self._wanted(used), self.reading)
        return self._read[values]

    # Addresses

    def url(self, **values) -> str:
        """The address of the chronicle with some parameters changed; None takes one away. The filters close."""
        data = self.data.copy()
        for name, value in ({NARROW: None} | values).items():
            data.pop(name, None)
            if value is not None:
                data[name] = value
        return f"?{data.urlencode()}"

    @property
    def url_to_narrow(self) -> str:
        return f"{self.url(after=None, **{NARROW: 'open'})}#{NARROW}"

    def active(self) -> list[dict]:
        """Each filter in use: its label, the chosen words, and the address of the chronicle without it."""
        return [
            {"label": LABELS[name], "words": known.words, "url": self.url(after=None, **{name: None})}
            for name, known in self.chosen.items()
        ]


def _total(nums, codes, first, last):
    return sum(num for (code, year), num in nums.items() if code in codes and _is_within(year, first, last))


def _is_within(year, first, last):
    return (first is None or year >= first) and (last is None or year <= last)
