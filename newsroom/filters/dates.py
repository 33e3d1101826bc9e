"""Filters by honest dates: a row is left wherever its date may fall into the year or the period."""

from collections import Counter

from django.core.exceptions import ValidationError
from django.db.models import Count, Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from newsroom.walks import walk
from people.date_words import date_words
from people.dates import HonestDate

from .facets import Choice, Facet, Known, Offer

YEARS = range(1, 10000)


class DateFilter(Facet):
    """Narrows by the bounds of an honest date; with `links`, of public rows that belong to the record."""

    def __init__(self, date, links=None, **kwargs):
        super().__init__(links, **kwargs)
        self.earliest, self.latest = f"{date}_earliest", f"{date}_latest"

    def tied(self, reading):
        rows = super().tied(reading)
        return rows.filter(Exists(walk(self.links, reading).filter(object_id=OuterRef("pk")))) if self.links else rows


class YearFilter(DateFilter):
    """The year that a date falls in, or may fall in."""

    def known(self, values, reading):
        return [Known(value, value, (int(value),)) for value in values if _is_year(value)]

    def condition(self, chosen):
        meets = Q()
        for one in chosen:
            meets |= Q(**{f"{self.earliest}__year__lte": one.keys[0], f"{self.latest}__year__gte": one.keys[0]})
        return meets

    def offer(self, rest, chosen, reading):
        tied = rest.among(self.tied(reading), self.record).exclude(**{self.latest: None})
        nums = self._nums_of_linked(tied) if self.links else self._nums(tied)
        years = nums.keys() | {one.keys[0] for one in chosen}
        return Offer(tuple(Choice(str(year), str(year), nums.get(year, 0)) for year in sorted(years, reverse=True)))

    def _nums(self, tied):
        nums = Counter()
        for first, last, num in tied.values_list(self.earliest, self.latest).annotate(num=Count("pk")):
            nums.update(dict.fromkeys(range(first.year, last.year + 1), num))
        return nums

    def _nums_of_linked(self, tied):
        """A record counts once in a year, however many of its rows fall into it."""
        bounds = tied.values_list(self.record, self.earliest, self.latest).distinct()
        pairs = {(pk, year) for pk, first, last in bounds for year in range(first.year, last.year + 1)}
        return Counter(year for _pk, year in pairs)


class BoundFilter(DateFilter):
    """One end of a period, as precise as the reader writes it: 2024, 2024-05 or 2024-05-17."""

    template = "date"

    def known(self, values, reading):
        dates = [(value, _read(value)) for value in values[:1]]
        return [Known(value, date_words(date, reading.language), (date,)) for value, date in dates if date]

    def offer(self, rest, chosen, reading):
        return Offer()


class FromFilter(BoundFilter):
    def condition(self, chosen):
        return Q(**{f"{self.latest}__gte": chosen[0].keys[0].earliest})


class ToFilter(BoundFilter):
    def condition(self, chosen):
        return Q(**{f"{self.earliest}__lte": chosen[0].keys[0].latest})


def period(date: str) -> tuple[YearFilter, FromFilter, ToFilter]:
    """The filters of a register by its date: the year, and the two ends of a period."""
    return (
        YearFilter(date, label=_("Year")),
        FromFilter(date, label=pgettext_lazy("period", "From")),
        ToFilter(date, label=pgettext_lazy("period", "To")),
    )


def _is_year(value):
    return len(value) == 4 and value.isascii() and value.isdecimal() and int(value) in YEARS


def _read(value):
    try:
        return HonestDate.parse(value)
    except ValidationError:
        return None
