from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ..languages import Language
from ..records import AboutRecord, AboutRecordQuerySet, key_of, place_of
from .previews import PreviewLink


class RemarkQuerySet(AboutRecordQuerySet):
    def open(self):
        return self.filter(resolved_at=None, answer_to=None)


class RemarkManager(models.Manager.from_queryset(RemarkQuerySet)):
    def get_by_natural_key(self, key, slug):
        content_type, object_id = place_of(key)
        return self.get(content_type=content_type, object_id=object_id, slug=slug)


class Remark(AboutRecord):
    """An editorial comment on a record, a language or a paragraph; flags of the source texts are remarks too."""

    class Kind(models.TextChoices):
        COMMENT = "comment", pgettext_lazy("remark", "comment")
        CONFLICT = "conflict", pgettext_lazy("remark", "conflict between sources")
        AMBIGUITY = "ambiguity", pgettext_lazy("remark", "ambiguous")
        DATING = "dating", pgettext_lazy("remark", "dating")
        IDENTITY = "identity", pgettext_lazy("remark", "identity")
        NAME_SPELLING = "name_spelling", pgettext_lazy("remark", "spelling of a name")
        TYPO = "typo", pgettext_lazy("remark", "slip in the source")
        MISTRANSLATION = "mistranslation", pgettext_lazy("remark", "mistranslation")
        MISSING = "missing", pgettext_lazy("remark", "something is missing")
        CLAIM = "claim", pgettext_lazy("remark", "unproved claim")
        OUTDATED = "outdated", pgettext_lazy("remark", "out of date")

    class Severity(models.TextChoices):
        HIGH = "high", pgettext_lazy("severity", "high: settle it before publication")
        MEDIUM = "medium", pgettext_lazy("severity", "medium")
        LOW = "low", pgettext_lazy("severity", "low")

    slug = models.SlugField(_("slug"), max_length=120, blank=True, help_text=_("For a flag that came with a source."))
    kind = models.CharField(_("kind"), max_length=14, choices=Kind, default=Kind.COMMENT)
    severity = models.CharField(_("severity"), max_length=6, choices=Severity, blank=True)
    language = models.CharField(_("language"), max_length=2, choices=Language, blank=True)
    paragraph = models.PositiveSmallIntegerField(_("paragraph"), null=True, blank=True)
    quote = models.TextField(_("words it is about"), blank=True)
    text = models.TextField(_("remark"))
    recommendation = models.TextField(_("what to do"), blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("author")
    )
    author_name = models.CharField(_("author's name"), max_length=150, blank=True)
    made_at = models.DateTimeField(_("made at"))
    mentioned = models.ManyToManyField(
        settings.AUTH_USER_MODEL,
        blank=True,
        related_name="+",
        verbose_name=_("for whom"),
        help_text=_("Colleagues who find the remark on their board and get a mail."),
    )
    preview_link = models.ForeignKey(
        PreviewLink,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="remarks",
        verbose_name=_("came through the preview link"),
    )
    answer_to = models.ForeignKey(
        "self", models.CASCADE, null=True, blank=True, related_name="answers", verbose_name=_("answer to")
    )
    resolved_at = models.DateTimeField(_("resolved at"), null=True, blank=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("resolved by"),
    )

    objects = RemarkManager()

    class Meta:
        verbose_name = _("remark")
        verbose_name_plural = _("remarks")
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["content_type", "object_id", "slug"],
                condition=~Q(slug=""),
                name="one_remark_per_flag_and_record",
            ),
        ]

    def __str__(self):
        return self.text[:80]

    def natural_key(self):
        return (key_of(self.content_type_id, self.object_id), self.slug)

    natural_key.dependencies = ["contenttypes.contenttype"]
