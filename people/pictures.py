"""Uploaded pictures: decoded, bounded, turned upright, re-encoded without metadata, and made smaller for pages."""

import hashlib
import io
from pathlib import PurePath

from anyascii import anyascii
from django import forms
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from imagefield import fields
from imagefield.processing_pillow import register_pillow
from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

MAX_BYTES = 20 * 1024 * 1024
MAX_PIXELS = 50_000_000
# What is kept of a larger picture; every rendition decodes the original again.
MAX_SIDE = 3200
# What we decode, how we save it again, and the name that it gets.
SAVING = {
    "JPEG": {"quality": 90, "optimize": True, "progressive": True},
    "PNG": {"optimize": True},
    "WEBP": {"quality": 90},
    "AVIF": {"quality": 80},
}
CONTENT_TYPES = {
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",  # pictures of the seeds keep their names
    ".png": "image/png",
    ".webp": "image/webp",
    ".avif": "image/avif",
}


class PreparedPicture(SimpleUploadedFile):
    """An upload that went through `prepare_picture`."""


def prepare_picture(upload: File) -> PreparedPicture:
    """The picture alone, upright, in sRGB, without place, camera or author; raises ValidationError with a code."""
    named = {"name": PurePath(upload.name or "").name}
    if upload.size > MAX_BYTES:
        raise ValidationError(
            _("“%(name)s” is larger than %(limit)s MB. Save it smaller and upload it again."),
            code="picture-too-heavy",
            params={**named, "limit": MAX_BYTES // 1024**2},
        )
    with _open(upload, named) as picture:
        format = picture.format
        content = io.BytesIO()
        _bare(picture, named).save(content, format, **SAVING[format])
    content_type = CONTENT_TYPES[f".{format.lower()}"]
    return PreparedPicture(_lasting_name(named["name"], format, content), content.getvalue(), content_type)


def _open(upload, named):
    """Reads the head only, so that a bomb is refused before it is unpacked."""
    upload.seek(0)
    try:
        picture = Image.open(upload, formats=list(SAVING))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_large(named) from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise ValidationError(
            _("“%(name)s” is not a JPEG, PNG, WebP or AVIF picture. Convert it and upload it again."),
            code="picture-unknown",
            params=named,
        ) from error
    if picture.width * picture.height > MAX_PIXELS:
        raise _too_large(named)
    return picture


def _bare(picture, named):
    picture.draft(None, (MAX_SIDE, MAX_SIDE))
    try:
        bare = _in_srgb(ImageOps.exif_transpose(picture))
    except (OSError, ValueError, SyntaxError) as error:
        raise ValidationError(
            _("“%(name)s” is damaged and cannot be read to its end. Export it again from the original."),
            code="picture-damaged",
            params=named,
        ) from error
    bare.thumbnail((MAX_SIDE, MAX_SIDE), Image.Resampling.LANCZOS)
    bare.info = {}
    return bare


def _in_srgb(picture):
    mode = "RGBA" if picture.has_transparency_data else "RGB"
    if profile := picture.info.get("icc_profile"):
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            return ImageCms.profileToProfile(picture, source, ImageCms.createProfile("sRGB"), outputMode=mode)
        except (ImageCms.PyCMSError, OSError):
            pass  # a profile that nobody can read is as good as none
    return picture.convert(mode)


def _too_large(named):
    return ValidationError(
        _("“%(name)s” has more than %(limit)s million pixels. Scale it down and upload it again."),
        code="picture-too-large",
        params={**named, "limit": MAX_PIXELS // 1_000_000},
    )


def _lasting_name(name, format, content):
    """Another picture never gets this name, so that readers may keep what they fetched under it."""
    stem = slugify(anyascii(PurePath(name).stem))[:40] or "picture"
    return f"{stem}-{hashlib.sha256(content.getvalue()).hexdigest()[:12]}.{format.lower()}"


class PictureFormField(forms.ImageField):
    def to_python(self, data):
        upload = forms.FileField.to_python(self, data)
        return prepare_picture(upload) if upload else None


class PictureFile(fields.ImageFieldFile):
    def save(self, name, content, save=True):
        picture = content if isinstance(content, PreparedPicture) else prepare_picture(_named(name, content))
        super().save(picture.name, picture, save=save)

    save.alters_data = True


class PictureField(fields.ImageField):
    """An image field that keeps nothing but the picture, by whatever door it comes in."""

    attr_class = PictureFile

    def contribute_to_class(self, cls, name, **kwargs):
        super().contribute_to_class(cls, name, **kwargs)
        cls._meta.get_field(self.ppoi_field).verbose_name = gettext_lazy("focal point")

    def formfield(self, **kwargs):
        return super().formfield(**{"form_class": PictureFormField, **kwargs})

    def _generate_files(self, instance, raw=False, **kwargs):
        """A fixture may be loaded before the files of its pictures are there."""
        file = getattr(instance, self.name)
        if not (raw and file and not file.storage.exists(file.name)):
            super()._generate_files(instance, **kwargs)


def _named(name, content):
    return content if content.name else File(content, name=name)


@register_pillow
def encode(get_image, format, quality):
    """Save the rendition in that format, whatever the original is in."""

    def processor(image, context):
        context.save_kwargs["format"] = format
        image = get_image(image, context)
        context.save_kwargs["quality"] = quality
        context.save_kwargs["speed"] = 9  # of AVIF, which an editor waits for; the other formats know no speed
        return image

    return processor


def rendition(shape: str, width: int, height: int, *, format: str = "WEBP", quality: int = 80):
    """An entry of `formats`: cut to that size (`crop`) or fitted into it (`thumbnail`)."""

    def spec(file, context):
        context.extension = f".{format.lower()}"
        context.processors = [("encode", format, quality), "default", (shape, (width, height))]

    return spec


def fitted(width: int, height: int, max_width: int, max_height: int) -> tuple[int, int]:
    """The size of a `thumbnail` rendition: never larger than the original."""
    scale = min(1.0, max_width / width, max_height / height)
    return int(scale * width), int(scale * height)
