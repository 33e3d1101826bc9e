"""The words for choices, told from the value alone."""

from functools import cache

from django.db import models
from django.utils.encoding import force_str


class Labelled(models.Model):
    """Its `get_…_display()` finds the one word that it gives.

    Django's own makes a dictionary of all choices each time, and translates every word of it; on a page of records that
    was a sixth of the work.
    """

    class Meta:
        abstract = True

    def _get_FIELD_display(self, field):
        value = getattr(self, field.attname)
        return force_str(_labels(field).get(value, value), strings_only=True)


@cache
def _labels(field):
    return dict(field.flatchoices)
