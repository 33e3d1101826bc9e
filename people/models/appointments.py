from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from people.curation.basis import Basis
from people.curation.loading import KeyedManager
from people.dates import HonestDate, HonestDateField, refuse_reversed

from .officials import Official
from .organisations import Organisation


class AppointmentManager(KeyedManager):
    key_fields = ("slug",)


class Appointment(models.Model):
    """A post, rank or honorary office of an official in an organisation, with dated bounds; several may run at once."""

    class Kind(models.TextChoices):
        POST = "post", pgettext_lazy("appointment", "post")
        RANK = "rank", pgettext_lazy("appointment", "rank")
        HONORARY = "honorary", pgettext_lazy("appointment", "honorary office")

    official = models.ForeignKey(Official, models.CASCADE, related_name="appointments", verbose_name=_("official"))
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="appointments",
        verbose_name=_("organisation"),
    )
    slug = models.SlugField(_("slug"), max_length=120, unique=True)
    title = models.CharField(_("title of the post"), max_length=300, blank=True)
    kind = models.CharField(_("kind"), max_length=8, choices=Kind, default=Kind.POST)
    precedence = models.PositiveSmallIntegerField(
        _("precedence"),
        default=500,
        help_text=_(
            "Order of protocol, lower comes first: head of state 10, head of government 30, minister 40 to 60, "
            "ambassador 100."
        ),
    )
    start = HonestDateField(_("start"))
    end = HonestDateField(_("end"), help_text=_("Empty while the post is held or when its end is not known."))
    confirmed = HonestDateField(_("last confirmed"), help_text=_("When a source last showed the person in this post."))
    basis = models.CharField(_("basis"), max_length=8, choices=Basis, default=Basis.TEXT)

    objects = AppointmentManager()

    class Meta:
        verbose_name = _("appointment")
        verbose_name_plural = _("appointments")
        ordering = ["precedence", F("start_earliest").asc(nulls_last=True), "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(start_earliest=None) | Q(end_latest=None) | Q(start_earliest__lte=F("end_latest")),
                name="appointment_ends_after_it_starts",
            ),
        ]

    def __str__(self):
        titles = (self.title_in(code) for code in (self.official.source_language, "ru", "kk", "ko", "en"))
        return next(filter(None, titles), self.slug)

    def natural_key(self):
        return (self.slug,)

    natural_key.dependencies = ["people.official", "people.organisation"]

    def clean(self):
        refuse_reversed(self, "start", "end")

    def title_in(self, language: str) -> str:
        return getattr(self, f"title_{language}") or ""

    def is_known_to_run_on(self, date: HonestDate) -> bool:
        """Whether the known dates prove that the post was held then."""
        if not date or self.is_known_not_to_run_on(date):
            return False
        if self.confirmed.overlaps(date):
            return True
        seen_until = max((bound.earliest for bound in (self.end, self.confirmed) if bound), default=None)
        has_begun = bool(self.start) and self.start.latest <= date.latest
        return has_begun and seen_until is not None and date.earliest <= seen_until

    def is_known_not_to_run_on(self, date: HonestDate) -> bool:
        """Whether a known bound proves that the post was not held then; an unknown one proves nothing."""
        if not date:
            return False
        begins_later = bool(self.start) and self.start.earliest > date.latest
        return begins_later or self.is_over_by(date.earliest)

    def is_over_by(self, day) -> bool:
        return bool(self.end) and self.end.latest < day
