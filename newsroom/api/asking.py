"""What a request asks for: language, day, page and filters; nonsense is refused in a sentence."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from newsroom.api.answers import Problem
from newsroom.api.kinds import Kind
from newsroom.reading import Reading, asked_day, reading_of
from people.curation.languages import Language
from people.curation.models import Edition

SIZE, LARGEST = 20, 100
ORDERS = {"-changed": True, "changed": False}
COMMON = {"language", "as_of"}
OF_LISTS = COMMON | {"after", "limit", "order", "changed_since"}
BOUNDS = ("from", "until")


def reading_asked(request) -> Reading:
    """The moment and the language asked for; an empty language stands for all four."""
    language = request.GET.get("language", "")
    if language and language not in Language.values:
        raise refusal("language", language, f"is not a language of this site. Choose among {_list(Language.values)}.")
    try:
        asked_day(request)
    except Http404 as reason:
        raise Problem(400, str(reason), parameter="as_of") from reason
    reading = reading_of(request)
    return Reading(language, reading.at, reading.as_of)


def refuse_unknown(request, known: set[str]) -> None:
    """A misspelt parameter would silently give another answer."""
    for name in request.GET:
        if name not in known:
            raise Problem(
                400,
                f"There is no parameter “{name}” at this address. It takes {_list(sorted(known))}.",
                parameter=name,
            )


def parameters_of(kind: Kind) -> set[str]:
    return OF_LISTS | kind.codes.keys() | kind.about.keys() | (set(BOUNDS) if kind.dated else set())


def size_asked(request) -> int:
    value = request.GET.get("limit", str(SIZE))
    if not (value.isascii() and value.isdigit() and len(value) < 4 and 1 <= int(value) <= LARGEST):
        raise refusal("limit", value, f"is not a number from 1 to {LARGEST}.")
    return int(value)


def is_descending(request) -> bool:
    value = request.GET.get("order", "-changed")
    if value not in ORDERS:
        raise refusal("order", value, f"is no order of this list. Choose among {_list(ORDERS)}.")
    return ORDERS[value]


def editions_asked(request, kind: Kind, reading: Reading) -> QuerySet:
    """One current edition for each record of the list: that in the language, or the one that changed last."""
    current = Edition.objects.current(reading.at).about_model(kind.model)
    if reading.language:
        rows = current.in_language(reading.language)
    else:
        same = Q(content_type=OuterRef("content_type"), object_id=OuterRef("object_id"))
        later = Q(current_from__gt=OuterRef("current_from")) | Q(
            current_from=OuterRef("current_from"), pk__gt=OuterRef("pk")
        )
        rows = current.exclude(Exists(Edition.objects.current(reading.at).filter(same, later)))
    if since := moment_asked(request):
        rows = rows.filter(current_from__gte=since)
    if own := [*_codes(request, kind), *_bounds(request, kind)]:
        # Asked of each row while the index is walked: what fits is seldom rare, and the records are wide to read.
        rows = rows.filter(Exists(kind.model.objects.filter(*own, pk=OuterRef("object_id"))))
    for condition in _relations(request, kind, reading):
        rows = rows.filter(object_id__in=kind.model.objects.filter(condition).values("pk"))
    return rows.without_texts()


def _codes(request, kind) -> Iterator[Q]:
    for name, choices in kind.codes.items():
        if value := request.GET.get(name):
            if value not in choices.values:
                raise refusal(name, value, f"is not one of its codes. Choose among {_list(choices.values)}.")
            yield Q(**{name: value})


def _relations(request, kind, reading) -> Iterator[Q]:
    for name, (model, _through) in kind.about.items():
        if slug := request.GET.get(name):
            yield kind.narrowed_by(name, _public(model, slug, name, reading))


def _bounds(request, kind) -> Iterator[Q]:
    """A date that may lie within the bounds is taken in."""
    for name, lookup in zip(BOUNDS, ("latest__gte", "earliest__lte"), strict=True):
        if kind.dated and (value := request.GET.get(name)):
            try:
                yield Q(**{f"{kind.dated}_{lookup}": date.fromisoformat(value)})
            except ValueError as error:
                raise refusal(name, value, "is not a date. Write it as 2025-03-01.") from error


def _public(model, slug, name, reading):
    """The record with that slug, as long as readers may know of it."""
    record = model.objects.filter(slug=slug).first()
    if record is None or not Edition.objects.about(record).current(reading.at).exists():
        raise refusal(name, slug, "is not public here. Use the last part of an identifier from this interface.")
    return record


def moment_asked(request) -> datetime | None:
    """`changed_since`: a moment in ISO 8601 with its offset, or the beginning of a day in UTC."""
    value = request.GET.get("changed_since")
    if not value:
        return None
    try:
        moment = parse_datetime(value) or datetime.combine(date.fromisoformat(value), datetime.min.time())
    except ValueError as error:
        raise refusal(
            "changed_since", value, "is not a moment. Write it as 2025-03-01T09:00:00Z or as 2025-03-01."
        ) from error
    return moment if timezone.is_aware(moment) else timezone.make_aware(moment, UTC)


def refusal(name: str, value: str, sentence: str) -> Problem:
    return Problem(400, f"“{value}” {sentence}", parameter=name)


def _list(values) -> str:
    return ", ".join(values)
