"""A post that a text gives to a person, held against the dated register.

The words directly beside a name are read outwards for as long as they belong to the title of one of the person's
posts: «президент Республики Корея Пак Кын Хе», “Park Geun-hye, President of …”, “박근혜 대통령”.
Of the posts whose title shares most words with them, each must be known not to run on the day: a bound that is not
known proves nothing. Nothing is said where the words mark the post as past or to come, or where the sentence speaks
of another year.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from people.curation.house import Problem, Text, define
from people.curation.house.texts import WORD, sentences
from people.curation.house.years import YEAR
from people.curation.languages import Language, active_language
from people.date_words import date_words, period_words
from people.dates import HonestDate

from .roles import is_not_now, is_role
from .spellings import name_pattern

CLAUSE_ENDS = re.compile(r"[.,;:!?…()«»“”„\n]|\s[—–-]\s")
APPOSITION = re.compile(r"\s?[,—–(]\s?|\s[—–]\s")
# Words of a title that stand between its telling words.
FILLERS = {
    Language.RU: {"и", "по", "при", "в", "на"},
    Language.KK: {"мен", "және", "жөніндегі"},
    Language.KO: {"겸"},
    Language.EN: {"of", "the", "and", "for", "to", "in", "at", "on"},
}
CLOSEST = 4


def _say_dates(details):
    language = active_language()
    start, end, day = (HonestDate.parse(details.get(name, "")) for name in ("start", "end", "day"))
    return dict(details) | {"period": period_words(start, end, language), "day": date_words(day, language)}


POST_OUTSIDE_DATES = define(
    "post-outside-dates",
    title=_("post outside its dates"),
    explanation=_(
        "By the register the post “%(post)s” belongs to the time %(period)s, and this is about %(day)s. Write the post "
        "held on that day, call it former or future, or correct the register."
    ),
    say=_say_dates,
)


@dataclass(frozen=True)
class Post:
    """A post as the register has it, for one day."""

    title: str
    is_outside: bool
    start: str = ""
    end: str = ""


@dataclass(frozen=True)
class Person:
    """Names and posts of one person in one language."""

    names: tuple[str, ...]
    posts: tuple[Post, ...]


def posts_outside_dates(texts: Iterable[Text], people: Iterable[Person], day: HonestDate) -> Iterator[Problem]:
    """Bad: «президент Пак Кын Хе» in a story of 2024. Good: «бывший президент», «в 2016 году президент …»."""
    people = [one for one in people if any(post.is_outside for post in one.posts)]
    for text in texts if day else ():
        for person in people:
            pattern = name_pattern(person.names, text.language)
            for paragraph in text.paragraphs:
                if pattern.search(paragraph):
                    yield from _check_paragraph(text, paragraph, pattern, person, day)


def _check_paragraph(text, paragraph, pattern, person, day):
    for sentence in sentences(paragraph):
        if _speaks_of_another_year(sentence, day):
            continue
        for match in pattern.finditer(sentence):
            words = beside(sentence, match, person, text.language)
            if post := wrong_post(words, person.posts, text.language):
                excerpt = _excerpt(sentence, match, words)
                details = {"post": post.title, "start": post.start, "end": post.end, "day": str(day)}
                yield text.problem(POST_OUTSIDE_DATES, excerpt, **details)


def _speaks_of_another_year(sentence, day):
    years = range(day.earliest.year, day.latest.year + 1)
    return any(int(year) not in years for year in YEAR.findall(sentence))


def beside(sentence: str, name: re.Match, person: Person, language: str) -> list[re.Match]:
    """The words around the name that belong to a title, on the one side or else on the other."""
    titles = {word for post in person.posts for word in WORD.findall(post.title)}
    before = list(WORD.finditer(sentence, _clause_start(sentence, name.start()), name.start()))
    sides = [reversed(before), _after(sentence, name.end(), language)]
    if language == Language.KO:
        sides.reverse()
    return next(filter(None, (_run_of_title(words, titles, language) for words in sides)), [])


def _clause_start(sentence, place):
    return max((match.end() for match in CLAUSE_ENDS.finditer(sentence, 0, place)), default=0)


def _after(sentence, place, language):
    gap = APPOSITION.match(sentence, place)
    if not gap and language != Language.KO:
        return []
    start = gap.end() if gap else place
    end = next((match.start() for match in CLAUSE_ENDS.finditer(sentence, start)), len(sentence))
    return WORD.finditer(sentence, start, end)


def _run_of_title(words, titles, language):
    run = []
    for word in words:
        if is_not_now(word.group(), language):
            return []
        if word.group() not in FILLERS[language] and not any(alike(word.group(), one) for one in titles):
            break
        run.append(word)
    return run if any(is_role(word.group(), language) for word in run) else []


def alike(word: str, other: str) -> bool:
    """Whether both may be forms of one word: they begin alike and differ in their last letters."""
    word, other = word.casefold(), other.casefold()
    shorter = min(len(word), len(other))
    common = max(2, shorter - (2 if shorter <= CLOSEST + 2 else 3))
    return word[:common] == other[:common]


def wrong_post(words: list[re.Match], posts: Iterable[Post], language: str) -> Post | None:
    """The post that the words mean, if each one that they may mean is outside its dates."""
    scores = [(_num_shared(words, post, language), post) for post in posts]
    best = max((score for score, _post in scores), default=0)
    meant = [post for score, post in scores if score == best]
    return meant[0] if best and all(post.is_outside for post in meant) else None


def _num_shared(words, post, language):
    """How many words of the title are there; none unless one of them names the post."""
    title = WORD.findall(post.title)
    shared = [word.group() for word in words if any(alike(word.group(), one) for one in title)]
    return len(shared) if any(is_role(word, language) for word in shared) else 0


def _excerpt(sentence, name, words):
    start = min(name.start(), *(word.start() for word in words))
    return sentence[start : max(name.end(), *(word.end() for word in words))]
