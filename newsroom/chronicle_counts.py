"""How much each choice of the chronicle would leave.

Whatever is current, dated or tied is read whole, in prepared words, and held together here: a database that looks each
row up among the others takes ten times as long.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cache

from django.db.models import DateField, F, Q, QuerySet, Value

from newsroom.filters.trees import branch
from newsroom.reading import Reading
from newsroom.related import here
from newsroom.timeline import KINDS, DatedKind
from people.curation.prepared import Prepared

# Every row of the time line by its number there, with its year.
Years = dict[int, int]


def years_of(wanted: dict[DatedKind, list[Q]], reading: Reading) -> Years:
    """The rows of these kinds that meet the conditions, are dated and may be seen; both are asked in one query."""
    asked = Prepared(lambda: _all(rows for one in wanted.items() for rows in (_dated(*one), _current(one[0]))))
    days, public = {}, set()
    for number, day in asked.tuples(language=reading.language, at=reading.at):
        if day:
            days[number] = day
        else:
            public.add(number)
    return {number: int(str(day)[:4]) for number, day in days.items() if number in public}


def count_years(years: Years) -> Counter:
    """By kind and year."""
    return Counter((KINDS[number % len(KINDS)].code, year) for number, year in years.items())


def count_records(years: Years, name: str, below: Mapping[int, set[int]]) -> dict[int, int]:
    """By the record that they are related to, or to one below it; each row once, whatever the paths to it."""
    tied = defaultdict(set)
    for number, value in _ties(name).tuples():
        if number in years:
            tied[value].add(number)
    found = {one: set().union(*(tied[other] for other in branch(one, below) & tied.keys())) for one in {*tied, *below}}
    return {one: len(numbers) for one, numbers in found.items() if numbers}


def _all(rows: Iterable[QuerySet]) -> QuerySet:
    first, *others = rows
    return first.union(*others, all=True)


def _number(kind, record):
    """Of one row of any kind."""
    return F(record) * len(KINDS) + KINDS.index(kind)


def _dated(kind, conditions):
    """The querysets of modeltranslation select columns in no order, and a union goes by the order."""
    day = f"{kind.name}_earliest"
    rows = QuerySet(kind.model).order_by().filter(*conditions, **{f"{day}__isnull": False})
    return rows.values_list(_number(kind, "pk"), day)


def _current(kind):
    return here(kind.model).values_list(_number(kind, "object_id"), Value(None, DateField()))


@cache
def _ties(name: str) -> Prepared:
    return Prepared(lambda: _all(_links(kind, path) for kind in KINDS for path in kind.paths_to(name)))


def _links(kind, path):
    """What stands between a row and what it is related to, or the row itself: its number and that of the other."""
    name, _dunder, far = path.partition("__")
    field = kind.model._meta.get_field(name)
    if far:
        model, record, value = field.related_model, field.field.attname, f"{far}_id"
    elif field.many_to_many:
        model, record, value = field.remote_field.through, field.m2m_field_name(), field.m2m_reverse_field_name()
    else:
        model, record, value = kind.model, "pk", field.attname
    return QuerySet(model).order_by().filter(**{f"{value}__isnull": False}).values_list(_number(kind, record), value)
