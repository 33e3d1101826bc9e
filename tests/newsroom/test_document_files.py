"""Files of documents: told by their content, public with their document alone, and served so that nothing runs."""

import hashlib
import zipfile
from datetime import timedelta
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from reversion.models import Version

from newsroom.attachments import MAX_BYTES
from newsroom.models import DocumentFile, SignedDocument
from tests.factories import SignedDocumentFactory

from .desk import error_codes, filled, page, save

pytestmark = pytest.mark.django_db

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
ODT = {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<text/>"}
DOCX = {"[Content_Types].xml": "<Types/>", "word/document.xml": "<document/>"}


def package(members):
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


def upload(content=PDF, name="Plan of Action (final).pdf"):
    return ContentFile(content, name=name)


def document_with_file(content=PDF, name="plan.pdf", **fields):
    document = SignedDocumentFactory(files=[{"file": upload(content, name), "language": "ko"}], **fields)
    return document, document.files.get()


def get(client, file, **headers):
    """Reads to the end, which closes the file."""
    response = client.get(file.file.url, headers=headers)
    response.read = b"".join(response)
    return response


# What is taken


@pytest.mark.parametrize(
    ("content", "format"),
    [(PDF, "pdf"), (package(ODT), "odt"), (package(DOCX), "docx"), ("조약\n".encode(), "txt")],
)
def test_file_is_what_its_content_shows(content, format):
    _document, file = document_with_file(content, "Договор о дружбе.exe")

    assert (file.format, file.size, file.sha256) == (format, len(content), hashlib.sha256(content).hexdigest())
    assert file.file.name == f"documents/dogovor-o-druzhbe-{file.sha256[:12]}.{format}"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"<html><script>alert(1)</script>\x00", "file-unknown"),
        (b"MZ\x90\x00", "file-unknown"),
        (b"%PDF-1.7\ncut short", "file-unknown"),
        (b" \n", "file-unknown"),
        (package({"word/other.xml": ""}), "file-unknown"),
        (package(DOCX)[:-30], "file-unknown"),
        (package(DOCX | {"word/vbaProject.bin": "x"}), "file-has-macros"),
        (package(ODT | {"Basic/Standard/Module1.xml": "x"}), "file-has-macros"),
        (PDF + b" " * MAX_BYTES, "file-too-heavy"),
    ],
)
def test_anything_else_is_refused_and_not_stored(content, code):
    document = SignedDocumentFactory()

    with pytest.raises(ValidationError) as refusal, transaction.atomic():
        DocumentFile.objects.create(document=document, position=1, language="ko", file=upload(content))

    assert refusal.value.code == code
    assert not DocumentFile.objects.exists()


# Who may have it


@pytest.mark.parametrize(
    "states", [{}, {"approved": True}, {"withdrawn": True}, {"scheduled_at": timezone.now() + timedelta(hours=1)}]
)
def test_readers_get_no_file_of_a_document_that_is_not_public(client, states):
    _document, file = document_with_file(**states)

    assert client.get(file.file.url).status_code == 404


def test_readers_get_a_file_while_its_document_is_public_in_some_language(client):
    document, file = document_with_file(published=["kk"])

    response = get(client, file)

    assert (response.status_code, response.read) == (200, PDF)
    assert {name: response[name] for name in SERVED} == SERVED | {
        "Content-Disposition": f'attachment; filename="{document.slug}-1-ko.pdf"',
        "Content-Length": str(len(PDF)),
        "ETag": f'"{file.sha256}"',
    }


SERVED = {
    "Accept-Ranges": "bytes",
    "Cache-Control": "public, max-age=31536000, s-maxage=86400, immutable",
    "Content-Disposition": "",
    "Content-Language": "ko",
    "Content-Length": "",
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "Content-Type": "application/pdf",
    "ETag": "",
    "X-Content-Type-Options": "nosniff",
}


def test_staff_open_a_file_of_a_draft_and_no_cache_keeps_it(client, reporter):
    _document, file = document_with_file()
    client.force_login(reporter)

    response = get(client, file)

    assert (response.status_code, response["Cache-Control"]) == (200, "private, no-store")


@pytest.mark.parametrize("name", ["../config/settings.py", "other.pdf", "%2e%2e%2fpictures%2fpicture.png"])
def test_nothing_but_files_of_documents_is_served(client, chief, name):
    client.force_login(chief)

    assert client.get(f"/media/documents/{name}").status_code == 404


