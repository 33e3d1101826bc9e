"""The Markdown of a dossier: headline, lead and body."""

from dataclasses import dataclass, field
from pathlib import Path

from markdown_it import MarkdownIt

from newsroom.richtext import sanitize

from .entries import Faults, Spot
from .reading import read_text

BLOCKS = {
    "paragraph_open": "paragraph",
    "heading_open": "heading",
    "bullet_list_open": "list",
    "ordered_list_open": "numbered list",
    "blockquote_open": "quotation",
    "table_open": "table",
    "hr": "line",
}

markdown = MarkdownIt("commonmark", {"html": False}).enable("table")


@dataclass
class Text:
    """One language of an article; `blocks` names the kind and line of everything after the lead."""

    path: str
    title: str = ""
    lead: str = ""
    body: str = ""
    lines: dict[str, int] = field(default_factory=dict)
    blocks: list[tuple[str, int]] = field(default_factory=list)

    def spot_of(self, part: str) -> Spot:
        return Spot(self.path, self.lines.get(part, 1))


def read_markdown(path: Path, faults: Faults) -> Text | None:
    """The text in that file, or None where its parts cannot be told."""
    source = read_text(path, faults)
    if source is None:
        return None
    tokens = markdown.parse(source)
    starts = [index for index, token in enumerate(tokens) if token.level == 0 and token.nesting >= 0]
    text = Text(str(path))
    if not starts or tokens[starts[0]].tag != "h1":
        faults.add(Spot(text.path, 1), "This text has no headline. Begin it with a line such as “# Headline”.")
    elif len(starts) < 2 or tokens[starts[1]].type != "paragraph_open":
        faults.add(Spot(text.path, 2), "This text has no lead. Write a paragraph under the headline.")
    elif len(starts) < 3:
        faults.add(Spot(text.path, tokens[starts[1]].map[1]), "This text has no body. Write it under the lead.")
    else:
        _fill(text, tokens, starts, faults)
        return text
    return None


def _fill(text, tokens, starts, faults):
    first, second, *others = starts
    text.title, text.lines["title"] = _plain(tokens[first + 1]), tokens[first].map[0] + 1
    text.lead, text.lines["lead"] = _plain(tokens[second + 1]), tokens[second].map[0] + 1
    text.lines["body"] = tokens[others[0]].map[0] + 1
    for start in others:
        line = tokens[start].map[0] + 1
        kind = BLOCKS.get(tokens[start].type)
        if kind is None or tokens[start].tag == "h1":
            sentence = "An article has no such block. Use paragraphs, ## and ###, lists and quotations."
            faults.add(Spot(text.path, line), sentence)
        text.blocks.append((f"{kind} {tokens[start].tag}" if kind == "heading" else kind or "", line))
    text.body = _html(tokens[others[0] :])


def _plain(inline):
    breaks = {"softbreak": " ", "hardbreak": " "}
    return "".join(breaks.get(token.type, token.content) for token in inline.children).strip()


def _html(tokens):
    """As the editor widget writes it: no white space between blocks, paragraphs in list items."""
    for token in tokens:
        token.hidden = False
        for part in token.children or []:
            if part.type == "softbreak":
                part.type, part.content = "text", " "
    return sanitize(markdown.renderer.render(tokens, markdown.options, {}).replace("\n", ""))
