from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Min, Q
from django.utils.translation import gettext_lazy as _

from ..alphabets import TitleKeyField
from ..folding import FoldedTextField
from ..languages import Language
from ..loading import KeyedManager
from ..records import AboutRecord, AboutRecordQuerySet, key_of, place_of

# What time may still do to an edition; everything else in it is for ever.
MOVING_FIELDS = {"superseded_at", "withdrawn_at", "withdrawal_notice"}
# When an edition is current.
TIMES = ("current_from", "superseded_at", "withdrawn_at")


def refusal_to_rewrite() -> ValidationError:
    return ValidationError(
        _("An edition cannot be changed or deleted. Edit the working copy and publish a correction."),
        code="edition-immutable",
    )


def current_at(at, prefix="") -> Q:
    """The one predicate of what a reader may see at a moment; `prefix` leads from another model to its editions."""
    begun = Q(**{f"{prefix}current_from__lte": at})
    not_superseded = Q(**{f"{prefix}superseded_at": None}) | Q(**{f"{prefix}superseded_at__gt": at})
    not_withdrawn = Q(**{f"{prefix}withdrawn_at": None}) | Q(**{f"{prefix}withdrawn_at__gt": at})
    return begun & not_superseded & not_withdrawn


class EditionQuerySet(AboutRecordQuerySet):
    def current(self, at):
        """What a reader may see at that moment."""
        return self.filter(current_at(at))

    def effective(self):
        """All but those that were withdrawn before they became public."""
        return self.exclude(withdrawn_at__lte=F("current_from"))

    def withdrawn(self, at):
        """Editions whose place a public notice has taken, at that moment."""
        return self.effective().filter(withdrawn_at__lte=at).exclude(superseded_at__lte=at)

    def scheduled(self, at):
        return self.filter(current_from__gt=at, withdrawn_at=None)

    def next_change(self, *, after):
        """The first moment after that one at which any edition begins or ends; None if nothing is planned."""
        firsts = (
            self.filter(**{f"{name}__gt": after}).aggregate(first=Min(name))["first"]
            for name in ("current_from", "superseded_at", "withdrawn_at")
        )
        return min(filter(None, firsts), default=None)

    def in_language(self, language):
        return self.filter(language=language)

    def with_source(self):
        """With `made_from`, the language that the text was translated from."""
        return self.annotate(made_from=F("source_edition__language"))

    def without_texts(self):
        return self.defer("body", "folded")

    def update(self, **values):
        if set(values) - MOVING_FIELDS:
            raise refusal_to_rewrite()
        return super().update(**values)

    def bulk_create(self, objs, *args, **kwargs):
        """Editions made many at once are found as well; no signal tells of them."""
        from ..search.indexing import index_editions  # which reads editions

        with transaction.atomic(using=self.db):
            editions = super().bulk_create(objs, *args, **kwargs)
            index_editions(editions)
        return editions

    def delete(self):
        raise refusal_to_rewrite()


class EditionManager(KeyedManager.from_queryset(EditionQuerySet)):
    key_fields = ("content_type_id", "object_id", "language", "number")

    def get_by_natural_key(self, key, language, number):
        return super().get_by_natural_key(*place_of(key), language, number)


