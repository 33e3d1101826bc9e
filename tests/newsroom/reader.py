"""What a reader finds on a page: its elements, with their attributes and the words in them."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

from django.utils import translation

LANGUAGES = ("ru", "kk", "ko", "en")
SPOKEN = {"alt", "aria-label", "content", "placeholder", "title"}
VOID = {"br", "hr", "img", "input", "link", "meta", "source"}


@dataclass
class Element:
    tag: str
    attrs: dict
    pieces: list = field(default_factory=list)

    @property
    def words(self) -> str:
        return " ".join("".join(self.pieces).split())


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.elements, self.open, self.marked = [], [], []

    def handle_starttag(self, tag, attrs):
        self.elements.append(Element(tag, dict(attrs)))
        self.open.append(self.elements[-1])
        self.marked += [(self.language(), value) for name, value in attrs if name in SPOKEN]
        if tag in VOID:
            self.open.pop()

    def handle_endtag(self, tag):
        while self.open and self.open.pop().tag != tag:
            pass

    def handle_data(self, data):
        for element in self.open:
            element.pieces.append(data)
        if not any(element.tag == "script" for element in self.open):
            self.marked.append((self.language(), data))

    def language(self):
        return next((element.attrs["lang"] for element in reversed(self.open) if "lang" in element.attrs), "")


def find(response, tag, **attrs) -> list[Element]:
    """Elements with that tag (`*` for any) and those attributes; `class_` is one of the classes, None means absent."""
    reader = _Reader()
    reader.feed(response.content.decode())
    wanted_class = attrs.pop("class_", "")
    return [
        element
        for element in reader.elements
        if tag in (element.tag, "*")
        and all(element.attrs.get(name) == value for name, value in attrs.items())
        and (not wanted_class or wanted_class in element.attrs.get("class", "").split())
    ]


def words_of(response, tag, **attrs) -> list[str]:
    return [element.words for element in find(response, tag, **attrs)]


def marked_texts(response) -> list[tuple[str, str]]:
    """Every text and every spoken attribute of the page with the language that it is marked as."""
    reader = _Reader()
    reader.feed(response.content.decode())
    return reader.marked


def texts_on(response) -> set[str]:
    """The words of each element of the page, to look for whole titles among them."""
    return set(words_of(response, "*"))


def text_of(response) -> str:
    """The words between masthead and footer."""
    return words_of(response, "main")[0]


def choices_of(response, name) -> list[tuple[str, str, int]]:
    """What a filter of a list offers, the wider before the narrower: value, words and number of rows."""
    filters = response.context["filters"]
    with translation.override(filters.reading.language):
        offered = next((panel.choices for panel in filters.panels() if panel.name == name), ())
    return [(one.value, one.words, one.num) for one in _with_those_below(offered)]


def _with_those_below(choices):
    for choice in choices:
        yield choice
        yield from _with_those_below(choice.children)


def said(sentence, language) -> str:
    """A sentence of the interface in the language."""
    with translation.override(language):
        return translation.gettext(sentence)


def title_in(record, language) -> str:
    """The title in the working copy, which a published record has in its first edition too."""
    return record.text_in(record.edition_title, language)


def titles_in(records, language) -> list[str]:
    return [title_in(record, language) for record in records]
