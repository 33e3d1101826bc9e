from dataclasses import replace
from urllib.parse import urlencode

from django.http import Http404
from django.urls import reverse

from newsroom.api.answers import Problem, answers_programs, json
from newsroom.api.asking import (
    COMMON,
    OF_LISTS,
    editions_asked,
    is_descending,
    parameters_of,
    reading_asked,
    refuse_unknown,
    size_asked,
)
from newsroom.api.cursors import page_after
from newsroom.api.description import describe
from newsroom.api.kinds import KINDS
from newsroom.api.library import PATHS
from newsroom.api.notices import corrections, notices_told, withdrawals
from newsroom.api.records import past_told, told
from people.curation.addresses import absolute
from people.curation.languages import Language
from people.curation.models import Edition


@answers_programs
def index(request):
    """What there is, and where it is described."""
    lists = {path: absolute(reverse("api:list", args=[path])) for path in PATHS.values()}
    notices = {name: absolute(reverse(f"api:{name}")) for name in ("corrections", "withdrawals")}
    return json({"description": absolute(reverse("api:description")), **lists, **notices})


@answers_programs
def description(request):
    return json(describe())


@answers_programs
def record_list(request, path):
    """Records of one kind, those that changed last first: one page, and the way to the next."""
    kind = _kind(path)
    refuse_unknown(request, parameters_of(kind))
    reading = reading_asked(request)
    page = _page(request, editions_asked(request, kind, reading), "current_from")
    places = {edition.object_id: place for place, edition in enumerate(page.rows)}
    records = sorted(kind.rows().filter(pk__in=places), key=lambda record: places[record.pk])
    return _list_answer(request, told(kind, records, reading), page)


@answers_programs
def record_detail(request, path, slug):
    """One record with its whole texts."""
    kind = _kind(path)
    refuse_unknown(request, COMMON)
    reading = reading_asked(request)
    found = told(kind, kind.rows().filter(slug=slug), reading, bodies=True)
    if not found:
        raise _absent(kind, slug, reading)
    return json(found[0])


@answers_programs
def edition_list(request, path, slug):
    """All editions of a record in the languages in which it is public now, newest first."""
    kind = _kind(path)
    refuse_unknown(request, COMMON)
    reading = reading_asked(request)
    record = kind.model.objects.filter(slug=slug).first()
    languages = _languages(record, reading)
    if not languages:
        raise _absent(kind, slug, reading)
    editions = (
        Edition.objects.about(record)
        .effective()
        .with_source()
        .filter(language__in=languages, current_from__lte=reading.at)
    )
    editions = editions.exclude(withdrawn_at__lte=reading.at).order_by("-current_from", "-pk")
    return json({"data": list(past_told(record, editions.defer("folded")))})


@answers_programs
def correction_list(request):
    """Every correction, newest first."""
    return _notices(request, corrections, "current_from")


@answers_programs
def withdrawal_list(request):
    """Every withdrawal with its public notice, newest first."""
    return _notices(request, withdrawals, "withdrawn_at")


@answers_programs
def nothing(request, rest):
    raise Http404("There is nothing at this address. The index at /api/v1/ names all lists.")


def _notices(request, rows_at, key):
    refuse_unknown(request, OF_LISTS)
    reading = reading_asked(request)
    page = _page(request, rows_at(request, reading), key)
    return _list_answer(request, notices_told(page.rows, key, reading), page)


def _page(request, rows, key):
    after = request.GET.get("after", "")
    return page_after(after, rows, key=key, size=size_asked(request), is_descending=is_descending(request))


def _list_answer(request, data, page):
    further = None
    if page.next_cursor:
        query = {**request.GET.dict(), "after": page.next_cursor}
        further = absolute(f"{request.path}?{urlencode(query)}")
    headers = {"Link": f'<{further}>; rel="next"'} if further else {}
    return json({"data": data, "next": further}, headers=headers)


def _kind(path):
    if path not in KINDS:
        raise Http404(f"There is no list “{path}”. The index at /api/v1/ names all lists.")
    return KINDS[path]


def _languages(record, reading):
    """Those in which the record is public, out of the one or the four that were asked for."""
    if record is None:
        return []
    public = set(Edition.objects.about(record).current(reading.at).values_list("language", flat=True))
    asked = [reading.language] if reading.language else Language.values
    return [code for code in asked if code in public]


def _absent(kind, slug, reading):
    """A record that is public in other languages says in which."""
    anywhere = _languages(kind.model.objects.filter(slug=slug).first(), replace(reading, language=""))
    if not anywhere:
        return Problem(404, f"There is no public record “{kind.path}/{slug}”.")
    offer = f"“{kind.path}/{slug}” is not public in that language; it is in {', '.join(anywhere)}."
    return Problem(404, offer, languages=anywhere)
