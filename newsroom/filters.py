"""What lists can be narrowed by: records with a current edition in the reader's language, under that name."""

import django_filters
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from newsroom.models import Article, Event, Indicator, SignedDocument, Topic, Visit
from newsroom.reading import Reading
from newsroom.registers import expected_on
from people.models import Official, Organisation, Place


class RecordFilter(django_filters.ChoiceFilter):
    """Narrows to the rows that are related to one record, named by its slug."""

    def __init__(self, *args, model, **kwargs):
        self.record_model = model
        kwargs.setdefault("empty_label", pgettext_lazy("filter", "any"))
        super().__init__(*args, lookup_expr="slug", **kwargs)

    def offer(self, rows, reading: Reading) -> None:
        """Offer the records that some row is related to."""
        related = rows.order_by().values(f"{self.field_name}__pk")
        records = self.record_model.objects.public(reading.language, reading.at).filter(pk__in=related)
        self.extra["choices"] = list(records.order_by("public_title", "pk").values_list("slug", "public_title"))

    def filter(self, queryset, value):
        """Each row once, even where it is related to the record twice."""
        if not value:
            return queryset
        related = queryset.model.objects.filter(**{f"{self.field_name}__slug": value})
        return queryset.filter(pk__in=related.values("pk"))


class TopicFilter(RecordFilter):
    """A topic covers the topics below it."""

    def offer(self, rows, reading: Reading) -> None:
        used = Topic.objects.filter(pk__in=rows.order_by().values("topics__pk"))
        above = Topic.objects.filter(Q(children__in=used) | Q(children__children__in=used))
        topics = Topic.objects.public(reading.language, reading.at)
        topics = topics.filter(Q(pk__in=used.values("pk")) | Q(pk__in=above.values("pk")))
        self.extra["choices"] = list(topics.order_by("public_title", "pk").values_list("slug", "public_title"))

    def filter(self, queryset, value):
        if not value:
            return queryset
        branch = Topic.objects.filter(Q(slug=value) | Q(parent__slug=value) | Q(parent__parent__slug=value))
        return queryset.filter(pk__in=queryset.model.objects.filter(topics__in=branch).values("pk"))


class YearFilter(django_filters.ChoiceFilter):
    """The year that an honest date falls in, or may fall in."""

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("empty_label", pgettext_lazy("filter", "any"))
        super().__init__(*args, **kwargs)

    def offer(self, rows, reading: Reading) -> None:
        name = self.field_name
        bounds = rows.order_by().exclude(**{f"{name}_earliest": None}).values_list(f"{name}_earliest", f"{name}_latest")
        years = {year for first, last in set(bounds) for year in range(first.year, last.year + 1)}
        self.extra["choices"] = [(str(year), str(year)) for year in sorted(years, reverse=True)]

    def filter(self, queryset, value):
        if not value:
            return queryset
        bounds = {f"{self.field_name}_earliest__year__lte": value, f"{self.field_name}_latest__year__gte": value}
        return queryset.filter(**bounds)


class DestinationFilter(RecordFilter):
    """A country covers the places in it."""

    def offer(self, rows, reading: Reading) -> None:
        near = Q(pk__in=rows.order_by().values("destination__pk"))
        around = Q(pk__in=rows.order_by().values("destination__country__pk"))
        places = Place.objects.public(reading.language, reading.at).filter(near | around)
        self.extra["choices"] = list(places.order_by("public_title", "pk").values_list("slug", "public_title"))

    def filter(self, queryset, value):
        if not value:
            return queryset
        return queryset.filter(Q(destination__slug=value) | Q(destination__country__slug=value))


class WhenFilter(django_filters.ChoiceFilter):
    """Events that are still ahead on the reader's day, or the others."""

    def __init__(self, *args, **kwargs):
        kwargs["choices"] = [
            ("expected", pgettext_lazy("events", "expected")),
            ("on-record", pgettext_lazy("events", "on record")),
        ]
        super().__init__(*args, **kwargs)

    def offer(self, rows, reading: Reading) -> None:
        self.expected = expected_on(reading.day)

    def filter(self, queryset, value):
        if not value:
            return queryset
        return queryset.filter(self.expected) if value == "expected" else queryset.exclude(self.expected)


