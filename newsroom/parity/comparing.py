"""What a translation has lost of its source, or has besides."""

from collections.abc import Iterable
from itertools import zip_longest

from .dates import dates
from .facts import Kind, Miss, Several
from .names import Known, is_named, names_in
from .numbers import numbers
from .quotations import quotations
from .units import TIMES, anywhere

# Added without a loss these are an explanation: «в июне» becomes 2024년 6월.
EXPLAINING = frozenset({"month", "weekday", "half", "quarter"})


def misses(
    source: str, source_language: str, target: str, target_language: str, names: Iterable[Known] = ()
) -> list[Miss]:
    """Every number, date, name and quotation that only one of the two has, in the order of the source."""
    here, there = _Facts(source, source_language), _Facts(target, target_language)
    found = [
        *_paired(Kind.NUMBER, here, there, *(_unanswered_numbers(*pair) for pair in ((here, there), (there, here)))),
        *_paired(Kind.DATE, here, there, *(_unanswered_dates(*pair) for pair in ((here, there), (there, here)))),
        *_unanswered_names(here, there, names),
        *_unanswered_quotations(here, there),
    ]
    return sorted(found, key=lambda miss: (not miss.said, miss.start))


class _Facts:
    """A text and all that is to be compared in it."""

    def __init__(self, text, language):
        self.text, self.language = text, language
        rest, self.dates = dates(text, language)
        self.numbers = list(numbers(rest, language))
        self.quotations = quotations(text)

    def has_unit(self, unit):
        return bool(anywhere(self.language)[unit].search(self.text))


def _unanswered_numbers(here, there):
    calendar = {one.value for one in there.dates if one.part in ("year", "day", "month")}
    by_amount = {}
    for one in there.numbers:
        for amount in one.amounts:
            by_amount.setdefault(amount, []).append(one)
    for one in here.numbers:
        if one.is_loose or (not one.unit and not calendar.isdisjoint(one.amounts)):
            continue
        if not any(_same_unit(one, other, there) for amount in one.amounts for other in by_amount.get(amount, ())):
            yield one


def _same_unit(one, other, there):
    if one.unit == other.unit or not one.unit:
        return True
    if not other.unit:
        return one.unit in TIMES or there.has_unit(one.unit)
    return False


def _unanswered_dates(here, there):
    known = {(one.part, one.value, one.month) for one in there.dates}
    bare = {(one.part, one.value) for one in there.dates}
    amounts = {amount for one in there.numbers for amount in one.amounts}
    for one in here.dates:
        if one.is_loose or (one.part, one.value, one.month) in known:
            continue
        if one.part in ("year", "day") and one.value in amounts:
            continue
        if one.part == "day" and not one.month and (one.part, one.value) in bare:
            continue
        yield one


def _paired(kind, here, there, lost, added):
    """A loss and an addition are one miss; an addition alone is one only where it cannot be an explanation."""
    lost, added = _joined(lost, kind), _joined(added, kind)
    for one, other in zip_longest(lost, added):
        if one:
            said = here.text[one[0].start : one[-1].end]
            instead = there.text[other[0].start : other[-1].end] if other else ""
            yield Miss(kind, said, instead, one[0].start, one[-1].end)
        elif not all(_explains(part, here) for part in other):
            yield Miss(kind, "", there.text[other[0].start : other[-1].end], other[0].start, other[-1].end)


def _joined(parts, kind):
    """Parts of one date that stand together are one."""
    groups = []
    for part in sorted(parts, key=lambda one: one.start):
        if kind == Kind.DATE and groups and part.start - groups[-1][-1].end <= 9:
            groups[-1].append(part)
        else:
            groups.append([part])
    return groups


def _explains(part, here):
    if hasattr(part, "part"):
        return part.part in EXPLAINING or (part.part == "year" and not any(one.part == "year" for one in here.dates))
    return part.is_word and (part.amounts <= {2} or any(isinstance(amount, Several) for amount in part.amounts))


def _unanswered_names(here, there, names):
    told = set()
    for one in names_in(here.text, here.language, names):
        if one.known.key not in told and not is_named(one.known, there.text, there.language):
            told.add(one.known.key)
            yield Miss(Kind.NAME, here.text[one.start : one.end], "", one.start, one.end)


def _unanswered_quotations(here, there):
    lost = [one for one in here.quotations if one.is_demanded][len(there.quotations) :]
    added = [one for one in there.quotations if one.is_demanded][len(here.quotations) :]
    for one in lost:
        yield Miss(Kind.QUOTATION, here.text[one.start : one.end], "", one.start, one.end)
    for one in added:
        yield Miss(Kind.QUOTATION, "", there.text[one.start : one.end], one.start, one.end)
