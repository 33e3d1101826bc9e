"""What a record rests on, as far as readers may know it: paragraphs of our articles, and pages found outside."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.contrib.contenttypes.models import ContentType
from django.db.models import F, OuterRef, SlugField, Subquery

from newsroom.models import Article
from newsroom.reading import RECORD, Reading
from newsroom.related import here
from people.curation.basis import Basis
from people.curation.models import Curated, Evidence
from people.curation.prepared import Keys, Prepared

SOURCES = Prepared(
    lambda: (
        Evidence.objects.filter(**RECORD)
        .only("aspect", "basis", "source_text", "paragraph", "url")
        .order_by("position", "pk")
    )
)
HERE = here(Article).filter(object_id=OuterRef("pk"))
RESTING_ON = Prepared(
    lambda num: (
        Article.objects.filter(source_text__slug__in=Keys(num, SlugField()))
        .annotate(
            text_slug=F("source_text__slug"),
            public_title=Subquery(HERE.values("title")[:1]),
            first_public_at=Subquery(HERE.values("first_public_at")[:1]),
        )
        .filter(public_title__isnull=False)
        .only("slug")
        .order_by("-first_public_at", "-pk")
    )
)


@dataclass(frozen=True)
class Paragraphs:
    """Paragraphs that a fact stands in, or can be inferred from; none stand for the article as a whole."""

    basis: str
    numbers: list[int]

    def __str__(self):
        return ", ".join(map(str, self.numbers))


@dataclass(frozen=True)
class Passage:
    """One article that a record rests on."""

    title: str
    url: str
    paragraphs: list[Paragraphs]


@dataclass(frozen=True)
class OutsidePage:
    """A page that somebody looked up."""

    url: str
    basis: str

    @property
    def host(self) -> str:
        return urlsplit(self.url).netloc.removeprefix("www.")


@dataclass(frozen=True)
class Grounds:
    """All that a page says about its evidence."""

    passages: list[Passage]
    pages: list[OutsidePage]

    def __bool__(self):
        return bool(self.passages or self.pages)


def evidence_of(record: Curated, reading: Reading) -> Grounds:
    """The evidence of a record whose `sources` were fetched with it: one query.

    Notes stay with the desk, and so does a paragraph of an article that is not public in the reader's language.
    """
    return evidence_by_fact(record.sources.all(), reading)[""]


def sources_of(record: Curated) -> list[Evidence]:
    """For a record whose `sources` were not fetched with it."""
    return SOURCES.rows(kind=ContentType.objects.get_for_model(record).pk, key=record.pk)


def evidence_by_fact(rows: Collection[Evidence], reading: Reading, facts: Collection[str] = ()) -> dict[str, Grounds]:
    """The evidence of each of these facts by its name; that of everything else stands under the empty name."""
    articles = _articles_from({row.source_text for row in rows if row.source_text}, reading)
    by_fact = {fact: [] for fact in ("", *facts)}
    for row in rows:
        by_fact[row.aspect if row.aspect in by_fact else ""].append(row)
    return {fact: Grounds(_passages(rows, articles), _outside_pages(rows)) for fact, rows in by_fact.items()}


def _articles_from(slugs: set[str], reading: Reading) -> dict[str, Article]:
    """The first public article from each source text."""
    rows = RESTING_ON.among(slugs, language=reading.language, at=reading.at)
    return {article.text_slug: article for article in rows}


def _passages(rows: list[Evidence], articles: dict[str, Article]) -> list[Passage]:
    numbers = defaultdict(lambda: defaultdict(set))
    for row in rows:
        if row.source_text in articles:
            numbers[row.source_text][row.basis].update({row.paragraph} - {None})
    return [
        Passage(
            articles[slug].public_title,
            articles[slug].get_absolute_url(),
            [Paragraphs(Basis(basis).label, sorted(named)) for basis, named in by_basis.items()],
        )
        for slug, by_basis in numbers.items()
    ]


def _outside_pages(rows: list[Evidence]) -> list[OutsidePage]:
    addresses = {row.url: Basis(row.basis).label for row in rows if row.url.startswith(("https://", "http://"))}
    return [OutsidePage(url, basis) for url, basis in addresses.items()]
