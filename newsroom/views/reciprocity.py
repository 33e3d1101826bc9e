from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode

from newsroom.models import Visit
from newsroom.reading import reading_of
from newsroom.reciprocity import periods_of, total_of


def reciprocity(request):
    """Who came and who went, year by year."""
    reading = reading_of(request)
    periods = periods_of(Visit.objects.public(reading.language, reading.at))
    longest = max((one.total for period in periods for one in (period.to_korea, period.to_kazakhstan)), default=0)
    whole = total_of(periods)
    context = {
        "reading": reading,
        "rows": [row(period, longest) for period in periods],
        "total": whole,
        "has_others": bool(whole.others.total),
    }
    return render(request, "newsroom/visit_reciprocity.html", context)


def row(period, longest):
    sides = ((Visit.Direction.TO_KOREA, period.to_korea), (Visit.Direction.TO_KAZAKHSTAN, period.to_kazakhstan))
    return {"period": period, "cells": [cell(period, direction, tally, longest) for direction, tally in sides]}


def cell(period, direction, tally, longest):
    """A count, a link to the visits behind it where the register can show them, and a bar in proportion."""
    query = urlencode({"direction": direction, "year": period.notation})
    return {
        "tally": tally,
        "label": direction.label,
        "url": f"{reverse('newsroom:visit-list')}?{query}" if period.is_year and tally.total else "",
        "width": f"{100 * tally.total / longest:.1f}%" if longest else "0",
    }
