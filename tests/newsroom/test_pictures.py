from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.forms import modelform_factory
from PIL import ExifTags, ImageCms
from PIL import Image as Picture

from newsroom.models import Image
from people import pictures
from people.models import Official
from people.pictures import prepare_picture

from ..factories import ImageFactory, OfficialFactory

FORMATS = ["JPEG", "PNG", "WEBP", "AVIF"]


def taken(format="JPEG", size=(40, 20), name="", **saving):
    """A picture as a telephone takes it: lying on its side, with the place in it; red on top when upright."""
    picture = Picture.new("RGB", size, "blue")
    picture.paste("red", (0, 0, size[0] // 2, size[1]))
    exif = Picture.Exif()
    exif[ExifTags.Base.Orientation] = 6
    exif[ExifTags.Base.Artist] = "A. Photographer"
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (51.0, 8.0, 0.0)
    content = BytesIO()
    picture.save(content, format, exif=exif, **saving)
    return SimpleUploadedFile(name or f"Нота 1.{format.lower()}", content.getvalue())


def opened(file):
    with file.open("rb") as stream:
        picture = Picture.open(BytesIO(stream.read()))
    picture.load()
    return picture


def stored(storage, name):
    with storage.open(name) as stream:
        return Picture.open(BytesIO(stream.read()))


def rendition_of(file, name):
    return stored(file.storage, getattr(file, name).removeprefix("/media/"))


@pytest.mark.parametrize("format", FORMATS)
def test_place_camera_and_author_are_stripped(format):
    picture = Picture.open(prepare_picture(taken(format)))

    assert (picture.format, dict(picture.getexif())) == (format, {})
    assert {"exif", "xmp", "icc_profile", "comment"} & set(picture.info) == set()


@pytest.mark.parametrize("format", FORMATS)
def test_a_picture_is_turned_upright(format):
    picture = Picture.open(prepare_picture(taken(format))).convert("RGB")

    red, _green, blue = picture.getpixel((10, 5))
    assert (picture.size, red > 200, blue < 60) == ((20, 40), True, True)


def test_colours_are_brought_into_srgb():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()

    picture = Picture.open(prepare_picture(taken(icc_profile=profile)))

    assert (picture.mode, "icc_profile" in picture.info) == ("RGB", False)


def test_transparency_survives():
    content = BytesIO()
    Picture.new("RGBA", (4, 4), (0, 0, 0, 0)).save(content, "PNG")

    picture = Picture.open(prepare_picture(SimpleUploadedFile("emblem.png", content.getvalue())))

    assert picture.getpixel((0, 0))[3] == 0


def test_a_large_picture_is_scaled_down(monkeypatch):
    monkeypatch.setattr(pictures, "MAX_SIDE", 10)

    assert Picture.open(prepare_picture(taken())).size == (5, 10)


def test_a_name_says_what_it_was_and_what_is_in_it():
    one, same, other = prepare_picture(taken()), prepare_picture(taken()), prepare_picture(taken(size=(42, 20)))

    assert one.name.startswith("nota-1-")
    assert (one.name == same.name, one.name == other.name) == (True, False)


@pytest.mark.parametrize(
    ("limits", "content", "code"),
    [
        ({"MAX_BYTES": 10}, None, "picture-too-heavy"),
        ({"MAX_PIXELS": 10}, None, "picture-too-large"),
        ({}, b"<svg xmlns='http://www.w3.org/2000/svg'/>", "picture-unknown"),
        ({}, b"GIF89a\x01\x00\x01\x00\x00\x00\x00;", "picture-unknown"),
        ({}, "half", "picture-damaged"),
    ],
)
def test_what_is_no_bounded_picture_is_refused(monkeypatch, limits, content, code):
    for name, limit in limits.items():
        monkeypatch.setattr(pictures, name, limit)
    whole = taken(size=(400, 400)).read()
    upload = SimpleUploadedFile("note.jpg", whole[: len(whole) // 2] if content == "half" else content or whole)

    with pytest.raises(ValidationError) as refusal:
        prepare_picture(upload)

    assert refusal.value.code == code
    assert "note.jpg" in refusal.value.messages[0]


@pytest.mark.django_db
@pytest.mark.parametrize(("model", "field"), [(Image, "file"), (Official, "portrait")])
def test_the_form_refuses_in_a_sentence_of_its_own(model, field):
    form = modelform_factory(model, fields=[field])(files={field: SimpleUploadedFile("speech.jpg", b"words")})

    assert form.errors.as_data()[field][0].code == "picture-unknown"


@pytest.mark.django_db
@pytest.mark.parametrize(("model", "field"), [(Image, "file"), (Official, "portrait")])
def test_the_form_saves_the_prepared_picture(model, field):
    form = modelform_factory(model, fields=["slug", field])({"slug": "one"}, {field: taken()})
    form.instance.alt_ru = form.instance.name_ru = "Нота"

    record = form.save()

    file = getattr(record, field)
    assert (dict(opened(file).getexif()), file.width, file.height) == ({}, 20, 40)
    assert (getattr(record, f"{field}_width"), getattr(record, f"{field}_height")) == (20, 40)


@pytest.mark.django_db
def test_a_picture_that_comes_in_without_a_form_is_prepared_too():
    image = ImageFactory(file=ContentFile(taken().read(), name="note.jpg"))
    image.refresh_from_db()

    assert (dict(opened(image.file).getexif()), image.file_width, image.file_height) == ({}, 20, 40)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "format", "size"),
    [
        ("thumb", "WEBP", (160, 120)),
        ("card", "WEBP", (640, 427)),
        ("card_avif", "AVIF", (640, 427)),
        ("narrow", "WEBP", (640, 320)),
        ("narrow_avif", "AVIF", (640, 320)),
        ("wide", "WEBP", (1280, 640)),
        ("wide_avif", "AVIF", (1280, 640)),
    ],
)
def test_a_rendition_is_what_its_name_says(name, format, size):
    image = ImageFactory(file=_plain(1600, 800))

    rendition = rendition_of(image.file, name)

    assert (rendition.format, rendition.size) == (format, size)


@pytest.mark.django_db
def test_portraits_are_cut_to_size():
    official = OfficialFactory(portrait=_plain(600, 900))

    assert [rendition_of(official.portrait, name).size for name in ("square", "portrait")] == [(240, 240), (480, 600)]


@pytest.mark.django_db
def test_a_page_is_offered_avif_first_and_then_webp():
    image = ImageFactory(file=_plain(1600, 800))

    file = image.file
    assert image.wide == (
        file.wide,
        1280,
        640,
        [
            ("image/avif", f"{file.narrow_avif} 640w, {file.wide_avif} 1280w"),
            ("image/webp", f"{file.narrow} 640w, {file.wide} 1280w"),
        ],
    )
    assert image.card == (
        file.card,
        640,
        427,
        [("image/avif", f"{file.card_avif} 640w"), ("image/webp", f"{file.card} 640w")],
    )


@pytest.mark.django_db
def test_a_small_picture_is_offered_once_and_at_its_own_size():
    image = ImageFactory(file=_plain(300, 200))

    assert image.wide.sources[1] == ("image/webp", f"{image.file.wide} 300w")
    assert (image.wide.width, image.wide.height, image.wide.src) == (300, 200, image.file.wide)


def _plain(width, height):
    content = BytesIO()
    Picture.new("RGB", (width, height), "teal").save(content, "JPEG")
    return ContentFile(content.getvalue(), name="hall.jpg")
