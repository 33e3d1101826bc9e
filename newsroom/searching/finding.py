"""Which records a question finds, the record itself before texts that mention it."""

from collections import defaultdict
from dataclasses import dataclass, field
from enum import IntEnum

from newsroom.reading import editions_about
from people import naming
from people.curation.languages import Language
from people.curation.search import keys
from people.curation.search.expressions import All, Any
from people.curation.search.matching import Match, called, matches_of_each, titled
from people.curation.search.newest import Wanted
from people.curation.words import are_the_same, words_asked, words_in

from .asking import Question
from .facts import Facts, facts_of
from .kinds import kind_id, kind_ids

# More than this of one kind is not counted, unless somebody reads on in it.
MOST = 100
NUM_NAMESAKES = 3
# The kind of most texts.
MOST_OF_ALL = "news"

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
    title: str = ""

    @property
    def place(self) -> tuple:
        """Of names and titles with the words, the shortest says the least else; of texts, the newest stands first."""
        is_text = self.rank == Rank.IN_TEXT or self.key[0] == kind_id("news")
        return self.rank, 0 if is_text else len(self.title), -self.edition


@dataclass
class Found:
    """Hits by kind, best first; and what was found in other languages only."""

    by_kind: dict[str, list[Hit]] = field(default_factory=dict)
    facts: Facts = field(default_factory=Facts)
    elsewhere: dict[str, list[Match]] = field(default_factory=dict)
    # How many of one kind were looked for, and whether the index holds more of the kind that was asked for.
    limit: int = MOST
    is_cut: bool = False

    def num_of(self, kind: str) -> int:
        return min(len(self.by_kind[kind]), self.limit)

    def is_more_of(self, kind: str) -> bool:
        return self.is_cut or len(self.by_kind[kind]) > self.limit

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
    """All that is current in the reader's language and holds every word, by name, title or text.

    Who reads on in one kind is given what stands before: names and titles first, then texts, the newest first.
    """
    heads = {} if question.is_loose else _heads(_ranks(question), question)
    titles, limit = _titles_of(heads), MOST
    while limit < question.num_wanted:
        limit *= 2
    while True:
        in_text = _in_text(question, titles, limit)
        found = _found(heads, in_text, question, limit)
        if not found.is_cut or len(found.by_kind.get(question.kind, ())) > question.num_wanted:
            found.elsewhere = _elsewhere(in_text, found.keys, question)
            return found
        limit *= 2


def _found(heads, in_text, question, limit):
    here = [match for match in in_text if match.language == question.reading.language]
    texts = {match.key: Hit(Rank.IN_TEXT, match.edition, match.key) for match in here}
    found = _sorted((texts | heads).values(), question)
    found.limit = limit
    if question.kind:
        found.is_cut = len(here) > limit
        found.limit = limit if found.is_cut else max(map(len, found.by_kind.values()), default=limit)
    return found


def _ranks(question):
    """Records whose name or title holds the words, in whatever language."""
    words, at = list(question.words), question.reading.at
    by_title = titled(words, *question.marks, at=at, limit=MOST)
    ranks = {match.key: Rank.BY_TITLE for match in by_title}
    # Facts by which a search is narrowed are of records without spellings.
    if not question.is_narrowed:
        ranks |= dict.fromkeys(naming.named(words, question.reading.language), Rank.BY_NAME)
        ranks |= dict.fromkeys(naming.named_exactly(words_in(question.q)), Rank.ITSELF)
    same = (match.key for match in by_title if are_the_same(words_asked(match.title), words))
    ranks |= dict.fromkeys(same, Rank.ITSELF)
    typed = called(words_in(question.q), *question.marks, at=at, limit=MOST)
    return ranks | {match.key: Rank.ITSELF for match in typed}


def _heads(ranks, question):
    """Hits of those that are current in the reader's language."""
    found = {}
    for edition in editions_about(ranks, question.reading):
        key = edition.content_type_id, edition.object_id
        found[key] = Hit(ranks[key], edition.pk, key, edition.title)
    return found


def _titles_of(hits):
    """How the reader's language writes the names that were asked for: texts write them like this."""
    return [hit.title for hit in hits.values() if hit.rank == Rank.ITSELF][:NUM_NAMESAKES]


def _in_text(question, titles, limit):
    """The newest editions with the words, in the reader's language and in the others.

    A rare word is met by few, in all languages at once. What is met by many is asked for by language and by kind, or
    one would crowd out the others.
    """
    own, at, marks = question.reading.language, question.reading.at, question.marks
    wanted = {language: _wanted(question, language, titles if language == own else ()) for language in Language.values}
    found = matches_of_each([Wanted(All([Any(wanted.values()), *marks]), MOST + 1, is_common=True)], at=at)
    if len(found) <= MOST:
        return found
    here, news = All([wanted[own], *marks]), kind_id(MOST_OF_ALL)
    by_kind = [Wanted(All([here, keys.kind(pk)]), limit + 1) for pk in kind_ids() if pk != news]
    most = Wanted(here, limit + 1, is_common=True, kind=None if question.kind else news)
    others = [
        Wanted(All([wanted[language], *marks]), MOST + 1, is_common=True)
        for language in Language.values
        if language != own
    ]
    return matches_of_each([*([] if question.kind else by_kind), most, *others], at=at)


def _wanted(question, language, titles):
    wordings = [*question.wordings, *(tuple(words_asked(title)) for title in titles)]
    return Any(keys.of_query(list(words), language) for words in dict.fromkeys(wordings) if words)


def _sorted(hits, question):
    """Hits of the kinds that are shown, as far as today's facts allow them.

    Of what is not narrowed, years and topics are told for the first of each kind alone.
    """
    by_kind, shown = defaultdict(list), kind_ids()
    for hit in sorted(hits, key=lambda hit: hit.place):
        by_kind[hit.key[0]].append(hit)
    by_kind = {kind: by_kind[kind] for kind, name in shown.items() if question.kind in ("", name)}
    told = None if question.is_narrowed else MOST + 1
    facts = facts_of([hit.key for own in by_kind.values() for hit in own[:told]])
    if question.is_narrowed:
        by_kind = {kind: [hit for hit in own if facts.allow(hit.key, question)] for kind, own in by_kind.items()}
    return Found({shown[kind]: own for kind, own in by_kind.items() if own}, facts)


def _elsewhere(in_text, known, question):
    """By language, what holds the words in the others, without the records that the reader sees already."""
    found = defaultdict(list)
    for match in in_text:
        if match.language != question.reading.language and match.key not in known:
            found[match.language].append(match)
    return found
