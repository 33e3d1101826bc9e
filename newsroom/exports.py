"""Lists as files: what stands in each column, for a table and for a program."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, QuerySet
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from newsroom import filters as narrowing
from newsroom.models import Article, Event, Indicator, SignedDocument, Visit
from newsroom.reading import Shelf, Shown
from people.models import Official, Organisation


@dataclass(frozen=True)
class Word:
    """A choice of the record, such as its kind."""

    name: str
    label: str | Promise

    def records(self, record: Model) -> Iterable[Model]:
        return ()

    def cell(self, shown: Shown, shelf: Shelf) -> str:
        return str(getattr(shown.record, f"get_{self.name}_display")())

    def value(self, shown: Shown, shelf: Shelf) -> dict:
        return {"value": getattr(shown.record, self.name), "words": self.cell(shown, shelf)}


@dataclass(frozen=True)
class Day:
    """An honest date: as precise as its source in a cell, with its bounds for a program."""

    name: str
    label: str | Promise

    def records(self, record: Model) -> Iterable[Model]:
        return ()

    def cell(self, shown: Shown, shelf: Shelf) -> str:
        return str(getattr(shown.record, self.name))

    def value(self, shown: Shown, shelf: Shelf) -> dict | None:
        date = getattr(shown.record, self.name)
        if not date:
            return None
        return {
            "value": date.notation,
            "precision": str(date.precision),
            "earliest": date.earliest.isoformat(),
            "latest": date.latest.isoformat(),
        }


@dataclass(frozen=True)
class Text:
    """A text of the edition beside its title."""

    name: str
    label: str | Promise
    read: Callable[[Shown], str]

    def records(self, record: Model) -> Iterable[Model]:
        return ()

    def cell(self, shown: Shown, shelf: Shelf) -> str:
        return self.read(shown)

    value = cell


@dataclass(frozen=True)
class Names:
    """Other records: in a cell those that exist in the language of the list, for a program all, each with its own."""

    name: str
    label: str | Promise
    read: Callable[[Model], Iterable[Model | None]]

    def records(self, record: Model) -> list[Model]:
        return [one for one in self.read(record) if one]

    def cell(self, shown: Shown, shelf: Shelf) -> str:
        return "; ".join(one.title for one in shelf.in_language(self.records(shown.record)))

    def value(self, shown: Shown, shelf: Shelf) -> list[dict[str, Any]]:
        return [
            {"slug": one.record.slug, "title": one.title, "language": one.edition.language}
            for one in shelf.all_shown(self.records(shown.record))
        ]


Column = Word | Day | Text | Names


@dataclass(frozen=True)
class Export:
    """One list as a file: its filters, what its rows need beside themselves, and its columns."""

    filters: type[narrowing.PublicFilterSet]
    fetch: Callable[[], QuerySet]
    columns: tuple[Column, ...]


def of(model, name: str) -> str | Promise:
    return model._meta.get_field(name).verbose_name


def mentioned(kind: str) -> Callable[[Article], Iterator[Model]]:
    return lambda article: (getattr(mention, kind) for mention in article.mentions.all())


def all_of(name: str) -> Callable[[Model], QuerySet]:
    return lambda record: getattr(record, name).all()


def one_of(name: str) -> Callable[[Model], list]:
    return lambda record: [getattr(record, name)]


def word(model, name: str) -> Word:
    return Word(name, of(model, name))


def day(model, name: str) -> Day:
    return Day(name, of(model, name))


def many(model, name: str) -> Names:
    return Names(name, of(model, name), all_of(name))


def single(model, name: str) -> Names:
    return Names(name, of(model, name), one_of(name))


def texts(*named) -> tuple[Text, ...]:
    """Texts that stand among the other texts of an edition."""
    return tuple(Text(name, label, lambda shown, name=name: shown.edition.data.get(name, "")) for name, label in named)


OFFICIALS, ORGANISATIONS = Official._meta.verbose_name_plural, Organisation._meta.verbose_name_plural
EXPORTS = {
    "news": Export(
        narrowing.ArticleFilter,
        lambda: Article.objects.defer("lead", "body", "search_text").prefetch_related(
            "topics", "places", "mentions__official", "mentions__organisation"
        ),
        (
            Text("lead", of(Article, "lead"), lambda shown: shown.edition.summary),
            word(Article, "genre"),
            day(Article, "story_date"),
            many(Article, "topics"),
            many(Article, "places"),
            Names("officials", OFFICIALS, mentioned("official")),
            Names("organisations", ORGANISATIONS, mentioned("organisation")),
        ),
    ),
    "officials": Export(
        narrowing.OfficialFilter,
        lambda: Official.objects.select_related("country"),
        (
            Text("posts", _("Posts"), lambda shown: "; ".join(shown.edition.data.get("posts", {}).values())),
            single(Official, "country"),
        ),
    ),
    "organisations": Export(
        narrowing.OrganisationFilter,
        lambda: Organisation.objects.select_related("country", "seat", "parent"),
        (
            *texts(("short_name", of(Organisation, "short_name"))),
            word(Organisation, "kind"),
            single(Organisation, "country"),
            single(Organisation, "seat"),
            single(Organisation, "parent"),
        ),
    ),
    "visits": Export(
        narrowing.VisitFilter,
        lambda: Visit.objects.select_related("origin", "destination", "host").prefetch_related(
            "topics", "participants__official"
        ),
        (
            word(Visit, "level"),
            word(Visit, "direction"),
            day(Visit, "start"),
            day(Visit, "end"),
            single(Visit, "origin"),
            single(Visit, "destination"),
            single(Visit, "host"),
            Names("officials", OFFICIALS, lambda visit: (one.official for one in visit.participants.all())),
            many(Visit, "topics"),
        ),
    ),
    "documents": Export(
        narrowing.DocumentFilter,
        lambda: SignedDocument.objects.select_related("place", "visit").prefetch_related(
            "topics", "parties__country", "parties__organisation"
        ),
        (
            word(SignedDocument, "kind"),
            word(SignedDocument, "status"),
            day(SignedDocument, "signed"),
            day(SignedDocument, "term_end"),
            Names(
                "parties",
                pgettext_lazy("column", "Parties"),
                lambda document: (one.country or one.organisation for one in document.parties.all()),
            ),
            single(SignedDocument, "place"),
            single(SignedDocument, "visit"),
            many(SignedDocument, "topics"),
        ),
    ),
    "events": Export(
        narrowing.EventFilter,
        lambda: Event.objects.select_related("place", "venue").prefetch_related("organisers", "speakers", "topics"),
        (
            word(Event, "kind"),
            word(Event, "status"),
            day(Event, "date"),
            single(Event, "place"),
            single(Event, "venue"),
            many(Event, "organisers"),
            many(Event, "speakers"),
            many(Event, "topics"),
        ),
    ),
    "figures": Export(
        narrowing.IndicatorFilter,
        lambda: Indicator.objects.prefetch_related("topics"),
        (
            *texts(("definition", of(Indicator, "definition"))),
            word(Indicator, "unit"),
            many(Indicator, "topics"),
        ),
    ),
}


def headings(export: Export) -> list[str]:
    labels = (pgettext_lazy("column", "Title"), *(column.label for column in export.columns))
    return [capfirst(str(label)) for label in (*labels, _("First published"), _("Address"))]
