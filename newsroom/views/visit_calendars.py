from datetime import date

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from newsroom.almanac import Month, meeting, spell_of, weeks_of, year_of, years_of
from newsroom.expiry import months_after
from newsroom.models import Visit
from newsroom.reading import Shelf, reading_of
from newsroom.registers import newest

# More than these cannot be read on one page; the register narrows them.
LIMIT = 300
HEADS = (
    pgettext_lazy("weekday", "Mon"),
    pgettext_lazy("weekday", "Tue"),
    pgettext_lazy("weekday", "Wed"),
    pgettext_lazy("weekday", "Thu"),
    pgettext_lazy("weekday", "Fri"),
    pgettext_lazy("weekday", "Sat"),
    pgettext_lazy("weekday", "Sun"),
)


def visit_year(request, year=None):
    """A year of visits; without one, that of the reader or the nearest that has any."""
    reading = reading_of(request)
    visits = Visit.objects.public(reading.language, reading.at).select_related("destination")
    years = years_of(visits)
    if year is None:
        number = min(max(reading.day.year, years.start), years.stop - 1) if years else reading.day.year
    else:
        number = asked_year(year, years)
    found = newest(meeting(visits, date(number, 1, 1), date(number, 12, 31)).order_by("start_earliest", "pk"), LIMIT)
    shelf = Shelf(reading, found, [visit.destination for visit in found])
    sorted_out = year_of(number, spells_in(found))
    context = {
        "reading": reading,
        "year": number,
        "years": years,
        "months": [(month, entries_of(month.spells, shelf)) for month in sorted_out.months if month.spells],
        "halves": [(half, entries_of(spells, shelf)) for half, spells in sorted_out.halves],
        "whole": entries_of(sorted_out.whole, shelf),
        "wider": entries_of(sorted_out.wider, shelf),
        "found": found,
        "earlier": number - 1 if number - 1 in years else None,
        "later": number + 1 if number + 1 in years else None,
    }
    return render(request, "newsroom/visit_year.html", context)


def visit_month(request, year, month):
    """A month of visits: its days, and what may have fallen in it."""
    reading = reading_of(request)
    visits = Visit.objects.public(reading.language, reading.at).select_related("destination")
    years = years_of(visits)
    this = Month(date(asked_year(year, years), int(month), 1))
    found = newest(meeting(visits, this.first, this.last).order_by("start_earliest", "pk"), LIMIT)
    shelf = Shelf(reading, found, [visit.destination for visit in found])
    spells = [spell for spell in spells_in(found) if spell.meets(this.first, this.last)]
    context = {
        "reading": reading,
        "month": this,
        "weekdays": [(WEEKDAYS[number], head) for number, head in enumerate(HEADS)],
        "weeks": [[cell(day, shelf) for day in week] for week in weeks_of(this, spells)],
        "known": entries_of([spell for spell in spells if not spell.is_exact and this.holds(spell)], shelf),
        "possible": entries_of([spell for spell in spells if not this.holds(spell)], shelf),
        "has_days": any(spell.is_exact for spell in spells),
        "found": found,
        "earlier": neighbour(months_after(this.first, -1), years),
        "later": neighbour(months_after(this.first, 1), years),
    }
    return render(request, "newsroom/visit_month.html", context)


def asked_year(year: str, years: range) -> int:
    """Raises Http404 for a year from which nothing can be shown, so that nobody walks on into nowhere."""
    if int(year) not in years:
        raise Http404(_("No visit on record falls in that year."))
    return int(year)


def neighbour(first: date, years: range):
    if first.year not in years:
        return None
    return {"notation": first.isoformat()[:7], "url": month_url(first)}


def month_url(first: date) -> str:
    return reverse("newsroom:visit-month", args=[f"{first.year:04}", f"{first.month:02}"])


def spells_in(visits):
    return [spell for spell in map(spell_of, visits) if spell]


def entries_of(spells, shelf):
    shown = [(spell, shelf.shown(spell.visit)) for spell in spells]
    return [
        {"spell": spell, "shown": visit, "destination": shelf.shown(spell.visit.destination)}
        for spell, visit in shown
        if visit
    ]


def cell(day, shelf):
    """A day with its visits; of several days each says which it is."""
    entries = entries_of(day.spells, shelf)
    for entry in entries:
        spell = entry["spell"]
        entry["number"], entry["of"] = (day.day - spell.first).days + 1, (spell.last - spell.first).days + 1
    begins = day.day.day == 1 or any(entry["number"] == 1 for entry in entries)
    return {"day": day.day, "is_of_month": day.is_of_month, "entries": entries, "begins": begins}
