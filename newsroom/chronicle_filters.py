"""What the chronicle can be narrowed by, across all kinds on it: kind, period, topic, person, body and place."""

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from newsroom.caching import remembered
from newsroom.models import Topic
from newsroom.reading import Reading
from newsroom.timeline import KINDS, DatedKind
from newsroom.years import years_on_record
from people.models import Official, Organisation, Place

# A longer list is no choice; a record is then reached from its own page.
MOST_CHOICES = 300
ANY = [("", pgettext_lazy("filter", "any"))]
RECORDS = {"topic": Topic, "official": Official, "organisation": Organisation, "place": Place}


class ChronicleForm(forms.Form):
    """The fields of the filter; their choices depend on what the reader may see."""

    kind = forms.ChoiceField(label=_("Kind"), required=False)
    year = forms.ChoiceField(label=_("Year"), required=False)
    until = forms.ChoiceField(label=_("Until the year"), required=False)
    topic = forms.ChoiceField(label=_("Topic"), required=False)
    official = forms.ChoiceField(label=_("Official"), required=False)
    organisation = forms.ChoiceField(label=_("Organisation"), required=False)
    place = forms.ChoiceField(label=_("Country or place"), required=False)


class ChronicleFilters:
    """A bound form over what the reader may see; what it does not offer narrows nothing."""

    # Where nothing is left, no filter is known to be the one too many.
    ways_out = ()
    url_of_all = "?"

    def __init__(self, data, reading: Reading):
        self.data, self.reading = data, reading
        self.years = years_on_record(reading)
        self.form = ChronicleForm(data)
        numbers = [(str(year), str(year)) for year in self.years]
        choices = {"kind": [(kind.code, kind.label_of_many) for kind in KINDS], "year": numbers, "until": numbers}
        choices |= {name: self._records(name) for name in RECORDS}
        for name, options in choices.items():
            self.form.fields[name].choices = ANY + options
        self.form.full_clean()

    def _records(self, name):
        """All that are public, or the chosen one alone where they are too many."""
        reading, model = self.reading, RECORDS[name]

        def titles(rows):
            return list(rows.order_by("public_title", "pk").values_list("slug", "public_title")[: MOST_CHOICES + 1])

        public = model.objects.public(reading.language, reading.at)
        found = remembered(("choices", name, reading.language, reading.as_of), lambda: titles(public))
        return found if len(found) <= MOST_CHOICES else titles(public.filter(slug=self.data.get(name, "")))

    @property
    def chosen(self) -> dict[str, str]:
        return {name: value for name, value in self.form.cleaned_data.items() if value}

    @property
    def wanted_year(self) -> int | None:
        """The one year of the page, where it shows just one."""
        year, until = self.chosen.get("year"), self.chosen.get("until")
        return int(year) if year and until in (None, year) else None

    def rows(self) -> dict[DatedKind, QuerySet]:
        """The narrowed rows of each kind that is wanted."""
        wanted = self.chosen.get("kind")
        return {kind: self._narrowed(kind) for kind in KINDS if wanted in (None, kind.code)}

    def _narrowed(self, kind):
        conditions = [self._within(kind)]
        if topic := self.chosen.get("topic"):
            branch = Topic.objects.filter(Q(slug=topic) | Q(parent__slug=topic) | Q(parent__parent__slug=topic))
            conditions.append(kind.related(["topics"], **{"in": branch}))
        for name, paths in (("official", kind.officials), ("organisation", kind.bodies)):
            if slug := self.chosen.get(name):
                conditions.append(kind.related(paths, slug=slug))
        if slug := self.chosen.get("place"):
            conditions.append(kind.related(kind.places, slug=slug, country__slug=slug))
        return kind.public(self.reading).filter(*conditions)

    def _within(self, kind):
        """From the first day of the year to the last, or on to the end of a later year; a lone end has no beginning."""
        year, until = self.chosen.get("year"), self.chosen.get("until")
        last = until or year
        begins = Q(**{f"{kind.name}_earliest__gte": f"{year}-01-01"}) if year else Q()
        return begins & (Q(**{f"{kind.name}_earliest__lte": f"{last}-12-31"}) if last else Q())

    def url(self, **values) -> str:
        """The address of the chronicle with some parameters changed; None takes one away."""
        data = self.data.copy()
        for name, value in values.items():
            data.pop(name, None)
            if value is not None:
                data[name] = value
        return f"?{data.urlencode()}"

    def active(self) -> list[dict]:
        """Each filter in use: its label, the chosen words, and the address of the chronicle without it."""
        return [self._chip(name, value) for name, value in self.chosen.items()]

    def _chip(self, name, value):
        field = self.form.fields[name]
        return {"label": field.label, "words": dict(field.choices)[value], "url": self.url(after=None, **{name: None})}