class PublicFilterSet(django_filters.FilterSet):
    """Filters over rows that a reader may see; give it `reading` and the rows."""

    def __init__(self, data, queryset, *, reading: Reading):
        super().__init__(data, queryset)
        for one in self.filters.values():
            if hasattr(one, "offer"):
                one.offer(queryset, reading)

    def active(self) -> list[dict]:
        """Each filter in use: its label, the chosen words, and the address of the list without it."""
        self.form.full_clean()
        return [self._chip(name, value) for name, value in self.form.cleaned_data.items() if value]

    def _chip(self, name, value):
        without = self.data.copy()
        for key in (name, "after"):
            without.pop(key, None)
        field = self.form.fields[name]
        words = dict(field.choices).get(value, value)
        return {"label": field.label, "words": words, "url": f"?{without.urlencode()}"}


class ArticleFilter(PublicFilterSet):
    topic = TopicFilter(field_name="topics", model=Topic, label=_("Topic"))
    official = RecordFilter(field_name="mentions__official", model=Official, label=_("Official"))
    organisation = RecordFilter(field_name="mentions__organisation", model=Organisation, label=_("Organisation"))
    place = RecordFilter(field_name="places", model=Place, label=_("Place"))
    genre = django_filters.ChoiceFilter(
        choices=Article.Genre.choices, label=_("Genre"), empty_label=pgettext_lazy("filter", "any")
    )
    year = YearFilter(field_name="story_date", label=_("Year"))

    class Meta:
        model = Article
        fields = []


class OfficialFilter(PublicFilterSet):
    country = RecordFilter(field_name="country", model=Place, label=_("Country"))
    organisation = RecordFilter(field_name="appointments__organisation", model=Organisation, label=_("Organisation"))

    class Meta:
        model = Official
        fields = []


class OrganisationFilter(PublicFilterSet):
    country = RecordFilter(field_name="country", model=Place, label=_("Country"))
    kind = django_filters.ChoiceFilter(
        choices=Organisation.Kind.choices, label=_("Kind"), empty_label=pgettext_lazy("filter", "any")
    )

    class Meta:
        model = Organisation
        fields = []


class VisitFilter(PublicFilterSet):
    topic = TopicFilter(field_name="topics", model=Topic, label=_("Topic"))
    official = RecordFilter(field_name="participants__official", model=Official, label=_("Official"))
    place = DestinationFilter(field_name="destination", model=Place, label=_("Destination"))
    level = django_filters.ChoiceFilter(
        choices=Visit.Level.choices, label=_("Level"), empty_label=pgettext_lazy("filter", "any")
    )
    direction = django_filters.ChoiceFilter(
        choices=Visit.Direction.choices, label=_("Direction"), empty_label=pgettext_lazy("filter", "any")
    )
    year = YearFilter(field_name="start", label=_("Year"))

    class Meta:
        model = Visit
        fields = []


class DocumentFilter(PublicFilterSet):
    topic = TopicFilter(field_name="topics", model=Topic, label=_("Topic"))
    kind = django_filters.ChoiceFilter(
        choices=SignedDocument.Kind.choices, label=_("Kind"), empty_label=pgettext_lazy("filter", "any")
    )
    status = django_filters.ChoiceFilter(
        choices=SignedDocument.Status.choices, label=_("Status"), empty_label=pgettext_lazy("filter", "any")
    )
    organisation = RecordFilter(
        field_name="parties__organisation", model=Organisation, label=_("Organisation"), distinct=True
    )
    year = YearFilter(field_name="signed", label=_("Year"))

    class Meta:
        model = SignedDocument
        fields = []


class EventFilter(PublicFilterSet):
    when = WhenFilter(label=_("When"), empty_label=pgettext_lazy("filter", "any"))
    kind = django_filters.ChoiceFilter(
        choices=Event.Kind.choices, label=_("Kind"), empty_label=pgettext_lazy("filter", "any")
    )
    status = django_filters.ChoiceFilter(
        choices=Event.Status.choices, label=_("Status"), empty_label=pgettext_lazy("filter", "any")
    )
    topic = TopicFilter(field_name="topics", model=Topic, label=_("Topic"))
    year = YearFilter(field_name="date", label=_("Year"))

    class Meta:
        model = Event
        fields = []


class IndicatorFilter(PublicFilterSet):
    topic = TopicFilter(field_name="topics", model=Topic, label=_("Topic"))

    class Meta:
        model = Indicator
        fields = []
