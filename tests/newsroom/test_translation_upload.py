"""Which files are taken for a translation, who may upload them, and how long they are kept."""

from datetime import timedelta
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import Workbook

from people.curation.exchange import untrusted
from people.curation.models import ReturnedFile
from tests.factories import UserFactory

from .desk import told
from .translations import BODY_KO, IMPORT, apply, parcel_of, planned, texts_of, translatable_article, translated, upload

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    return translatable_article()


@pytest.fixture
def translator(client):
    user = UserFactory("translator-ko")
    client.force_login(user)
    return user


def refused_to_upload(response):
    return [error.code for error in response.context["form"].errors.as_data()["file"]]


# Files that are none


BILLION = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><xliff>&b;</xliff>'
OUTSIDE = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><xliff version="2.1">&a;</xliff>'


def bomb():
    with ZipFile(held := BytesIO(), "w", ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * (untrusted.LARGEST_UNPACKED + 1))
    return held.getvalue()


@pytest.mark.usefixtures("translator")
@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"just words", "unknown-format"),
        (b"<html/>", "unknown-format"),
        (b"<xliff", "broken-xml"),
        (BILLION, "xml-with-entities"),
        (OUTSIDE, "xml-with-entities"),
        (b"<x>" * 200 + b"</x>" * 200, "xml-too-deep"),
        (b'<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1"/>', "no-segments"),
        (b'msgid "a"\nmsgstr', "broken-po"),
        (b"PK\x03\x04 and no more", "broken-workbook"),
        (b"a" * (untrusted.LARGEST + 1), "file-too-large"),
    ],
)
def test_file_that_is_no_translation_is_refused_in_a_sentence(client, content, code):
    response = upload(client, content)
    assert (refused_to_upload(response), ReturnedFile.objects.count()) == ([code], 0)


@pytest.mark.usefixtures("translator")
def test_archive_that_unpacks_to_too_much_is_refused(client):
    assert refused_to_upload(upload(client, bomb())) == ["workbook-too-large"]


@pytest.mark.usefixtures("translator")
def test_workbook_without_our_columns_is_refused(client):
    Workbook().save(held := BytesIO())
    assert refused_to_upload(upload(client, held.getvalue())) == ["no-columns"]


# The file between the two steps


@pytest.mark.usefixtures("translator")
def test_uploaded_file_is_taken_over_once(client, article):
    response = planned(client, translated(parcel_of(article), lead_2="사흘간."))
    apply(client, response)

    again = apply(client, response)

    assert (again.status_code, again["Location"], ReturnedFile.objects.count()) == (302, IMPORT, 0)
    assert told(client.get(IMPORT)) == [
        "This file was taken over already, or was uploaded too long ago. Upload it again."
    ]


@pytest.mark.usefixtures("translator")
def test_uploaded_file_is_nobody_elses(client, article):
    response = planned(client, translated(parcel_of(article), lead_2="사흘간."))
    client.force_login(UserFactory("chief"))

    assert apply(client, response)["Location"] == IMPORT
    assert texts_of(article) == ("방문", None, BODY_KO)


@pytest.mark.usefixtures("translator")
def test_uploaded_file_goes_after_a_day(client, article):
    response = planned(client, translated(parcel_of(article), lead_2="사흘간."))
    ReturnedFile.objects.update(uploaded_at=timezone.now() - timedelta(days=1, minutes=1))

    assert apply(client, response)["Location"] == IMPORT
    upload(client, translated(parcel_of(article), lead_2="나흘간."))
    assert [file.uploaded_at > timezone.now() - timedelta(minutes=1) for file in ReturnedFile.objects.all()] == [True]


@pytest.mark.parametrize(
    ("role", "status"), [("", 403), ("reporter", 200), ("translator-kk", 200), ("editor", 200), ("chief", 200)]
)
def test_who_writes_texts_may_import_them(client, role, status):
    client.force_login(UserFactory(role))
    assert client.get(IMPORT).status_code == status
    assert client.get(reverse("admin:translation_plan", args=[1])).status_code == (302 if status == 200 else 403)


def test_stranger_is_led_to_the_door(client):
    for url in (IMPORT, f"{IMPORT}1/"):
        assert client.get(url)["Location"] == f"/admin/login/?next={url}"