def test_file_that_is_lost_is_absent(client):
    _document, file = document_with_file(published=True)
    file.file.storage.delete(file.file.name)

    assert client.get(file.file.url).status_code == 404


@pytest.mark.parametrize(
    ("asked", "status", "content"),
    [
        ("bytes=0-4", 206, PDF[:5]),
        ("bytes=9-", 206, PDF[9:]),
        ("bytes=-6", 206, PDF[-6:]),
        ("bytes=0-999999", 206, PDF),
        ("bytes=999999-", 416, b""),
        ("bytes=4-1", 200, PDF),
        ("bytes=0-1,4-5", 200, PDF),
        ("pages=1", 200, PDF),
    ],
)
def test_file_is_served_in_parts_to_who_asks_for_one(client, asked, status, content):
    _document, file = document_with_file(published=True)

    response = get(client, file, range=asked)

    assert (response.status_code, response.read) == (status, content)


def test_file_that_a_reader_has_is_not_sent_again(client):
    _document, file = document_with_file(published=True)
    etag = get(client, file)["ETag"]

    assert get(client, file, if_none_match=etag).status_code == 304
    assert get(client, file, range="bytes=0-4", if_range='"another"').status_code == 200


# The desk


def attach(client, document, number=0, content=PDF, name="plan.pdf", **changes):
    """Add a row with a file on the page of the document."""
    row = {"language": "ko", "kind": "text", "standing": "official", "file": upload(content, name)} | changes
    rows = {f"files-{number}-{field}": value for field, value in row.items()}
    return save(client, page(document), **rows, **{"files-TOTAL_FORMS": number + 1})


def test_reporter_attaches_a_file_to_a_draft(client, reporter):
    document = SignedDocumentFactory()
    client.force_login(reporter)

    attach(client, document)

    assert list(document.files.values_list("position", "language", "format", "size")) == [(1, "ko", "pdf", len(PDF))]


def test_page_refuses_what_is_no_document_in_a_sentence(client, reporter):
    document = SignedDocumentFactory()
    client.force_login(reporter)

    response = attach(client, document, content=b"MZ\x90\x00")

    assert (error_codes(response), document.files.count()) == (["file-unknown"], 0)


def test_files_of_a_public_document_are_changed_by_editors_alone(client, reporter, editor):
    document, file = document_with_file(published=["ru"])
    client.force_login(reporter)

    attach(client, document, content=PDF + b"\n")
    unchanged = document.files.get().sha256
    client.force_login(editor)

    attach(client, document, number=1, content=PDF + b"\n")

    assert unchanged == file.sha256
    assert document.files.count() == 2


def test_deleted_document_comes_back_with_its_files(client, editor):
    document, file = document_with_file()
    client.force_login(editor)
    client.post(page(document, "delete"), {"post": "yes"})
    kept = Version.objects.get_deleted(SignedDocument).get()

    client.post(reverse("admin:newsroom_signeddocument_recover", args=[kept.pk]), {"slug": document.slug})

    names = ("file", "format", "sha256", "size", "language", "position")
    back = SignedDocument.objects.get().files.get()
    assert [getattr(back, name) for name in names] == [getattr(file, name) for name in names]


def test_document_whose_file_is_lost_does_not_come_back(client, editor):
    document, file = document_with_file()
    client.force_login(editor)
    client.post(page(document, "delete"), {"post": "yes"})
    kept = Version.objects.get_deleted(SignedDocument).get()
    file.file.storage.delete(file.file.name)

    response = client.post(reverse("admin:newsroom_signeddocument_recover", args=[kept.pk]), {"slug": document.slug})

    refusals = response.context["form"].non_field_errors().as_data()
    assert [refusal.code for refusal in refusals] == ["file-gone"]


def test_uploads_follow_their_rows_where_two_people_attach_files(client, reporter, second_client):
    document, _file = document_with_file()
    client.force_login(reporter)
    mine = filled(client.get(page(document)))
    attach(second_client, document, number=1, content=PDF + b"\n", name="theirs.pdf")

    rows = {"language": "en", "kind": "annex", "standing": "working", "file": upload(PDF + b"\n\n", "mine.pdf")}
    client.post(
        page(document), mine | {f"files-1-{name}": value for name, value in rows.items()} | {"files-TOTAL_FORMS": 2}
    )

    found = [
        (file.position, file.language, file.file.name.split("/")[1].split("-")[0]) for file in document.files.all()
    ]
    assert found == [(1, "ko", "plan"), (2, "ko", "theirs"), (3, "en", "mine")]
