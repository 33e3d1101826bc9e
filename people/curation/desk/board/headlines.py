"""Titles of the records that the board speaks of, whatever their kind, fetched together in one query."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import QuerySet, Value

from ...addresses import side_by_side
from ...languages import SHORT_LABELS, Language, active_language, by_preference
from ...models import Curated
from .kinds import numbers


@dataclass
class Headline:
    """The working title of a record and the way to it; without a title the record is gone."""

    model: type[Curated]
    pk: int
    title: str = ""
    language: str = ""
    url: str = ""
    source_language: str = ""

    @property
    def kind(self) -> str:
        return str(self.model._meta.verbose_name)

    def side_by_side(self, language: str) -> str:
        """Where one translates it into that language; nothing for its source, nor for a record that is gone."""
        if self.source_language in ("", language):
            return ""
        return side_by_side(self.model, self.pk, language)


class Headlines:
    """Give out headlines while the board is put together, then fill them all."""

    def __init__(self, links):
        self.links = links
        self.numbers = numbers()
        self.kinds = {number: model for model, number in self.numbers.items()}
        self.booked = {}

    def of(self, row) -> Headline:
        """For the record that the row is about."""
        return self.at(row.content_type_id, row.object_id)

    def of_record(self, record) -> Headline:
        return self.at(self.numbers[type(record)], record.pk)

    def at(self, content_type_id, object_id) -> Headline:
        headline = Headline(self.kinds[content_type_id], object_id)
        return self.booked.setdefault((content_type_id, object_id), headline)

    def fill(self):
        wanted = defaultdict(list)
        for content_type_id, object_id in self.booked:
            wanted[content_type_id].append(object_id)
        if not wanted:
            return
        first, *others = (titles(self.kinds[number], number, ids) for number, ids in wanted.items())
        for content_type_id, pk, source_language, *texts in first.union(*others, all=True):
            headline = self.booked[content_type_id, pk]
            known = dict(zip(Language.values, texts, strict=True))
            languages = by_preference(active_language(), source_language)
            headline.language = next((code for code in languages if known[code]), "")
            headline.title = known.get(headline.language, "")
            headline.source_language = source_language
            headline.url = self.links.to_row(self.kinds[content_type_id], pk)


def titles(model, content_type_id, ids):
    """Title columns alone: whole records would bring their bodies along.

    A plain queryset, as that of modeltranslation selects columns in no order, and a union goes by the order.
    """
    columns = [f"{model.edition_title}_{code}" for code in Language.values]
    return (
        QuerySet(model)
        .order_by()
        .filter(pk__in=ids)
        .values_list(Value(content_type_id), "pk", "source_language", *columns)
    )


def labels(codes) -> list[tuple[str, str]]:
    """Languages in the order of the desk, each with its short label."""
    return [(code, SHORT_LABELS[Language(code)]) for code in Language.values if code in codes]
