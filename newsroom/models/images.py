from django.db import models
from django.utils.translation import gettext_lazy as _
from imagefield.fields import ImageField

from people.curation.models import Curated

FORMATS = {
    "thumb": ["default", ("crop", (160, 120))],
    "card": ["default", ("crop", (640, 427))],
    "wide": ["default", ("thumbnail", (1280, 1280))],
}


class Image(Curated):
    """A picture with alternative text, caption and credit per language, and the point that a crop must keep."""

    edition_title = "alt"
    edition_extras = ("caption", "credit")

    file = ImageField(_("file"), upload_to="pictures", auto_add_fields=True, formats=FORMATS)
    alt = models.CharField(
        _("alternative text"),
        max_length=300,
        blank=True,
        help_text=_("For readers who cannot see the picture."),
    )
    caption = models.CharField(_("caption"), max_length=500, blank=True)
    credit = models.CharField(_("credit"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        ordering = ["-created_at", "-pk"]
