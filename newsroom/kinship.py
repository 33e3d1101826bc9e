"""Stories related by what is on record: the rarer the person, body or paper that two stories share, the closer."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from django.contrib.contenttypes.models import ContentType
from django.db import connection

from newsroom.models import Article, Mention
from newsroom.reading import AT, LANGUAGE, RECORD, Reading, Shown
from people.curation.models import Edition
from people.curation.prepared import Keys, Prepared

# What a shared record of each kind is worth, and in which table and column stories name it.
LINKS = {
    "documents": (6, Article.documents.through, "signeddocument_id"),
    "visits": (6, Article.visits.through, "visit_id"),
    "events": (6, Article.events.through, "event_id"),
    "figures": (4, Article.figures.through, "figure_id"),
    "officials": (4, Mention, "official_id"),
    "organisations": (2, Mention, "organisation_id"),
}
# However much there is on record, no more than this is looked at: records of a story, stories that share one of them,
# stories that may turn out not to be public.
MOST_RECORDS = 60
NEWEST_SHARING = 20
MOST_CANDIDATES = 24
NUM_STORIES = 4
NUM_REASONS = 4
CURRENT = Prepared(
    lambda num: (
        Edition.objects.current(AT)
        .filter(content_type_id=RECORD["content_type_id"], object_id__in=Keys(num), language=LANGUAGE)
        .only("object_id", "title")
        .order_by()
    )
)
ARTICLES = Prepared(lambda num: Article.objects.filter(pk__in=Keys(num)).only("slug", "genre", "story_date").order_by())


@dataclass(frozen=True)
class Kin:
    """Another story, and the records that it shares with this one, the rarest first."""

    article: Article
    shared: list[Shown]


@dataclass(frozen=True)
class Tie:
    """A record through which stories may be related, and the name of its kind in LINKS."""

    kind: str
    shown: Shown

    @property
    def worth(self) -> int:
        return LINKS[self.kind][0]


def ties_of(records: dict[str, Iterable[Shown]]) -> list[Tie]:
    """The records of a story by the names of LINKS, those of the greatest worth first."""
    return [Tie(kind, shown) for kind in LINKS for shown in records[kind]][:MOST_RECORDS]


def kin_of(article: Article, records: dict[str, Iterable[Shown]], reading: Reading) -> list[Kin]:
    """The closest other stories that a reader may see: three queries, whatever there is on record."""
    ties = ties_of(records)
    if not ties:
        return []
    scores, reasons = Counter(), defaultdict(list)
    sharing = _newest_sharing(ties)
    for number, others in sorted(sharing.items(), key=lambda pair: -_weight(ties[pair[0]], pair[1])):
        for pk in others - {article.pk}:
            scores[pk] += _weight(ties[number], others)
            reasons[pk].append(ties[number].shown)
    closest = sorted(scores, key=lambda pk: (-scores[pk], -pk))[:MOST_CANDIDATES]
    return [Kin(other, reasons[other.pk][:NUM_REASONS]) for other in _first_public(closest, reading)]


def _first_public(closest, reading):
    """With the titles that they have in the reader's language as `public_title`."""
    kind = ContentType.objects.get_for_model(Article).pk
    editions = CURRENT.among(closest, kind=kind, language=reading.language, at=reading.at)
    titles = {edition.object_id: edition.title for edition in editions}
    found = {article.pk: article for article in ARTICLES.among([pk for pk in closest if pk in titles][:NUM_STORIES])}
    for pk, article in found.items():
        article.public_title = titles[pk]
    return [found[pk] for pk in closest if pk in found]


def _weight(tie, others):
    """A record that fills its sample is in so many stories that it says next to nothing."""
    return tie.worth / (len(others) if len(others) < NEWEST_SHARING else 4 * NEWEST_SHARING)


def _newest_sharing(ties) -> dict[int, set[int]]:
    """For each tie, by its number, the keys of the newest stories that have it: one query, since `union()` cannot.

    Django refuses limits within a union on SQLite; each part is therefore a subquery of its own.
    """
    parts = [
        f"SELECT {number}, article_id FROM ({_sharing(tie.kind)}) AS part_{number}" for number, tie in enumerate(ties)
    ]
    found = defaultdict(set)
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), [tie.shown.record.pk for tie in ties])
        for number, article in cursor.fetchall():
            found[number].add(article)
    return found


@cache
def _sharing(kind) -> str:
    """The newest stories that have one record of that kind; its key is the only parameter."""
    _worth, table, column = LINKS[kind]
    rows = table.objects.filter(**{column: 0}).order_by("-article_id").values_list("article_id")
    sql, _params = rows[:NEWEST_SHARING].query.sql_with_params()
    return sql
