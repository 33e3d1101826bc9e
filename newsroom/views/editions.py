"""The archive of a page: every edition that readers could see, and what changed from one to the next."""

from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _

from newsroom.models import Article, Event, Indicator, SignedDocument, Visit
from newsroom.reading import open_page, reading_of
from people.curation.comparing import compare_editions, other_texts_of
from people.curation.languages import OWN_NAMES
from people.models import Official, Organisation

# The kinds of records that have a page, by their section of the site.
SECTIONS = {
    "news": Article,
    "officials": Official,
    "organisations": Organisation,
    "visits": Visit,
    "documents": SignedDocument,
    "events": Event,
    "figures": Indicator,
}


def edition_list(request, section, slug):
    """All editions in the language of the page, newest first, with corrections and withdrawals."""
    page = archived(request, section, slug)
    return render(request, "newsroom/edition_list.html", {"reading": page.reading, "page": page})


def edition_detail(request, section, slug, number):
    """One edition as it was published; what was withdrawn is not shown again."""
    page = archived(request, section, slug)
    edition = readable(page, number)
    others = other_texts_of(edition, page.record)
    context = {"reading": page.reading, "page": page, "edition": edition, "others": others}
    context["language_links"] = links_to_archives(page, request.path)
    return render(request, "newsroom/edition_detail.html", context)


def edition_changes(request, section, slug, number):
    """What changed word by word from the edition before, where the desk lets readers compare."""
    page = archived(request, section, slug)
    if not page.record.are_changes_public:
        raise Http404(_("The editions of this page are not compared. Read them one by one instead."))
    newer = readable(page, number)
    older = next((edition for edition in page.readable_history if edition.number < number), None)
    if older is None:
        raise Http404(_("There is no earlier edition that this one could be compared with."))
    parts = [part for part in compare_editions(older, newer, page.record) if part.is_changed]
    context = {"reading": page.reading, "page": page, "older": older, "newer": newer, "parts": parts}
    context["language_links"] = links_to_archives(page, request.path)
    return render(request, "newsroom/edition_changes.html", context)


def links_to_archives(page, path):
    """Editions are numbered in each language for itself, so that the same number is another text, or none."""
    return [
        (code, name, path if code == page.edition.language else f"{page.url_in(code)}editions/")
        for code, name in OWN_NAMES.items()
    ]


def archived(request, section, slug):
    if section not in SECTIONS:
        raise Http404(_("There is no such page."))
    return open_page(SECTIONS[section].objects.all(), slug, reading_of(request))


def readable(page, number):
    """The edition of that number, unless it never was or was withdrawn."""
    for edition in page.readable_history:
        if edition.number == number:
            return edition
    raise Http404(_("There is no edition %(number)s of this text to be read.") % {"number": number})