class Edition(AboutRecord):
    """One record's text in one language as the public reads it: an immutable snapshot, made by the verb `publish`."""

    language = models.CharField(_("language"), max_length=2, choices=Language)
    number = models.PositiveIntegerField(_("number"))
    title = models.TextField(_("title"))
    summary = models.TextField(_("summary"), blank=True)
    body = models.TextField(_("body"), blank=True)
    data = models.JSONField(_("other texts"), default=dict, blank=True)
    current_from = models.DateTimeField(_("public from"))
    first_public_at = models.DateTimeField(
        _("first public at"), help_text=_("When the first edition in this language became public.")
    )
    superseded_at = models.DateTimeField(_("superseded at"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True)
    note = models.TextField(_("correction note"), blank=True)
    withdrawal_notice = models.TextField(_("withdrawal notice"), blank=True)
    source_edition = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="translations", verbose_name=_("translated from")
    )
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("published by"),
    )
    folded = FoldedTextField(_("text to search"))
    title_key = TitleKeyField(_("place in the alphabet"))

    objects = EditionManager()

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        ordering = ["-first_public_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["content_type", "object_id", "language", "number"], name="edition_numbers_are_unique"
            ),
            models.UniqueConstraint(
                fields=["content_type", "object_id", "language"],
                condition=Q(superseded_at=None, withdrawn_at=None),
                name="one_open_edition_per_language",
            ),
            models.CheckConstraint(condition=Q(number__gte=1), name="edition_numbers_start_at_one"),
            models.CheckConstraint(condition=~Q(title=""), name="edition_has_a_title"),
            models.CheckConstraint(
                condition=Q(superseded_at=None) | Q(superseded_at__gte=F("current_from")),
                name="edition_superseded_after_it_began",
            ),
            models.CheckConstraint(
                condition=Q(first_public_at__lte=F("current_from")), name="edition_first_public_before_it_began"
            ),
        ]
        indexes = [
            # They hold all that `current_at` asks for, so that lists and counts need not read the texts.
            models.Index(
                fields=["content_type", "language", "-first_public_at", "-object_id", *TIMES],
                name="edition_newest_first",
            ),
            models.Index(
                fields=["content_type", "language", "title_key", "object_id", *TIMES], name="edition_by_title"
            ),
            # The beginning comes third, or SQLite prefers an index that knows the kind and the beginning alone.
            models.Index(
                fields=["content_type", "object_id", "current_from", "language", "superseded_at", "withdrawn_at"],
                name="edition_of_record",
            ),
            models.Index(fields=["current_from"], name="edition_by_moment"),
            models.Index(
                fields=["superseded_at"], condition=Q(superseded_at__isnull=False), name="edition_by_superseding"
            ),
            models.Index(fields=["content_type", "-current_from", "-id"], name="edition_last_changed_first"),
            models.Index(fields=["-current_from", "-id"], condition=~Q(note=""), name="edition_corrections"),
            models.Index(
                fields=["-withdrawn_at", "-id"], condition=Q(withdrawn_at__isnull=False), name="edition_withdrawals"
            ),
        ]

    def __str__(self):
        return self.title

    def save(self, *args, **kwargs):
        if not self._state.adding and set(kwargs.get("update_fields") or ["body"]) - MOVING_FIELDS:
            raise refusal_to_rewrite()
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise refusal_to_rewrite()

    def natural_key(self):
        return (key_of(self.content_type_id, self.object_id), self.language, self.number)

    natural_key.dependencies = ["contenttypes.contenttype"]

    def is_current(self, at) -> bool:
        """What `current_at` asks, of a row at hand."""
        return self.current_from <= at and not any(end and end <= at for end in (self.superseded_at, self.withdrawn_at))

    @property
    def is_effective(self) -> bool:
        """False if it was taken back before it began."""
        return self.withdrawn_at is None or self.withdrawn_at > self.current_from

    @property
    def is_open(self) -> bool:
        """Current or to come: nothing ends it yet."""
        return self.superseded_at is None and self.withdrawn_at is None

    @property
    def is_ending(self) -> bool:
        """Withdrawn, at a moment that may be still to come, unless a newer edition takes its place before."""
        end = self.withdrawn_at
        return end is not None and not (self.superseded_at and self.superseded_at <= end)

    @property
    def is_correction(self) -> bool:
        return bool(self.note)

    def searchable_text(self):
        return " ".join([self.title, self.summary, self.body, *_strings_in(self.data)])


def _strings_in(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _strings_in(part)
    elif isinstance(value, list):
        for part in value:
            yield from _strings_in(part)
