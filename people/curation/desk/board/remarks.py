"""Remarks that wait for an answer of this person, and flags of the sources that nobody has settled."""

from dataclasses import dataclass

from django.db.models import Case, Count, Q, Value, When

from ...models import Remark
from .headlines import Headline
from .links import Number

NUM_ROWS = 4
Severity = Remark.Severity
GRAVITY = Case(
    *(When(severity=severity, then=Value(place)) for place, severity in enumerate(Severity)),
    default=Value(len(Severity)),
)


@dataclass(frozen=True)
class Said:
    """A remark in one line, with the way to it."""

    headline: Headline
    remark: Remark
    is_answered: bool = False

    @property
    def url(self):
        return f"{self.headline.url}#remark-{self.remark.pk}" if self.headline.url else ""


@dataclass(frozen=True)
class Remarks:
    for_me: Number
    from_outside: Number
    all_open: Number
    rows: list[Said]


@dataclass(frozen=True)
class Flags:
    number: Number
    severities: list[tuple[str, str, Number]]
    rows: list[Said]


def remarks_for_me(links, headlines) -> Remarks | None:
    if not links.may_open(Remark):
        return None
    mine = Remark.objects.waiting_for(links.request.user)
    still_open = Remark.objects.open().aggregate(
        all=Count("pk"), outside=Count("pk", filter=Q(preview_link__isnull=False))
    )
    return Remarks(
        for_me=links.number(mine.count(), Remark, open="yes", queue="mine"),
        from_outside=links.number(still_open["outside"], Remark, open="yes", queue="outside"),
        all_open=links.number(still_open["all"], Remark, open="yes"),
        rows=said(headlines, mine.order_by("-made_at", "-pk"), by=links.request.user),
    )


def flags(links, headlines) -> Flags | None:
    """What is wrong in the sources, the gravest first."""
    if not links.may_open(Remark):
        return None
    still_open = Remark.objects.open().flags()
    grouped = still_open.order_by().values_list("severity").annotate(num=Count("pk"))
    by_severity = dict(grouped)
    severities = [
        (severity, severity.label, links.number(num, Remark, open="yes", queue="flags", severity__exact=severity))
        for severity in Severity
        if (num := by_severity.get(severity, 0))
    ]
    return Flags(
        number=links.number(sum(by_severity.values()), Remark, open="yes", queue="flags"),
        severities=severities,
        rows=said(headlines, still_open.order_by(GRAVITY, "-made_at", "-pk")),
    )


def said(headlines, remarks, *, by=None):
    """Whoever began a thread and finds it here has been answered."""
    return [
        Said(headlines.of(one), one, is_answered=by is not None and one.author_id == by.pk)
        for one in remarks[:NUM_ROWS]
    ]
