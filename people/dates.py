"""Honest dates: a date is stored with just the precision that its source gives.

The notation follows ISO 8601 where it can: `2016-11-10`, `2024-06`, `2019-H2`, `2024`, `2024-11-05/2025-02-28`;
an empty text means that the date is not known.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, total_ordering

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from people.curation.basis import Basis

POINT = re.compile(r"(?P<year>\d{4})(?:-(?:H(?P<half>[12])|(?P<month>\d{2})(?:-(?P<day>\d{2}))?))?", re.ASCII)


class Precision(models.TextChoices):
    DAY = "day", pgettext_lazy("precision", "day")
    MONTH = "month", pgettext_lazy("precision", "month")
    HALF = "half", pgettext_lazy("precision", "half-year")
    YEAR = "year", pgettext_lazy("precision", "year")
    RANGE = "range", pgettext_lazy("precision", "range")
    UNKNOWN = "unknown", pgettext_lazy("precision", "not known")


@total_ordering
@dataclass(frozen=True)
class HonestDate:
    """A date at the precision of its source; `earliest` and `latest` are its bounds, both None when it is not known."""

    notation: str = ""
    precision: str = Precision.UNKNOWN
    earliest: date | None = None
    latest: date | None = None

    @classmethod
    def parse(cls, notation: str) -> "HonestDate":
        """Read a notation; raises ValidationError with code `bad-date` when it is none."""
        return _parsed(notation.strip())

    def __str__(self):
        return self.notation

    def __bool__(self):
        return self.earliest is not None

    def __lt__(self, other):
        return self.sort_key < other.sort_key

    @property
    def sort_key(self) -> tuple[date, date]:
        """Unknown dates sort after all others."""
        return (self.earliest or date.max, self.latest or date.max)

    def overlaps(self, other: "HonestDate") -> bool:
        """Whether both may mean the same day; an unknown date overlaps nothing."""
        return bool(self and other) and self.earliest <= other.latest and other.earliest <= self.latest


@lru_cache(maxsize=4096)
def _parsed(notation: str) -> HonestDate:
    """A page shows the same dates again and again, and nothing can change them."""
    if not notation:
        return HonestDate()
    points = [_read_point(point, notation) for point in notation.split("/")]
    if len(points) > 2 or points[0][1] > points[-1][2]:
        raise _bad_date(notation)
    precision = points[0][0] if len(points) == 1 else Precision.RANGE
    return HonestDate(notation, precision, points[0][1], points[-1][2])


def _read_point(point: str, notation: str) -> tuple[str, date, date]:
    match = POINT.fullmatch(point)
    if not match:
        raise _bad_date(notation)
    year, half, month, day = (int(part) if part else None for part in match.group("year", "half", "month", "day"))
    try:
        if day is not None:
            return Precision.DAY, date(year, month, day), date(year, month, day)
        if month is not None:
            return Precision.MONTH, date(year, month, 1), date(year, month, monthrange(year, month)[1])
        if half:
            return Precision.HALF, date(year, 6 * half - 5, 1), date(year, 6 * half, 30 + (half == 2))
        return Precision.YEAR, date(year, 1, 1), date(year, 12, 31)
    except ValueError as error:
        raise _bad_date(notation) from error


def _bad_date(notation: str) -> ValidationError:
    return ValidationError(
        _(
            "“%(value)s” is not a date. Write it as precisely as the source does: 2016-11-10, 2024-06, 2019-H2, 2024, "
            "or a range such as 2024-11-05/2025-02-28; leave it empty if the date is not known."
        ),
        code="bad-date",
        params={"value": notation},
    )


class HonestDateField(models.CharField):
    """An honest date in one column of notation, with four companions.

    A field `date` also makes `date_earliest` and `date_latest` (its bounds, derived at each save, to filter
    and sort by) and `date_basis` and `date_reason` (where the date comes from, and why).
    """

    description = _("Date at the precision of its source")
    derives_when_loaded = True
    empty_values = [*models.CharField.empty_values, HonestDate()]

    def __init__(self, *args, companions=True, **kwargs):
        self.companions = companions
        kwargs.setdefault("max_length", 21)
        kwargs.setdefault("blank", True)
        kwargs.setdefault("default", HonestDate)
        kwargs.setdefault("help_text", _("As precise as the source: 2016-11-10, 2024-06, 2019-H2, 2024, or 2024/2025."))
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        """In migrations the companions are columns of their own."""
        name, path, args, kwargs = super().deconstruct()
        kwargs["companions"] = False
        for derived in ("default", "blank", "max_length", "help_text"):
            kwargs.pop(derived, None)
        return name, path, args, kwargs

    def contribute_to_class(self, cls, name, **kwargs):
        super().contribute_to_class(cls, name, **kwargs)
        if not self.companions:
            return
        label = self.verbose_name
        earliest = models.DateField(format_lazy(_("{}, earliest"), label), null=True, editable=False, db_index=True)
        latest = models.DateField(format_lazy(_("{}, latest"), label), null=True, editable=False)
        basis = models.CharField(format_lazy(_("{}: basis"), label), max_length=8, choices=Basis, default=Basis.TEXT)
        reason = models.TextField(format_lazy(_("{}: reason"), label), blank=True)
        for suffix, field in {"earliest": earliest, "latest": latest, "basis": basis, "reason": reason}.items():
            cls.add_to_class(f"{name}_{suffix}", field)

    def pre_save(self, model_instance, add):
        value = self.to_python(getattr(model_instance, self.attname))
        setattr(model_instance, self.attname, value)
        setattr(model_instance, f"{self.attname}_earliest", value.earliest)
        setattr(model_instance, f"{self.attname}_latest", value.latest)
        return value

    def from_db_value(self, value, expression, connection):
        return HonestDate.parse(value or "")

    def to_python(self, value):
        return value if isinstance(value, HonestDate) else HonestDate.parse(value or "")

    def get_prep_value(self, value):
        return str(self.to_python(value))

    def run_validators(self, value):
        super().run_validators(str(value))

    def value_from_object(self, obj):
        return str(self.to_python(super().value_from_object(obj)))

    def value_to_string(self, obj):
        return self.value_from_object(obj)


def refuse_reversed(record: models.Model, start: str, end: str) -> None:
    """Raises ValidationError with code `ends-before-it-starts`, on `end`, when nothing can put them in order."""
    try:
        begins, ends = (record._meta.get_field(name).to_python(getattr(record, name)) for name in (start, end))
    except ValidationError:
        return  # its own field has complained already
    if begins and ends and begins.earliest > ends.latest:
        error = ValidationError(
            _("This ends on %(end)s, before it starts on %(start)s. Correct one of the two dates."),
            code="ends-before-it-starts",
            params={"start": begins, "end": ends},
        )
        raise ValidationError({end: error})
