"""Figures of translations by kind and language, in one query that splits no text."""

from collections import Counter, defaultdict
from functools import cache

from django.db.models import Count, Sum

from ...languages import Language
from .gaps import Gap, Status

WORDS, UNCOUNTED = "words", "uncounted"
TOLD = ("status", "freshness", "waits_for")
Figures = dict[int, dict[str, Counter]]


def count_states(states) -> Figures:
    """By kind and language: how many at each status and with each gap, the words to do, and what was not counted."""
    counted: Figures = defaultdict(lambda: {code: Counter() for code in Language.values})
    grouped = states.order_by().values_list("content_type", "language", *TOLD)
    grouped = grouped.annotate(num=Count("pk"), num_counted=Count("num_words_to_do"), words=Sum("num_words_to_do"))
    for kind, language, *told, num, num_counted, words in grouped:
        figures = counted[kind][language]
        for name in named(*told):
            figures[name] += num
        figures[WORDS] += words or 0
        figures[UNCOUNTED] += num - num_counted
    return counted


@cache
def named(*told: str) -> list[str]:
    """The status and the gaps of a state that says so."""
    values = dict(zip(TOLD, told, strict=True))
    return [values["status"], *(gap for gap in Gap if gap.is_of(values))]


def with_missing(figures: Counter, num_records: int) -> Counter:
    """A record without a state in a language lacks its text as much as one with an empty state."""
    num_written = sum(figures[status] for status in Status if status != Status.EMPTY)
    missing = {Gap.MISSING: num_records - num_written, Status.EMPTY: num_records - num_written}
    return Counter({**figures, **missing})
