import re
from base64 import b64encode
from collections.abc import Iterator
from datetime import datetime

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpResponse, StreamingHttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header, quote_etag
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from newsroom.attachments import CHUNK
from newsroom.models import DocumentFile
from newsroom.views.media import PRIVATE, PUBLIC
from people.curation.models import Edition

# Where the storage keeps them.
FOLDER = "documents/"
SANDBOX = "sandbox; default-src 'none'"
# One range is all that viewers ask for; whoever asks for several gets the whole.
RANGE = re.compile(r"bytes=(?:(?P<first>\d{1,15})-(?P<last>\d{0,15})|-(?P<suffix>\d{1,15}))", re.ASCII)


@require_safe
def serve_file(request, name):
    """A file of a document, to keep: for readers while the document is public in some language, for staff always."""
    file = file_at(f"{FOLDER}{name}")
    if file is None:
        raise absent()
    public = is_public(file, timezone.now())
    if not public and not request.user.is_staff:
        raise absent()
    response = sent(request, file)
    response["Cache-Control"] = PUBLIC if public else PRIVATE
    return response


def file_at(path: str) -> DocumentFile | None:
    if not path.startswith(FOLDER):
        return None
    return DocumentFile.objects.select_related("document").filter(file=path).first()


def is_public(file: DocumentFile, at: datetime) -> bool:
    return Edition.objects.about(file.document).current(at).exists()


def sent(request, file):
    """The file as it was asked for, and told as what it is; who may have it is for others to say."""
    etag = quote_etag(file.sha256)
    response = get_conditional_response(request, etag=etag) or answer(request, file, etag)
    response["ETag"] = etag
    response["Accept-Ranges"] = "bytes"
    response["Content-Language"] = file.language
    response["Content-Security-Policy"] = SANDBOX
    response["X-Content-Type-Options"] = "nosniff"
    return response


def answer(request, file, etag):
    """The whole file, or the range that was asked for."""
    try:
        content = default_storage.open(file.file.name)
    except FileNotFoundError as error:
        raise absent() from error
    wanted = None if request.headers.get("If-Range", etag) != etag else range_of(request, file.size)
    content_type = file.content_type
    if wanted is None:
        response = FileResponse(content, content_type=content_type)
        response["Content-Length"] = file.size
        response["Repr-Digest"] = f"sha-256=:{b64encode(bytes.fromhex(file.sha256)).decode()}:"
    elif not wanted:
        content.close()
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{file.size}"})
    else:
        response = StreamingHttpResponse(part_of(content, wanted), status=206, content_type=content_type)
        response["Content-Length"] = len(wanted)
        response["Content-Range"] = f"bytes {wanted.start}-{wanted.stop - 1}/{file.size}"
    response["Content-Disposition"] = content_disposition_header(True, reader_name(file))
    return response


def range_of(request, size: int) -> range | None:
    """The bytes asked for, empty where the file has none of them; None for the whole file."""
    match = RANGE.fullmatch(request.headers.get("Range", ""))
    if not match:
        return None
    if match["suffix"]:
        return range(max(0, size - int(match["suffix"])), size)
    first, end = int(match["first"]), int(match["last"]) + 1 if match["last"] else size
    return None if match["last"] and first >= end else range(first, min(end, size))


def part_of(content, wanted: range) -> Iterator[bytes]:
    with content:
        content.seek(wanted.start)
        left = len(wanted)
        while left and (chunk := content.read(min(CHUNK, left))):
            left -= len(chunk)
            yield chunk


def reader_name(file: DocumentFile) -> str:
    """What the file is called where a reader keeps it: after the document, not after what somebody uploaded."""
    kind = "" if file.kind == DocumentFile.Kind.TEXT else f"-{file.kind}"
    return f"{file.document.slug}{kind}-{file.position}-{file.language}.{file.format}"


def absent():
    return Http404(_("There is no such file."))
