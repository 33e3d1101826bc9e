"""What was made for one reader and serves the next: whole pages and single values, until the next publication.

Whatever is kept here ends with the publication that it was made in, exactly at the next moment at which an edition
begins or ends, at midnight, because pages print the date, and at the latest after PAGE_LIFE.
"""

import gzip
import hashlib
import logging
from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import Any, NamedTuple, Self, TypeVar

from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.http import HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response, set_response_etag

from newsroom import counter
from people.curation.models import Edition

logger = logging.getLogger(__name__)

Value = TypeVar("Value")
HORIZON_KEY = "horizon"
# The header of every page that may be kept; what a view marks otherwise stays out.
ASK_EACH_TIME = "public, max-age=0, must-revalidate"
KEPT_STATUSES = {200, 404, 410}
LASTING_LIFE = 7 * 24 * 60 * 60
LONGEST_QUERY = 500
# What is no page of a reader; the state of health must be told even where the database is dead.
NOT_PAGES = ("/healthz", "/admin/")
LARGEST_PAGE = 512 * 1024
# 304 leaves out what describes a body that it does not have.
OF_THE_BODY = {"Content-Type", "Content-Length", "Content-Language"}


class Place(NamedTuple):
    """Where something may be kept, asked before it is made: whatever is committed meanwhile makes it worthless."""

    key: str
    mark: str
    ends_at: datetime


class Page(NamedTuple):
    """An answer as it was once made."""

    status: int
    headers: dict[str, str]
    packed: bytes

    @classmethod
    def of(cls, response) -> Self:
        return cls(response.status_code, dict(response.items()), gzip.compress(response.content, 6, mtime=0))

    def answer(self, request):
        """The page, or 304 to who has it, for which it is not even unpacked."""
        etag = self.headers["ETag"]
        if self.status == 200 and (unchanged := get_conditional_response(request, etag=etag)):
            for name in self.headers.keys() - OF_THE_BODY:
                unchanged[name] = self.headers[name]
            return unchanged
        if not takes_gzip(request):
            return HttpResponse(gzip.decompress(self.packed), status=self.status, headers=self.headers)
        packed = {"Content-Encoding": "gzip", "Content-Length": str(len(self.packed))}
        return HttpResponse(self.packed, status=self.status, headers=self.headers | packed)


def takes_gzip(request) -> bool:
    """A page that everybody gets holds no secret that its packed length could give away."""
    return "gzip" in request.META.get("HTTP_ACCEPT_ENCODING", "")


def remembered(key: tuple, make: Callable[[], Value]) -> Value:
    """What `make` gives, made once for all readers; the key names all that it depends on, such as language and day.

    Whatever `make` returns must survive pickling. In an open transaction it is always made anew, since what is not
    committed is nobody else's: a preview neither finds the public's values nor leaves its own.
    """
    if connection.in_atomic_block:
        return make()
    place, found = look_up(f"value:{digest(*key)}")
    if found is not None:
        return found[0]
    value = make()
    keep(place, (value,))
    return value


def lasting(key: tuple, make: Callable[[], Value]) -> Value:
    """What depends on nothing but its key, so that no publication ends it; never None, and safe to pickle."""
    name = f"lasting:{digest(*key)}"
    try:
        found = cache.get(name)
    except Exception:  # whatever the driver raises, the value can be made again
        logger.exception("The cache does not answer, so values are made anew.")
        return make()
    if found is None:
        found = make()
        write(name, found, timeout=LASTING_LIFE)
    return found


def kept_page(request) -> tuple[Place | None, Page | None]:
    """The page that the address had for an earlier reader, and where to keep it otherwise; neither for staff."""
    return look_up(page_key(request)) if may_share(request) else (None, None)


def may_share(request) -> bool:
    """Whether the answer can be the same for everybody."""
    meta = request.META
    return (
        request.method in ("GET", "HEAD")
        and not request.path.startswith(NOT_PAGES)
        and len(meta.get("QUERY_STRING", "")) <= LONGEST_QUERY
        and "HTTP_AUTHORIZATION" not in meta
        and settings.SESSION_COOKIE_NAME not in meta.get("HTTP_COOKIE", "")
        and not connection.in_atomic_block
    )


def may_keep(request, response) -> bool:
    """Whether the answer is a public page, which depends on nothing but its address."""
    return (
        request.method == "GET"
        and response.status_code in KEPT_STATUSES
        and response.get("Cache-Control") == ASK_EACH_TIME
        and not response.has_header("Vary")
        and not response.cookies
        and not response.streaming
        and len(response.content) <= LARGEST_PAGE
        # A nonce is for once.
        and "'nonce-" not in response.get("Content-Security-Policy", "")
    )


def keep_page(place: Place, request, response) -> HttpResponse:
    """The answer for this reader, kept for the next ones if it is for everybody.

    Its ETag is weak, since it stands for the page packed and unpacked.
    """
    if not may_keep(request, response):
        return response
    if not response.has_header("ETag"):
        set_response_etag(response)
    response["ETag"] = f"W/{response['ETag'].removeprefix('W/')}"
    response["Vary"] = "Accept-Encoding"
    page = Page.of(response)
    keep(place, page)
    return page.answer(request)


def page_key(request) -> str:
    """Host and address; parameters in any order, since their order changes nothing."""
    query = sorted(request.GET.lists()) if request.META.get("QUERY_STRING") else ""
    return f"page:{digest(request.scheme, request.get_host(), request.path, query)}"


def digest(*parts) -> str:
    return hashlib.blake2b(repr(parts).encode(), digest_size=16).hexdigest()


def look_up(key: str) -> tuple[Place | None, Any]:
    """The place with that key and what is still good there, else None; no place if the cache fails."""
    try:
        found = cache.get_many([counter.KEY, HORIZON_KEY, key])
        mark = counter.current_mark(found.get(counter.KEY))
    except Exception:  # whatever the driver raises, a page can be made without the cache
        logger.exception("The cache does not answer, so pages are made anew.")
        return None, None
    now = timezone.now()
    kept_mark, ends_at, value = found.get(key) or (None, None, None)
    if kept_mark == mark and now < ends_at:
        return Place(key, mark, ends_at), value
    return Place(key, mark, end_of_what_is_true(now, mark, found.get(HORIZON_KEY))), None


def end_of_what_is_true(now: datetime, mark: str, horizon: tuple | None) -> datetime:
    """When the next edition begins or ends, at midnight or after PAGE_LIFE, whichever is first."""
    if not horizon or horizon[0] != mark or (horizon[1] and horizon[1] <= now):
        horizon = (mark, Edition.objects.next_change(after=now))
        write(HORIZON_KEY, horizon, timeout=None)
    tomorrow = timezone.localtime(now).date() + timedelta(days=1)
    midnight = timezone.make_aware(datetime.combine(tomorrow, time.min))
    return min(filter(None, [horizon[1], midnight, now + settings.PAGE_LIFE]))


def keep(place: Place | None, value) -> None:
    left = (place.ends_at - timezone.now()).total_seconds() if place else 0
    if left > 0:
        write(place.key, (place.mark, place.ends_at, value), timeout=max(1, int(left)))


def write(key: str, value, *, timeout: int | None) -> None:
    try:
        cache.set(key, value, timeout=timeout)
    except Exception:  # whatever the driver raises, the value can be made again
        logger.exception("The cache takes nothing, so pages are made anew.")
