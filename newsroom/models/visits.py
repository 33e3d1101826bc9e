from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from people.curation.addresses import address_of
from people.curation.basis import Basis
from people.curation.loading import KeyedManager
from people.curation.models import Curated, Part
from people.curation.slugs import refuse_taken_address
from people.dates import HonestDateField, refuse_reversed
from people.models import Official, Organisation, Place

from .topics import Topic

# Pages of the register itself, which an address of a visit would hide.
TAKEN = ("calendar", "map", "reciprocity")


class MovesField(models.PositiveIntegerField):
    """Counts how often any of the named dates of a stored record changed, and notes the moment in `moved_at`."""

    def __init__(self, *args, of=(), **kwargs):
        self.of = of
        super().__init__(*args, **{"default": 0, "editable": False} | kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, kwargs | {"of": self.of}

    def pre_save(self, model_instance, add):
        """Compares with what is stored, for the object in hand may be older than that."""
        rows = type(model_instance)._base_manager.filter(pk=model_instance.pk)
        stored = None if add else rows.values_list(self.attname, *self.of).first()
        if stored is None:
            return super().pre_save(model_instance, add)
        count, *dates = stored
        if dates != [
            type(model_instance)._meta.get_field(name).to_python(getattr(model_instance, name)) for name in self.of
        ]:
            count += 1
            model_instance.moved_at = timezone.now()
        setattr(model_instance, self.attname, count)
        return count


class Visit(Curated):
    """A trip or participation: its level per source, hosts, places, dates, delegation, programme and outcome."""

    class Level(models.TextChoices):
        STATE = "state", pgettext_lazy("visit", "State visit")
        OFFICIAL = "official", pgettext_lazy("visit", "Official visit")
        WORKING = "working", pgettext_lazy("visit", "Working visit")
        DELEGATION = "delegation", pgettext_lazy("visit", "Visit of a delegation")
        FORUM = "forum_participation", pgettext_lazy("visit", "Participation in a forum")
        MEDICAL = "medical_mission", pgettext_lazy("visit", "Medical mission")
        RESIDENT = "resident_participation", pgettext_lazy("visit", "Participation of a resident envoy")

    class Direction(models.TextChoices):
        TO_KOREA = "KZ-KR", pgettext_lazy("direction", "from Kazakhstan to Korea")
        TO_KAZAKHSTAN = "KR-KZ", pgettext_lazy("direction", "from Korea to Kazakhstan")
        DOMESTIC = "domestic", pgettext_lazy("direction", "within the country")

    class Travel(models.TextChoices):
        CERTAIN = "certain", pgettext_lazy("travel", "the person travelled")
        UNCERTAIN = "uncertain", pgettext_lazy("travel", "the text does not say whether the person travelled")
        NONE = "none", pgettext_lazy("travel", "the person was already there")

    edition_title = "title"
    edition_extras = ("purpose", "outcome", "delegation_note")
    searched_by_date = "start"
    searched_by_topics = "topics"
    edition_parts = {
        "programme": Part("programme", field="title", key="slug"),
        "participants": Part("participants", field="post_title", key="position"),
    }

    title = models.CharField(_("title"), max_length=300, blank=True)
    purpose = models.TextField(_("purpose"), blank=True)
    outcome = models.TextField(_("outcome"), blank=True)
    delegation_note = models.TextField(_("delegation in words"), blank=True)
    level = models.CharField(_("level"), max_length=22, choices=Level)
    level_basis = models.CharField(_("basis of the level"), max_length=8, choices=Basis, default=Basis.TEXT)
    direction = models.CharField(_("direction"), max_length=8, choices=Direction)
    travel = models.CharField(_("travel"), max_length=9, choices=Travel, default=Travel.CERTAIN)
    start = HonestDateField(_("start"))
    end = HonestDateField(_("end"))
    outside_date = HonestDateField(_("dates found outside the texts"))
    origin = models.ForeignKey(
        Place, models.PROTECT, null=True, blank=True, related_name="visits_from", verbose_name=_("from")
    )
    destination = models.ForeignKey(Place, models.PROTECT, related_name="visits_to", verbose_name=_("to"))
    host = models.ForeignKey(
        Organisation, models.SET_NULL, null=True, blank=True, related_name="visits_hosted", verbose_name=_("host")
    )
    host_basis = models.CharField(_("basis of the host"), max_length=8, choices=Basis, default=Basis.TEXT)
    topics = models.ManyToManyField(Topic, blank=True, related_name="visits", verbose_name=_("topics"))
    num_moves = MovesField(_("number of moves"), of=("start", "end", "outside_date"))
    moved_at = models.DateTimeField(_("moved at"), null=True, editable=False)

    class Meta:
        verbose_name = _("visit")
        verbose_name_plural = _("visits")
        ordering = [F("start_latest").desc(nulls_last=True), "-pk"]
        indexes = [models.Index(fields=["-start_latest", "-id"], name="visit_newest_first")]
        constraints = [
            models.CheckConstraint(
                condition=Q(start_earliest=None) | Q(end_latest=None) | Q(start_earliest__lte=F("end_latest")),
                name="visit_ends_after_it_starts",
            ),
        ]

    def clean(self):
        super().clean()
        refuse_reversed(self, "start", "end")
        refuse_taken_address(self, TAKEN)

    def get_absolute_url(self):
        return address_of("newsroom:visit-detail", self.slug)


class VisitParticipantManager(KeyedManager):
    key_fields = ("visit__slug", "position")


class VisitParticipant(models.Model):
    """Who took part in a visit, on which side; a body, or an unnamed holder of a post, may stand in for a person."""

    class Role(models.TextChoices):
        VISITOR = "visitor", pgettext_lazy("participant", "visitor")
        DELEGATE = "delegate", pgettext_lazy("participant", "member of the delegation")
        HOST = "host", pgettext_lazy("participant", "host side")

    visit = models.ForeignKey(Visit, models.CASCADE, related_name="participants", verbose_name=_("visit"))
    position = models.PositiveSmallIntegerField(_("position"))
    role = models.CharField(_("role"), max_length=8, choices=Role, default=Role.VISITOR)
    precedence = models.PositiveSmallIntegerField(
        _("precedence"), default=500, help_text=_("Order of protocol; lower comes first.")
    )
    official = models.ForeignKey(
        Official, models.PROTECT, null=True, blank=True, related_name="visit_parts", verbose_name=_("official")
    )
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="visit_parts", verbose_name=_("organisation")
    )
    post_title = models.CharField(
        _("post of an unnamed person"), max_length=300, blank=True, help_text=_("If the source names the post only.")
    )
    basis = models.CharField(_("basis"), max_length=8, choices=Basis, default=Basis.TEXT)

    objects = VisitParticipantManager()

    class Meta:
        verbose_name = _("participant")
        verbose_name_plural = _("participants")
        ordering = ["visit", "role", "precedence", "position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["visit", "position"], name="participants_are_numbered"),
            models.UniqueConstraint(fields=["visit", "official"], name="person_takes_part_once_per_visit"),
        ]

    def __str__(self):
        return str(self.official or self.organisation or self.position)

    def natural_key(self):
        return (self.visit.slug, self.position)

    natural_key.dependencies = ["newsroom.visit"]


