"""What each source calls the level of a visit: its own words, as far as they stand in an edition open to readers."""

from dataclasses import dataclass
from html import unescape

from django.db.models import F
from django.utils.html import strip_tags

from newsroom.models import Article, Visit
from newsroom.reading import Reading, Shown
from people.curation.basis import Basis
from people.curation.languages import by_preference
from people.curation.models import Edition, Evidence

ASPECT = "level"


@dataclass(frozen=True)
class Saying:
    """Words of a paragraph that speak of the level, and the article that they stand in, in the language of both."""

    words: str
    article: Shown
    paragraph: int | None
    basis: str
    basis_words: str


def sayings_of(visit: Visit, reading: Reading) -> list[Saying]:
    """Quotations in the reader's language, else in that of the source; `visit.sources` should have been prefetched.

    The desk's notes are no quotations, and words that the current edition does not hold are not quoted.
    """
    rows = [row for row in visit.sources.all() if row.aspect == ASPECT and row.words and row.source_text]
    if not rows:
        return []
    articles = Article.objects.filter(source_text__slug__in={row.source_text for row in rows})
    articles = articles.defer("lead", "body").annotate(text_slug=F("source_text__slug"))
    articles = {article.text_slug: article for article in articles.order_by("-pk")}
    editions = {}
    for edition in Edition.objects.about_any(articles.values()).current(reading.at).defer("folded").order_by():
        editions[edition.object_id, edition.language] = edition
    said = (_saying(row, articles.get(row.source_text), editions, reading) for row in rows)
    return [saying for saying in said if saying]


def _saying(row: Evidence, article, editions, reading):
    if article is None:
        return None
    for language in by_preference(reading.language, article.source_language)[:2]:
        edition = editions.get((article.pk, language))
        if edition and _plain(row.words) in _plain(f"{edition.summary} {edition.body}"):
            shown = Shown(article, edition, reading.language)
            return Saying(row.words, shown, row.paragraph, row.basis, Basis(row.basis).label)
    return None


def _plain(text: str) -> str:
    return " ".join(unescape(strip_tags(text)).split()).casefold()
