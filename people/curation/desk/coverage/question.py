"""What the pages of coverage are narrowed to."""

from dataclasses import dataclass
from functools import cached_property, reduce
from operator import or_
from urllib.parse import urlencode

from django.db.models import Q, QuerySet

from ...languages import Language
from ...models import Curated, LanguageState
from .gaps import Gap

NAMES = ("kind", "language", "translation", "topic", "translator")
UNCOUNTED = "uncounted"


@dataclass(frozen=True)
class Question:
    """`kinds` are those that the person may read, each with its number; `asked` is what the address says of them.

    What is unknown is passed over, as in other lists of the desk.
    """

    kinds: dict[type[Curated], int]
    asked: dict[str, str]

    @classmethod
    def of(cls, request, kinds: dict[type[Curated], int]) -> "Question":
        labels = {model._meta.label_lower for model in kinds}
        known = {
            "kind": lambda value: value in labels,
            "language": lambda value: value in Language.values,
            "translation": lambda value: value in [*Gap.values, UNCOUNTED],
            "topic": is_number,
            "translator": is_number,
        }
        asked = {name: request.GET.get(name, "") for name in NAMES}
        return cls(kinds, {name: value for name, value in asked.items() if value and known[name](value)})

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
        conditions = (getattr(self, f"_{name}")(value) for name, value in self.asked.items())
        return LanguageState.objects.filter(Q(content_type__in=self.kinds.values()), *conditions)

    def _kind(self, label):
        return Q(content_type=next(number for model, number in self.kinds.items() if model._meta.label_lower == label))

    def _language(self, language):
        return Q(language=language)

    def _translation(self, gap):
        return Q(num_words_to_do=None) if gap == UNCOUNTED else Gap(gap).condition

    def _topic(self, pk):
        """Of records of every kind that has topics."""
        about = (
            Q(content_type=number, object_id__in=records_on(model, pk).values("pk"))
            for model, number in self.kinds.items()
            if model.searched_by_topics
        )
        return reduce(or_, about, Q(pk__in=[]))

    def _translator(self, pk):
        return Q(edited_by=pk)


def records_on(model: type[Curated], topic: str) -> QuerySet:
    return QuerySet(model).order_by().filter(**{model.searched_by_topics: topic})


def is_number(value: str) -> bool:
    return value.isascii() and value.isdecimal() and len(value) < 19
