"""Carry out the plan of a returned file: drafts are saved, nothing is published."""

from collections.abc import Collection, Iterable, Iterator

from django.core.exceptions import ValidationError

from .. import rules
from ..translating.verbs import save_units
from .lines import Line
from .parcel import Reply
from .planning import Group, groups_of, settle
from .reasons import as_of_a_file


def take_over(
    replies: Iterable[Reply],
    *,
    with_confirmations: bool,
    by,
    chosen: Collection[int] | None = None,
    most: int | None = None,
) -> list[Group]:
    """The plan as it was carried out: what was refused meanwhile is refused in it, one by one.

    `chosen` are places in the file; without it all segments are taken. With `most`, no more records are written than
    that; from the next that has something to write, they wait, and are planned when their turn comes.

    What stands in the working copies now is what each segment is compared with once more, under the lock of its record.
    """
    groups = groups_of(one for number, one in enumerate(replies) if chosen is None or number in chosen)
    num_written = 0
    for place, group in enumerate(_settled(groups, most, by)):
        is_confirming = with_confirmations and bool(group.sheet) and rules.may_confirm(by, group.origin.language)
        written = {line.key: line for line in group.lines if group.sheet and line.is_to_write}
        confirmed = {line.key: line for line in group.lines if is_confirming and line.would_confirm}
        if not written and not confirmed:
            continue
        if num_written == most:
            for other in groups[place:]:
                other.is_waiting = True
            break
        _carry_out(group, written, confirmed, by)
        num_written += 1
    return groups


def _settled(groups, size, by) -> Iterator[Group]:
    """One after the other, planned so many at a time."""
    size = size or max(1, len(groups))
    for start in range(0, len(groups), size):
        some = groups[start : start + size]
        settle(some, by=by)
        yield from some


def _carry_out(group: Group, written: dict[str, Line], confirmed: dict[str, Line], by) -> None:
    lines = confirmed | written
    tokens = {key: line.reply.token for key, line in lines.items()}
    markups = {key: line.markup for key, line in written.items()}
    try:
        result = save_units(group.record, group.origin.language, markups, tokens=tokens, confirm=set(confirmed), by=by)
    except ValidationError as refusal:
        refused = dict.fromkeys(lines, refusal)
    else:
        refused = result.refused
    for key, line in lines.items():
        line.is_confirmed = key in confirmed and key not in refused
        if key in refused:
            line.refuse(*map(as_of_a_file, refused[key].error_list))
