"""What stands in the way of saving or confirming one unit."""

from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from .units import Worksheet


def reasons_not_to_translate(worksheet: Worksheet, key: str, *, token: str) -> Iterator[ValidationError]:
    """`token` is that of the unit as it was on the screen."""
    unit = worksheet.by_key.get(key)
    if unit is None:
        yield ValidationError(
            _("There is no segment “%(key)s” any more. Reload the page and look where its words stand now."),
            code="unknown-unit",
            params={"key": key},
        )
        return
    source, _dot, target = token.partition(".")
    source_now, _dot, target_now = unit.token.partition(".")
    if source != source_now:
        yield ValidationError(
            _(
                "The source of “%(text)s” has changed since you opened it. "
                "Compare the translation with the new text, then save again."
            ),
            code="source-moved-on",
            params={"key": key, "text": _beginning(unit.source_text or unit.target_text)},
        )
    elif target != target_now:
        yield ValidationError(
            _(
                "Somebody else has changed the translation of “%(text)s” since you opened it. "
                "Compare both, then save again."
            ),
            code="target-moved-on",
            params={"key": key, "text": _beginning(unit.source_text or unit.target_text)},
        )


def _beginning(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59].rstrip()}…"
