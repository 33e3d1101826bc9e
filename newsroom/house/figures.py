"""A number in a text that differs from the figure that the story is linked to.

The rule asks for much before it speaks, because a story may give numbers that the register has not. A figure counts as
stated when any number of the text equals it, however rounded on either side. Only for a figure that is not stated, a
number of the same unit that equals no linked figure contradicts it, and only if the two are evidently about one thing:
the sentence has at least two telling words of the figure's or its indicator's name; or the number is the only stray one
of its unit, as the figure is, and is off by less than half, by a power of ten, or by two digits changing places.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from newsroom.figure_words import amount_words
from newsroom.models import Figure
from people.curation.house import Problem, Text, define
from people.curation.house.texts import WORD, sentences
from people.curation.languages import Language, active_language

from .quantities import Quantity, quantities

# Words shorter than this are in every sentence; in Hangul a letter is a syllable.
TELLING = {Language.RU: 5, Language.KK: 5, Language.KO: 2, Language.EN: 5}
STEM = {Language.RU: 5, Language.KK: 5, Language.KO: 2, Language.EN: 5}
ENOUGH_WORDS = 2
CLOSE = (Decimal("0.5"), Decimal(2))


def _say_figure(details):
    value, scale = Decimal(details["value"]), int(details["scale"])
    return {"figure": amount_words(value, scale, details["unit"], details["comparator"], active_language())}


FIGURE_CONTRADICTS = define(
    "figure-contradicts",
    title=_("number that the register contradicts"),
    explanation=_(
        "The story is linked to the figure “%(figure)s”, which its text does not give; this number seems to stand in "
        "its place. Correct the number or the links."
    ),
    say=_say_figure,
)


@dataclass(frozen=True)
class Stated:
    """A figure of the register in one language."""

    amount: Decimal
    precision: Decimal
    unit: str
    words: str
    details: tuple[tuple[str, str], ...]


def stated(figure: Figure, language: str) -> Stated:
    value = figure.value.normalize()
    names = (figure.text_in("name", language), figure.indicator.text_in("name", language))
    details = {"value": f"{value:f}", "scale": str(figure.scale), "comparator": figure.comparator}
    return Stated(
        amount=figure.amount,
        precision=Decimal(figure.scale).scaleb(min(0, value.as_tuple().exponent)),
        unit=figure.indicator.unit,
        words=" ".join(names),
        details=tuple((details | {"unit": figure.indicator.unit}).items()),
    )


def contradictions(texts: Iterable[Text], language: str, figures: list[Stated]) -> Iterator[Problem]:
    """Bad: «3,4 млрд» where the register has «4,3 млрд», “430억” for “43억”. Good: numbers that no figure is about."""
    met = [
        (text, sentence, one)
        for text in texts
        for paragraph in text.paragraphs
        for sentence in sentences(paragraph)
        for one in quantities(sentence, language)
    ]
    open_figures = [figure for figure in figures if not any(same(one, figure) for _text, _sentence, one in met)]
    stray = [(text, sentence, one) for text, sentence, one in met if one.unit and not _is_known(one, figures)]
    for text, sentence, one in stray:
        for figure in open_figures:
            if figure.unit == one.unit and _is_about(figure, sentence, one, stray, open_figures, language):
                yield text.problem(FIGURE_CONTRADICTS, _excerpt(sentence, one), **dict(figure.details))
                break


def same(one: Quantity | Stated, other: Stated) -> bool:
    """Equal, once the more exact of the two is rounded like the other."""
    return abs(one.amount - other.amount) <= (max(one.precision, other.precision) - 1) / 2 or (
        one.amount == other.amount
    )


def _is_known(one, figures):
    return any(figure.unit == one.unit and same(one, figure) for figure in figures)


def _is_about(figure, sentence, one, stray, open_figures, language):
    if num_shared_words(figure.words, sentence, language) >= ENOUGH_WORDS:
        return True
    rivals = {other.amount for _text, _sentence, other in stray if other.unit == figure.unit}
    candidates = [other for other in open_figures if other.unit == figure.unit]
    return len(rivals) == len(candidates) == 1 and _looks_like_a_slip(one.amount, figure.amount)


def num_shared_words(name, sentence, language):
    """Telling words that both have, by their stems."""
    stems = {word[: STEM[language]].casefold() for word in WORD.findall(name) if len(word) >= TELLING[language]}
    own = {word[: STEM[language]].casefold() for word in WORD.findall(sentence) if len(word) >= TELLING[language]}
    return len(stems & own)


def _looks_like_a_slip(amount, expected):
    if not amount or not expected:
        return False
    ratio = amount / expected
    return CLOSE[0] < ratio < CLOSE[1] or _digits(amount) == _digits(expected)


def _digits(amount):
    """The digits without zeros at the end, in order of size: 4.3 billion, 43 million and 3.4 billion are alike."""
    return sorted(amount.normalize().as_tuple().digits)


def _excerpt(sentence, one):
    start = max(0, one.start - 20)
    return sentence[start : one.end + 12].strip()
