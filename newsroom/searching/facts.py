"""The facts by which results are narrowed, as they stand now."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet

from people.curation.prepared import Keys, Prepared

Key = tuple[int, int]
# No database takes any number of keys.
BATCH = 500


@dataclass
class Facts:
    """Years and topics of records."""

    years: dict[Key, set[int]] = field(default_factory=lambda: defaultdict(set))
    topics: dict[Key, set[int]] = field(default_factory=lambda: defaultdict(set))

    def allow(self, key: Key, question) -> bool:
        in_year = not question.year or question.year in self.years[key]
        return in_year and (not question.topic or bool(self.topics[key] & question.topics))


def facts_of(about: Iterable[Key]) -> Facts:
    """Two queries at most for each kind that has dates and topics, unless somebody has read far on."""
    facts, by_kind = Facts(), defaultdict(list)
    for kind, record in about:
        by_kind[kind].append(record)
    for kind, pks in _batches(by_kind):
        model = ContentType.objects.get_for_id(kind).model_class()
        if model.searched_by_date:
            for pk, first, last in _dates(model).tuples(pks):
                facts.years[kind, pk].update(range(_year(first), _year(last) + 1))
        if model.searched_by_topics:
            for pk, topic in _topics(model).tuples(pks):
                facts.topics[kind, pk].add(topic)
    return facts


def _batches(by_kind):
    return [(kind, pks[at : at + BATCH]) for kind, pks in by_kind.items() for at in range(0, len(pks), BATCH)]


@cache
def _dates(model):
    first, last = f"{model.searched_by_date}_earliest", f"{model.searched_by_date}_latest"
    dated = QuerySet(model).exclude(**{first: None}).order_by()
    return Prepared(lambda num: dated.filter(pk__in=Keys(num)).values_list("pk", first, last))


@cache
def _topics(model):
    links, own = getattr(model, model.searched_by_topics).through, model._meta.get_field(model.searched_by_topics)
    record, topic = own.m2m_column_name(), own.m2m_reverse_name()
    return Prepared(lambda num: links.objects.filter(**{f"{record}__in": Keys(num)}).values_list(record, topic))


def _year(day):
    """SQLite gives days as they are written."""
    return int(str(day)[:4])
