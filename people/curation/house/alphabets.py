"""Letters of another alphabet within a word, and whole texts in another language than their field."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from ..languages import Language
from .codes import Problem, define
from .texts import Text, around

LATIN = "A-Za-zÀ-ÖØ-öø-ʯ"
CYRILLIC = "Ѐ-ԯ"
HANGUL = "ᄀ-ᇿ㄰-㆏가-힣"
# Two alphabets meet without a hyphen between them. Latin before or after Hangul is good Korean: “CICA는”, “SK하이닉스”.
SEAM = re.compile(f"[{LATIN}][{CYRILLIC}]|[{CYRILLIC}][{LATIN}]|[{HANGUL}][{CYRILLIC}]|[{CYRILLIC}][{HANGUL}]")
LETTERS = re.compile(r"[^\W\d_]+")
NOT_LATIN = re.compile(f"[^{LATIN}]")
# A Latin letter where a Russian preposition or conjunction looks the same: «встреча c послом», «C 2014 года».
LONE_LATIN = re.compile(f"(?:(?<=[{CYRILLIC}] )[acoy]|(?<![^\\s«])(?<![^.!?…\\s]\\s)[ABCKOY])(?= [«{CYRILLIC}\\d])")

MIXED_SCRIPT = define(
    "mixed-script",
    title=_("two alphabets in one word"),
    explanation=_(
        "This word mixes letters of two alphabets that look alike (Latin: %(latin)s), so neither search nor a screen "
        "reader knows it. Type it again in one alphabet."
    ),
    may_block=True,
)
OTHER_LANGUAGE = define(
    "other-language",
    title=_("text in another language"),
    explanation=_("This text does not look like the language of its field. Translate it, or move it to its own tab."),
)


def mixed_scripts(text: Text) -> Iterator[Problem]:
    """Bad: «Кaзахстан» with a Latin a. Good: «K-поп», «IT-компания», “SK하이닉스”, “3D”."""
    for paragraph in text.paragraphs:
        if SEAM.search(paragraph):
            for word in LETTERS.findall(paragraph):
                if SEAM.search(word):
                    latin = NOT_LATIN.sub("", word) or "–"
                    yield text.problem(MIXED_SCRIPT, word, is_blocking=True, latin=latin)
    if text.language in (Language.RU, Language.KK):
        for paragraph, match in text.matches(LONE_LATIN):
            words = around(paragraph, *match.span())
            yield text.problem(MIXED_SCRIPT, words, is_blocking=True, latin=match.group())


OWN_LETTERS = {
    Language.RU: re.compile(f"[{CYRILLIC}]"),
    Language.KK: re.compile(f"[{CYRILLIC}]"),
    Language.KO: re.compile(f"[{HANGUL}]"),
    Language.EN: re.compile(f"[{LATIN}]"),
}
KAZAKH = re.compile("[ӘәҒғҚқҢңӨөҰұҮүҺһІі]")
ANY_LETTER = re.compile(r"[^\W\d_]")
# Shorter texts may consist of foreign names alone.
ENOUGH_LETTERS = 60
# A Kazakh text has a letter of its own in every third word or so, a Russian one in a quoted name at most.
KAZAKH_IN_RUSSIAN, KAZAKH_IN_KAZAKH = 0.04, 0.01


def other_language(text: Text) -> Iterator[Problem]:
    """Bad: a Russian lead in the Kazakh field. Good: Latin names of companies in a Korean one."""
    whole = " ".join(text.paragraphs)
    num_letters = len(ANY_LETTER.findall(whole)) if text.is_prose else 0
    if num_letters >= ENOUGH_LETTERS and not _looks_like(text.language, whole, num_letters):
        yield text.problem(OTHER_LANGUAGE, whole[:80])


def _looks_like(language, whole, num_letters):
    num_own = len(OWN_LETTERS[language].findall(whole))
    # One Hangul syllable says as much as two or three letters.
    if num_own * (3 if language == Language.KO else 2) < num_letters:
        return False
    kazakh = len(KAZAKH.findall(whole)) / num_letters
    if language == Language.RU:
        return kazakh <= KAZAKH_IN_RUSSIAN
    return language != Language.KK or kazakh >= KAZAKH_IN_KAZAKH
