"""What waits with each translator: drafts open, texts that came back, words in hand, and words that nobody has."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet, Sum

from ...languages import SHORT_LABELS, Language
from .gaps import Status
from .question import TO_DO, Question


@dataclass(frozen=True)
class Translator:
    """Words that nobody has in hand are told to all who translate into their language, and to nobody else."""

    name: str
    url: str
    labels: list[str]
    num_drafts: int
    num_returned: int
    num_words: int
    num_free_words: int


def translators(question: Question) -> list[Translator]:
    """Everybody who translates, and whoever else has a draft open or words in hand."""
    drafts, words = drafts_by_person(question.states()), words_in_hand(question.states())
    told = (_translator(question, one, drafts[one.pk], words) for one in question.writers.values())
    return [one for one in told if one.labels or one.num_drafts or one.num_returned or one.num_words]


def _translator(question, writer, drafts, words):
    own = [Language(code) for code in writer.languages if writer.is_translator]
    return Translator(
        name=writer.name,
        url=question.url(translator=writer.pk, translation=TO_DO),
        labels=[SHORT_LABELS[code] for code in own],
        num_drafts=drafts[0],
        num_returned=drafts[1],
        num_words=sum(num for (holder, _code), num in words.items() if holder == writer.pk),
        num_free_words=sum(words[None, code] for code in own),
    )


def drafts_by_person(states: QuerySet) -> dict[int, tuple[int, int]]:
    """How many are open, and how many came back."""
    drafts = states.filter(status=Status.DRAFT).exclude(edited_by=None).order_by().values_list("edited_by")
    is_back = Q(returned_at__isnull=False)
    counted = drafts.annotate(num_open=Count("pk", filter=~is_back), num_back=Count("pk", filter=is_back))
    return defaultdict(lambda: (0, 0), {pk: (num_open, num_back) for pk, num_open, num_back in counted})


def words_in_hand(states: QuerySet) -> Counter:
    """Words to do by translator and language; `None` has what is in nobody's hands."""
    held = states.filter(num_words_to_do__gt=0).order_by().values_list("translator", "language")
    return Counter({(holder, code): num for holder, code, num in held.annotate(num=Sum("num_words_to_do"))})
