"""Every public address, counted from the URL resolver, so that a new one cannot be forgotten."""

from django.urls import get_resolver, reverse
from django.urls.resolvers import URLResolver
from django.utils import translation

from newsroom.api.kinds import KINDS

# The desk, and what only the desk uses.
NOT_PUBLIC = {"admin", "set_language"}
# Pictures have no words, and files none of ours; test_media.py and test_document_files.py ask who may see them.
WITHOUT_WORDS = {"media", "document-file", "newsroom:card"}
# Only a signed link opens these; tests/newsroom/test_preview_links.py asks what they show.
BY_LINK = {f"newsroom:preview{page}" for page in ("", "-front", "-part", "-thanks", "-media")}
# Shows texts of other languages by intent; tests/newsroom/test_parallel.py asks which.
SIDE_BY_SIDE = {"newsroom:article-parallel"}
# Which record of a scene an address is about.
RECORDS = {
    "newsroom:article-detail": "article",
    "newsroom:article-bibtex": "article",
    "newsroom:article-ris": "article",
    "newsroom:official-detail": "official",
    "newsroom:official-feed": "official",
    "newsroom:organisation-detail": "organisation",
    "newsroom:organisation-feed": "organisation",
    "newsroom:topic-feed": "topic",
    "newsroom:visit-detail": "visit",
    "newsroom:visit-entry": "visit",
    "newsroom:document-detail": "document",
    "newsroom:event-detail": "event",
    "newsroom:indicator-detail": "indicator",
    "newsroom:indicator-csv": "indicator",
    "newsroom:indicator-json": "indicator",
}
# The archive of editions is one set of pages for all kinds: a kind with a body and a kind with rows stand for the rest.
ARCHIVED = {"news": "article", "officials": "official"}
EDITIONS = {
    "newsroom:edition-list": [],
    "newsroom:edition-detail": [1],
}
CHANGES = "newsroom:edition-changes"
# Pages of a time in which the deeds of a scene lie.
TIMES = {
    "newsroom:visit-year": ["2024"],
    "newsroom:visit-month": ["2024", "06"],
}
# One module writes the files of all lists: for a program each of them, for a spreadsheet one.
FILES = {
    "newsroom:list-csv": ["news"],
    "newsroom:list-json": ["news", "officials", "organisations", "visits", "documents", "events", "figures"],
}
LISTS = {
    "newsroom:front-page",
    "newsroom:article-list",
    "newsroom:official-list",
    "newsroom:organisation-list",
    "newsroom:visit-list",
    "newsroom:document-list",
    "newsroom:document-terms",
    "newsroom:event-list",
    "newsroom:indicator-list",
    "newsroom:chronicle",
    "newsroom:correction-list",
    "newsroom:open-data",
    "newsroom:search",
    "newsroom:search-suggestions",
    "newsroom:feed",
    "newsroom:visit-calendar",
    "newsroom:visit-map",
    "newsroom:visit-reciprocity",
    "newsroom:visit-years",
}
# What programs read; a language is asked for as a parameter, and details stand for all kinds.
DATA = {
    "api:index": "/api/v1/",
    "api:description": "/api/v1/openapi.json",
    "api:corrections": "/api/v1/corrections/",
    "api:withdrawals": "/api/v1/withdrawals/",
    "api:list": "/api/v1/{kind}/",
    "api:record": "/api/v1/articles/{slug}/",
    "api:editions": "/api/v1/articles/{slug}/editions/",
    "api:nothing": "/api/v1/a/b/c/d/",
}
WITHOUT_LANGUAGE = {"api:index", "api:description", "api:nothing"}
# Addresses without a language in front.
PLAIN = {
    "negotiate-language": "/",
    "^kz/(?P<rest>.*)$": "/kz/",
    "sitemap": "/sitemap.xml",
    "sitemap-part": "/sitemaps/pages-0.xml",
    "news-sitemap": "/sitemaps/latest-news.xml",
    "robots": "/robots.txt",
    "healthz": "/healthz",
}


def public_patterns(resolver=None, namespace="") -> set[str]:
    """Names of all patterns but those of the desk; a pattern without a name stands under its own text."""
    found = set()
    for one in (resolver or get_resolver()).url_patterns:
        if isinstance(one, URLResolver):
            inner = namespace + (f"{one.namespace}:" if one.namespace else "")
            if one.namespace not in NOT_PUBLIC:
                found |= public_patterns(one, inner)
        elif one.name not in NOT_PUBLIC:
            found.add(f"{namespace}{one.name or one.pattern}")
    return found


def pages_in(language, scene) -> list[str]:
    """All addresses of one language; `scene` holds a record for each of RECORDS by name."""
    with translation.override(language):
        lists = [reverse(name) for name in sorted(LISTS)]
        details = [reverse(name, args=[scene[kind].slug]) for name, kind in sorted(RECORDS.items())]
        editions = [
            reverse(name, args=[section, scene[kind].slug, *number])
            for name, number in EDITIONS.items()
            for section, kind in ARCHIVED.items()
        ]
        times = [reverse(name, args=args) for name, args in sorted(TIMES.items())]
        files = [reverse(name, args=[section]) for name, sections in FILES.items() for section in sections]
        return lists + details + editions + times + files


def data_in(language, scene) -> list[str]:
    """What programs read of one language, or of all where it is empty."""
    asked = {"kind": "{kind}", "slug": scene["article"].slug}
    query = f"?language={language}" if language else "?"
    plain = [DATA[name].format(**asked) + query for name in sorted(DATA.keys() - WITHOUT_LANGUAGE - {"api:list"})]
    lists = [f"{DATA['api:list'].format(kind=kind)}{query}&limit=100" for kind in KINDS]
    return [*plain, *lists, *(DATA[name] for name in sorted(WITHOUT_LANGUAGE))]


def changes_in(language, scene, number) -> list[str]:
    """The pages that tell what changed from the edition before; a record with one edition has none."""
    with translation.override(language):
        return [reverse(CHANGES, args=[section, scene[kind].slug, number]) for section, kind in ARCHIVED.items()]
