from django.shortcuts import render
from django.urls import reverse

from newsroom.api.kinds import KINDS
from newsroom.reading import reading_of


def open_data(request):
    """What readers and programs can take along, and how."""
    interface = request.build_absolute_uri(reverse("api:index"))
    kinds = [(kind.model._meta.verbose_name_plural, kind.path, f"{interface}{kind.path}/") for kind in KINDS.values()]
    context = {
        "reading": reading_of(request),
        "interface": interface,
        "kinds": kinds,
        "example": f"{interface}articles/?language={reading_of(request).language}&limit=5",
        "past": f"{interface}officials/?as_of=2025-03-01",
        "changes": f"{interface}visits/?order=changed&changed_since=2025-03-01T00:00:00Z",
    }
    return render(request, "newsroom/open_data.html", context)
