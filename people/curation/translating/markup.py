"""Sanitised rich text as a tree of block elements and of runs of inline markup between them."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

BLOCKS = frozenset(
    [
        *("p", "h1", "h2", "h3", "ul", "ol", "li", "blockquote", "figure", "figcaption", "hr"),
        *("table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption", "div", "pre"),
    ]
)
VOID = frozenset(["br", "hr", "img", "col", "wbr"])


@dataclass
class Run:
    """Words and inline elements in one stretch; white space or a picture alone is no word."""

    markup: str
    has_words: bool


@dataclass
class Element:
    """A block element, or an inline one around blocks."""

    tag: str
    opening: str
    start: int
    end: int = 0
    is_block: bool = True
    has_words: bool = False
    children: list = field(default_factory=list)
    parts: list = field(default_factory=list)
    markup: str = ""


class _Reader(HTMLParser):
    """Collects elements and words with their places in the markup."""

    def __init__(self, markup: str):
        super().__init__(convert_charrefs=False)
        self.markup = markup
        self._lines = [0, *(index + 1 for index, letter in enumerate(markup) if letter == "\n")]
        self.root = Element("", "", 0, len(markup))
        self._open = [self.root]
        self.feed(markup)
        self.close()
        for element in reversed(self._open):
            element.end = element.end or len(markup)

    @property
    def _place(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def handle_starttag(self, tag, attrs):
        opening = self.get_starttag_text()
        element = Element(tag, opening, self._place, is_block=tag in BLOCKS)
        self._open[-1].children.append(element)
        if tag in VOID:
            element.end = element.start + len(opening)
        else:
            self._open.append(element)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag):
        if len(self._open) > 1 and self._open[-1].tag == tag:
            self._open.pop().end = self.markup.index(">", self._place) + 1

    def handle_data(self, data):
        self._note(bool(data.strip()))

    def handle_entityref(self, name):
        self._note(name != "nbsp")

    def handle_charref(self, name):
        self._note(name not in ("160", "xa0", "xA0"))

    def _note(self, has_words):
        if has_words:
            for element in self._open:
                element.has_words = True


def tree_of(markup: str) -> list[Run | Element]:
    root = _Reader(markup).root
    _arrange(root, markup, 0, len(markup))
    return root.parts


def _arrange(element, markup, start, end):
    """Give the element its parts: elements that are or hold blocks, and the runs between them."""
    run = start
    for child in [one for one in element.children if _is_structural(one)]:
        _add_run(element, markup, run, child.start)
        child.markup = markup[child.start : child.end]
        if child.tag not in VOID and child.has_words:
            _arrange(child, markup, child.start + len(child.opening), child.end - len(f"</{child.tag}>"))
        element.parts.append(child)
        run = child.end
    _add_run(element, markup, run, end)


def _add_run(element, markup, start, end):
    if start < end:
        inline = [one for one in element.children if start <= one.start < end]
        outside = markup[start:end]
        for one in inline:
            outside = outside.replace(markup[one.start : one.end], "")
        has_words = any(one.has_words for one in inline) or bool(outside.replace("&nbsp;", "").strip())
        element.parts.append(Run(markup[start:end], has_words))


def _is_structural(element):
    return element.is_block or any(map(_is_structural, element.children))
