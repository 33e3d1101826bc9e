"""Verbs over findings of the house check: let one stand for a reason, or take that back."""

from collections.abc import Iterator

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from .house import title_of
from .models import Finding


def reasons_not_to_waive(finding: Finding, *, because: str) -> Iterator[ValidationError]:
    """Name everything that stands in the way; silence means go ahead."""
    named = {"title": title_of(finding.code)}
    if finding.is_blocking:
        yield ValidationError(
            _("“%(title)s” stops publication and cannot be waived. Mend the text instead."),
            code="blocking",
            params=named,
        )
    if finding.waived_at:
        yield ValidationError(_("“%(title)s” is waived already."), code="already-waived", params=named)
    if not because.strip():
        yield ValidationError(_("Say why this finding may stand, so that colleagues need not ask."), code="no-reason")


@transaction.atomic
def waive(finding: Finding, *, by: AbstractBaseUser | None, because: str) -> None:
    """Let the finding stand; it stays waived for as long as the words that it is about."""
    finding.refresh_from_db(from_queryset=Finding.objects.select_for_update())
    if reasons := list(reasons_not_to_waive(finding, because=because)):
        raise ValidationError(reasons)
    finding.waived_at, finding.waived_by, finding.waived_because = timezone.now(), by, because.strip()
    finding.save(update_fields=["waived_at", "waived_by", "waived_because"])


def reasons_not_to_unwaive(finding: Finding) -> Iterator[ValidationError]:
    """Name everything that stands in the way; silence means go ahead."""
    if not finding.waived_at:
        yield ValidationError(
            _("“%(title)s” is not waived, so there is nothing to take back."),
            code="not-waived",
            params={"title": title_of(finding.code)},
        )


@transaction.atomic
def unwaive(finding: Finding) -> None:
    """Take a waiver back: the finding is open again."""
    finding.refresh_from_db(from_queryset=Finding.objects.select_for_update())
    if reasons := list(reasons_not_to_unwaive(finding)):
        raise ValidationError(reasons)
    finding.waived_at, finding.waived_by, finding.waived_because = None, None, ""
    finding.save(update_fields=["waived_at", "waived_by", "waived_because"])
