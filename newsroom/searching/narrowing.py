"""Years and topics that results can be narrowed to, and the filters in use."""

from collections import Counter

from django.utils.translation import gettext as _

from newsroom.models import Topic
from newsroom.reading import AT, LANGUAGE
from people.curation.models.curated import CuratedQuerySet
from people.curation.prepared import Keys, Prepared

from .asking import Question
from .finding import Found
from .kinds import LABELS

TOPICS = Prepared(
    lambda num: (
        CuratedQuerySet(Topic)
        .public(LANGUAGE, AT)
        .filter(pk__in=Keys(num))
        .order_by("public_title", "pk")
        .values_list("slug", "public_title", "pk")
    )
)


def narrowing_of(found: Found, question: Question) -> dict:
    """For the form: choices with the number of results that each leaves, and the choices made."""
    topics = _topics(found, question)
    return {"years": _years(found, question), "topics": topics, "chips": list(_chips(question, topics))}


def _years(found, question):
    """Newest first; the one chosen is offered even where nothing is left of it."""
    counts = Counter(year for key in found.keys for year in found.facts.years.get(key, ()))
    if question.year:
        counts.setdefault(question.year, 0)
    return sorted(counts.items(), reverse=True)


def _topics(found, question):
    """Address, name and number of results of each topic that is public in the reader's language."""
    reading = question.reading
    counts = Counter(topic for key in found.keys for topic in found.facts.topics.get(key, ()))
    wanted = {*counts, *question.topics}
    if not wanted:
        return []
    rows = TOPICS.tuples(wanted, language=reading.language, at=reading.at)
    return [(slug, title, counts[pk]) for slug, title, pk in rows if pk in counts or slug == question.topic]


def _chips(question, topics):
    if question.kind:
        yield {"label": _("Kind"), "words": LABELS[question.kind], "url": question.url(kind="")}
    if question.year:
        yield {"label": _("Year"), "words": str(question.year), "url": question.url(year="")}
    if question.topic:
        names = {slug: title for slug, title, _num in topics}
        words = names.get(question.topic, question.topic)
        yield {"label": _("Topic"), "words": words, "url": question.url(topic="")}