class ProgrammeItemManager(KeyedManager):
    key_fields = ("slug",)


class ProgrammeItem(models.Model):
    """One point of a visit's programme."""

    class Kind(models.TextChoices):
        ARRIVAL = "arrival", pgettext_lazy("programme", "arrival")
        WREATH_LAYING = "wreath_laying", pgettext_lazy("programme", "laying of a wreath")
        MEETING = "meeting", pgettext_lazy("programme", "meeting")
        TALKS = "talks", pgettext_lazy("programme", "talks")
        SIGNING = "signing", pgettext_lazy("programme", "signing")
        FORUM = "forum", pgettext_lazy("programme", "forum")
        LECTURE = "lecture", pgettext_lazy("programme", "lecture")
        SITE_VISIT = "site_visit", pgettext_lazy("programme", "visit to a site")
        EXCURSION = "excursion", pgettext_lazy("programme", "excursion")
        PERFORMANCE = "performance", pgettext_lazy("programme", "performance")
        OTHER = "other", pgettext_lazy("programme", "other")

    visit = models.ForeignKey(Visit, models.CASCADE, related_name="programme", verbose_name=_("visit"))
    slug = models.SlugField(_("slug"), max_length=120, unique=True)
    position = models.PositiveSmallIntegerField(_("position"))
    title = models.CharField(_("title"), max_length=300, blank=True)
    kind = models.CharField(_("kind"), max_length=13, choices=Kind, default=Kind.OTHER)
    date = HonestDateField(_("date"))
    place = models.ForeignKey(
        Place, models.SET_NULL, null=True, blank=True, related_name="programme_items", verbose_name=_("place")
    )
    organisation = models.ForeignKey(
        Organisation, models.SET_NULL, null=True, blank=True, related_name="programme_items", verbose_name=_("visited")
    )
    officials = models.ManyToManyField(
        Official, blank=True, related_name="programme_items", verbose_name=_("officials")
    )
    event = models.ForeignKey(
        "newsroom.Event",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="programme_items",
        verbose_name=_("event"),
    )
    documents = models.ManyToManyField(
        "newsroom.SignedDocument", blank=True, related_name="programme_items", verbose_name=_("signed documents")
    )
    desk_note = models.TextField(_("note of the desk"), blank=True)

    objects = ProgrammeItemManager()

    class Meta:
        verbose_name = _("programme item")
        verbose_name_plural = _("programme")
        ordering = ["visit", "position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["visit", "position"], name="programme_is_numbered"),
        ]

    def __str__(self):
        titles = (getattr(self, f"title_{code}") for code in (self.visit.source_language, "ru", "kk", "ko", "en"))
        return next(filter(None, titles), self.slug)

    def natural_key(self):
        return (self.slug,)

    natural_key.dependencies = ["newsroom.visit"]
