"""What a reader asks for: words, and what the results are narrowed to."""

from dataclasses import dataclass, replace
from functools import cached_property

from django.db.models import Q
from django.utils.http import urlencode

from newsroom.models import Topic
from newsroom.reading import Reading
from people.curation.search import keys
from people.curation.search.expressions import Any
from people.curation.words import words_asked

from .kinds import KINDS, kind_id

LONGEST = 200
PAGE_SIZE = 20


@dataclass(frozen=True)
class Question:
    """The words as typed and as search reads them, in the language and at the moment of the reader."""

    q: str
    words: tuple[str, ...]
    reading: Reading
    kind: str = ""
    year: int = 0
    topic: str = ""
    page: int = 1
    # Whether a text may lack one of the words.
    is_loose: bool = False

    @cached_property
    def topics(self) -> frozenset[int]:
        """The topic asked for and those below it."""
        if not self.topic:
            return frozenset()
        branch = Q(slug=self.topic) | Q(parent__slug=self.topic) | Q(parent__parent__slug=self.topic)
        return frozenset(Topic.objects.filter(branch).values_list("pk", flat=True))

    @property
    def is_narrowed(self) -> bool:
        """By facts, which not every kind has."""
        return bool(self.year or self.topic)

    @cached_property
    def marks(self) -> list:
        """What the index must hold beside the words."""
        marks = [keys.kind(kind_id(self.kind))] if self.kind else []
        if self.year:
            marks.append(keys.year(self.year))
        if self.topic:
            marks.append(Any([keys.topic(pk) for pk in sorted(self.topics)] or [keys.topic(0)]))
        return marks

    @property
    def wordings(self) -> list[tuple[str, ...]]:
        """The sets of words of which a text must hold one."""
        if not self.is_loose:
            return [self.words]
        return [(*self.words[:place], *self.words[place + 1 :]) for place in range(len(self.words))]

    @property
    def num_wanted(self) -> int:
        """With so many results ends the page of one kind; where all kinds are shown, nobody reads on."""
        return self.page * PAGE_SIZE if self.kind else 0

    def about(self, words: list[str]) -> "Question":
        return replace(self, q=" ".join(words), words=tuple(words))

    def url(self, **changes) -> str:
        """The address of this search with something else chosen."""
        chosen = {"q": self.q, "kind": self.kind, "year": self.year, "topic": self.topic} | changes
        return f"?{urlencode({name: value for name, value in chosen.items() if value})}"


def question_of(query, reading: Reading) -> Question:
    """What the address asks; choices that do not exist narrow nothing."""
    # PostgreSQL takes no text that holds a NUL.
    q = query.get("q", "").replace("\0", " ").strip()[:LONGEST]
    year = query.get("year", "")
    page = query.get("page", "")
    return Question(
        q=q,
        words=tuple(words_asked(q)),
        reading=reading,
        kind=query.get("kind", "") if query.get("kind", "") in KINDS else "",
        year=int(year) if year.isascii() and year.isdigit() and len(year) == 4 else 0,
        topic=_slug(query.get("topic", "")),
        page=int(page) if page.isascii() and page.isdigit() and 0 < len(page) < 5 and int(page) else 1,
    )


def _slug(text):
    return text if text.replace("-", "").replace("_", "").isalnum() and text.isascii() and len(text) <= 120 else ""
