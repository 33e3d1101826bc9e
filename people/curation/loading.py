"""What `loaddata` needs beside the fixtures: it saves rows raw, without the `pre_save` of their fields."""

from django.db import models


class FixtureManager(models.Manager):
    """For derived rows, as their default manager: `dumpdata` writes none, for they are made anew when loaded."""

    def get_queryset(self):
        return super().get_queryset().none()


def derive_when_loaded(sender, instance, raw, **kwargs):
    """Fill in what fixtures leave out: fields derived from others, and moments that a save would set."""
    if not raw:
        return
    for field in sender._meta.concrete_fields:
        is_left_out = not field.editable and getattr(instance, field.attname) is None
        if getattr(field, "derives_when_loaded", False) or is_left_out:
            field.pre_save(instance, add=instance._state.adding)
