from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .. import rules
from ..languages import Language
from ..loading import KeyedManager
from ..records import AboutRecord, AboutRecordQuerySet


class LanguageStateQuerySet(AboutRecordQuerySet):
    def in_language(self, language):
        return self.filter(language=language)

    def behind(self):
        """By more than typography, which no translation need follow."""
        return self.filter(freshness__in=[LanguageState.Freshness.WORDING, LanguageState.Freshness.FACTS])

    def drafts_of(self, user):
        """What this person wrote last and has not handed over; what came back is counted apart."""
        return self.filter(edited_by=user, status=LanguageState.Status.DRAFT, returned_at=None)

    def returned_to(self, user):
        """What a reviewer sent back to this person."""
        return self.filter(edited_by=user, status=LanguageState.Status.DRAFT, returned_at__isnull=False)

    def for_review_by(self, user):
        """What this person may approve: four eyes, so nothing that the person wrote last."""
        languages = [language for language in Language.values if rules.may_approve(user, language)]
        waiting = self.filter(status=LanguageState.Status.IN_REVIEW, language__in=languages)
        return waiting.exclude(edited_by=user)


class LanguageStateManager(KeyedManager.from_queryset(LanguageStateQuerySet)):
    key_fields = ("content_type_id", "object_id", "language")


