from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from people.curation.addresses import address_of
from people.curation.models import Part
from people.pictures import PictureField, rendition

from .names import Named
from .places import Place


class Official(Named):
    """Any named person: an office holder, an expert, an author or a translator."""

    class Gender(models.TextChoices):
        FEMALE = "f", pgettext_lazy("gender", "female")
        MALE = "m", pgettext_lazy("gender", "male")

    edition_extras = ("family_name", "portrait_credit")
    edition_parts = {"posts": Part("appointments", field="title", key="slug")}

    name = models.CharField(
        _("name"), max_length=200, blank=True, help_text=_("Korean names: family name first, in all four languages.")
    )
    family_name = models.CharField(_("family name"), max_length=120, blank=True)
    gender = models.CharField(_("gender"), max_length=1, choices=Gender, blank=True)
    country = models.ForeignKey(
        Place,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="officials",
        limit_choices_to={"kind": "country"},
        verbose_name=_("country"),
    )
    is_international = models.BooleanField(
        _("acts for an international body"), default=False, help_text=_("Speaks for that body, not for the country.")
    )
    portrait = PictureField(
        _("portrait"),
        upload_to="portraits",
        blank=True,
        auto_add_fields=True,
        formats={"square": rendition("crop", 240, 240), "portrait": rendition("crop", 480, 600)},
    )
    portrait_credit = models.CharField(_("credit of the portrait"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("official")
        verbose_name_plural = _("officials")
        ordering = ["slug", "pk"]

    def get_absolute_url(self):
        return address_of("newsroom:official-detail", self.slug)

    def posts_on(self, date):
        """Appointments known to run at that honest date, first in protocol first; an unknown bound never matches."""
        return [post for post in self.appointments.all() if post.is_known_to_run_on(date)]
