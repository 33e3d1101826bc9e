from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from people.curation.models import Curated


class Topic(Curated):
    """A subject that records are filed under; topics form a tree."""

    name = models.CharField(_("name"), max_length=200, blank=True)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("parent topic")
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["position", "slug", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(parent=None) | ~Q(parent=F("id")), name="topic_is_not_its_own_parent"),
        ]
