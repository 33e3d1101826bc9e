"""The archive of a page: every edition that readers could see, and what changed from one to the next."""

from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _

from newsroom.models import Article, Event, Indicator, SignedDocument, Visit
from newsroom.reading import open_page, reading_of
from people.curation.comparing import compare_editions, other_texts_of
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
    return render(request, "newsroom/edition_changes.html", context)


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
