"""What a list can be narrowed by: several values at once, each offered with the number of rows that it would leave."""

from dataclasses import dataclass, replace

import django_filters
from django import forms
from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from newsroom.reading import Reading
from newsroom.walks import tie, walk
from people.curation.models import Edition

# So many values of one filter are read from an address; a person writes two or three.
NUM_VALUES = 20
# So many choices are offered, the most frequent first; asked for are more, since some are not public in the language.
NUM_OFFERED, NUM_ASKED = 15, 200


@dataclass(frozen=True)
class Choice:
    """A value that can be chosen: what it is called, how many rows it would leave, and the narrower ones below it."""

    value: str
    words: str
    num: int = 0
    children: tuple["Choice", ...] = ()
    is_chosen: bool = False

    @property
    def is_open(self) -> bool:
        return any(child.is_chosen or child.is_open for child in self.children)

    def marked(self, chosen) -> "Choice":
        children = tuple(child.marked(chosen) for child in self.children)
        return replace(self, children=children, is_chosen=self.value in chosen)


@dataclass(frozen=True)
class Offer:
    """The choices of one filter; `is_cut` says that there are others."""

    choices: tuple[Choice, ...] = ()
    is_cut: bool = False


@dataclass(frozen=True)
class Known:
    """A value of the address that the site knows: what it is called, and what it is in the database."""

    value: str
    words: str
    keys: tuple


@dataclass(frozen=True)
class Rest:
    """The current editions that some filters leave, or all of them where no filter is in use."""

    rows: QuerySet
    is_narrowed: bool

    def among(self, tied: QuerySet, record: str) -> QuerySet:
        """Those of the rows that tie a record of the rest.

        All records of a list are read from an index of their own, each with a look at its edition; fewer are looked up.
        """
        if record == "pk" and not self.is_narrowed:
            return tied.filter(Exists(self.rows.filter(object_id=OuterRef("pk"))))
        return tied.filter(**{f"{record}__in": self.rows.values("object_id")})


class ValuesField(forms.Field):
    """Everything that an address gives for one name, each value once."""

    widget = forms.MultipleHiddenInput

    def clean(self, value):
        values = (one.strip() for one in value or [])
        return list(dict.fromkeys(filter(None, values)))[:NUM_VALUES]


class Facet(django_filters.Filter):
    """Narrows to records that are tied to one of the chosen values.

    `links` is the model whose rows tie them: its column `record` names the record, and `value` what it is tied to.
    A list's own model ties each record to what stands in its columns. `repeats` says that a record may be tied to one
    value by several rows.
    """

    field_class = ValuesField
    template = "choices"

    def __init__(self, links=None, *, record="pk", value="", repeats=False, **kwargs):
        super().__init__(**kwargs)
        self.links, self.record, self.value, self.repeats = links, record, value, repeats

    def tied(self, reading: Reading) -> QuerySet:
        return (self.links or self.model)._default_manager.order_by()

    def known(self, values: list[str], reading: Reading) -> list[Known]:
        """Those of the values that mean something in the reader's language."""
        raise NotImplementedError

    def condition(self, chosen: list[Known]) -> Q:
        """What a row of `tied` must meet."""
        return Q(**{f"{self.value}__in": {key for one in chosen for key in one.keys}})

    def narrow(self, rows: QuerySet, chosen: list[Known], reading: Reading, *, is_selective: bool) -> QuerySet:
        """Few records are best found from the chosen values, many along the order of the list."""
        tied, condition = self.tied(reading), self.condition(chosen)
        if rows.model is tied.model and rows.model is not Edition:
            return rows.filter(condition)
        return tie(rows, tied.filter(condition), self.record, is_selective=is_selective or self.record == "pk")

    def offer(self, rest: Rest, chosen: list[Known], reading: Reading) -> Offer:
        """The choices among the rows that the other filters leave."""
        raise NotImplementedError

    def counts(self, rest: Rest, reading: Reading) -> dict:
        """How many of the rows are tied to each value."""
        tied = rest.among(self.tied(reading), self.record).exclude(**{self.value: None}).values(self.value)
        counted = tied.annotate(num=Count(self.record, distinct=self.repeats))
        return dict(counted.values_list(self.value, "num"))


class WordFilter(Facet):
    """One of the words that a column may hold, such as a kind or a status."""

    def __init__(self, value, choices, **kwargs):
        super().__init__(value=value, **kwargs)
        self.choices = choices

    def known(self, values, reading):
        words = dict(self.choices)
        return [Known(value, str(words[value]), (value,)) for value in values if value in words]

    def offer(self, rest, chosen, reading):
        nums = self.counts(rest, reading)
        kept = {one.value for one in chosen}
        choices = [Choice(value, str(words), nums.get(value, 0)) for value, words in self.choices]
        return Offer(tuple(choice for choice in choices if choice.num or choice.value in kept))


class RecordFilter(Facet):
    """Records that are public in the reader's language, under the names that they have there."""

    def __init__(self, model, links=None, **kwargs):
        super().__init__(links, **kwargs)
        self.record_model = model

    def known(self, values, reading):
        records = self._public(reading).filter(slug__in=[value for value in values if "\0" not in value])
        found = {slug: Known(slug, title, (pk,)) for pk, slug, title in records}
        return [found[value] for value in values if value in found]

    def offer(self, rest, chosen, reading):
        nums = self.counts(rest, reading)
        frequent = sorted(nums, key=lambda pk: (-nums[pk], pk))[:NUM_ASKED]
        kept = {key for one in chosen for key in one.keys}
        choices = [
            (pk in kept, Choice(slug, title, nums.get(pk, 0)))
            for pk, slug, title in self._public(reading).filter(pk__in={*frequent, *kept})
        ]
        choices.sort(key=lambda pair: (-pair[1].num, pair[1].words))
        offered = [choice for place, (is_kept, choice) in enumerate(choices) if is_kept or place < NUM_OFFERED]
        return Offer(tuple(offered), is_cut=len(offered) < len(choices))

    def below(self) -> dict[int, set[int]]:
        """Each record with those directly below it, where there is a tree."""
        return {}

    def _public(self, reading):
        records = self.record_model.objects.public(reading.language, reading.at).order_by()
        return records.values_list("pk", "slug", "public_title")


class FigureFilter(RecordFilter):
    """Ties an indicator to what its public figures are tied to."""

    def tied(self, reading):
        here = walk(self.links, reading).filter(object_id=OuterRef("pk"))
        return super().tied(reading).filter(Exists(here))
