"""The history of one record: its saves and its verbs on one time line, newest first."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import QuerySet
from reversion.models import Version

from .differences import Differences, differences
from .models import Curated, Edition, Transition
from .recording import Occasion, snapshot_in, versions_of

PAGE_SIZE = 20
# A bundle or a save moves all four languages at one moment, some of them twice.
MOVES_AT_ONCE = 8
PUBLICATIONS = (Transition.Verb.PUBLISH, Transition.Verb.CORRECT)


@dataclass
class Entry:
    """What was done to a record at one moment."""

    at: datetime
    version: Version | None = None
    previous: Version | None = None
    changes: Differences | None = None
    moves: list[Transition] = field(default_factory=list)

    @property
    def occasion(self) -> Occasion | None:
        return occasion_of(self.version) if self.version else None

    @property
    def is_first(self) -> bool:
        return self.version is not None and self.previous is None


@dataclass
class Page:
    entries: list[Entry]
    # The moment before which the next page begins; None on the last one.
    next_before: datetime | None


def occasion_of(version: Version) -> Occasion:
    comment = version.revision.comment
    return Occasion(comment) if comment in Occasion.values else Occasion.SAVE


def with_revisions(versions: QuerySet[Version]) -> QuerySet[Version]:
    return versions.select_related("revision__user", "content_type")


def timeline(record: Curated, *, before: datetime | None = None) -> Page:
    """One page, in a number of queries that does not grow with the history."""
    versions, moves = versions_of(record), Transition.objects.about(record).select_related("bundle")
    if before:
        versions, moves = versions.filter(revision__date_created__lt=before), moves.filter(at__lt=before)
    found = list(with_revisions(versions)[: PAGE_SIZE + 2])
    entries = list(_entries(found, moves.order_by("-at", "-pk")[: MOVES_AT_ONCE * (PAGE_SIZE + 1)]))
    shown = entries[:PAGE_SIZE]
    _compare(shown, found)
    _name_editions(record, shown)
    return Page(shown, shown[-1].at if len(entries) > PAGE_SIZE else None)


def _entries(versions: list[Version], moves) -> Iterator[Entry]:
    by_moment: dict[datetime, list[Entry]] = {}
    for version in versions:
        at = version.revision.date_created
        by_moment.setdefault(at, []).append(Entry(at, version))
    for move in moves:
        by_moment.setdefault(move.at, [Entry(move.at)])[0].moves.append(move)
    for at in sorted(by_moment, reverse=True):
        yield from by_moment[at]


def _compare(entries, versions):
    """Each version with the one before it; what was read last was fetched for that alone."""
    following = dict(zip((version.pk for version in versions), versions[1:], strict=False))
    snapshots = {version.pk: snapshot_in(version) for version in versions}
    for entry in entries:
        if entry.version and (previous := following.get(entry.version.pk)):
            entry.previous = previous
            entry.changes = differences(snapshots[previous.pk], snapshots[entry.version.pk])


def _name_editions(record, entries):
    """Every publication made one edition, so the third publication in a language made edition 3."""
    editions = {(one.language, one.number): one for one in Edition.objects.about(record).without_texts()}
    counted: dict[str, int] = {}
    made = {}
    publications = Transition.objects.about(record).filter(verb__in=PUBLICATIONS).order_by("sequence")
    for pk, language in publications.values_list("pk", "language"):
        counted[language] = counted.get(language, 0) + 1
        made[pk] = editions.get((language, counted[language]))
    for move in (move for entry in entries for move in entry.moves):
        move.edition = made.get(move.pk)
