"""What waits with each translator: drafts open, texts that came back, and words to do in the own languages."""

from collections import defaultdict
from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.db.models import Count, Q, QuerySet

from ...languages import SHORT_LABELS, Language
from .figures import WORDS, Figures
from .gaps import Status
from .question import Question
from .totals import in_all_kinds

BACKEND = "django.contrib.auth.backends.ModelBackend"


@dataclass(frozen=True)
class Writer:
    """Somebody of the desk, with all languages that this person may write."""

    pk: int
    name: str
    languages: list[str]

    @property
    def is_translator(self) -> bool:
        return len(self.languages) < len(Language)


@dataclass(frozen=True)
class Translator:
    """`labels` and words are told of whoever writes some of the languages; nobody owns all of them."""

    name: str
    url: str
    labels: list[str]
    num_drafts: int
    num_returned: int
    num_words: int


def writers() -> list[Writer]:
    """By name; one query for each language."""
    people, languages = {}, defaultdict(list)
    for code in Language.values:
        holders = get_user_model().objects.with_perm(f"curation.edit_{code}", backend=BACKEND)
        for person in holders.filter(is_staff=True):
            people[person.pk] = person.get_full_name() or person.get_username()
            languages[person.pk].append(code)
    return [Writer(pk, people[pk], languages[pk]) for pk in sorted(people, key=lambda one: (people[one], one))]


def translators(question: Question, figures: Figures, known: list[Writer]) -> list[Translator]:
    """Everybody who translates, and whoever else has a draft open."""
    drafts, totals = drafts_by_person(question.states()), in_all_kinds(question, figures)
    return [
        Translator(
            name=one.name,
            url=question.url(translator=one.pk),
            labels=[SHORT_LABELS[Language(code)] for code in one.languages if one.is_translator],
            num_drafts=drafts[one.pk][0],
            num_returned=drafts[one.pk][1],
            num_words=sum(totals[code][WORDS] for code in one.languages if one.is_translator),
        )
        for one in known
        if one.is_translator or any(drafts[one.pk])
    ]


def drafts_by_person(states: QuerySet) -> dict[int, tuple[int, int]]:
    """How many are open, and how many came back."""
    drafts = states.filter(status=Status.DRAFT).exclude(edited_by=None).order_by().values_list("edited_by")
    is_back = Q(returned_at__isnull=False)
    counted = drafts.annotate(num_open=Count("pk", filter=~is_back), num_back=Count("pk", filter=is_back))
    return defaultdict(lambda: (0, 0), {pk: (num_open, num_back) for pk, num_open, num_back in counted})
