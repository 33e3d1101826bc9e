from django.db.models import Count
from django.shortcuts import render

from newsroom.atlas import chart_of
from newsroom.models import Visit
from newsroom.reading import Shelf, reading_of
from people.models import Place

# More arcs than these would hide each other.
NUM_ROUTES = 60


def visit_map(request):
    """From where to where the journeys on record went, drawn and as a table."""
    reading = reading_of(request)
    visits = Visit.objects.public(reading.language, reading.at).exclude(travel=Visit.Travel.NONE).order_by()
    routes = visits.values_list("origin", "destination", "direction").annotate(num=Count("pk"))
    routes = list(routes.order_by("-num", "origin", "destination", "direction")[: NUM_ROUTES + 1])
    shown = routes[:NUM_ROUTES]
    weights = weights_of(shown)
    places = Place.objects.select_related("capital").in_bulk(weights)
    shelf = Shelf(reading, places.values())
    heaviest = sorted(places.values(), key=lambda place: (-weights[place.pk], place.pk))
    rows = [row(shelf, places, *route) for route in shown]
    context = {
        "reading": reading,
        "chart": chart_of(shelf.all_shown(heaviest), [(start, end, num, way) for start, end, way, num in shown]),
        "rows": [one for one in rows if one["destination"]],
        "is_cut": len(routes) > NUM_ROUTES,
        "has_domestic": any(way == Visit.Direction.DOMESTIC for _start, _end, way, _num in shown),
    }
    return render(request, "newsroom/visit_map.html", context)


def weights_of(routes):
    """How often each place begins or ends a journey."""
    weights = {}
    for origin, destination, _direction, num in routes:
        for place in {origin, destination} - {None}:
            weights[place] = weights.get(place, 0) + num
    return weights


def row(shelf, places, origin, destination, direction, num):
    return {
        "origin": shelf.shown(places.get(origin)) if origin != destination else None,
        "destination": shelf.shown(places[destination]),
        "direction": Visit.Direction(direction).label,
        "num": num,
        "query": f"place={places[destination].slug}&direction={direction}",
    }
