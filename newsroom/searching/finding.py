"""Which records a question finds, the record itself before texts that mention it."""

from collections import defaultdict
from dataclasses import dataclass, field
from enum import IntEnum

from people import naming
from people.curation.models import Edition
from people.curation.search import keys
from people.curation.search.expressions import Any
from people.curation.search.matching import Match, matches, titled
from people.curation.words import words_asked, words_in

from .asking import Question
from .facts import Facts, facts_of
from .kinds import kind_ids

# More than this of one kind is not counted; who looks for more narrows the search.
MOST = 200
NUM_NAMESAKES = 3

Key = tuple[int, int]


class Rank(IntEnum):
    """How a record holds the words: it is called so, is known so among others, or says so."""

    ITSELF = 0
    BY_NAME = 1
    BY_TITLE = 2
    IN_TEXT = 3


@dataclass(frozen=True)
class Hit:
    """A record that was found through an edition in the reader's language."""

    rank: Rank
    edition: int
    key: Key


@dataclass
class Found:
    """Hits by kind, best first."""

    by_kind: dict[str, list[Hit]] = field(default_factory=dict)
    facts: Facts = field(default_factory=Facts)

    def __bool__(self):
        return bool(self.by_kind)

    @property
    def keys(self) -> set[Key]:
        return {hit.key for hits in self.by_kind.values() for hit in hits}

    @property
    def order(self) -> list[str]:
        """Kinds in order of their best hit, then in the order of the house."""
        return sorted(self.by_kind, key=lambda kind: self.by_kind[kind][0].rank)


def find(question: Question) -> Found:
    """All that is current in the reader's language and holds every word, by name, title or text."""
    ranks = _ranks(question)
    hits = _heads(ranks, question)
    for match in _in_text(question, _titles_of(hits)):
        hits.setdefault(match.key, (Hit(Rank.IN_TEXT, match.edition, match.key), ""))
    return _sorted([hit for hit, _title in hits.values()], question)


def _ranks(question):
    """Records whose name or title holds the words, in whatever language."""
    words, at = list(question.words), question.reading.at
    by_title = titled(words, *question.marks, at=at, limit=MOST)
    ranks = {match.key: Rank.BY_TITLE for match in by_title}
    # Facts by which a search is narrowed are of records without spellings.
    if not question.is_narrowed:
        ranks |= dict.fromkeys(naming.named(words, question.reading.language), Rank.BY_NAME)
        ranks |= dict.fromkeys(naming.named_exactly(words), Rank.ITSELF)
    return ranks | {match.key: Rank.ITSELF for match in by_title if tuple(words_in(match.title)) == question.words}


def _heads(ranks, question):
    """Hits, with their titles, of those that are current in the reader's language."""
    found = {}
    editions = current_editions(ranks, question).values_list("pk", "content_type_id", "object_id", "title")
    for pk, kind, record, title in editions:
        found[kind, record] = Hit(ranks[kind, record], pk, (kind, record)), title
    return found


def current_editions(about, question):
    """Current editions of records in the reader's language."""
    by_kind = defaultdict(set)
    for kind, record in about:
        by_kind[kind].add(record)
    editions = Edition.objects.current(question.reading.at).in_language(question.reading.language)
    return editions.about_keys(by_kind).order_by()


def _titles_of(hits):
    """How the reader's language writes the names that were asked for: texts write them like this."""
    named = sorted((hit for hit, _title in hits.values()), key=lambda hit: hit.rank)
    people = [hit for hit in named if hit.rank == Rank.ITSELF][:NUM_NAMESAKES]
    return [hits[hit.key][1] for hit in people]


def _in_text(question, titles):
    """The newest editions with the words; of each kind by itself where one kind would crowd out the others."""
    language, at = question.reading.language, question.reading.at
    wordings = {question.words: None} | {tuple(words_asked(title)): None for title in titles}
    wanted = Any(keys.of_query(list(words), language) for words in wordings if words)
    found = matches(wanted, *question.marks, at=at, limit=MOST + 1)
    if len(found) <= MOST or question.kind:
        return found
    kinds = (matches(wanted, keys.kind(kind), *question.marks, at=at, limit=MOST + 1) for kind in kind_ids())
    return [match for one in kinds for match in one]


def _sorted(hits, question):
    """Hits of the kinds that are shown, as far as today's facts allow them."""
    names = kind_ids()
    facts = facts_of([hit.key for hit in hits])
    found = Found(facts=facts)
    for kind, name in names.items():
        own = [hit for hit in hits if hit.key[0] == kind and (not question.kind or question.kind == name)]
        if question.is_narrowed:
            own = [hit for hit in own if facts.allow(hit.key, question)]
        if own:
            found.by_kind[name] = sorted(own, key=lambda hit: (hit.rank, -hit.edition))
    return found


def elsewhere(question: Question, language: str, known: set[Key], limit: int) -> list[Match]:
    """What holds the words in another language, without the records that the reader sees already."""
    expression = keys.of_query(list(question.words), language)
    found = matches(expression, *question.marks, at=question.reading.at, limit=limit)
    return [match for match in found if match.key not in known]
