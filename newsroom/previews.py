"""A page as readers will find it: the public site's own answer, in a world in which the working copy is published."""

from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO

from django.contrib.auth.models import AnonymousUser
from django.core.handlers.wsgi import WSGIRequest
from django.shortcuts import render
from django.urls import resolve, reverse
from django.utils import timezone, translation
from django.utils.safestring import SafeString

from newsroom.models import Article, Comparison, Figure, Image, Indicator, SourceText, Topic
from people.curation.models import Curated
from people.curation.rehearsal import Part, as_if_public, texts_to_show
from people.models import Place

# Kinds without a page of their own: whose pages show them, and how those lead to them.
SHOWN_ON = {
    Image: (Article, "cover"),
    Topic: (Article, "topics"),
    Place: (Article, "places"),
    SourceText: (Article, "source_text"),
    Figure: (Indicator, "figures"),
    Comparison: (Indicator, "figures__comparisons"),
}
# What a browser says of itself and of what it has kept is nothing to a page that is made for nobody in particular.
UNASKED = ("HTTP_COOKIE", "HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE", "CONTENT_LENGTH", "CONTENT_TYPE")


@dataclass(frozen=True)
class Preview:
    """What is to be shown: these texts, as if they became public at that moment, on a page in that language.

    Without a record it is the front page. `banner` and `foot` stand around the public page and are no part of it.
    """

    parts: list[Part]
    language: str
    at: datetime
    record: Curated | None = None
    banner: SafeString = field(default=SafeString(), repr=False)
    foot: SafeString = field(default=SafeString(), repr=False)


def answer(request, preview: Preview):
    """The page, finished within the transaction that made it possible, and kept from every cache and robot."""
    with translation.override(preview.language), as_if_public(preview.parts, at=preview.at):
        address = address_of(preview)
        response = public_answer(request, address, preview) if address else texts_alone(request, preview)
        if hasattr(response, "render"):
            response.render()
    response["Content-Language"] = preview.language
    return keep_private(response)


def in_own_words(request, template, context, *, status=200, **around):
    """A page of the preview's own, in the house's dress."""
    preview = Preview([], translation.get_language(), timezone.now(), **around)
    asked = reader_asking(request, reverse("newsroom:front-page"), preview)
    return keep_private(render(asked, template, context, status=status))


def bundle_page(request, bundle, urls, fronts, *, banner):
    """What is in a bundle: `urls` leads from its items to their previews, `fronts` names front pages."""
    rows = [(item, item.record._meta.verbose_name, title_of(item), url) for item, url in urls.items()]
    context = {"bundle": bundle, "rows": rows, "fronts": fronts}
    return in_own_words(request, "newsroom/preview_bundle.html", context, banner=banner)


def title_of(item):
    return texts_to_show(item.record, item.language)["title"]


def keep_private(response):
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    response["Referrer-Policy"] = "no-referrer"
    return response


def address_of(preview: Preview) -> str:
    """Where readers will find the record; empty if no public page shows it by then."""
    record = preview.record
    if record is None:
        return reverse("newsroom:front-page")
    if type(record) not in SHOWN_ON:
        return record.get_absolute_url()
    model, path = SHOWN_ON[type(record)]
    pages = model.objects.public(preview.language, preview.at).filter(**{path: record})
    page = pages.order_by("-first_public_at", "-pk").first()
    return page.get_absolute_url() if page else ""


def public_answer(request, address, preview):
    asked = reader_asking(request, address, preview)
    view, args, kwargs = asked.resolver_match
    return view(asked, *args, **kwargs)


def reader_asking(request, address, preview):
    """The request of a reader whom nobody knows, at the moment of the preview."""
    known = {name: value for name, value in request.environ.items() if name not in UNASKED}
    own = {"REQUEST_METHOD": "GET", "PATH_INFO": address, "QUERY_STRING": "", "wsgi.input": BytesIO()}
    asked = WSGIRequest(known | own)
    asked.user = AnonymousUser()
    asked.resolver_match = resolve(address)
    asked.reads_at, asked.preview = preview.at, preview
    return asked


def texts_alone(request, preview):
    """For a record that no public page shows: what its edition would hold."""
    record, language = preview.record, preview.language
    context = {
        "kind": record._meta.verbose_name,
        "title": texts_to_show(record, language)["title"],
        "texts": [
            (record._meta.get_field(name).verbose_name, record.text_in(name, language))
            for name in record.translated_fields()
        ],
        "picture": record.wide if isinstance(record, Image) else None,
    }
    asked = reader_asking(request, reverse("newsroom:front-page"), preview)
    return render(asked, "newsroom/preview_texts.html", context)
