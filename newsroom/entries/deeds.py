"""What people and bodies took part in: the newest of each kind, how many there are, and where the others stand."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import pgettext

from newsroom.delegations import day_of
from newsroom.models import AttributionStep
from newsroom.parties import signatory_of
from newsroom.persons import Person, person_on
from newsroom.reading import Shelf, Shown
from newsroom.registers import Newest
from people.dates import HonestDate
from people.models import Organisation

# Lists that hold exactly these records, by what they can be narrowed to.
LISTS = {
    "official": {
        "visits": "newsroom:visit-list",
        "documents": "newsroom:document-list",
        "events": "newsroom:event-list",
        "articles": "newsroom:article-list",
    },
    "organisation": {"documents": "newsroom:document-list", "articles": "newsroom:article-list"},
}
# What a text says of its makers in fields of its own, beside the chain by which it reached us.
NAMED_IN_TEXT = (AttributionStep.Role.AUTHOR, AttributionStep.Role.TRANSLATOR)


@dataclass(frozen=True)
class Deed:
    """One record, and the part in it of the person whose page it is on."""

    shown: Shown
    part: str = ""
    person: Person | None = None


@dataclass(frozen=True)
class Deeds:
    """The newest records of one kind; `url` is that of the list of all, where a list can be narrowed so."""

    deeds: list[Deed]
    found: Newest
    url: str

    def __bool__(self):
        return bool(self.deeds)

    @property
    def is_cut(self) -> bool:
        return self.found.total > len(self.deeds)


def deeds_of_official(records: dict[str, Newest], person: Shown, shelf: Shelf, today: HonestDate) -> dict[str, Deeds]:
    """Each with the post that the person held then."""

    def deed(kind, shown):
        told = PARTS[kind](shown.record, person, today) if kind in PARTS else {}
        return Deed(shown, **told)

    return _deeds(records, shelf, deed, "official", person.record.slug)


def deeds_of_body(records: dict[str, Newest], body: Organisation, shelf: Shelf) -> dict[str, Deeds]:
    return _deeds(records, shelf, lambda _kind, shown: Deed(shown), "organisation", body.slug)


def _deeds(records, shelf, deed, narrowing, slug):
    return {
        kind: Deeds([deed(kind, shown) for shown in shelf.in_language(rows)], rows, _list(kind, narrowing, slug))
        for kind, rows in records.items()
    }


def _list(kind, narrowing, slug):
    name = LISTS[narrowing].get(kind)
    return f"{reverse(name)}?{urlencode({narrowing: slug})}" if name else ""


def _in_visit(visit, person, today):
    part = next((one.get_role_display() for one in visit.parts_of_person), "")
    return {"part": part, "person": person_on(person, day_of(visit), today)}


def _as_signatory(document, person, today):
    appointment = next((side.appointment for side in document.sides_of_person), None)
    return {"person": signatory_of(person, appointment, document.signed or document.outside_date, today)}


def _as_speaker(event, person, today):
    return {"person": person_on(person, event.date, today)}


def _in_text(article, person, _today):
    source = article.source_text
    parts = [
        (source.author_id, pgettext("part in a text", "author")),
        (source.translator_id, pgettext("part in a text", "translator")),
        (source.photographer_id, pgettext("part in a text", "photographs")),
    ]
    words = [words for official, words in parts if official == person.record.pk]
    words += [step.get_role_display() for step in source.steps_of_person if step.role not in NAMED_IN_TEXT]
    return {"part": ", ".join(words)}


PARTS = {"visits": _in_visit, "documents": _as_signatory, "events": _as_speaker, "texts": _in_text}
