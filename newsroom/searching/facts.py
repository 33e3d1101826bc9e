"""The facts by which results are narrowed, as they stand now."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.contrib.contenttypes.models import ContentType

Key = tuple[int, int]


@dataclass
class Facts:
    """Years and topics of records."""

    years: dict[Key, set[int]] = field(default_factory=lambda: defaultdict(set))
    topics: dict[Key, set[int]] = field(default_factory=lambda: defaultdict(set))

    def allow(self, key: Key, question) -> bool:
        in_year = not question.year or question.year in self.years[key]
        return in_year and (not question.topic or bool(self.topics[key] & question.topics))


def facts_of(about: Iterable[Key]) -> Facts:
    """Two queries at most for each kind that has dates and topics."""
    facts, by_kind = Facts(), defaultdict(list)
    for kind, record in about:
        by_kind[kind].append(record)
    for kind, pks in by_kind.items():
        model = ContentType.objects.get_for_id(kind).model_class()
        rows = model._base_manager.filter(pk__in=pks).order_by()
        if name := model.searched_by_date:
            dated = rows.exclude(**{f"{name}_earliest": None})
            for pk, first, last in dated.values_list("pk", f"{name}_earliest", f"{name}_latest"):
                facts.years[kind, pk].update(range(first.year, last.year + 1))
        if name := model.searched_by_topics:
            for pk, topic in rows.exclude(**{name: None}).values_list("pk", name):
                facts.topics[kind, pk].add(topic)
    return facts
