"""Korean without regard to particles and to spaces: a word is the pairs of syllables that stand side by side in it."""

import re

HANGUL = re.compile(r"[가-힣一-鿿]")
SEAM = re.compile(r"([가-힣]) (?=([가-힣]))")
PARTICLES = """
에서부터 으로부터 에게서 에서는 에서도 에서의 에게는 으로는 으로도 으로의 이라는 이라고 이었다 까지는 부터는
에서 에게 께서 으로 까지 부터 처럼 보다 에는 에도 로는 로도 로의 라는 라고 이나 이다 였다 이며 에의 과의 와의 만의
들의 들이 들은 들을 은 는 이 가 을 를 의 에 로 와 과 도 만 께 며 나
"""
VERBAL = (
    "하였다 했습니다 합니다 했으며 하다 했다 한다 하는 하고 하며 하여 해서 되다 됐다 된다 되는 되어 하기 한 된 할 될"
)
ENDINGS = sorted(f"{PARTICLES} {VERBAL}".split(), key=len, reverse=True)


def is_korean(word: str) -> bool:
    return bool(HANGUL.match(word))


def without_particle(word: str) -> str:
    """A stem keeps two syllables at least, for 이 and 도 end many names: 경기도 becomes 경기, but 가이 stays."""
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 2:
            return word.removesuffix(ending)
    return word


def _pairs(word):
    return [word[place : place + 2] for place in range(len(word) - 1)]


def index_keys(word: str) -> frozenset[str]:
    """All pairs, and a single syllable where it may be the whole word: 북 and 북은."""
    single = [word[0]] if len(word) == 1 or (len(word) == 2 and word[1] in ENDINGS) else []
    return frozenset([*_pairs(word), *single])


def query_keys(word: str) -> tuple[frozenset[str], ...]:
    stem = without_particle(word)
    return tuple(frozenset([pair]) for pair in dict.fromkeys(_pairs(stem))) or (frozenset([stem]),)


def keys_across(text: str) -> set[str]:
    """Pairs across spaces, so that 세종연구소 finds 세종 연구소."""
    return {first + second for first, second in SEAM.findall(text)}
