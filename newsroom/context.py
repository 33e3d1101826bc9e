from django.urls import reverse
from django.utils.translation import pgettext_lazy

from newsroom.reading import day_read
from newsroom.scripts import script_read, scripts_of
from people.curation.languages import OWN_NAMES, active_language

SECTIONS = [
    ("newsroom:article-list", pgettext_lazy("section", "News")),
    ("newsroom:visit-list", pgettext_lazy("section", "Visits")),
    ("newsroom:document-list", pgettext_lazy("section", "Documents")),
    ("newsroom:official-list", pgettext_lazy("section", "Officials")),
    ("newsroom:organisation-list", pgettext_lazy("section", "Organisations")),
    ("newsroom:event-list", pgettext_lazy("section", "Events")),
    ("newsroom:indicator-list", pgettext_lazy("section", "Figures")),
    ("newsroom:chronicle", pgettext_lazy("section", "Chronicle")),
]


def public_site(request):
    """What every public page shows around its content: sections, languages and the moment it is read at."""
    if request.resolver_match and request.resolver_match.app_name == "admin":
        return {}
    language = active_language()
    home = f"/{language}/"
    path = request.path.removeprefix(home) if request.path.startswith(home) else ""
    sections = [(reverse(name), label) for name, label in SECTIONS]
    return {
        "language": language,
        "sections": [(url, label, request.path.startswith(url)) for url, label in sections],
        "language_links": [(code, name, f"/{code}/{path}") for code, name in OWN_NAMES.items()],
        "site_url": f"{request.scheme}://{request.get_host()}",
        "canonical_url": f"{request.scheme}://{request.get_host()}{request.path}",
        "as_of": day_read(request),
        "script": script_read(request),
        "scripts": scripts_of(request),
        "preview": getattr(request, "preview", None),
    }
