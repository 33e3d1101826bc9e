from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ..languages import Language
from ..loading import KeyedManager
from ..records import AboutRecord, AboutRecordQuerySet
from .bundles import Bundle
from .states import LanguageState


class TransitionManager(KeyedManager.from_queryset(AboutRecordQuerySet)):
    key_fields = ("content_type_id", "object_id", "language", "sequence")


class Transition(AboutRecord):
    """Who moved which language of a record from where to where, when and why."""

    class Verb(models.TextChoices):
        SUBMIT = "submit", pgettext_lazy("verb", "submitted")
        APPROVE = "approve", pgettext_lazy("verb", "approved")
        RETURN = "return", pgettext_lazy("verb", "returned")
        PUBLISH = "publish", pgettext_lazy("verb", "published")
        CORRECT = "correct", pgettext_lazy("verb", "corrected")
        WITHDRAW = "withdraw", pgettext_lazy("verb", "withdrew")
        CONFIRM = "confirm_translation", pgettext_lazy("verb", "confirmed the translation")
        TRANSLATE_FROM = "translate_from", pgettext_lazy("verb", "chose the source of the translation")
        UNSCHEDULE = "unschedule", pgettext_lazy("verb", "unscheduled")
        RESTORE = "restore", pgettext_lazy("verb", "restored an older version")
        RECOVER = "recover", pgettext_lazy("verb", "recovered after deletion")
        EDIT = "edit", pgettext_lazy("verb", "edited")

    language = models.CharField(_("language"), max_length=2, choices=Language)
    sequence = models.PositiveIntegerField(_("sequence"))
    verb = models.CharField(_("verb"), max_length=20, choices=Verb)
    from_status = models.CharField(pgettext_lazy("status", "from"), max_length=9, choices=LanguageState.Status)
    to_status = models.CharField(pgettext_lazy("status", "to"), max_length=9, choices=LanguageState.Status)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("by")
    )
    by_name = models.CharField(
        _("name"), max_length=150, help_text=_("The name at that time; it stays when the account is gone.")
    )
    at = models.DateTimeField(_("at"))
    reason = models.TextField(_("reason"), blank=True)
    bundle = models.ForeignKey(
        Bundle, models.PROTECT, null=True, blank=True, related_name="transitions", verbose_name=_("bundle")
    )
    is_forced = models.BooleanField(_("forced"), default=False)

    objects = TransitionManager()

    class Meta:
        verbose_name = _("transition")
        verbose_name_plural = _("transitions")
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["content_type", "object_id", "language", "sequence"], name="transitions_are_gapless"
            ),
        ]
        indexes = [
            models.Index(fields=["content_type", "object_id", "-at"], name="transition_of_record"),
            models.Index(fields=["-at", "-id"], name="transition_newest_first"),
        ]

    def __str__(self):
        return f"{self.get_verb_display()} · {self.get_language_display()}"

    def natural_key(self):
        return (self.content_type_id, self.object_id, self.language, self.sequence)

    natural_key.dependencies = ["contenttypes.contenttype"]
