"""Words with one letter wrong, where nothing else is found."""

from dataclasses import replace

from people import naming
from people.curation.search.matching import is_met, meant_by
from people.curation.words.typos import one_letter_off

from .asking import Question
from .finding import Found, find

# Of fewer, one left out leaves next to nothing.
FEWEST_WORDS = 3


def find_or_mend(question: Question) -> tuple[Found, Question]:
    """What the words find; else the words that they were probably meant to be; else all of them but one."""
    meant = question
    found = find(question)
    if not found:
        meant = question.about([_mended(word, question) for word in question.words])
        found = find(meant) if meant.words != question.words else found
    if not found and len(question.words) >= FEWEST_WORDS:
        meant = replace(question, is_loose=True)
        found = find(meant)
    return (found, meant) if found else (found, question)


def _mended(word, question):
    """The word itself where some text or name holds it."""
    language, at = question.reading.language, question.reading.at
    if naming.named([word], language) or is_met(word, language, at):
        return word
    names = naming.known_words(one_letter_off(word))
    return meant_by(word, language, at) or next(iter(names), "") or word
