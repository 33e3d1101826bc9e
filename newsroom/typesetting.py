"""Headlines set in the letters of the site: broken where each script allows it, and made smaller until they fit."""

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import NamedTuple

from PIL import ImageDraw, ImageFont

FOLDER = Path(__file__).parent / "static" / "newsroom" / "fonts"
HANGUL = re.compile(r"([\u1100-\u11ff\u3000-\u303f\u3130-\u318f\uac00-\ud7a3]+)")
HANGUL_FILE = "notoserifkr-bold.woff2"
# Words are kept together in all four languages, Korean included; a space that must not break is no seam.
SEAM = re.compile(r"[ \t\n]+")
ELLIPSIS = "…"


class Face:
    """Letters of one weight at one size, with Hangul from a file of its own.

    A face is opened for one card and let go with it: the letters of Korean take megabytes once they are unpacked.
    """

    def __init__(self, name: str, size: int):
        self.name, self.size = name, size
        self._open = cache(lambda file: ImageFont.truetype(FOLDER / file, size, layout_engine=ImageFont.Layout.BASIC))

    def _runs(self, text):
        """Pieces in one script each; those at odd places are Hangul."""
        pieces = enumerate(HANGUL.split(text))
        return [(piece, self._open(HANGUL_FILE if at % 2 else f"{self.name}.woff2")) for at, piece in pieces if piece]

    def width(self, text: str) -> float:
        return sum(font.getlength(piece) for piece, font in self._runs(text))

    def draw(self, canvas: ImageDraw.ImageDraw, across: float, down: float, text: str, ink: str) -> None:
        """With the baseline beginning at that point."""
        for piece, font in self._runs(text):
            canvas.text((across, down), piece, font=font, fill=ink, anchor="ls")
            across += font.getlength(piece)


class Setting(NamedTuple):
    """Lines, and how large their letters are in proportion to those that they were measured with."""

    lines: list[str]
    scale: float


def fitted(text: str, face: Face, width: float, height: float, *, leading: float, smallest: float) -> Setting:
    """The largest setting that fits, in steps of a twentieth; what is too long even at the smallest is cut short."""
    words = [word for word in SEAM.split(text) if word]
    measure = cache(face.width)
    scale = 1.0
    while True:
        lines, room = broken(words, measure, width / scale), int(height / (face.size * scale * leading))
        if len(lines) <= room:
            return Setting(balanced(words, measure, width / scale, len(lines)), scale)
        if scale <= smallest:
            return Setting(cut(lines, measure, width / scale, room), scale)
        scale = max(scale - 0.05, smallest)


def broken(words: list[str], measure: Callable, width: float) -> list[str]:
    """Lines as full as they get; a word that is wider than a line is broken between its letters."""
    lines = [""]
    for word in words:
        together = f"{lines[-1]} {word}".strip()
        if measure(together) <= width:
            lines[-1] = together
            continue
        lines += [word] if lines[-1] else []
        lines[-1] = lines[-1] or word
        while measure(lines[-1]) > width:
            head = next(n for n in range(len(lines[-1]), 0, -1) if n == 1 or measure(lines[-1][:n]) <= width)
            if head == len(lines[-1]):
                break
            lines[-1:] = [lines[-1][:head], lines[-1][head:]]
    return lines


def balanced(words: list[str], measure: Callable, width: float, num: int) -> list[str]:
    """As many lines, each about as long as the others, so that none holds a last word alone."""
    narrowest, lines = width, broken(words, measure, width)
    while len(tried := broken(words, measure, narrowest * 0.97)) == num and narrowest > width / 2:
        narrowest, lines = narrowest * 0.97, tried
    return lines


def cut(lines: list[str], measure: Callable, width: float, room: int) -> list[str]:
    last = lines[room - 1]
    while measure(f"{last}{ELLIPSIS}") > width:
        last = last[:-1].rstrip()
    return [*lines[: room - 1], f"{last}{ELLIPSIS}"]
