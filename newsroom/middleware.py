from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.middleware.locale import LocaleMiddleware
from django.shortcuts import render

from newsroom.as_of import keep_day
from newsroom.caching import ASK_EACH_TIME, keep_page, kept_page
from newsroom.reading import NotInLanguage, Withdrawn, day_read
from newsroom.scripts import asked_script, page_in_latin, script_read


class LanguageMiddleware(LocaleMiddleware):
    """Leaves out of `Vary` what a reader prefers, where a view says that its answer is the same in every language."""

    def process_response(self, request, response):
        response = super().process_response(request, response)
        if getattr(response, "is_for_every_language", False):
            del response["Vary"]
        return response


class PageCacheMiddleware:
    """Gives readers what was made for an earlier reader; stands outside of whatever a page needs to be made."""

    def __init__(self, get_response):
        if settings.DEBUG:
            raise MiddlewareNotUsed("Whoever works on the pages wants to see each change.")
        self.get_response = get_response

    def __call__(self, request):
        place, page = kept_page(request)
        if page:
            return page.answer(request)
        response = self.get_response(request)
        return keep_page(place, request, response) if place else response


class PublicPagesMiddleware:
    """Answers for pages absent in this language, and lets caches keep public pages if they ask each time."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        match = request.resolver_match
        if match and match.app_name == "newsroom" and not response.has_header("Cache-Control"):
            response["Cache-Control"] = ASK_EACH_TIME
        if request.GET.get("as_of"):
            response["X-Robots-Tag"] = "noindex"
            stay_on_the_day(request, response)
        if script_read(request):
            response["X-Robots-Tag"] = "noindex"
            show_in_latin(response)
        return response

    def process_view(self, request, *_view):
        """Refuse a script that there is not."""
        asked_script(request)

    def process_exception(self, request, exception):
        if isinstance(exception, NotInLanguage):
            return render(
                request, "newsroom/not_in_language.html", {"absent": exception, "page": exception}, status=404
            )
        if isinstance(exception, Withdrawn):
            return render(request, "newsroom/withdrawn.html", {"withdrawn": exception, "page": exception}, status=410)
        return None


def stay_on_the_day(request, response):
    """Let the reader of a past day go on reading that day."""
    if is_page(response) and (day := day_read(request)):
        response.content = keep_day(response.text, day)


def show_in_latin(response):
    """Give the Kazakh page in Latin letters."""
    if is_page(response):
        response.content = page_in_latin(response.text)


def is_page(response):
    return response.get("Content-Type", "").startswith("text/html") and not response.streaming
