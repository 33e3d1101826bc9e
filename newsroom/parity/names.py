"""Officials, bodies and places that a segment names, by any of their known spellings."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from newsroom.house.stories import FAMILY_NAME_LENGTH
from people.curation.languages import Language
from people.curation.words.korean import PARTICLES
from people.house.roles import ROLES, is_role
from people.house.spellings import WORD_END, WORD_START, fixed_part, form, stem

# «Институт стратегических исследований (КИСИ)» is known by either; «Монумент (Сеул)» is not known as Seoul.
ABBREVIATION = re.compile(r"[ \u00a0]?\(([^()]*[A-ZА-ЯӘҒҚҢӨҰҮҺІ]{2}[^()]*)\)")
BRACKETS = re.compile(r"[ \u00a0]?\([^()]*\)")
SPACES = re.compile("[ \u00a0]")
LETTERS = str.maketrans("ёЁ‐‑’", "еЕ--'")
LATIN = re.compile(r"[A-Za-z][\w .&+-]+")
# Which kind of thing a name is of, a translation may leave unsaid: «Республика Корея», «область», 동카자흐스탄주.
COMMON = re.compile(
    r"\b(?:республик\w*|republic|of|the|and|for|в|на|по|и|при|област\w*|облыс\w*|region|province|провинци\w*|город\w*|қала\w*)\b"
)
KOREAN_KIND = re.compile("(?<=[가-힣]{2})(?:특별시|광역시|공화국|스탄|주|도|시)$")
# A committee is named by its chair, in whom its last syllable is lost: 중앙선거관리위원회, 중앙선거관리위원장.
COMMITTEE = re.compile("(?<=[가-힣]{2}위원)회$")
PARTICLE_LIST = sorted(PARTICLES.split(), key=len, reverse=True)
COUNTRY = re.compile("[가-힣]국")
NOTHING = re.compile("(?!)")
# Of a long name of a body most words will do.
LONG, MOST = 3, 0.5
# So many letters may a case change at the end of a Kazakh word, and so many an adjective: “Kazakh”, “Chinese”.
SUFFIXED, SUFFIXES, ADJECTIVE = {Language.KK}, 3, 5
MONEY_BEFORE = re.compile(r"(?:долл\w*|доллар\w*) $")
MONEY_AFTER = re.compile(r"[ \u00a0]?(?:долл|달러|dollar)")


@dataclass(frozen=True)
class Known:
    """One official, body or place: its spellings by language, the desk's own first, and the family name of a person."""

    key: str
    spellings: Mapping[str, tuple[str, ...]]
    family_names: Mapping[str, str] = field(default_factory=dict)
    # A capital may be answered by its country, whose government it stands for.
    stands_for: "Known | None" = None

    def sought_in(self, language: str) -> tuple[str, ...]:
        """By what the name is told in a source."""
        family_name = self.family_names.get(language, "")
        telling = (family_name,) if len(family_name) >= FAMILY_NAME_LENGTH[language] else ()
        usual, *others = self.spellings.get(language, ()) or [""]
        return (*name_parts(usual), *(one for one in others if _is_a_name(one)), *telling)


@dataclass(frozen=True)
class Named:
    """A name in a segment."""

    start: int
    end: int
    known: Known


# By which spellings a name is sought in a text of the language.
Sought = Callable[[Known, str], tuple[str, ...]]


def names_in(text: str, language: str, names: Iterable[Known]) -> list[Named]:
    """Who is named, the longest name first where one lies within another, which then names nobody by itself."""
    outermost = []
    for one in all_names_in(text, language, names, Known.sought_in):
        if not outermost or one.end > outermost[-1].end:
            outermost.append(one)
    return outermost


def all_names_in(text: str, language: str, names: Iterable[Known], sought: Sought) -> list[Named]:
    """Every place of every spelling, in their order, the longest first of those that begin together."""
    text = text.translate(LETTERS)
    found = [one for known in names for one in _places(text, language, known, sought(known, language))]
    return sorted(found, key=lambda one: (one.start, -one.end))


def _places(text, language, known, spellings) -> Iterator[Named]:
    for spelling in spellings:
        if _hint(spelling, language) in text:
            for match in _pattern(spelling, language).finditer(text):
                if not _is_of_money(text, match):
                    yield Named(*match.span(), known)


