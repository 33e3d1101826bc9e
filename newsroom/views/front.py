from django.http import HttpResponsePermanentRedirect, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.cache import patch_vary_headers

from newsroom.anniversaries import on_this_day
from newsroom.models import Article, Event, SignedDocument, Visit
from newsroom.models.figures import Unit
from newsroom.reading import Shelf, reading_of
from newsroom.registers import expected_on
from newsroom.series import public_figures
from newsroom.structured_site import web_site
from newsroom.views.articles import card

NUM_ARTICLES = 7
NUM_OTHERS = 4
NUM_FIGURES = 5
NUM_OF_THE_DAY = 3
# A term or a number of minutes is no headline.
TELLING_UNITS = [Unit.USD, Unit.PERCENT, Unit.PERSONS, Unit.COMPANIES, Unit.FLIGHTS, Unit.CONTAINERS]


def negotiate_language(request):
    """Send `/` to the front page in the best language for the reader."""
    language = translation.get_language_from_request(request)
    with translation.override(language):
        response = HttpResponseRedirect(reverse("newsroom:front-page"))
    patch_vary_headers(response, ["Accept-Language"])
    return response


def redirect_kz(request, rest):
    """`/kz/` is what many readers type for Kazakh; the language code is `kk`."""
    query = f"?{request.META['QUERY_STRING']}" if request.META.get("QUERY_STRING") else ""
    return HttpResponsePermanentRedirect(f"/kk/{rest}{query}")


def front_page(request):
    """Latest news, visits, documents and figures, and what is expected."""
    reading = reading_of(request)
    articles = newest(Article, reading, "-first_public_at")[:NUM_ARTICLES]
    visits = newest(Visit, reading, "-start_latest").exclude(start_latest=None)[:NUM_OTHERS]
    documents = newest(SignedDocument, reading, "-signed_latest").exclude(signed_latest=None)[:NUM_OTHERS]
    figures = public_figures(reading).exclude(period_latest=None).filter(indicator__unit__in=TELLING_UNITS)
    figures = list(figures.order_by("-period_latest", "-pk")[:NUM_FIGURES])
    expected = newest(Event, reading, "date_earliest").exclude(date_earliest=None)
    expected = expected.filter(expected_on(reading.day))[:NUM_OTHERS]
    articles = list(articles.select_related("cover"))
    visits, documents, expected = list(visits), list(documents), list(expected)
    shelf = Shelf(reading, articles, [one.cover for one in articles], visits, documents, figures, expected)
    cards = [card(article, shelf) for article in articles]
    context = {
        "reading": reading,
        "lead": cards[0] if cards else None,
        "cards": cards[1:],
        "visits": shelf.in_language(visits),
        "documents": shelf.in_language(documents),
        "figures": shelf.in_language(figures),
        "expected": shelf.in_language(expected),
        "this_day": on_this_day(reading, limit=NUM_OF_THE_DAY),
        "structured": web_site(reading.language),
    }
    return render(request, "newsroom/front_page.html", context)


def newest(model, reading, order):
    return model.objects.public(reading.language, reading.at).order_by(order, "-pk")
