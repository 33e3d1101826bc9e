"""A month of what is scheduled: editions under embargo and bundles, at the hours of both capitals."""

import re
from calendar import Calendar
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import MAXYEAR, MINYEAR, date, datetime, timedelta

from django.db.models import Count, F, Q, Subquery
from django.utils import timezone
from django.utils.formats import date_format, get_format

from ...models import Bundle, Edition, Transition
from ..filters import rows_about_text
from ..moments import SEOUL
from .headlines import Headline, labels
from .links import Number

MONTH = re.compile(r"(\d{4})-(\d{1,2})", re.ASCII)
NUM_ENTRIES_A_DAY = 4


@dataclass(frozen=True)
class Entry:
    """One record or one bundle, and the moment at which its texts become public, or are no longer."""

    at: datetime
    languages: list[tuple[str, str]] = field(default_factory=list)
    num_texts: int = 0
    headline: Headline | None = None
    bundle: Bundle | None = None
    bundle_url: str = ""
    # Whether the texts are public until then, not from then on.
    is_end: bool = False

    @property
    def is_missed(self):
        """A bundle whose moment went by without anybody publishing it."""
        return self.at <= timezone.now()

    @property
    def is_planned(self):
        return self.bundle is not None and self.bundle.published_at is None

    @property
    def in_seoul(self):
        """The hour there, with the day where it is already the next one."""
        there = timezone.localtime(self.at, SEOUL)
        hour = date_format(there, "TIME_FORMAT")
        is_same_day = there.date() == timezone.localdate(self.at)
        return hour if is_same_day else f"{date_format(there, 'MONTH_DAY_FORMAT')}, {hour}"


@dataclass(frozen=True)
class Day:
    date: date
    is_in_month: bool
    is_today: bool
    entries: list[Entry]
    number: Number

    @property
    def first_entries(self):
        return self.entries[:NUM_ENTRIES_A_DAY]

    @property
    def num_more(self):
        return len(self.entries) - len(self.first_entries)


@dataclass(frozen=True)
class Schedule:
    month: date
    previous: date
    next: date
    refused: str
    number: Number
    all_scheduled: Number
    weeks: list[list[Day]]


def schedule(links, headlines) -> Schedule | None:
    """The month that the address asks for, as in `?month=2026-11`, or else this one."""
    if not links.may_open(Edition):
        return None
    asked = links.request.GET.get("month", "").strip()
    month = read_month(asked)
    first = month or timezone.localdate().replace(day=1)
    coming = Edition.objects.scheduled(timezone.now())
    texts, ends = list(texts_of(coming, first)), ends_in(first, headlines)
    return Schedule(
        month=first,
        previous=(first - timedelta(days=1)).replace(day=1),
        next=next_month(first),
        refused="" if month or not asked else asked,
        number=links.number(len(texts), Edition, **question(first)),
        all_scheduled=links.number(coming.count(), Edition, readers="scheduled"),
        weeks=weeks_of(first, texts, [*entries_of(texts, first, links, headlines), *ends], links),
    )


def read_month(asked: str) -> date | None:
    match = MONTH.fullmatch(asked)
    year, month = map(int, match.groups()) if match else (0, 0)
    return date(year, month, 1) if MINYEAR < year < MAXYEAR and 1 <= month <= 12 else None


def next_month(first: date) -> date:
    return (first + timedelta(days=31)).replace(day=1)


def question(first, **more):
    return {"readers": "scheduled", "current_from__year": first.year, "current_from__month": first.month} | more


def bounds(first: date) -> tuple[datetime, datetime]:
    """The month in Astana time; the second moment is no longer in it."""
    midnights = (datetime(day.year, day.month, 1) for day in (first, next_month(first)))
    return tuple(timezone.make_aware(midnight) for midnight in midnights)


def texts_of(coming, first):
    """Editions of the month without their texts, each with the bundle in which it was published."""
    begin, end = bounds(first)
    published = Transition.objects.filter(verb__in=[Transition.Verb.PUBLISH, Transition.Verb.CORRECT])
    bundle = Subquery(rows_about_text(published).order_by("-sequence").values("bundle")[:1])
    texts = coming.filter(current_from__gte=begin, current_from__lt=end).annotate(bundle_id=bundle)
    return texts.only("content_type", "object_id", "language", "current_from").order_by("current_from", "pk")


def ends_in(first, headlines):
    """Texts of one record that readers have now, and no longer after a moment of the month."""
    begin, end = bounds(first)
    now = timezone.now()
    ends = Edition.objects.effective().filter(withdrawn_at__gte=begin, withdrawn_at__lt=end, withdrawn_at__gt=now)
    ends = ends.exclude(superseded_at__lte=F("withdrawn_at")).order_by("withdrawn_at", "pk")
    together = defaultdict(list)
    for text in ends.only("content_type", "object_id", "language", "withdrawn_at"):
        together[text.withdrawn_at, text.content_type_id, text.object_id].append(text)
    return [
        Entry(at, labels({text.language for text in own}), len(own), headline=headlines.of(own[0]), is_end=True)
        for (at, *_about), own in together.items()
    ]


def entries_of(texts, first, links, headlines):
    """Texts of one record or of one bundle that begin together are one entry; bundles to come are added."""
    begin, end = bounds(first)
    planned = Q(published_at=None, planned_for__gte=begin, planned_for__lt=end)
    published = Q(pk__in={text.bundle_id for text in texts if text.bundle_id})
    bundles = {one.pk: one for one in Bundle.objects.filter(planned | published).annotate(num=Count("items"))}
    together = defaultdict(list)
    for text in texts:
        about = (text.bundle_id,) if text.bundle_id else (text.content_type_id, text.object_id)
        together[text.current_from, about].append(text)
    for (at, _about), own in together.items():
        languages = labels({text.language for text in own})
        if bundle := bundles.get(own[0].bundle_id):
            yield Entry(at, languages, len(own), bundle=bundle, bundle_url=links.to_row(Bundle, bundle.pk))
        else:
            yield Entry(at, languages, len(own), headline=headlines.of(own[0]))
    for bundle in bundles.values():
        if bundle.published_at is None and bundle.planned_for:
            url = links.to_row(Bundle, bundle.pk)
            yield Entry(bundle.planned_for, num_texts=bundle.num, bundle=bundle, bundle_url=url)


def weeks_of(first, texts, entries, links):
    num_texts, by_day = defaultdict(int), defaultdict(list)
    for text in texts:
        num_texts[timezone.localdate(text.current_from)] += 1
    for entry in sorted(entries, key=lambda one: one.at):
        by_day[timezone.localdate(entry.at)].append(entry)
    today = timezone.localdate()

    def day(one):
        number = links.number(num_texts[one], Edition, **question(first, current_from__day=one.day))
        return Day(one, one.month == first.month, one == today, by_day[one], number)

    calendar = Calendar((get_format("FIRST_DAY_OF_WEEK") - 1) % 7)
    return [[day(one) for one in week] for week in calendar.monthdatescalendar(first.year, first.month)]
