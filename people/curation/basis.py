from django.db import models
from django.utils.translation import gettext_lazy as _


class Basis(models.TextChoices):
    """Where a value comes from; only the first two may be attributed to a source text."""

    TEXT = "text", _("stated in the text")
    INFERRED = "inferred", _("inferred from the text")
    LOOKUP = "lookup", _("found outside the text")
    GENERAL = "general", _("general knowledge, to be checked")
