"""Moments as the desk enters and shows them: Astana time, with Seoul's beside it."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

SEOUL = ZoneInfo("Asia/Seoul")
MOMENT_FORMAT = "%Y-%m-%dT%H:%M"
# Fields have no seconds, so the present minute is not past yet.
SLACK = timedelta(minutes=1)


def in_both_zones(moment: datetime) -> str:
    """The moment as the clocks of both capitals show it."""
    return _("%(astana)s in Astana, %(seoul)s in Seoul") % {
        "astana": date_format(timezone.localtime(moment), "SHORT_DATETIME_FORMAT"),
        "seoul": date_format(timezone.localtime(moment, SEOUL), "SHORT_DATETIME_FORMAT"),
    }


def refuse_past(moment: datetime | None) -> None:
    """Readers cannot have seen a text before it was there."""
    if moment and moment < timezone.now() - SLACK:
        raise ValidationError(
            _("%(moment)s is past. Give a moment to come, or leave the field empty to publish now."),
            code="moment-past",
            params={"moment": in_both_zones(moment)},
        )


class MomentInput(forms.DateTimeInput):
    def __init__(self, attrs=None):
        seoul = {"data-seoul-time": gettext_lazy("in Seoul:")}
        super().__init__({"type": "datetime-local", **seoul, **(attrs or {})}, format=MOMENT_FORMAT)


class MomentField(forms.DateTimeField):
    """A moment to come in Astana time, empty for now."""

    widget = MomentInput

    def __init__(self, **kwargs):
        defaults = {"required": False, "label": gettext_lazy("Public from (Astana time; empty for now)")}
        super().__init__(input_formats=[MOMENT_FORMAT, "%Y-%m-%d %H:%M"], **{**defaults, **kwargs})

    def clean(self, value):
        moment = super().clean(value)
        refuse_past(moment)
        return moment if moment and moment > timezone.now() else None
