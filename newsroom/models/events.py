from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from people.curation.addresses import address_of
from people.curation.basis import Basis
from people.curation.loading import KeyedManager
from people.curation.models import Curated
from people.dates import HonestDateField
from people.models import Official, Organisation, Place

from .figures import Comparator
from .sources import SourceText
from .topics import Topic
from .visits import Visit


class Event(Curated):
    """A forum, seminar, summit, anniversary or milestone."""

    class Kind(models.TextChoices):
        SUMMIT = "summit", pgettext_lazy("event", "Summit")
        TALKS = "talks", pgettext_lazy("event", "Talks")
        CONSULTATIONS = "consultations", pgettext_lazy("event", "Consultations")
        FORUM = "forum", pgettext_lazy("event", "Forum")
        SESSION = "session", pgettext_lazy("event", "Session")
        SEMINAR = "seminar", pgettext_lazy("event", "Seminar")
        LECTURE = "lecture", pgettext_lazy("event", "Lecture")
        CEREMONY = "ceremony", pgettext_lazy("event", "Ceremony")
        FESTIVAL = "festival", pgettext_lazy("event", "Festival")
        OPENING = "opening", pgettext_lazy("event", "Opening")
        MILESTONE = "milestone", pgettext_lazy("event", "Milestone")
        ANNIVERSARY = "anniversary", pgettext_lazy("event", "Anniversary")
        PROPOSED_MEETING = "proposed_meeting", pgettext_lazy("event", "Proposed meeting")

    class Status(models.TextChoices):
        PROPOSED = "proposed", pgettext_lazy("event status", "proposed")
        PLANNED = "planned_as_of_text", pgettext_lazy("event status", "planned at the time of the text")
        HELD = "held", pgettext_lazy("event status", "held")
        COMPLETED = "completed", pgettext_lazy("event status", "completed")
        CANCELLED = "cancelled", pgettext_lazy("event status", "cancelled")

    searched_by_date = "date"
    searched_by_topics = "topics"

    name = models.CharField(_("name"), max_length=300, blank=True)
    kind = models.CharField(_("kind"), max_length=16, choices=Kind)
    status = models.CharField(_("status"), max_length=18, choices=Status)
    date = HonestDateField(_("date"))
    outside_date = HonestDateField(_("date found outside the texts"))
    place = models.ForeignKey(
        Place, models.SET_NULL, null=True, blank=True, related_name="events", verbose_name=_("place")
    )
    place_basis = models.CharField(_("basis of the place"), max_length=8, choices=Basis, default=Basis.TEXT)
    venue = models.ForeignKey(
        Organisation, models.SET_NULL, null=True, blank=True, related_name="hosted_events", verbose_name=_("venue")
    )
    part_of = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="parts", verbose_name=_("part of")
    )
    visits = models.ManyToManyField(Visit, blank=True, related_name="events", verbose_name=_("visits"))
    organisers = models.ManyToManyField(
        Organisation, blank=True, related_name="organised_events", verbose_name=_("organisers")
    )
    speakers = models.ManyToManyField(Official, blank=True, related_name="events", verbose_name=_("speakers"))
    performers = models.ManyToManyField(
        Organisation, blank=True, related_name="performances", verbose_name=_("performers")
    )
    num_participants = models.PositiveIntegerField(_("number of participants"), null=True, blank=True)
    num_participants_comparator = models.CharField(
        _("how exact the number is"), max_length=9, choices=Comparator, default=Comparator.EXACT
    )
    topics = models.ManyToManyField(Topic, blank=True, related_name="events", verbose_name=_("topics"))

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering = [F("date_latest").desc(nulls_last=True), "-pk"]
        indexes = [models.Index(fields=["-date_latest", "-id"], name="event_newest_first")]
        constraints = [
            models.CheckConstraint(condition=Q(part_of=None) | ~Q(part_of=F("id")), name="event_is_not_its_own_part"),
        ]

    def get_absolute_url(self):
        return address_of("newsroom:event-detail", self.slug)

    def clean(self):
        super().clean()
        if self.part_of_id and self.part_of.part_of_id == self.pk and self.pk:
            raise ValidationError(
                {
                    "part_of": ValidationError(
                        _("“%(name)s” is itself part of this event. Choose another event."),
                        code="event-cycle",
                        params={"name": self.part_of},
                    )
                }
            )


class AnnouncedDateManager(KeyedManager):
    key_fields = ("event__slug", "position")


class AnnouncedDate(models.Model):
    """A date once announced for an event, by whom and when, so that a slip is visible."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="announced_dates", verbose_name=_("event"))
    position = models.PositiveSmallIntegerField(_("position"))
    date = HonestDateField(_("announced date"))
    said = HonestDateField(_("announced on"))
    source_text = models.ForeignKey(
        SourceText, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("source text")
    )
    official = models.ForeignKey(
        Official, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("announced by (person)")
    )
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("announced by (body)")
    )

    objects = AnnouncedDateManager()

    class Meta:
        verbose_name = _("announced date")
        verbose_name_plural = _("announced dates")
        ordering = ["event", "position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["event", "position"], name="announced_dates_are_numbered"),
        ]

    def __str__(self):
        return str(self.date)

    def natural_key(self):
        return (self.event.slug, self.position)

    natural_key.dependencies = ["newsroom.event"]
