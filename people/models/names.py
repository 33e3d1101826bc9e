from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from django.db.models.lookups import StartsWith
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from people.curation.fields import LanguagesField
from people.curation.folding import FoldedTextField
from people.curation.languages import Language
from people.curation.loading import FixtureManager, KeyedManager
from people.curation.models import Curated
from people.curation.records import AboutRecord, AboutRecordQuerySet


class NameVariantManager(KeyedManager.from_queryset(AboutRecordQuerySet)):
    key_fields = ("content_type_id", "object_id", "spelling")


class NameVariant(AboutRecord):
    """A spelling of a person's, body's or place's name met in print, its script and language, and where it was met."""

    class Script(models.TextChoices):
        CYRILLIC = "Cyrl", pgettext_lazy("script", "Cyrillic")
        HANGUL = "Hang", pgettext_lazy("script", "Hangul")
        LATIN = "Latn", pgettext_lazy("script", "Latin")

    spelling = models.CharField(_("spelling"), max_length=300)
    script = models.CharField(_("script"), max_length=4, choices=Script)
    language = models.CharField(_("language"), max_length=2, choices=Language, blank=True)
    is_as_printed = models.BooleanField(
        _("as printed"), default=False, help_text=_("This very form, inflected or not, stands in the text named here.")
    )
    met_in = models.SlugField(
        _("met in"), max_length=120, blank=True, help_text=_("The slug of the source text that prints it.")
    )

    folded = FoldedTextField(_("text to search"))

    objects = NameVariantManager()

    class Meta:
        verbose_name = _("name variant")
        verbose_name_plural = _("name variants")
        ordering = ["content_type", "object_id", "spelling", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["content_type", "object_id", "spelling"], name="spellings_of_a_name_are_unique"
            ),
        ]

    def __str__(self):
        return self.spelling

    def searchable_text(self):
        return self.spelling

    def natural_key(self):
        return (self.content_type_id, self.object_id, self.spelling)

    natural_key.dependencies = ["people.official", "people.organisation", "people.place"]


class KeyField(models.CharField):
    """Asked for with `key__begins="ток"` as well, which reads the index on both databases."""


@KeyField.register_lookup
class Begins(models.Lookup):
    lookup_name = "begins"

    def as_sql(self, compiler, connection):
        return StartsWith(self.lhs, self.rhs).as_sql(compiler, connection)

    def as_sqlite(self, compiler, connection):
        """SQLite reads no index for LIKE; no letter of ours comes after the last of all code points."""
        left, params = self.process_lhs(compiler, connection)
        return f"({left} >= %s AND {left} < %s)", [*params, self.rhs, *params, f"{self.rhs}\U0010ffff"]


class NameKey(models.Model):
    """A key under which a spelling is found: a word of it, inflected or not, in any language, or the whole spelling."""

    variant = models.ForeignKey(
        NameVariant, models.CASCADE, related_name="+", related_query_name="keys", verbose_name=_("name variant")
    )
    key = KeyField(_("key"), max_length=60, db_index=True)

    fixtures = FixtureManager()
    objects = models.Manager()

    class Meta:
        verbose_name = _("key of a name")
        verbose_name_plural = _("keys of names")
        ordering = ["key", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["key", "variant"], name="keys_of_a_spelling_are_unique"),
        ]

    def __str__(self):
        return self.key


class Named(Curated):
    """Somebody or something whose name is met in several spellings; every one of them finds it."""

    name_variants = GenericRelation(NameVariant, verbose_name=_("name variants"))
    uncertain_in = LanguagesField(
        _("name uncertain in"), help_text=_("Languages in which the name is the desk's reconstruction.")
    )

    class Meta:
        abstract = True
