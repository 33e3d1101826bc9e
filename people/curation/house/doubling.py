"""Words, phrases and sentences that stand there twice."""

from collections.abc import Iterator
from operator import eq

from django.utils.translation import gettext_lazy as _

from ..languages import Language
from .codes import Problem, define
from .texts import WORD, Text, sentences

# Doublings that are good language when nothing but a space stands between.
LEGITIMATE = {
    Language.RU: {"что", "то", "ну", "да", "нет"},
    Language.KK: {"бір", "екі", "үш", "ай", "күн", "жоқ", "иә", "топ", "қайта"},
    Language.KO: {"하나", "하루", "한", "또", "더", "아주", "매우", "그", "이", "각"},
    Language.EN: {"had", "that", "is", "very", "bye", "so", "no", "yes"},
}
PHRASE_LENGTHS = range(3, 13)
SENTENCE_LENGTH = 5
# «Хан Хан», “Bora Bora”: short names may be doubled.
NAME_LENGTH = 4

DOUBLED_PHRASE = define(
    "doubled-phrase",
    title=_("doubled word, phrase or sentence"),
    explanation=_("The same words stand here twice. Delete one of them, or waive this if the repetition is meant."),
)


def doubled_phrases(text: Text) -> Iterator[Problem]:
    """Bad: «в в Сеуле», a phrase or sentence pasted twice. Good: «чуть-чуть», «бірте-бірте», “had had”."""
    for paragraph, words in zip(text.paragraphs, text.words, strict=True):
        folded = [match.group().casefold() for match in words]
        yield from _doubled_words(text, paragraph, words, folded)
        yield from _doubled_runs(text, paragraph, words, folded)
    if text.is_prose:
        yield from _doubled_sentences(text)


def _doubled_words(text, paragraph, words, folded):
    for i in range(len(words) - 1):
        if folded[i] != folded[i + 1] or folded[i] in LEGITIMATE[text.language]:
            continue
        first, second = words[i], words[i + 1]
        between = paragraph[first.end() : second.start()]
        if between.isspace() and not folded[i].isdecimal() and not _are_names(first.group(), second.group()):
            yield text.problem(DOUBLED_PHRASE, paragraph[first.start() : second.end()])


def _are_names(first, second):
    """«Ким Ким», “at AT&T”: a short name twice, or a name after a word that it resembles."""
    if not second[0].isupper():
        return False
    return not first[0].isupper() or len(first) <= NAME_LENGTH


def _doubled_runs(text, paragraph, words, folded):
    """As many equal pairs at one distance as the distance is long make a run that is repeated directly."""
    for length in PHRASE_LENGTHS:
        place = bytes(map(eq, folded, folded[length:])).find(b"\1" * length)
        if place >= 0 and len(set(folded[place : place + length])) > 1:
            last = words[place + 2 * length - 1]
            yield text.problem(DOUBLED_PHRASE, paragraph[words[place].start() : last.end()])


def _doubled_sentences(text):
    met = set()
    for paragraph in text.paragraphs:
        for sentence in sentences(paragraph):
            folded = tuple(WORD.findall(sentence.casefold()))
            if len(folded) >= SENTENCE_LENGTH and folded in met:
                yield text.problem(DOUBLED_PHRASE, sentence)
            met.add(folded)
