from typing import NamedTuple

from django.db import models
from django.utils.translation import gettext_lazy as _

from people.curation.models import Curated
from people.pictures import PictureField, fitted, rendition

# Made on upload, in the request, so there are few; each again as AVIF, for the browsers that read it.
SIZES = {
    "card": ("crop", 640, 427),
    "narrow": ("thumbnail", 640, 640),
    "wide": ("thumbnail", 1280, 1280),
}
FORMATS = {
    "thumb": rendition("crop", 160, 120),
    **{name: rendition(*size) for name, size in SIZES.items()},
    **{f"{name}_avif": rendition(*size, format="AVIF", quality=60) for name, size in SIZES.items()},
}


class Source(NamedTuple):
    type: str
    srcset: str


class Sources(NamedTuple):
    """What the elements <picture> and <img> need; `src` is for browsers that know no AVIF."""

    src: str
    width: int
    height: int
    sources: list[Source]


class Image(Curated):
    """A picture with alternative text, caption and credit per language, and the point that a crop must keep."""

    edition_title = "alt"
    edition_extras = ("caption", "credit")
    edition_captions = ("caption",)
    is_searched = False

    file = PictureField(_("file"), upload_to="pictures", auto_add_fields=True, formats=FORMATS)
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

    @property
    def card(self) -> Sources:
        """Cut to three by two around the point that a crop must keep."""
        _shape, width, height = SIZES["card"]
        return self._sources(width, height, {"card": width})

    @property
    def wide(self) -> Sources:
        """The whole picture, for the column of an article."""
        sizes = {name: fitted(self.file_width, self.file_height, *SIZES[name][1:]) for name in ("narrow", "wide")}
        return self._sources(*sizes["wide"], {name: width for name, (width, _height) in sizes.items()})

    def _sources(self, width, height, widths):
        distinct = {number: name for name, number in widths.items()}
        sources = [
            Source(
                f"image/{format}",
                ", ".join(f"{getattr(self.file, name + suffix)} {number}w" for number, name in distinct.items()),
            )
            for format, suffix in (("avif", "_avif"), ("webp", ""))
        ]
        return Sources(getattr(self.file, distinct[width]), width, height, sources)
