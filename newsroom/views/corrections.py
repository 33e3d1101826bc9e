from django.shortcuts import render

from newsroom.reading import Shelf, reading_of
from people.curation.models import Edition

NUM_ROWS = 200


def correction_list(request):
    """Every correction and withdrawal in the language of the page, newest first."""
    reading = reading_of(request)
    editions = Edition.objects.effective().in_language(reading.language).without_texts()
    editions = editions.filter(current_from__lte=reading.at)
    corrected = editions.exclude(note="").order_by("-current_from", "-pk")[:NUM_ROWS]
    withdrawn = editions.filter(withdrawn_at__lte=reading.at).exclude(withdrawal_notice="")
    rows = [{"edition": one, "at": one.current_from, "words": one.note, "is_withdrawal": False} for one in corrected]
    rows += [
        {"edition": one, "at": one.withdrawn_at, "words": one.withdrawal_notice, "is_withdrawal": True}
        for one in withdrawn.order_by("-withdrawn_at", "-pk")[:NUM_ROWS]
    ]
    rows.sort(key=lambda row: (row["at"], row["edition"].pk), reverse=True)
    records = Edition.objects.filter(pk__in=[row["edition"].pk for row in rows]).prefetch_related("record")
    by_pk = {edition.pk: edition.record for edition in records}
    shelf = Shelf(reading, by_pk.values())
    for row in rows:
        row["shown"] = shelf.shown(by_pk[row["edition"].pk])
    return render(request, "newsroom/correction_list.html", {"reading": reading, "rows": rows})
