"""Kazakh pages in the script that the reader chose: `?script=latin`, which the pages that follow keep."""

from typing import NamedTuple
from urllib.parse import urlsplit

from django.http import Http404
from django.utils.translation import gettext as _

from newsroom.kept_parameters import Kept, keep
from people.curation.languages import Language
from people.curation.latin import in_latin, markup_in_latin

PARAMETER = "script"
LATIN = "latin"
KAZAKH = f"/{Language.KK}/"
# A preview shows the desk's own words.
PREVIEWS = f"{KAZAKH}preview/"
# The way back to Cyrillic says so itself.
LEAVES = "data-leaves-the-script"
CYRILLIC_NAME, LATIN_NAME = "Кирилл", in_latin("Латын")


class Choice(NamedTuple):
    """A script on the switch in the head of a Kazakh page, in that script itself."""

    language: str
    name: str
    url: str
    is_current: bool


def asked_script(request) -> str:
    """`latin` where a Kazakh page is asked for in it, else empty; raises Http404 for a script that there is not.

    Pages in other languages, feeds, files and previews know no such choice.
    """
    wanted = request.GET.get(PARAMETER, "") if has_scripts(request.path) else ""
    if wanted not in ("", LATIN):
        raise Http404(_("There is no such page."))
    return wanted


def script_read(request) -> str:
    """The same for a page that has to be told in any case, such as that of the refusal."""
    try:
        return asked_script(request)
    except Http404:
        return ""


def has_scripts(path: str) -> bool:
    """Whether there is a Kazakh page there; what ends otherwise is a file."""
    return path.startswith(KAZAKH) and path.endswith("/") and not path.startswith(PREVIEWS)


def scripts_of(request) -> list[Choice]:
    """Both ways to read this page; none where there is no choice."""
    if not has_scripts(request.path):
        return []
    script = script_read(request)
    query = request.GET.copy()
    query.pop(PARAMETER, None)
    cyrillic = f"{request.path}{'?' if query else ''}{query.urlencode()}"
    query[PARAMETER] = LATIN
    latin = f"{request.path}?{query.urlencode()}"
    return [
        Choice("kk", CYRILLIC_NAME, cyrillic, not script),
        Choice("kk-Latn", LATIN_NAME, latin, bool(script)),
    ]


def page_in_latin(html: str) -> str:
    """The finished page in Latin, whose links lead to Kazakh pages in Latin."""
    return keep(markup_in_latin(html), Kept(PARAMETER, LATIN, _is_kazakh_page, LEAVES))


def _is_kazakh_page(address):
    return address.startswith("?") or has_scripts(urlsplit(address).path)
