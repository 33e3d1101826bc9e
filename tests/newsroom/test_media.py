from datetime import timedelta

import pytest
from django.utils import timezone

from ..factories import ArticleFactory, ImageFactory, OfficialFactory, UserFactory, picture

pytestmark = pytest.mark.django_db


def files_of(image):
    """The original and every rendition that pages, feeds and the admin use."""
    return [image.file.url, *(getattr(image.file, name) for name in image.file.field.formats)]


def get(client, url, **headers):
    """Reads to the end, which closes the file."""
    response = client.get(url, headers=headers)
    b"".join(response)
    return response


def statuses(client, urls):
    return {get(client, url).status_code for url in urls}


@pytest.mark.parametrize(
    ("of_picture", "of_article"),
    [
        ({}, {}),
        ({"published": ["ko"]}, {}),
        ({}, {"published": ["ko"]}),
        ({"withdrawn": ["ko"]}, {"published": ["ko"]}),
    ],
)
def test_readers_get_no_picture_that_nothing_public_shows(client, of_picture, of_article):
    image = ImageFactory(**of_picture)
    ArticleFactory(cover=image, **of_article)

    assert statuses(client, files_of(image)) == {404}


def test_readers_get_no_picture_before_its_hour(client):
    image = ImageFactory(published=True)
    ArticleFactory(cover=image, scheduled_at=timezone.now() + timedelta(hours=1))

    assert statuses(client, files_of(image)) == {404}


def test_staff_see_pictures_of_drafts_and_no_cache_keeps_them(client):
    image = ImageFactory()
    client.force_login(UserFactory("reporter"))

    assert statuses(client, files_of(image)) == {200}
    assert get(client, image.file.url)["Cache-Control"] == "private, no-store"


def test_readers_see_the_cover_of_a_published_article(client):
    image = ImageFactory(published=["ru"])
    ArticleFactory(cover=image, published=["ko"])

    assert statuses(client, files_of(image)) == {200}


def test_readers_see_the_portrait_of_a_published_person(client):
    draft, public = OfficialFactory(portrait=picture()), OfficialFactory(portrait=picture(9), published=["kk"])

    assert statuses(client, [draft.portrait.url, draft.portrait.square]) == {404}
    assert statuses(client, [public.portrait.url, public.portrait.square]) == {200}


def test_a_public_picture_may_be_kept_and_is_not_sniffed(client):
    image = ImageFactory(published=True)
    ArticleFactory(cover=image, published=True)

    response = get(client, image.file.card_avif)

    assert {name: response[name] for name in ("Content-Type", "Cache-Control", "X-Content-Type-Options")} == {
        "Content-Type": "image/avif",
        "Cache-Control": "public, max-age=31536000, s-maxage=86400, immutable",
        "X-Content-Type-Options": "nosniff",
    }
    assert get(client, image.file.card_avif, if_none_match=response["ETag"]).status_code == 304


@pytest.mark.parametrize(
    "path", ["", "pictures", "pictures/", "../config/settings.py", "pictures/../../manage.py", "/etc/passwd"]
)
def test_nothing_but_pictures_is_served_even_to_staff(client, path):
    ImageFactory(published=True)
    client.force_login(UserFactory("chief"))

    assert client.get(f"/media/{path}").status_code == 404


def test_the_picture_of_another_record_does_not_open_a_draft(client):
    draft = ImageFactory(file=picture(10))
    ArticleFactory(cover=ImageFactory(published=True), published=True)
    bins = draft.file.card.split("/")[3:5]

    assert client.get(f"/media/__processed__/{'/'.join(bins)}/other-000000000000.webp").status_code == 404


def test_a_picture_whose_file_is_lost_is_absent(client):
    image = ImageFactory()
    image.file.storage.delete(image.file.name)
    client.force_login(UserFactory("chief"))

    assert client.get(image.file.url).status_code == 404