def _is_of_money(text, match):
    """«Доллары США» name no country."""
    return MONEY_AFTER.match(text, match.end()) or MONEY_BEFORE.search(text, max(0, match.start() - 12), match.start())


@lru_cache(maxsize=20_000)
def _hint(spelling, language):
    return fixed_part(spelling.split()[0], language).translate(LETTERS)


@lru_cache(maxsize=20_000)
def _pattern(spelling, language):
    """Written as the name is, capitals included: «корейский» does not name Korea, nor does 현대화 Hyundai."""
    words = [form(word.translate(LETTERS), language) for word in spelling.split()]
    if language == Language.KO:
        words = [*map(re.escape, spelling.split())]
        words[-1] += rf"(?:{'|'.join(PARTICLE_LIST)})?(?![가-힣])"
    together = "[ \u00a0]".join(words)
    return re.compile(f"{WORD_START}{together}{WORD_END[language]}")


def is_named(known: Known, text: str, language: str) -> bool:
    """By any spelling, in any form, and by the family name alone; generous, for a translation may bend a name."""
    folded = text.translate(LETTERS).casefold()
    joined = SPACES.sub("", folded)
    own = [part for one in known.spellings.get(language, ()) for part in name_parts(one)]
    foreign = [
        part for many in known.spellings.values() for one in many for part in name_parts(one) if LATIN.fullmatch(part)
    ]
    family_name = known.family_names.get(language, "")
    if len(family_name) >= FAMILY_NAME_LENGTH[language]:
        own.append(family_name)
    elif family_name and _short_name(family_name, language).search(text):
        return True
    if any(_is_in(spelling, folded, joined, language) for spelling in [*own, *foreign]):
        return True
    return known.stands_for is not None and is_named(known.stands_for, text, language)


def _is_in(spelling, folded, joined, language):
    stems = _stems(spelling, language)
    if language == Language.KO:
        return bool(stems) and (any(one in joined for one in stems) or bool(_abbreviated(spelling).search(folded)))
    found = sum(one in folded for one in stems)
    return found > 0 and found >= (len(stems) if len(stems) < LONG else MOST * len(stems))


@lru_cache(maxsize=20_000)
def _stems(spelling, language):
    """What is left of the words of a name in all of their forms."""
    folded = COMMON.sub("", spelling.translate(LETTERS).casefold())
    if language == Language.KO:
        words = [KOREAN_KIND.sub("", word) for word in folded.split()]
        bodies = ("".join(words), *(word for word in words[-1:] if len(word) >= LONG))
        return (*bodies, *(COMMITTEE.sub("장", one) for one in bodies if COMMITTEE.search(one)))
    stems = [stem(word, language) for word in folded.split()]
    cut = SUFFIXES if len(stems) > 1 else ADJECTIVE
    return tuple(one[: max(4, len(one) - cut)] if language in SUFFIXED or len(stems) == 1 else one for one in stems)


@lru_cache(maxsize=5_000)
def _short_name(family_name, language):
    """“조 대사”, «Ли», “Lee”: a short name only as a word of its own, in Korean before a title."""
    if language == Language.KO:
        return re.compile(rf"(?<![가-힣]){family_name}[ \u00a0]?(?:\w{{0,4}}(?:{'|'.join(ROLES[language])})|씨)")
    return re.compile(rf"\b{re.escape(family_name)}\b")


@lru_cache(maxsize=5_000)
def _abbreviated(spelling):
    """주한, 방한, 한-중앙아시아: in compounds a country is its first syllable."""
    if not COUNTRY.fullmatch(spelling):
        return NOTHING
    one = spelling[0]
    return re.compile(rf"[주방대친재]{one}(?![가-힣]{{0,1}}국)|(?<![가-힣]){one}[-·]|[-·]{one}(?![가-힣])")


@lru_cache(maxsize=20_000)
def name_parts(spelling):
    names = [BRACKETS.sub("", spelling).strip("«»“”"), *ABBREVIATION.findall(spelling)]
    return tuple(filter(None, names))


def _is_a_name(spelling):
    """«КИСИ», «Южная Корея», but not «директор КИСИ», «нашей ассоциации»."""
    words = spelling.split()
    return all(word[0].isupper() for word in words) and not any(is_role(words[0], one) for one in Language)
