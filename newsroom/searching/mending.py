"""Words with one letter wrong, where nothing else is found."""

from people import naming
from people.curation.search.matching import is_met, meant_by
from people.curation.words.typos import one_letter_off

from .asking import Question
from .finding import Found, find


def find_or_mend(question: Question) -> tuple[Found, Question]:
    """What the words find, else what the words find that they were probably meant to be, and these words."""
    found = find(question)
    if found or not question.words:
        return found, question
    meant = question.about([_mended(word, question) for word in question.words])
    if meant.words == question.words:
        return found, question
    mended = find(meant)
    return (mended, meant) if mended else (found, question)


def _mended(word, question):
    """The word itself where some text or name holds it."""
    language, at = question.reading.language, question.reading.at
    if naming.named([word], language) or is_met(word, language, at):
        return word
    names = naming.known_words(one_letter_off(word))
    return meant_by(word, language, at) or next(iter(names), "") or word
