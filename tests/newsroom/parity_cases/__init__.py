"""Sentences of the desk's domain with their translations, half of them with a planted miss, and what to find in each.

A case is a line “ru ko: number date”, the kinds of what is missed, or “right”; then the source and the translation.
"""

from pathlib import Path
from typing import NamedTuple

from newsroom.parity import Known

PAIRS = ("ru-kk", "ru-ko", "ru-en", "kk-ko", "kk-en", "ko-en")


class Case(NamedTuple):
    pair: str
    source_language: str
    target_language: str
    source: str
    target: str
    missed: list[str]


def cases(pair: str) -> list[Case]:
    blocks = (Path(__file__).parent / f"{pair}.txt").read_text("utf-8").strip().split("\n\n")
    return [_case(pair, *block.split("\n")) for block in blocks]


def _case(pair, head, source, target):
    languages, _colon, missed = head.partition(": ")
    return Case(pair, *languages.split(), source, target, [] if missed == "right" else missed.split())


def _known(key, *names, family_names=(), others=()):
    languages = ("ru", "kk", "ko", "en")
    spellings = {code: (name,) for code, name in zip(languages, names, strict=True)}
    for code, spelling in others:
        spellings[code] += (spelling,)
    return Known(key, spellings, dict(zip(languages, family_names, strict=False)))


NAMES = [
    _known(
        "sadykova",
        *("Айгерим Садыкова", "Әйгерім Садықова", "아이게림 사디코바", "Aigerim Sadykova"),
        family_names=("Садыкова", "Садықова", "사디코바", "Sadykova"),
    ),
    _known(
        "ospanov",
        *("Данияр Оспанов", "Данияр Оспанов", "다니야르 오스파노프", "Daniyar Ospanov"),
        family_names=("Оспанов", "Оспанов", "오스파노프", "Ospanov"),
    ),
    _known("lee", "Ли Сан Хо", "Ли Сан Хо", "이상호", "Lee Sang-ho", family_names=("Ли", "Ли", "이", "Lee")),
    _known("han", "Хан Джи Мин", "Хан Джи Мин", "한지민", "Han Ji-min", family_names=("Хан", "Хан", "한", "Han")),
    _known("koica", "KOICA", "KOICA", "한국국제협력단(KOICA)", "KOICA"),
    _known("astana", "Астана", "Астана", "아스타나", "Astana"),
    _known("almaty", "Алматы", "Алматы", "알마티", "Almaty"),
    _known("shymkent", "Шымкент", "Шымкент", "심켄트", "Shymkent"),
    _known("seoul", "Сеул", "Сеул", "서울", "Seoul"),
    _known("busan", "Пусан", "Пусан", "부산", "Busan"),
    _known("incheon", "Инчхон", "Инчхон", "인천", "Incheon"),
    _known("kazakhstan", "Казахстан", "Қазақстан", "카자흐스탄", "Kazakhstan"),
    _known(
        "korea",
        *("Республика Корея", "Корея Республикасы", "대한민국", "Republic of Korea"),
        others=[("ru", "Корея"), ("kk", "Корея"), ("ko", "한국"), ("en", "Korea")],
    ),
]
