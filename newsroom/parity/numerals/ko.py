"""Korean: 열두 명, 다섯 번째, 사흘, 수십만, 3분의 1, 절반, 양국."""

import re
from collections.abc import Iterator
from fractions import Fraction
from math import prod

from newsroom.parity.facts import Number, Several
from people.curation.languages import Language
from people.house.roles import ROLES

from .fractions import blank

ONES = {
    "한": 1,
    "하나": 1,
    "두": 2,
    "둘": 2,
    "세": 3,
    "석": 3,
    "셋": 3,
    "네": 4,
    "넉": 4,
    "넷": 4,
    "다섯": 5,
    "여섯": 6,
    "일곱": 7,
    "여덟": 8,
    "아홉": 9,
}
TENS = {
    "열": 10,
    "스물": 20,
    "스무": 20,
    "서른": 30,
    "마흔": 40,
    "쉰": 50,
    "예순": 60,
    "일흔": 70,
    "여든": 80,
    "아흔": 90,
}
COUNTED = "명|개|차례|번|가지|곳|배|건|달|살|시간|편|군데|대|권|째|사람|나라"
NATIVE = re.compile(
    rf"(?<![가-힣\x00])(?:({'|'.join(TENS)})({'|'.join(ONES)})?|({'|'.join(ONES)}))"
    rf"(?=[ \u00a0]\S|(?:{COUNTED})|[은이가을를의로과도])"
)
# Of one syllable and at the head of many words: only what is counted can follow.
SHORT = re.compile(rf"[ \u00a0]?(?:{COUNTED})|[ \u00a0][가-힣]")
# “두 대통령” may be «президенты».
PARTIES = re.compile(rf"[ \u00a0](?:나라|국가|정상|도시|지역|사람|\w{{0,4}}(?:{'|'.join(ROLES[Language.KO])}))")
DAYS = {
    "이틀": 2,
    "사흘": 3,
    "나흘": 4,
    "닷새": 5,
    "엿새": 6,
    "이레": 7,
    "여드레": 8,
    "아흐레": 9,
    "열흘": 10,
    "보름": 15,
}
DAY = re.compile(rf"(?<![가-힣])(?:{'|'.join(DAYS)})")
MANY = re.compile("(?<![가-힣])수(십|백|천)?(만|억|조)?(?=[ \u00a0]?(?:여[ \u00a0]?)?[가-힣])")
SCALES = {"십": 10, "백": 100, "천": 1000, "만": 10**4, "억": 10**8, "조": 10**12, None: 1}
# “백여 점”, “천 명”: Sino-Korean, without a digit.
BARE = re.compile(
    r"(?<![가-힣\d\x00])([십백천만억]{1,2})(?:여[ \u00a0]?(?=[가-힣])|[ \u00a0](?=명|년|개국|점|곳|건|톤|가구))"
)
SHARE = re.compile(r"(\d{1,2})분의[ \u00a0]?(\d{1,2})")
HALF = re.compile("절반|반년|(?<![상하])반기|(?<![가-힣])반(?=으로| 이상| 가까이)")
LOOSE = re.compile("(양국|양측|양방향|양자|양쪽|양 정상|쌍방|둘째|두 번째|제2)|(첫|최초)")
# “1시간 반”: what stands before is half a unit more.
AND_A_HALF = re.compile(r"[ \u00a0]?(?:시간|년|개월|달|배)[ \u00a0]반(?![가-힣])")
TWICE = re.compile("갑절|곱절")


def numerals(text: str) -> Iterator[Number]:
    for pattern, amount in (
        (SHARE, lambda match: Fraction(int(match[2]), int(match[1]) or 1)),
        (HALF, lambda match: Fraction(1, 2)),
        (TWICE, lambda match: Fraction(2)),
        (DAY, lambda match: Fraction(DAYS[match[0]])),
    ):
        for match in pattern.finditer(text):
            yield Number(*match.span(), frozenset([amount(match)]), is_word=True)
        text = pattern.sub(blank, text)
    for match in MANY.finditer(text):
        if match[1] or match[2]:
            yield Number(*match.span(), frozenset([Several(SCALES[match[1]] * SCALES[match[2]])]), is_word=True)
    for match in BARE.finditer(text):
        yield Number(*match.span(1), frozenset([Fraction(prod(map(SCALES.get, match[1])))]), is_word=True)
    for match in LOOSE.finditer(text):
        amounts = frozenset([Fraction(2 if match[1] else 1)])
        yield Number(*match.span(), amounts, is_loose=True, is_word=True, is_ordinal=True)
    yield from _native(text)


def _native(text):
    for match in NATIVE.finditer(text):
        if len(match[0]) == 1 and not SHORT.match(text, match.end()):
            continue
        value = TENS.get(match[1], 0) + ONES.get(match[2] or match[3], 0)
        if AND_A_HALF.match(text, match.end()):
            value += Fraction(1, 2)
        is_loose = value == 1 or (value == 2 and bool(PARTIES.match(text, match.end())))
        yield Number(*match.span(), frozenset([Fraction(value)]), is_loose=is_loose, is_word=True)
