"""What the page of results shows of each record that was found."""

from dataclasses import dataclass
from functools import cache

from django.urls import reverse
from django.utils import translation

from newsroom.reading import Reading
from people.curation.languages import OWN_NAMES
from people.curation.models import Curated, Edition
from people.curation.prepared import Keys, Prepared
from people.curation.search.passages import Piece, marked, passage
from people.curation.words import Recogniser
from people.dates import HonestDate

from .asking import PAGE_SIZE, Question
from .finding import MOST, Found
from .kinds import KICKERS, KINDS, LABELS, kicker_of, kind_id, url_of

NUM_OF_KIND, NUM_ELSEWHERE = 5, 3
EDITIONS = Prepared(
    lambda num: Edition.objects.filter(pk__in=Keys(num)).only("language", "title", "summary", "body", "data").order_by()
)


@dataclass(frozen=True)
class Result:
    """One record, in the words of one edition."""

    record: Curated
    edition: Edition
    url: str
    title: list[Piece]
    passage: list[Piece]

    @property
    def kicker(self) -> str:
        return kicker_of(self.record)

    @property
    def date(self) -> HonestDate | None:
        name = self.record.searched_by_date
        return getattr(self.record, name) if name else None


def kinds_of(found: Found, question: Question) -> list[dict]:
    """For the row of kinds above the results: how many of each there are, and the address of those alone."""
    return [
        {
            "name": kind,
            "label": LABELS[kind],
            "num": found.num_of(kind),
            "is_more": found.is_more_of(kind),
            "url": question.url(kind=kind),
        }
        for kind in found.order
    ]


def groups_of(found: Found, question: Question) -> list[dict]:
    """Results by kind: the first few of each, or a page of one kind."""
    start = (question.page - 1) * PAGE_SIZE if question.kind else 0
    size = PAGE_SIZE if question.kind else NUM_OF_KIND
    cuts = {kind: found.by_kind[kind][start : start + size] for kind in found.order}
    wanted = [(hit.edition, hit.key) for hits in cuts.values() for hit in hits]
    results = results_of(wanted, question.words, question.reading)
    return [
        {
            "kind": kind,
            "label": LABELS[kind],
            "results": [results[hit.edition] for hit in cuts[kind] if hit.edition in results],
            "num": found.num_of(kind),
            "is_more": found.is_more_of(kind),
            "url": question.url(kind=kind) if len(found.by_kind[kind]) > size and not question.kind else "",
            "next_url": _page_url(found, question, start + size),
            "previous_url": question.url(page=question.page - 1) if start else "",
        }
        for kind in found.order
        if cuts[kind]
    ]


def _page_url(found, question, end):
    has_more = question.kind and len(found.by_kind[question.kind]) > end
    return question.url(page=question.page + 1) if has_more else ""


def results_of(wanted: list[tuple[int, tuple[int, int]]], words, reading: Reading) -> dict[int, Result]:
    """By edition; a query for the editions, and one for each kind of record among them."""
    editions = {edition.pk: edition for edition in EDITIONS.among(edition for edition, _key in wanted)}
    records = records_of(key for _edition, key in wanted)
    recognisers = {one: Recogniser(words, one) for one in {edition.language for edition in editions.values()}}
    return {
        pk: _result(records[key], edition, recognisers[edition.language], reading)
        for pk, key in wanted
        if (edition := editions.get(pk)) and key in records
    }


def records_of(keys) -> dict[tuple[int, int], Curated]:
    """The records themselves, with no more of them than a result shows."""
    keys, found = set(keys), {}
    for name, model in KINDS.items():
        kind = kind_id(name)
        if pks := [pk for one, pk in keys if one == kind]:
            found |= {(kind, row.pk): row for row in _records(model).among(pks)}
    return found


@cache
def _records(model):
    fields = list(filter(None, ["slug", KICKERS.get(model), model.searched_by_date]))
    return Prepared(lambda num: model.objects.filter(pk__in=Keys(num)).only(*fields).order_by())


def _result(record, edition, recognise, reading):
    others = [text for name, text in edition.data.items() if isinstance(text, str) and not name.endswith("name")]
    parts = ["; ".join(part.values()) for part in edition.data.values() if isinstance(part, dict)]
    return Result(
        record=record,
        edition=edition,
        url=url_of(record, reading.language, edition.language),
        title=marked(edition.title, recognise),
        passage=passage(filter(None, [edition.summary, *others, *parts, edition.body]), recognise),
    )


def other_languages(found: Found, question: Question) -> list[dict]:
    """A few results in each other language, and how many more there are."""
    cuts = {language: matches[:NUM_ELSEWHERE] for language, matches in found.elsewhere.items()}
    wanted = [(match.edition, match.key) for cut in cuts.values() for match in cut]
    results = results_of(wanted, question.words, question.reading) if wanted else {}
    return [
        {
            "language": language,
            "name": OWN_NAMES[language],
            "results": [results[match.edition] for match in cuts[language] if match.edition in results],
            "num": min(len(found.elsewhere[language]), MOST),
            "is_more": len(found.elsewhere[language]) > MOST,
            "url": f"{_search_in(language)}{question.url(kind='')}",
        }
        for language in OWN_NAMES
        if language in cuts
    ]


def _search_in(language):
    with translation.override(language):
        return reverse("newsroom:search")
