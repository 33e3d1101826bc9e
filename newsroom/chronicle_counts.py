"""How much each choice of the chronicle would leave: a look at all rows, in one query for each filter."""

from collections import Counter, defaultdict
from collections.abc import Mapping

from django.db.models import Count, QuerySet, Value
from django.db.models.functions import ExtractYear

from newsroom.filters.trees import branch
from newsroom.timeline import DatedKind

Rows = dict[DatedKind, QuerySet]


def count_years(rows: Rows) -> Counter:
    """By kind and year."""
    first, *others = (
        plain(found).values_list(Value(kind.code), ExtractYear(f"{kind.name}_earliest")).annotate(num=Count("pk"))
        for kind, found in rows.items()
    )
    return Counter({(code, year): num for code, year, num in first.union(*others, all=True)})


def count_records(rows: Rows, name: str, below: Mapping[int, set[int]]) -> dict[int, int]:
    """By the record that they are related to, or to one below it; each row once, whatever the paths to it."""
    parts = [
        plain(found).filter(**{f"{path}__isnull": False}).values_list(Value(kind.code), "pk", path)
        for kind, found in rows.items()
        for path in kind.paths_to(name)
    ]
    if not parts:
        return {}
    above = _above(below)
    tied = defaultdict(set)
    for code, pk, value in parts[0].union(*parts[1:]):
        for one in above.get(value, (value,)):
            tied[one].add((code, pk))
    return {one: len(pairs) for one, pairs in tied.items()}


def plain(rows: QuerySet) -> QuerySet:
    """The querysets of modeltranslation select columns in no order, and a union goes by the order."""
    return QuerySet(rows.model).order_by().filter(pk__in=rows.values("pk"))


def _above(below):
    """Each record of a tree with itself and all above it."""
    above = defaultdict(set)
    for pk in below:
        for one in branch(pk, below):
            above[one].add(pk)
    return above
