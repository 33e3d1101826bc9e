"""What the house check found and nobody has waived, by its code; blocking codes first."""

from dataclasses import dataclass

from django.db.models import Count

from ...house.codes import title_of
from ...models import Finding
from .links import Number


@dataclass(frozen=True)
class Code:
    name: str
    is_blocking: bool
    number: Number

    @property
    def title(self):
        return title_of(self.name)


@dataclass(frozen=True)
class Findings:
    number: Number
    blocking: Number
    codes: list[Code]


def findings(links) -> Findings | None:
    if not links.may_open(Finding):
        return None
    grouped = Finding.objects.open().order_by("-is_blocking", "code").values_list("code", "is_blocking")
    codes = [code_of(links, *row) for row in grouped.annotate(num=Count("pk"))]
    num_blocking = sum(one.number.count for one in codes if one.is_blocking)
    return Findings(
        number=links.number(sum(one.number.count for one in codes), Finding, waived="no"),
        blocking=links.number(num_blocking, Finding, waived="no", is_blocking__exact=1),
        codes=codes,
    )


def code_of(links, code, is_blocking, num):
    question = {"waived": "no", "code__exact": code, "is_blocking__exact": int(is_blocking)}
    return Code(code, is_blocking, links.number(num, Finding, **question))
