"""How a chief overrides a refusal: with a reason, and only where a second look is all that is missing."""

from collections.abc import Collection, Iterable

from django.core.exceptions import ValidationError


def refuse_unless_forced(reasons: Iterable[ValidationError], *, because: str, codes: Collection[str]) -> bool:
    """Raise what stands in the way, unless a reason was given and these codes are all of it; say whether that was so.

    Whether the person may do so is asked of `rules.may_force` before the verb is called.
    """
    reasons = list(reasons)
    if not reasons:
        return False
    if because.strip() and all(reason.code in codes for reason in reasons):
        return True
    raise ValidationError(reasons)
