"""Carry out the plan of a returned file: drafts are saved, nothing is published."""

from collections.abc import Collection, Iterable

from django.core.exceptions import ValidationError

from .. import rules
from ..translating.verbs import save_units
from .parcel import Reply
from .planning import Group, plan
from .reasons import as_of_a_file


def take_over(
    replies: Iterable[Reply], *, with_confirmations: bool, by, chosen: Collection[int] | None = None
) -> list[Group]:
    """The plan as it was carried out: what was refused meanwhile is refused in it, one by one.

    `chosen` are places in the file; without it all segments are taken.

    What stands in the working copies now is what each segment is compared with once more, under the lock of its record.
    """
    groups = plan([one for number, one in enumerate(replies) if chosen is None or number in chosen], by=by)
    for group in groups:
        if group.sheet:
            _carry_out(group, with_confirmations and rules.may_confirm(by, group.origin.language), by)
    return groups


def _carry_out(group: Group, is_confirming: bool, by) -> None:
    written = {line.key: line for line in group.lines if line.is_to_write}
    confirmed = {line.key: line for line in group.lines if is_confirming and line.would_confirm}
    if not written and not confirmed:
        return
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