class LanguageState(AboutRecord):
    """How far one record has come in one language."""

    class Status(models.TextChoices):
        EMPTY = "empty", pgettext_lazy("status", "empty")
        DRAFT = "draft", pgettext_lazy("status", "draft")
        IN_REVIEW = "in_review", pgettext_lazy("status", "in review")
        APPROVED = "approved", pgettext_lazy("status", "approved")
        PUBLISHED = "published", pgettext_lazy("status", "published")
        WITHDRAWN = "withdrawn", pgettext_lazy("status", "withdrawn")

    # What is written and not yet public: here a fault still costs nothing.
    BEFORE_RELEASE = frozenset({Status.DRAFT, Status.IN_REVIEW, Status.APPROVED})

    class Freshness(models.TextChoices):
        FRESH = "fresh", pgettext_lazy("freshness", "up to date")
        TYPOGRAPHY = "typography", pgettext_lazy("freshness", "behind: typography")
        WORDING = "wording", pgettext_lazy("freshness", "behind: wording")
        FACTS = "facts", pgettext_lazy("freshness", "behind: facts")

    class Urgency(models.IntegerChoices):
        """How pressing a translation is; public means that an edition stands or is scheduled."""

        NOTHING = 0, pgettext_lazy("urgency", "nothing to do")
        TYPOGRAPHY = 1, pgettext_lazy("urgency", "typography only")
        UNFINISHED = 2, pgettext_lazy("urgency", "unfinished")
        BEHIND = 3, pgettext_lazy("urgency", "behind its source")
        MISSING = 4, pgettext_lazy("urgency", "missing, and its source is public")
        FACTS = 5, pgettext_lazy("urgency", "public, and behind on facts")

    language = models.CharField(_("language"), max_length=2, choices=Language)
    status = models.CharField(_("status"), max_length=9, choices=Status, default=Status.EMPTY)
    freshness = models.CharField(
        _("freshness"),
        max_length=10,
        choices=Freshness,
        default=Freshness.FRESH,
        help_text=_("Whether the source text has changed since this translation was last checked against it."),
    )
    lacks_facts = models.BooleanField(
        _("readers lack facts"),
        default=False,
        editable=False,
        help_text=_("Whether the public text is behind its source in its facts, whatever the working copy says."),
    )
    translated_from = models.CharField(
        _("translated from"),
        max_length=2,
        choices=Language,
        blank=True,
        help_text=_("Empty for the source language of the record."),
    )
    # Counted when texts change, editions begin or end, and translations are confirmed.
    num_words_to_do = models.PositiveIntegerField(
        _("words to do"),
        null=True,
        editable=False,
        help_text=_(
            "Words of the source that are not translated or whose translation is behind; empty if not counted."
        ),
    )
    num_missing = models.PositiveIntegerField(_("segments missing"), default=0, editable=False)
    num_typography = models.PositiveIntegerField(_("segments behind: typography"), default=0, editable=False)
    num_wording = models.PositiveIntegerField(_("segments behind: wording"), default=0, editable=False)
    num_facts = models.PositiveIntegerField(_("segments behind: facts"), default=0, editable=False)
    waits_for = models.CharField(_("waits for"), max_length=2, choices=Language, blank=True, editable=False)
    urgency = models.PositiveSmallIntegerField(_("urgency"), choices=Urgency, default=Urgency.NOTHING, editable=False)
    edited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("edited by")
    )
    edited_at = models.DateTimeField(_("edited at"), null=True, blank=True)
    translator = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
        db_index=False,
        verbose_name=pgettext_lazy("person", "translator"),
        help_text=_("Who wrote, submitted or confirmed this translation last; editors only where nobody did before."),
    )
    returned_at = models.DateTimeField(
        _("returned at"), null=True, blank=True, help_text=_("When a reviewer sent it back; empty once it was edited.")
    )

    objects = LanguageStateManager()

    class Meta:
        verbose_name = _("language state")
        verbose_name_plural = _("language states")
        ordering = ["content_type", "object_id", "language", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["content_type", "object_id", "language"], name="one_state_per_record_and_language"
            ),
            models.CheckConstraint(
                condition=~models.Q(translated_from=models.F("language")), name="language_is_not_made_from_itself"
            ),
        ]
        indexes = [
            models.Index(
                fields=["content_type", "language", "status", "freshness", "waits_for", "num_words_to_do"],
                name="states_by_kind",
            ),
            models.Index(fields=["-urgency", "content_type", "object_id", "language"], name="states_by_urgency"),
            models.Index(fields=["edited_by", "status", "-edited_at"], name="states_by_editor"),
            models.Index(fields=["status", "language"], name="states_by_status"),
            models.Index(fields=["translator", "language"], name="states_by_translator"),
            models.Index(
                fields=["translator", "language", "content_type", "object_id", "num_words_to_do"],
                condition=models.Q(num_words_to_do__gt=0),
                name="states_to_do",
            ),
        ]
        permissions = [
            ("edit_ru", "Can edit Russian texts"),
            ("edit_kk", "Can edit Kazakh texts"),
            ("edit_ko", "Can edit Korean texts"),
            ("edit_en", "Can edit English texts"),
            ("edit_published_texts", "Can edit texts of a language that is public"),
            ("submit_language", "Can submit a language for review"),
            ("approve_language", "Can approve or return a language"),
            ("publish_language", "Can publish, schedule and correct a language"),
            ("withdraw_language", "Can withdraw a published language"),
            ("force_language", "Can override a refusal, with a reason"),
            ("bundle_languages", "Can publish several records and languages together"),
            ("share_preview", "Can open a preview to somebody outside the desk"),
            ("waive_finding", "Can waive a finding of the house check, with a reason"),
            ("change_published_facts", "Can change the facts of published records"),
        ]

    def __str__(self):
        return f"{self.record} · {self.get_language_display()}"

    def natural_key(self):
        return (self.content_type_id, self.object_id, self.language)

    natural_key.dependencies = ["contenttypes.contenttype"]

    def lock(self):
        """Read record and state again, as others left them, and keep both from moving until the transaction ends.

        The record comes first, as in a save of its page, so that a verb and a save never wait for each other.
        """
        model = ContentType.objects.get_for_id(self.content_type_id).model_class()
        records = model._base_manager.select_for_update(no_key=True)
        record = records.filter(pk=self.object_id).first()
        if record is None:
            raise ValidationError(
                _("This record was deleted in the meantime, so nothing was done. Look for it in its list."),
                code="record-is-gone",
            )
        self.refresh_from_db(from_queryset=LanguageState.objects.select_for_update(no_key=True))
        self.record = record

    def take_over(self, by) -> bool:
        """Whoever translates has it in hand from now on; who writes all languages only what nobody had.

        Tells whether it came into other hands.
        """
        if by is None or not self.made_from or by.pk == self.translator_id:
            return False
        if self.translator_id and not rules.is_translator(by):
            return False
        self.translator = by
        return True

    @property
    def is_behind(self) -> bool:
        """By more than typography, which no translation need follow."""
        return self.freshness in (self.Freshness.WORDING, self.Freshness.FACTS)

    @property
    def made_from(self) -> str:
        """The language that this one is translated from; empty for the source language of the record."""
        source = self.record.source_language
        return "" if self.language == source else self.translated_from or source
