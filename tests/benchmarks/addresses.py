"""The addresses of the site, a page that costs nothing to make, and one that publishes a correction."""

import os

from django.http import HttpResponse
from django.urls import path

from config import urls

# As long as an article, and different for each reader only in what the middleware adds.
CONSTANT = ("<p>" + "слово " * 4000 + "</p>").encode()


class SignedByProcess:
    """Tells which process answered."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        response["X-Process"] = os.getpid()
        return response


def constant(request):
    return HttpResponse(CONSTANT)


def publish(request):
    """As a worker of the desk would: it has to index a Russian text, which takes a dictionary."""
    from tests.benchmarks import publications

    edition = publications.publish(f"Исправленный заголовок {request.GET.get('number', '')}")
    return HttpResponse(edition.title)


urlpatterns = [path("constant/", constant), path("publish/", publish), *urls.urlpatterns]
