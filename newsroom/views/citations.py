"""A story's current edition as an entry for a list of references."""

from django.http import HttpResponse

from newsroom.citations import bibtex, citation_of, ris
from newsroom.models import Article
from newsroom.reading import open_page, reading_of


def as_bibtex(request, slug):
    return _download(request, slug, bibtex, "bib", "application/x-bibtex")


def as_ris(request, slug):
    return _download(request, slug, ris, "ris", "application/x-research-info-systems")


def _download(request, slug, write, suffix, content_type):
    page = open_page(Article.objects.all(), slug, reading_of(request))
    citation = citation_of(page, request.build_absolute_uri)
    name = f"{citation.key}.{suffix}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "X-Robots-Tag": "noindex"}
    return HttpResponse(write(citation), content_type=f"{content_type}; charset=utf-8", headers=headers)
