"""What a story is about, as facts alone: narrow queries, one for all that is only named, none for what is missing.

Relations fetched one by one would read every column of the working copies, whose texts no reader sees, and the same
people again for each part that they play (decision 30).
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import chain as chained

from django.db import connection
from django.db.models import BigIntegerField, Model, SlugField

from newsroom.attribution import parties_of
from newsroom.models import (
    Article,
    AttributionStep,
    Comparison,
    Event,
    Figure,
    Image,
    Mention,
    SignedDocument,
    SourceText,
    Topic,
    Visit,
)
from people.curation.prepared import Keys, Parameter, Prepared, together
from people.models import Appointment, Official, Organisation, Place

# What it takes to name a record and to lead to it.
NAMED = ("slug", "source_language")
COLUMNS = {
    Visit: (*NAMED, "start", "end"),
    SignedDocument: (*NAMED, "signed", "status"),
    Event: (*NAMED, "date"),
    Comparison: (*NAMED, "kind"),
    Figure: (
        *(*NAMED, *(f"indicator__{name}" for name in (*NAMED, "unit"))),
        *("comparator", "value", "scale", "period", "period_basis", "per", "is_derived"),
        *("said_by", "said_by_organisation", "is_said_by_reporter"),
    ),
    Image: (*NAMED, "file", "file_width", "file_height", "file_ppoi"),
    SourceText: (
        *(*NAMED, "language", "translated_from", "original_title", "published", "published_basis"),
        *("outlet", "outlet_basis", "author", "translator", "photographer"),
    ),
}
# Who may stand in rows about the story, and under which names.
PARTIES = {
    Official: ("official", "said_by", "author", "translator", "photographer"),
    Organisation: ("organisation", "said_by_organisation", "outlet"),
}
# The relations of an article to records of one kind, under the names of its fields.
KINDS = ("places", "visits", "documents", "events", "topics", "figures")


@dataclass(frozen=True)
class StoryFacts:
    """The records that a story names, each once and in the order of its kind, whether a reader may see them or not."""

    article: Article
    related: dict[str, list[Model]]
    mentions: list[Mention]
    # By the key of the official.
    posts: dict[int, list[Appointment]]
    chain: list[AttributionStep]
    # By the key of each figure that they take in.
    comparisons: dict[int, list[Comparison]]

    @property
    def bodies(self) -> list[Organisation]:
        return [mention.organisation for mention in self.mentions if mention.organisation_id]

    def everything(self) -> Iterable[Model | None]:
        """Whatever the page may name, the article itself apart."""
        article = self.article
        yield from (article.cover, article.source_text)
        yield from parties_of(article.source_text, self.chain) if article.source_text else ()
        yield from (mention.official or mention.organisation for mention in self.mentions)
        yield from chained.from_iterable((*self.related.values(), *self.comparisons.values()))
        for figure in self.related["figures"]:
            yield from (figure.indicator, figure.said_by, figure.said_by_organisation)


KEY = Parameter("key", BigIntegerField())
# What is read with each row.
JOINED = {Figure: ["indicator"]}
NARROW = {
    model: Prepared(
        lambda num, model=model: (
            model.objects.filter(pk__in=Keys(num)).select_related(*JOINED.get(model, [None])).only(*COLUMNS[model])
        )
    )
    for model in COLUMNS
}
NAMES = {
    model: Prepared(lambda num, model=model: model.objects.filter(pk__in=Keys(num)).only(*NAMED))
    for model in (Place, Topic, Official, Organisation)
}
ARTICLE = Prepared(
    lambda: (
        Article.objects.filter(slug=Parameter("slug", SlugField()))
        .only(*NAMED, "genre", "story_date", "cover", "source_text")
        .order_by()
    )
)
MENTIONS = Prepared(
    lambda: (
        Mention.objects.filter(article_id=KEY).only("official", "organisation", "role", "words").order_by("position")
    )
)
CHAIN = Prepared(
    lambda: (
        AttributionStep.objects.filter(text_id=KEY)
        .only("role", "official", "organisation", "basis")
        .order_by("position")
    )
)
POSTS = Prepared(
    lambda num: Appointment.objects.filter(official_id__in=Keys(num)).only(
        "official", "slug", "precedence", "start", "end", "confirmed"
    )
)
COMPARED = Prepared(lambda num: Comparison.figures.through.objects.filter(figure_id__in=Keys(num)))


def article_called(slug: str) -> Article | None:
    """With its facts alone."""
    return next(iter(ARTICLE.rows(slug=slug)), None)


def facts_of(article: Article) -> StoryFacts:
    """Each of its records knows its people and bodies, and nobody and nothing else."""
    links = _links_of(article)
    related = {name: _narrow(_kind(name), links[name]) for name in KINDS if _kind(name) not in NAMES}
    mentions, figures = list(MENTIONS.rows(key=article.pk)), related["figures"]
    chain = list(CHAIN.rows(key=article.source_text_id)) if article.source_text_id else []
    _bring(Image, article, "cover")
    _bring(SourceText, article, "source_text")
    rows = [*mentions, *chain, *figures, *filter(None, [article.source_text])]
    named = _names_of(rows, {_kind(name): links[name] for name in KINDS if _kind(name) in NAMES})
    related |= {name: named[_kind(name)] for name in KINDS if _kind(name) in NAMES}
    return StoryFacts(article, related, mentions, _posts_of(mentions), chain, _comparisons_of(figures))


def _kind(name) -> type[Model]:
    return Article._meta.get_field(name).related_model


def _narrow(model, pks) -> list[Model]:
    return list(NARROW[model].among(pks))


def _links_of(article) -> dict[str, list[int]]:
    found = defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute(_links(), [article.pk] * len(KINDS))
        for name, pk in cursor.fetchall():
            found[name].append(pk)
    return found


@cache
def _links() -> str:
    """The keys of all related records and the names of their relations; the key of the article for each of them."""
    quoted = connection.ops.quote_name
    fields = [Article._meta.get_field(name) for name in KINDS]
    return " UNION ALL ".join(
        f"SELECT '{one.name}', {quoted(one.m2m_reverse_name())} FROM {quoted(one.m2m_db_table())} "
        f"WHERE {quoted(one.m2m_column_name())} = %s"
        for one in fields
    )


def _bring(model, article, name) -> None:
    key = getattr(article, f"{name}_id")
    setattr(article, name, next(iter(_narrow(model, [key])), None) if key else None)


def _names_of(rows, links) -> dict[type[Model], list[Model]]:
    """The linked records; rows are given theirs. Each is read once, and all of them in one query."""
    asked = [
        (row, name, model, key)
        for model, names in PARTIES.items()
        for row in rows
        for name in names
        if (key := getattr(row, f"{name}_id", None))
    ]
    wanted = {NAMES[model]: set(links.get(model, ())) for model in NAMES}
    for _row, _name, model, key in asked:
        wanted[NAMES[model]].add(key)
    read = together(wanted)
    found = {model: {one.pk: one for one in read[NAMES[model]]} for model in NAMES}
    for row, name, model, key in asked:
        setattr(row, name, found[model].get(key))
    return {model: list(found[model].values()) for model in links}


def _posts_of(mentions) -> dict[int, list[Appointment]]:
    found = defaultdict(list)
    for post in POSTS.among({mention.official_id for mention in mentions if mention.official_id}):
        found[post.official_id].append(post)
    return found


def _comparisons_of(figures) -> dict[int, list[Comparison]]:
    pairs = [(link.figure_id, link.comparison_id) for link in COMPARED.among({figure.pk for figure in figures})]
    comparisons = _narrow(Comparison, {pk for _figure, pk in pairs})
    return {figure.pk: [one for one in comparisons if (figure.pk, one.pk) in pairs] for figure in figures}
