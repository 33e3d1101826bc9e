"""Structured data of the site as a whole: its name, its search, and the way to each of its pages."""

from django.urls import reverse
from django.utils.translation import gettext as _

from newsroom.structured import CONTEXT
from people.curation.addresses import absolute


def web_site(language: str) -> dict:
    """Says to search engines what the site is called and where it is searched."""
    home = absolute(reverse("newsroom:front-page"))
    search = absolute(reverse("newsroom:search"))
    return {
        "@context": CONTEXT,
        "@type": "WebSite",
        "name": "Chancery",
        "alternateName": _("Kazakhstan and Korea, on record"),
        "url": home,
        "inLanguage": language,
        "publisher": {"@type": "NewsMediaOrganization", "name": "Chancery", "url": home},
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": f"{search}?q={{search_term_string}}"},
            "query-input": "required name=search_term_string",
        },
    }


def breadcrumb_list(steps: list[tuple[str, str]]) -> dict:
    """The way from the front page, as names and paths; the last step is the page itself and may lack its path."""
    return {
        "@context": CONTEXT,
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": name} | ({"item": absolute(path)} if path else {})
            for position, (name, path) in enumerate(steps, start=1)
        ],
    }
