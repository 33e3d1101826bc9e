"""What search engines are told: an index of parts that are bounded by key, so that none grows with the site."""

from collections import defaultdict
from datetime import datetime, timedelta
from typing import NamedTuple

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.html import escape
from django.utils.translation import gettext as _

from newsroom.caching import ASK_EACH_TIME
from newsroom.context import SECTIONS as LISTS
from newsroom.models import Article
from newsroom.views.editions import SECTIONS
from people.curation.languages import Language, by_preference
from people.curation.models import Edition

XML = "application/xml"
HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
"""
# Records of one part: in four languages far below the 50,000 addresses and 50 MB that the protocol allows.
PART = 2000
LAST_PART = 10**9
NEWS_FOR = timedelta(hours=48)
NUM_NEWS = 250  # per language; the protocol allows 1,000 in all


def sitemap(request):
    """The index: the lists of the site, and each part of each kind of record in which something is public."""
    now = timezone.now()
    numbered = [(section, number) for section, model in SECTIONS.items() for number in _numbers(model, now)]
    paths = [reverse("sitemap-part", args=part) for part in [("pages", 0), *numbered]]
    return _answer(render(request, "newsroom/sitemap.xml", {"paths": paths, "site": _site(request)}, content_type=XML))


def _numbers(model, at):
    """The parts of a kind that are not empty: one query for each, along the index, and one that finds no more."""
    editions = Edition.objects.current(at).about_model(model).order_by("object_id").values_list("object_id", flat=True)
    number = -1
    while pk := editions.filter(object_id__gte=(number + 1) * PART).first():
        number = pk // PART
        yield number


def sitemap_part(request, section, number):
    """Pages of one kind in every language, each with its other languages and the moment of its last change."""
    pages = _lists() if (section, number) == ("pages", 0) else _records(section, number)
    if not pages:
        raise Http404(_("There is no such page."))
    site = escape(_site(request))
    body = "".join(page.addresses(site) for page in pages)
    return _answer(HttpResponse(f"{HEAD}{body}</urlset>\n", content_type=XML))


class _Page(NamedTuple):
    """One page in its languages, and where who reads none of them is sent, as in the head of the page."""

    default: str
    paths: dict[str, str]
    changed_at: dict[str, datetime] = {}

    def addresses(self, site) -> str:
        pairs = [*self.paths.items(), ("x-default", self.default)]
        links = "".join(f'<xhtml:link rel="alternate" hreflang="{code}" href="{site}{path}"/>' for code, path in pairs)
        return "".join(
            f"<url><loc>{site}{path}</loc>{self._changed(code)}{links}</url>\n" for code, path in self.paths.items()
        )

    def _changed(self, code):
        return f"<lastmod>{self.changed_at[code].isoformat(timespec='seconds')}</lastmod>" if self.changed_at else ""


def _lists():
    """Front page and lists, which exist in every language and are by default in English."""
    names = ["newsroom:front-page", *(name for name, _label in LISTS), "newsroom:correction-list", "newsroom:open-data"]
    pages = [{code: _path(name, code) for code in Language.values} for name in names]
    return [_Page(paths[Language.EN] if number else "/", paths) for number, paths in enumerate(pages)]


def _path(name, language):
    with translation.override(language):
        return reverse(name)


def _records(section, number):
    """The records of a part, each by default in its original language; two queries."""
    if section not in SECTIONS or number > LAST_PART:
        return []
    model, bounds = SECTIONS[section], (number * PART, (number + 1) * PART - 1)
    editions = Edition.objects.current(timezone.now()).about_model(model).filter(object_id__range=bounds).order_by()
    changes = defaultdict(dict)
    for pk, language, changed_at in editions.values_list("object_id", "language", "current_from"):
        changes[pk][language] = changed_at
    named = model.objects.filter(pk__range=bounds).order_by("pk").values_list("pk", "slug", "source_language")
    return [_record(section, slug, source, changes[pk]) for pk, slug, source in named if pk in changes]


def _record(section, slug, source, changed_at):
    languages = [code for code in by_preference(source) if code in changed_at]
    paths = {code: f"/{code}/{section}/{slug}/" for code in languages}
    return _Page(paths[languages[0]], paths, changed_at)


def news_sitemap(request):
    """The articles of the last two days in every language, in the form that news aggregators read."""
    now = timezone.now()
    fresh = Edition.objects.current(now).about_model(Article).filter(first_public_at__gte=now - NEWS_FOR)
    fresh = fresh.without_texts().order_by("-first_public_at", "-pk")
    editions = [edition for code in Language.values for edition in fresh.in_language(code)[:NUM_NEWS]]
    slugs = dict(Article.objects.filter(pk__in={one.object_id for one in editions}).values_list("pk", "slug"))
    entries = [(edition, f"/{edition.language}/news/{slugs[edition.object_id]}/") for edition in editions]
    context = {"entries": entries, "site": _site(request)}
    return _answer(render(request, "newsroom/news_sitemap.xml", context, content_type=XML))


def robots(request):
    site = _site(request)
    closed = [f"Disallow: {path}" for path in ("/admin/", "/*?as_of=", "/*/preview/")]
    sitemaps = [f"Sitemap: {site}{reverse(name)}" for name in ("sitemap", "news-sitemap")]
    lines = ["User-agent: *", *closed, "Allow: /", *sitemaps]
    return _answer(HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8"))


def _answer(response):
    """Kept like a page, and the same whatever language the robot prefers."""
    response["Cache-Control"] = ASK_EACH_TIME
    response.is_for_every_language = True
    return response


def _site(request):
    return f"{request.scheme}://{request.get_host()}"
