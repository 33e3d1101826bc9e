"""Uploaded files of documents: told by their content and not by their name, bounded, and named for good.

A file is kept as it came, for its check sum is what a reader compares with the copy of another archive. So nothing in
it is rewritten, and what a browser could run is kept out or served where it cannot run.
"""

import hashlib
import re
import zipfile
from pathlib import PurePath

from anyascii import anyascii
from django import forms
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.db import models
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

MAX_BYTES = 25 * 1024 * 1024
# What an office file may unpack to; more is a bomb, not a treaty.
MAX_UNPACKED = 300 * 1024 * 1024
MAX_MEMBERS = 5000
ODT = b"application/vnd.oasis.opendocument.text"
# Control characters that no text holds, beside tabs, line ends and form feeds.
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")
CHUNK = 1024 * 1024


class Format(models.TextChoices):
    PDF = "pdf", pgettext_lazy("file", "PDF")
    ODT = "odt", pgettext_lazy("file", "OpenDocument text")
    DOCX = "docx", pgettext_lazy("file", "Word document")
    TXT = "txt", pgettext_lazy("file", "plain text")

    @property
    def content_type(self) -> str:
        return CONTENT_TYPES[self]


CONTENT_TYPES = {
    Format.PDF: "application/pdf",
    Format.ODT: ODT.decode(),
    Format.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Format.TXT: "text/plain; charset=utf-8",
}


def format_of(upload: File) -> Format:
    """What the content shows it to be; raises ValidationError with a code that begins with `file-`."""
    named = {"name": PurePath(upload.name or "").name}
    if upload.size > MAX_BYTES:
        raise ValidationError(
            _("“%(name)s” is larger than %(limit)s MB. Save it smaller, or attach it in parts."),
            code="file-too-heavy",
            params={**named, "limit": MAX_BYTES // 1024**2},
        )
    for format, looks_like in ((Format.PDF, _is_pdf), (_of_package, zipfile.is_zipfile), (Format.TXT, _is_text)):
        upload.seek(0)
        if looks_like(upload):
            found = format if isinstance(format, Format) else format(upload, named)
            upload.seek(0)
            return found
    raise _unknown(named)


def _is_pdf(upload):
    """Readers of PDF want the mark at the very beginning; the end may be followed by a few stray bytes."""
    if upload.read(5) != b"%PDF-":
        return False
    upload.seek(max(0, upload.size - 2048))
    return b"%%EOF" in upload.read()


def _of_package(upload, named):
    """OpenDocument and Word texts are archives; one that holds programs, or unpacks to too much, is refused."""
    try:
        with zipfile.ZipFile(upload) as package:
            members = package.infolist()
            if len(members) > MAX_MEMBERS or sum(one.file_size for one in members) > MAX_UNPACKED:
                raise _unknown(named)
            names = {one.filename for one in members}
            is_odt = "mimetype" in names and package.getinfo("mimetype").file_size == len(ODT)
            is_odt = is_odt and package.read("mimetype") == ODT
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise _unknown(named) from error
    if any(name.startswith("Basic/") or name.lower().endswith("vbaproject.bin") for name in names):
        raise ValidationError(
            _("“%(name)s” holds macros. Save it without them, or as PDF, and attach it again."),
            code="file-has-macros",
            params=named,
        )
    if is_odt:
        return Format.ODT
    if {"[Content_Types].xml", "word/document.xml"} <= names:
        return Format.DOCX
    raise _unknown(named)


def _is_text(upload):
    try:
        text = upload.read().decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    return bool(text.strip()) and not text.startswith("%PDF-") and not UNPRINTABLE.search(text)


def _unknown(named):
    return ValidationError(
        _("“%(name)s” is no whole PDF, OpenDocument or Word text, nor plain text in UTF-8. Convert it and try again."),
        code="file-unknown",
        params=named,
    )


def checksum_of(file: File) -> str:
    digest = hashlib.sha256()
    file.seek(0)
    for chunk in iter(lambda: file.read(CHUNK), b""):
        digest.update(chunk)
    file.seek(0)
    return digest.hexdigest()


def lasting_name(name: str, format: Format, checksum: str) -> str:
    """Another content never gets this name, so that readers may keep what they fetched under it."""
    stem = slugify(anyascii(PurePath(name).stem))[:60].strip("-") or "document"
    return f"{stem}-{checksum[:12]}.{format}"


class AttachmentFormField(forms.FileField):
    def to_python(self, data):
        upload = super().to_python(data)
        if upload:
            format_of(upload)
        return upload


class Attachment(models.fields.files.FieldFile):
    """Looked at again when it is stored, by whatever door it comes in."""

    def save(self, name, content, save=True):
        format, checksum = format_of(_named(name, content)), checksum_of(content)
        size = content.size
        super().save(lasting_name(name, format, checksum), content, save=False)
        self.describe(format, checksum, size)
        if save:
            self.instance.save()

    save.alters_data = True

    def describe(self, format, checksum, size):
        self.instance.format, self.instance.sha256, self.instance.size = format, checksum, size


class AttachmentField(models.FileField):
    """A file beside which `format`, `sha256` and `size` stand; those columns must come after it in the model."""

    attr_class = Attachment

    def formfield(self, **kwargs):
        return super().formfield(**{"form_class": AttachmentFormField, **kwargs})

    def pre_save(self, model_instance, add):
        """A row that comes back from a kept version knows the name of its file alone."""
        file = super().pre_save(model_instance, add)
        if file and not model_instance.sha256 and file.storage.exists(file.name):
            with file.storage.open(file.name) as content:
                file.describe(format_of(content), checksum_of(content), content.size)
        return file


def _named(name, content):
    return content if content.name else File(content, name=name)
