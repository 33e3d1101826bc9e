from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _

from newsroom.expiry import HORIZONS, Ending, ended, ending_on, ending_soon, months_after, without_end
from newsroom.models import SignedDocument
from newsroom.reading import Shelf, reading_of
from newsroom.registers import newest
from newsroom.views.documents import party_names, with_parties

LIMIT = 50
USUAL = 12


def document_terms(request):
    """Agreements whose term ends soon, and those whose term is over and that nothing has replaced."""
    reading = reading_of(request)
    months = asked_months(request)
    public = with_parties(SignedDocument.objects.public(reading.language, reading.at))
    soon = newest(ending_soon(public, reading.day, months), LIMIT)
    over = newest(ended(public, reading.day), LIMIT)
    parties = [party for document in (*soon, *over) for party in document.parties.all()]
    shelf = Shelf(reading, soon, over, [party.organisation or party.country for party in parties])
    horizon = months_after(reading.day, months)
    context = {
        "reading": reading,
        "months": months,
        "horizons": HORIZONS,
        "horizon": horizon,
        "soon": {"entries": [entry(one, shelf, reading.day, horizon) for one in soon], "total": soon.total},
        "over": {"entries": [entry(one, shelf, reading.day, horizon) for one in over], "total": over.total},
        "num_open": without_end(public).order_by().count(),
    }
    return render(request, "newsroom/document_terms.html", context)


def entry(document, shelf, day, horizon):
    """A row of the page; `is_certain` if the whole of the end lies before the horizon."""
    return {
        "shown": shelf.shown(document),
        "parties": party_names(document, shelf),
        "ends": document.ends,
        "is_about_now": ending_on(document.ends, day) == Ending.ABOUT_NOW,
        "is_certain": document.ends.latest <= horizon,
    }


def asked_months(request) -> int:
    """One of the offered periods; raises Http404 for another."""
    wanted = request.GET.get("within", "") or str(USUAL)
    if wanted not in map(str, HORIZONS):
        raise Http404(_("This page looks 6, 12, 24 or 36 months ahead. Choose one of them."))
    return int(wanted)
