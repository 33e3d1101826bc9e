"""Addresses in Latin letters, made from whatever was written."""

from collections.abc import Collection

from anyascii import anyascii
from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import gettext as _


def free_slug(model, text: str, *, but=None) -> str:
    """A slug in Latin letters that no other row has."""
    stem = slugify(anyascii(text))
    if len(stem) > 100:
        stem = stem[:100].rpartition("-")[0] or stem[:100]
    stem = stem or model._meta.model_name
    taken = set(model._base_manager.filter(slug__startswith=stem).exclude(pk=but).values_list("slug", flat=True))
    candidates = (stem if number == 1 else f"{stem}-{number}" for number in range(1, len(taken) + 2))
    return next(slug for slug in candidates if slug not in taken)


def refuse_taken_address(record, taken: Collection[str]) -> None:
    """Raises ValidationError with code `address-taken`, on `slug`, for the name of a page of the register itself."""
    if record.slug in taken:
        error = ValidationError(
            _("“%(slug)s” is the address of another page here. Choose a longer one."),
            code="address-taken",
            params={"slug": record.slug},
        )
        raise ValidationError({"slug": error})
