"""Quoted passages of a segment; short titles and names in quotation marks may lose these in a translation."""

import re
from dataclasses import dataclass

QUOTED = re.compile(
    '«[^«»]*(?:«[^«»]*»[^«»]*)*»|“[^“”]*”|„[^„“]*“|"[^"]+"|《[^》]*》|「[^」]*」|『[^』]*』|(?<!\\w)‘(?:[^‘’]|(?<=\\w)’(?=\\w))*’'
)
WORDS = re.compile(r"\w+")
# «АЗИЯ АВТО», «Жаңғыру жолы», ‘벤치마크’: a name or a term rather than a quotation.
NAME_WORDS = 4
SPEECH = re.compile(r"[,.!?…]?[»”][,.]?\s?[—–-]\s|[,!?.…]”")
SPEECH_BEFORE = re.compile(r":\s?$")


@dataclass(frozen=True)
class Quoted:
    """Marks and what they enclose; it is demanded if it is somebody's words."""

    start: int
    end: int
    is_demanded: bool


def quotations(text: str) -> list[Quoted]:
    return [Quoted(*match.span(), _is_speech(text, match)) for match in QUOTED.finditer(text)]


def _is_speech(text, match):
    inner = match[0][1:-1].strip()
    if match[0][0] in "‘《「『":
        return False
    if (
        SPEECH.match(text, match.end() - 1)
        or SPEECH.match(text, match.end() - 2)
        or SPEECH_BEFORE.search(text, 0, match.start())
    ):
        return True
    return not inner[:1].isupper() or len(WORDS.findall(inner)) > NAME_WORDS
