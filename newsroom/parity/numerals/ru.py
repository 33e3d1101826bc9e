"""Russian: «десять тысяч», «двадцать первый», «полторы тысячи», «тридцатилетие», «вдвое», «сотни», «две трети»."""

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache

from newsroom.parity.facts import Number

from .chains import Numeral, number_chains
from .fractions import without

ADJECTIVE = "ый|ого|ому|ым|ом|ая|ой|ую|ое|ые|ых|ыми"
EXACT = {
    1: "один одна одно одного одной одну одним одном",
    2: "два две двух двум двумя двое двоих двоим",
    3: "три трех трем тремя трое троих троим",
    4: "четыре четырех четырем четырьмя четверо четверых",
    5: "пять пяти пятью пятеро пятерых",
    6: "шесть шести шестью шестеро",
    7: "семь семи семеро",
    8: "восемь восьми восемью",
    9: "девять девяти девятью",
    10: "десять десяти десятью десяток",
    40: "сорок сорока",
    100: "сто ста",
    200: "двести двухсот двумстам",
    300: "триста трехсот тремстам",
    400: "четыреста четырехсот",
    500: "пятьсот пятисот",
    600: "шестьсот шестисот",
    700: "семьсот семисот",
    800: "восемьсот восьмисот",
    900: "девятьсот девятисот",
}
CARDINALS = {word: value for value, words in EXACT.items() for word in words.split()}
# Which are written alike up to the ending, ordinals among them.
STEMS = {
    "одиннадцат": 11,
    "двенадцат": 12,
    "тринадцат": 13,
    "четырнадцат": 14,
    "пятнадцат": 15,
    "шестнадцат": 16,
    "семнадцат": 17,
    "восемнадцат": 18,
    "девятнадцат": 19,
    "двадцат": 20,
    "тридцат": 30,
    "пятьдесят": 50,
    "пятидесят": 50,
    "шестьдесят": 60,
    "шестидесят": 60,
    "семьдесят": 70,
    "семидесят": 70,
    "восемьдесят": 80,
    "восьмидесят": 80,
    "девяност": 90,
}
LONG = re.compile(rf"({'|'.join(STEMS)})(?:(ь|и|ью|о|а)|({ADJECTIVE}))?")
ORDINALS = {
    "перв": 1,
    "втор": 2,
    "четверт": 4,
    "пят": 5,
    "шест": 6,
    "седьм": 7,
    "восьм": 8,
    "девят": 9,
    "десят": 10,
    "сороков": 40,
    "сот": 100,
}
ORDINAL = re.compile(rf"({'|'.join(ORDINALS)})(?:{ADJECTIVE})")
THIRD = re.compile("трет(?:ий|ьего|ьему|ьим|ьем|ья|ьей|ью|ье|ьи|ьих|ьими)")
SCALES = {"тысяч": 10**3, "миллион": 10**6, "миллиард": 10**9, "триллион": 10**12}
SCALE = re.compile(rf"({'|'.join(SCALES)})(а|и|у|ей|ам|ами|ах|ы|ов|ом|е)?")
MANY = {"десятк": 10, "сот": 100}
ROUGH = re.compile("(десятк)(?:и|ов|ам|ами|ах)|(сот)(?:ни|ен|ням|нями|нях)")
LOOSE = {
    **dict.fromkeys(["впервые", "единый"], 1),
    **dict.fromkeys(["оба", "обе", "обоих", "обеих", "обоим", "обеим", "обоими", "обеими", "пара", "пару"], 2),
}
LOOSE_STEMS = re.compile("(перв)|(двусторонн|двойн|втор|дву)|(полугоди)")
LOOSE_VALUES = {1: Fraction(1), 2: Fraction(2), 3: Fraction(1, 2)}
TIMES = {"дважды": 2, "вдвое": 2, "втрое": 3, "трижды": 3, "вчетверо": 4, "впятеро": 5}
PREFIXES = {
    "двух": 2,
    "трех": 3,
    "четырех": 4,
    "пяти": 5,
    "шести": 6,
    "семи": 7,
    "восьми": 8,
    "девяти": 9,
    "десяти": 10,
    **{f"{stem}и": value for stem, value in STEMS.items() if stem.endswith("дцат")},
    "сорока": 40,
    "пятидесяти": 50,
    "шестидесяти": 60,
    "семидесяти": 70,
    "восьмидесяти": 80,
    "девяносто": 90,
    "сто": 100,
    "двухсот": 200,
    "трехсот": 300,
}
THINGS = (
    "лет|днев|сторон|месячн|часов|недельн|этажн|кратн|процентн|тысячн|миллионн|километров|минутн|ярусн|полосн|местн"
)
COMPOUND = re.compile(
    rf"({'|'.join(sorted(PREFIXES, key=len, reverse=True))})({'|'.join(sorted(PREFIXES, key=len))})?(?:{THINGS})\w*"
)
DECADES = re.compile("десятилети(?:я|й|ям|ями|ях)")


