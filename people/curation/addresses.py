"""Addresses of pages, also for texts that leave the site."""

from contextvars import ContextVar
from functools import lru_cache

from django.conf import settings
from django.urls import get_script_prefix, get_urlconf, reverse
from django.utils.translation import get_language

ANY_SLUG, ANY_TEXT = "any-slug-at-all", "/0/any/"
_origin = ContextVar("origin", default="")


class OriginMiddleware:
    """Remembers, while a request is answered, by which address the site was reached."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        before = _origin.set(f"{request.scheme}://{request.get_host()}")
        try:
            return self.get_response(request)
        finally:
            _origin.reset(before)


def absolute(path: str) -> str:
    """With SITE_URL or, where that is not set, with the address by which the site was reached."""
    return f"{settings.SITE_URL or _origin.get()}{path}"


def address_of(page: str, slug: str) -> str:
    """What `reverse` gives for a record's page, in a twentieth of its time: a page leads to dozens of records."""
    return _address_of_any(page, get_language(), get_urlconf(), get_script_prefix()).replace(ANY_SLUG, slug)


@lru_cache(maxsize=256)
def _address_of_any(page, *_surroundings):
    return reverse(page, args=[ANY_SLUG])


def desk_page(record) -> str:
    """Where the desk works on the record."""
    return reverse(f"admin:{record._meta.app_label}_{record._meta.model_name}_change", args=[record.pk])


def translating_page(record, language: str) -> str:
    """Where the desk translates the record into the language, side by side with what it is translated from."""
    return side_by_side(type(record), record.pk, language)


def side_by_side(kind, pk: int, language: str) -> str:
    """The same for whoever has no more than the number of the record; lists ask it for hundreds of chips."""
    page = _side_by_side_of_any(kind._meta.app_label, kind._meta.model_name, get_urlconf(), get_script_prefix())
    return page.replace(ANY_TEXT, f"/{pk}/{language}/")


@lru_cache(maxsize=256)
def _side_by_side_of_any(app_label, model_name, *_surroundings):
    return reverse("admin:translate_record", args=[app_label, model_name, 0, "any"])


def thread_page(remark) -> str:
    """Where the thread of a remark or of an answer can be read and answered."""
    return f"{desk_page(remark.record)}#remark-{remark.answer_to_id or remark.pk}"
