from pathlib import PurePosixPath

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from newsroom.pictures import is_public, owner_of
from people.pictures import CONTENT_TYPES

# Names are never used again, so browsers may keep a picture; shared caches ask again, in case it was withdrawn.
PUBLIC = "public, max-age=31536000, s-maxage=86400, immutable"
PRIVATE = "private, no-store"


@require_safe
def serve_media(request, path):
    """A picture or one of its renditions, through the storage, whose own addresses would show drafts to anybody."""
    owner = owner_of(path)
    if owner is None:
        raise absent()
    public = is_public(owner, timezone.now())
    if not public and not request.user.is_staff:
        raise absent()
    etag = quote_etag(path)
    response = get_conditional_response(request, etag=etag) or stream(path)
    response["ETag"] = etag
    response["Cache-Control"] = PUBLIC if public else PRIVATE
    response["X-Content-Type-Options"] = "nosniff"
    return response


def stream(path):
    content_type = CONTENT_TYPES.get(PurePosixPath(path).suffix)
    if content_type is None:
        raise absent()
    try:
        return FileResponse(default_storage.open(path), content_type=content_type)
    except FileNotFoundError as error:
        raise absent() from error


def absent():
    return Http404(_("There is no such picture."))
