from django.contrib.contenttypes.models import ContentType
from django.core.paginator import InvalidPage, Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from newsroom.models import Article, Event, Indicator, SignedDocument, Visit
from people.curation.languages import Language
from people.curation.models import Edition
from people.models import Official, Organisation

PAGES = [Article, Official, Organisation, Visit, SignedDocument, Event, Indicator]
PAGE_SIZE = 5000


def sitemap(request):
    """Every public page in every language, each with its hreflang pairs; `?p=2` for the next 5,000."""
    kinds = [ContentType.objects.get_for_model(model) for model in PAGES]
    editions = Edition.objects.current(timezone.now()).filter(content_type__in=kinds)
    rows = editions.order_by("content_type", "object_id", "language").prefetch_related("record").without_texts()
    try:
        page = Paginator(rows, PAGE_SIZE).page(request.GET.get("p", "1"))
    except InvalidPage as error:
        raise Http404 from error
    site = f"{request.scheme}://{request.get_host()}"
    entries = [entry for entry in (_entry(edition) for edition in page) if entry]
    pairs = {}
    for entry in entries:
        pairs.setdefault(entry["path"], []).append(entry)
    for entry in entries:
        entry["alternates"] = [(one["language"], one["url"]) for one in pairs[entry["path"]]]
    context = {"entries": entries, "site": site, "languages": Language.values, "is_first": page.number == 1}
    return render(request, "newsroom/sitemap.xml", context, content_type="application/xml")


def _entry(edition):
    path = edition.record.get_absolute_url().split("/", 2)[2]
    url = f"/{edition.language}/{path}"
    return {"path": path, "url": url, "language": edition.language, "changed_at": edition.current_from}


def robots(request):
    site = f"{request.scheme}://{request.get_host()}"
    closed = [f"Disallow: {path}" for path in ("/admin/", "/*?as_of=", "/*/preview/")]
    lines = ["User-agent: *", *closed, "Allow: /", f"Sitemap: {site}/sitemap.xml"]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
