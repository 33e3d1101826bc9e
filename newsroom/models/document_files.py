from urllib.parse import urlsplit

from django.core.validators import URLValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from newsroom.attachments import AttachmentField, Format
from people.curation.languages import Language
from people.curation.loading import KeyedManager

from .documents import SignedDocument


class DocumentFileManager(KeyedManager):
    key_fields = ("document__slug", "position")


class DocumentFile(models.Model):
    """A text of a document to take along, in one language: kept byte for byte, with its size and check sum."""

    class Kind(models.TextChoices):
        TEXT = "text", pgettext_lazy("file of a document", "text")
        ANNEX = "annex", pgettext_lazy("file of a document", "annex")
        SCAN = "scan", pgettext_lazy("file of a document", "scan of the signed copy")

    class Standing(models.TextChoices):
        OFFICIAL = "official", pgettext_lazy("file of a document", "official text")
        TRANSLATION = "translation", pgettext_lazy("file of a document", "official translation")
        WORKING = "working", pgettext_lazy("file of a document", "working translation")

    document = models.ForeignKey(
        SignedDocument, models.CASCADE, related_name="files", verbose_name=_("signed document")
    )
    position = models.PositiveSmallIntegerField(_("position"))
    language = models.CharField(_("language"), max_length=2, choices=Language)
    kind = models.CharField(_("kind"), max_length=5, choices=Kind, default=Kind.TEXT)
    standing = models.CharField(_("standing"), max_length=11, choices=Standing, default=Standing.OFFICIAL)
    file = AttachmentField(
        _("file"),
        upload_to="documents",
        max_length=200,
        help_text=_(
            "PDF, OpenDocument or Word text without macros, or plain text in UTF-8, up to 25 MB. It is published as it "
            "is, with whatever its properties tell about its author, as soon as the document is public."
        ),
    )
    format = models.CharField(_("format"), max_length=4, choices=Format, editable=False)
    sha256 = models.CharField(_("SHA-256 check sum"), max_length=64, editable=False)
    size = models.PositiveIntegerField(_("size in bytes"), editable=False)
    source = models.URLField(
        _("taken from"),
        max_length=500,
        blank=True,
        validators=[URLValidator(["https", "http"])],
        help_text=_("Where it was published before; readers see the address."),
    )

    objects = DocumentFileManager()

    class Meta:
        verbose_name = _("attached file")
        verbose_name_plural = _("attached files")
        ordering = ["document", "position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["document", "position"], name="document_files_are_numbered"),
        ]

    def __str__(self):
        return f"{self.get_language_display()} · {self.get_kind_display()}"

    @property
    def content_type(self) -> str:
        return Format(self.format).content_type

    @property
    def source_host(self) -> str:
        return urlsplit(self.source).netloc.removeprefix("www.")

    def natural_key(self):
        return (self.document.slug, self.position)

    natural_key.dependencies = ["newsroom.signeddocument"]