def numerals(text: str) -> Iterator[Number]:
    rest, parts = without(text, PARTS)
    yield from parts
    yield from number_chains(rest, _numeral)


PARTS = [
    (re.compile(r"\bпол(?:у)?миллион\w*", re.IGNORECASE), Fraction(10**6, 2)),
    (re.compile(r"\bпол(?:у)?миллиард\w*", re.IGNORECASE), Fraction(10**9, 2)),
    (re.compile(r"\bдв(?:а|е|ух|умя) с половиной\b", re.IGNORECASE), Fraction(5, 2)),
    (re.compile(r"\bтр(?:и|ёх|ех|емя) с половиной\b", re.IGNORECASE), Fraction(7, 2)),
    (re.compile(r"\bдв(?:е|ух|умя) трет(?:и|ей|ями|ям)\b", re.IGNORECASE), Fraction(2, 3)),
    (re.compile(r"\bтр(?:и|ёх|ех|емя) четверт(?:и|ей|ями|ям)\b", re.IGNORECASE), Fraction(3, 4)),
    (re.compile(r"\bтреть(?:ю)?(?= [а-яё]+[аыиов]\b)|\bтреть\b|\bтрети\b", re.IGNORECASE), Fraction(1, 3)),
    (re.compile(r"\bчетверт(?:ь|и|ью)\b", re.IGNORECASE), Fraction(1, 4)),
    (re.compile(r"\bполовин(?:а|ы|е|у|ой)\b|\bвполовину\b|\bнаполовину\b", re.IGNORECASE), Fraction(1, 2)),
]


@lru_cache(maxsize=20_000)
def _numeral(word):
    if word in CARDINALS:
        return Numeral(Fraction(CARDINALS[word]))
    if word in LOOSE:
        return Numeral(Fraction(LOOSE[word]), is_loose=True)
    if word in TIMES:
        return Numeral(Fraction(TIMES[word]), is_ordinal=True)
    if word in ("полтора", "полторы", "полутора"):
        return Numeral(Fraction(3, 2))
    return _by_stem(word)


def _by_stem(word):
    if found := LONG.fullmatch(word):
        return Numeral(Fraction(STEMS[found[1]]), is_ordinal=bool(found[3]))
    if found := SCALE.fullmatch(word):
        is_many = bool(found[2]) and found[2] not in ("а", "у", "е", "ом")
        return Numeral(Fraction(SCALES[found[1]]), is_many=is_many)
    if found := ROUGH.fullmatch(word):
        return Numeral(Fraction(MANY[found[1] or found[2]]), is_many=True)
    if found := ORDINAL.fullmatch(word):
        return Numeral(Fraction(ORDINALS[found[1]]), is_ordinal=True)
    if THIRD.fullmatch(word):
        return Numeral(Fraction(3), is_ordinal=True)
    if DECADES.fullmatch(word):
        return Numeral(Fraction(10), is_many=word != "десятилетия", is_either=word == "десятилетия")
    if found := COMPOUND.fullmatch(word):
        return Numeral(Fraction(PREFIXES[found[1]] + PREFIXES.get(found[2], 0)), is_ordinal=True)
    if found := LOOSE_STEMS.match(word):
        return Numeral(LOOSE_VALUES[found.lastindex], is_loose=True, is_ordinal=True)
    return None
