from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ..folding import FoldedTextField
from ..languages import Language
from ..loading import KeyedManager
from ..records import AboutRecord, AboutRecordQuerySet, key_of, place_of
from .previews import PreviewLink


class RemarkQuerySet(AboutRecordQuerySet):
    def threads(self):
        """Remarks that begin a thread; the others are answers."""
        return self.filter(answer_to=None)

    def open(self):
        return self.threads().filter(resolved_at=None)

    def waiting_for(self, user):
        """Open threads in which somebody expects a word of this person.

        Either the person is mentioned and nobody has answered yet, or somebody spoke after the person's last word.
        """
        later = self._spoken().filter(answer_to=OuterRef("thread"), pk__gt=OuterRef("pk"))
        reactions = later.exclude(speaker=OuterRef("speaker"))
        addressed = self._spoken().filter(mentioned=user).exclude(Exists(reactions))
        last_words = self._spoken().filter(author=user).exclude(Exists(later.filter(author=user)))
        answered = last_words.filter(Exists(later))
        return self.open().filter(pk__in=addressed.values("thread").union(answered.values("thread")))

    def saying(self, *words):
        """Threads in which each of these folded words stands somewhere, in the remark or in an answer."""
        threads = self.threads()
        for word in words:
            threads = threads.filter(pk__in=self._spoken().filter(folded__contains=word).values("thread"))
        return threads

    def _spoken(self):
        """All remarks, with the thread in which each stands; whoever has no account speaks as 0."""
        remarks = self.model._base_manager.order_by()
        return remarks.annotate(thread=Coalesce("answer_to", "pk"), speaker=Coalesce("author", 0))

    def flags(self):
        """What was found wrong in the sources, as against comments on our own texts."""
        return self.filter(answer_to=None).exclude(kind=Remark.Kind.COMMENT)

    def from_outside(self):
        """What a fact checker wrote on a preview."""
        return self.exclude(preview_link=None)


class RemarkManager(KeyedManager.from_queryset(RemarkQuerySet)):
    key_fields = ("content_type_id", "object_id", "slug")

    def get_by_natural_key(self, key, slug):
        return super().get_by_natural_key(*place_of(key), slug)


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
    resolved_by_name = models.CharField(
        _("name of whoever resolved it"),
        max_length=150,
        blank=True,
        help_text=_("The name at that time; it stays when the account is gone."),
    )
    unreached = models.TextField(
        _("not reached by mail"), blank=True, help_text=_("Names of colleagues to whom the mail could not be sent.")
    )
    folded = FoldedTextField(_("text to search"))

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
            models.CheckConstraint(
                condition=Q(answer_to=None) | Q(resolved_at=None), name="only_whole_threads_are_settled"
            ),
        ]

    def __str__(self):
        return self.text[:80]

    def natural_key(self):
        return (key_of(self.content_type_id, self.object_id), self.slug)

    natural_key.dependencies = ["contenttypes.contenttype"]

    def searchable_text(self):
        return " ".join([self.text, self.quote, self.recommendation, self.author_name])

    def lock(self):
        """Read the row again, as others left it, and keep it from moving until the transaction ends."""
        self.refresh_from_db(from_queryset=Remark.objects.select_for_update())

    @property
    def place_words(self) -> str:
        """The part of the record that it is about, as in “Korean, paragraph 3”; empty for the whole record."""
        if not self.language:
            return ""
        if not self.paragraph:
            return self.get_language_display()
        return _("%(language)s, paragraph %(number)s") % {
            "language": self.get_language_display(),
            "number": self.paragraph,
        }

    @property
    def is_settled(self) -> bool:
        return self.resolved_at is not None
