from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from people.curation.folding import FoldedTextField
from people.curation.languages import Language
from people.curation.loading import KeyedManager


class TermManager(KeyedManager):
    key_fields = ("slug",)


class Term(models.Model):
    """A glossary entry: the approved wording of one notion in the four languages, and wordings to avoid."""

    class Domain(models.TextChoices):
        DIPLOMACY = "diplomacy", pgettext_lazy("domain", "diplomacy")
        PROTOCOL = "protocol", pgettext_lazy("domain", "protocol")
        GOVERNANCE = "governance", pgettext_lazy("domain", "government")
        REGIONAL = "regional", pgettext_lazy("domain", "regions")
        DOCUMENTS = "documents", pgettext_lazy("domain", "documents")
        SECURITY = "security", pgettext_lazy("domain", "security")
        TRANSPORT = "transport", pgettext_lazy("domain", "transport")
        CULTURE = "culture", pgettext_lazy("domain", "culture")
        TRADE = "trade", pgettext_lazy("domain", "trade")
        DIGITAL = "digital", pgettext_lazy("domain", "digital")
        EDUCATION = "education", pgettext_lazy("domain", "education")
        HEALTH = "health", pgettext_lazy("domain", "health")
        ADMINISTRATION = "administration", pgettext_lazy("domain", "administration")

    slug = models.SlugField(_("slug"), max_length=120, unique=True)
    wording = models.CharField(_("approved wording"), max_length=200, blank=True)
    further = models.CharField(
        _("further right wordings"),
        max_length=300,
        blank=True,
        help_text=_("They count as right in a translation. Several are separated by semicolons."),
    )
    avoid = models.CharField(
        _("wording to avoid"), max_length=300, blank=True, help_text=_("Several are separated by semicolons.")
    )
    domain = models.CharField(_("domain"), max_length=14, choices=Domain)
    note = models.TextField(_("note of the desk"), blank=True)
    texts = models.ManyToManyField("newsroom.SourceText", blank=True, related_name="terms", verbose_name=_("met in"))
    is_watched = models.BooleanField(
        _("watched in translations"),
        default=True,
        help_text=_("The house check tells where a translation lacks it. Switch it off for words with several senses."),
    )
    is_in_texts = models.BooleanField(_("met in the texts"), default=True)
    search_text = FoldedTextField(_("text to search"))

    objects = TermManager()

    class Meta:
        verbose_name = _("term")
        verbose_name_plural = _("glossary")
        ordering = ["slug", "pk"]

    def __str__(self):
        return next(filter(None, (getattr(self, f"wording_{code}") for code in Language.values)), self.slug)

    def natural_key(self):
        return (self.slug,)

    natural_key.dependencies = ["newsroom.sourcetext"]

    def searchable_text(self):
        return " ".join(getattr(self, f"wording_{code}") or "" for code in Language.values)
