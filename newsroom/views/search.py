from django.contrib.contenttypes.models import ContentType
from django.db.models import Case, Q, Value, When
from django.shortcuts import render

from newsroom.models import Article, Event, Indicator, SignedDocument, Visit
from newsroom.reading import Shelf, reading_of
from people.curation.folding import fold
from people.curation.models import Edition
from people.models import NameVariant, Official, Organisation

# Kinds with a page of their own, in the order in which results are shown.
KINDS = [Official, Organisation, Article, Visit, SignedDocument, Event, Indicator]
NUM_PER_KIND = 20


def search(request):
    """What is public in the reader's language and holds every word; the record itself before texts that mention it."""
    reading = reading_of(request)
    # PostgreSQL takes no text that holds a NUL.
    q = request.GET.get("q", "").replace("\0", " ").strip()
    words = fold(q)[:200].split()
    groups = find(words, reading) if words else []
    context = {
        "reading": reading,
        "q": q,
        "groups": groups,
        "num_results": sum(len(group["rows"]) for group in groups),
    }
    return render(request, "newsroom/search.html", context)


def find(words, reading):
    """Results by kind; a record is found by its texts and by every spelling of its name."""
    in_text = Q()
    for word in words:
        in_text &= Q(folded__contains=word)
    groups = []
    for model in KINDS:
        kind = ContentType.objects.get_for_model(model)
        editions = Edition.objects.current(reading.at).in_language(reading.language).filter(content_type=kind)
        by_name = Q(object_id__in=known_as(words, kind))
        itself = by_name | Q(folded__startswith=" ".join(words))
        found = editions.filter(in_text | by_name)
        ranked = found.annotate(rank=Case(When(itself, then=Value(0)), default=Value(1)))
        keys = list(
            ranked.order_by("rank", "-first_public_at", "-pk").values_list("object_id", flat=True)[:NUM_PER_KIND]
        )
        if keys:
            groups.append({"model": model, "keys": keys})
    records = {group["model"]: group["model"].objects.in_bulk(group["keys"]) for group in groups}
    shelf = Shelf(reading, *(rows.values() for rows in records.values()))
    for group in groups:
        rows = records[group["model"]]
        group["name"] = group["model"]._meta.verbose_name_plural
        group["rows"] = [shelf.shown(rows[key]) for key in group["keys"] if key in rows]
    return groups


def known_as(words, kind):
    """Records with a spelling of their name that holds every word."""
    spellings = NameVariant.objects.filter(content_type=kind)
    for word in words:
        spellings = spellings.filter(folded__contains=word)
    return spellings.values("object_id")
