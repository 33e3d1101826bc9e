"""What the pages of coverage are narrowed to."""

from dataclasses import dataclass
from functools import cached_property, reduce
from operator import or_
from urllib.parse import urlencode

from django.db.models import Q, QuerySet

from ...languages import Language
from ...models import Curated, LanguageState
from ..board.kinds import numbers
from .gaps import Gap
from .writers import Writer

NAMES = ("kind", "language", "translation", "topic", "translator")
# Beside the gaps: whatever has words to do, and what nobody counted.
TO_DO, UNCOUNTED = "to-do", "uncounted"
OTHERS = {TO_DO: Q(num_words_to_do__gt=0), UNCOUNTED: Q(num_words_to_do=None)}


@dataclass(frozen=True)
class Question:
    """`kinds` are those that the person may read, each with its number; `asked` is what the address says of them.

    `writers` are the people of the desk by number. What is unknown is passed over, as in other lists of the desk.
    """

    kinds: dict[type[Curated], int]
    writers: dict[int, Writer]
    asked: dict[str, str]

    @classmethod
    def of(cls, request, kinds: dict[type[Curated], int], writers: dict[int, Writer]) -> "Question":
        labels = {model._meta.label_lower for model in kinds}
        known = {
            "kind": lambda value: value in labels,
            "language": lambda value: value in Language.values,
            "translation": lambda value: value in [*Gap.values, *OTHERS],
            "topic": is_number,
            "translator": lambda value: is_number(value) and int(value) in writers,
        }
        asked = {name: request.GET.get(name, "") for name in NAMES}
        return cls(kinds, writers, {name: value for name, value in asked.items() if value and known[name](value)})

    @property
    def language(self) -> str:
        return self.asked.get("language", "")

    @property
    def kinds_with_topics(self) -> list[type[Curated]]:
        return [model for model in self.kinds if model.searched_by_topics]

    @cached_property
    def topic_model(self) -> type[Curated] | None:
        """What the topics of records are, whichever kind has them."""
        for model in self.kinds_with_topics:
            return model._meta.get_field(model.searched_by_topics).related_model
        return None

    @property
    def number_of_topics(self) -> int:
        return self.kinds[self.topic_model]

    def url(self, **changes) -> str:
        """The query of the address with these changes."""
        return "?" + urlencode({name: value for name, value in (self.asked | changes).items() if value})

    def states(self) -> QuerySet[LanguageState]:
        """Kinds that nobody asked for are taken away: looked up by kind, rows would not come by their urgency."""
        others = set(numbers().values()) - set(self.asked_kinds.values())
        conditions = (getattr(self, f"_{name}")(value) for name, value in self.asked.items() if name != "kind")
        return LanguageState.objects.filter(~Q(content_type__in=sorted(others)), *conditions)

    @property
    def asked_kinds(self) -> dict[type[Curated], int]:
        label = self.asked.get("kind")
        return {model: number for model, number in self.kinds.items() if label in (None, model._meta.label_lower)}

    def _language(self, language):
        return Q(language=language)

    def _translation(self, gap):
        return OTHERS[gap] if gap in OTHERS else Gap(gap).condition

    def _topic(self, pk):
        """Of records of every kind that has topics."""
        about = (
            Q(content_type=number, object_id__in=records_on(model, pk).values("pk"))
            for model, number in self.kinds.items()
            if model.searched_by_topics
        )
        return reduce(or_, about, Q(pk__in=[]))

    def _translator(self, pk):
        """What this person has in hand, and of the own languages what there is to do and nobody has."""
        in_hand, writer = Q(translator=pk), self.writers[int(pk)]
        if not writer.is_translator:
            return in_hand
        return in_hand | Q(OTHERS[TO_DO], translator=None, language__in=writer.languages)


def records_on(model: type[Curated], topic: str) -> QuerySet:
    return QuerySet(model).order_by().filter(**{model.searched_by_topics: topic})


def is_number(value: str) -> bool:
    return value.isascii() and value.isdecimal() and len(value) < 19
