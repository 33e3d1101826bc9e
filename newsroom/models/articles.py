from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from newsroom.richtext import RichTextField
from people.curation.addresses import address_of
from people.curation.loading import KeyedManager
from people.curation.models import Curated
from people.dates import HonestDateField
from people.models import Official, Organisation, Place

from .documents import SignedDocument
from .events import Event
from .figures import Figure
from .images import Image
from .sources import SourceText
from .topics import Topic
from .visits import Visit


class Article(Curated):
    """A news story, report, opinion or review of the desk."""

    class Genre(models.TextChoices):
        NEWS = "news", pgettext_lazy("genre", "News")
        INSTITUTIONAL = "institutional_news", pgettext_lazy("genre", "News from an institution")
        REPORTAGE = "reportage", pgettext_lazy("genre", "Reportage")
        OPINION = "opinion", pgettext_lazy("genre", "Opinion")
        ANALYSIS = "analysis", pgettext_lazy("genre", "Analysis")
        INTERVIEW = "interview", pgettext_lazy("genre", "Interview")

    edition_title = "title"
    edition_summary = "lead"
    edition_body = "body"
    edition_extras = ("byline",)
    searched_by_date = "story_date"
    searched_by_topics = "topics"
    shown_relations = (
        "mentions__official",
        "mentions__organisation",
        "documents",
        "cover",
        "figures",
        "figures__indicator",
        "source_text",
        "source_text__outlet",
        "source_text__author",
        "source_text__translator",
        "source_text__photographer",
    )

    title = models.CharField(_("headline"), max_length=200, blank=True)
    lead = models.TextField(_("lead"), blank=True, help_text=_("Two or three sentences that stand on their own."))
    body = RichTextField(_("text"), blank=True)
    byline = models.CharField(_("byline"), max_length=200, blank=True)
    genre = models.CharField(_("genre"), max_length=18, choices=Genre, default=Genre.NEWS)
    story_date = HonestDateField(_("date of the story"))
    cover = models.ForeignKey(
        Image, models.SET_NULL, null=True, blank=True, related_name="articles", verbose_name=_("cover picture")
    )
    source_text = models.ForeignKey(
        SourceText, models.PROTECT, null=True, blank=True, related_name="articles", verbose_name=_("source text")
    )
    topics = models.ManyToManyField(Topic, blank=True, related_name="articles", verbose_name=_("topics"))
    places = models.ManyToManyField(Place, blank=True, related_name="articles", verbose_name=_("places"))
    visits = models.ManyToManyField(Visit, blank=True, related_name="articles", verbose_name=_("visits"))
    documents = models.ManyToManyField(
        SignedDocument, blank=True, related_name="articles", verbose_name=_("signed documents")
    )
    events = models.ManyToManyField(Event, blank=True, related_name="articles", verbose_name=_("events"))
    figures = models.ManyToManyField(Figure, blank=True, related_name="articles", verbose_name=_("figures"))

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        ordering = ["-created_at", "-pk"]
        indexes = [
            models.Index(fields=["-created_at", "-id"], name="article_newest_first"),
            # With all that lists narrow and count by, so that they need not read the texts.
            models.Index(fields=["-story_date_latest", "-id", "story_date_earliest"], name="article_by_story"),
            models.Index(fields=["genre"], name="article_by_genre"),
        ]

    def get_absolute_url(self):
        return address_of("newsroom:article-detail", self.slug)


class MentionManager(KeyedManager):
    key_fields = ("article__slug", "position")


class Mention(models.Model):
    """An official or organisation in an article, in the words of the source text."""

    class Role(models.TextChoices):
        MENTIONED = "mentioned", pgettext_lazy("role", "mentioned")
        VISITOR = "visitor", pgettext_lazy("role", "visitor")
        HOST = "host", pgettext_lazy("role", "host")
        COUNTERPART = "counterpart", pgettext_lazy("role", "counterpart")
        SIGNATORY = "signatory", pgettext_lazy("role", "signatory")
        SPEAKER = "speaker", pgettext_lazy("role", "speaker")
        DELEGATE = "delegate", pgettext_lazy("role", "delegate")
        AUTHOR = "author", pgettext_lazy("role", "author")
        TRANSLATOR = "translator", pgettext_lazy("role", "translator")

    article = models.ForeignKey(Article, models.CASCADE, related_name="mentions", verbose_name=_("article"))
    position = models.PositiveSmallIntegerField(_("position"))
    official = models.ForeignKey(
        Official, models.PROTECT, null=True, blank=True, related_name="mentions", verbose_name=_("official")
    )
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="mentions", verbose_name=_("organisation")
    )
    role = models.CharField(_("role"), max_length=11, choices=Role, default=Role.MENTIONED)
    words = models.CharField(_("words as printed"), max_length=300, blank=True)

    objects = MentionManager()

    class Meta:
        verbose_name = _("mention")
        verbose_name_plural = _("mentions")
        ordering = ["article", "position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(official=None, organisation__isnull=False) | Q(official__isnull=False, organisation=None),
                name="mention_is_of_one_person_or_body",
            ),
            models.UniqueConstraint(fields=["article", "official"], name="person_is_mentioned_once_per_article"),
            models.UniqueConstraint(fields=["article", "organisation"], name="body_is_mentioned_once_per_article"),
            models.UniqueConstraint(fields=["article", "position"], name="mentions_are_numbered"),
        ]

    def __str__(self):
        return self.words or str(self.official or self.organisation)

    def clean(self):
        if bool(self.official_id) == bool(self.organisation_id):
            error = ValidationError(_("A mention is of one person or of one body. Choose one."), code="one-party")
            raise ValidationError({"official": error})

    def natural_key(self):
        return (self.article.slug, self.position)

    natural_key.dependencies = ["newsroom.article"]
