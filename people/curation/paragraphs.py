"""Paragraphs of a text, as evidence and remarks count them."""

from html.parser import HTMLParser

HEADINGS = {"h1", "h2", "h3"}
VOID = {"br", "hr", "img"}


class _Blocks(HTMLParser):
    """Collects the text of each top-level block but headings."""

    def __init__(self):
        super().__init__()
        self.depth, self.paragraphs, self.is_heading = 0, [], False

    def handle_starttag(self, tag, attrs):
        if self.depth == 0:
            self.is_heading = tag in HEADINGS
            if not self.is_heading:
                self.paragraphs.append("")
        elif tag in VOID or tag in ("p", "li", "td", "th"):
            self._add(" ")
        self.depth += tag not in VOID

    def handle_endtag(self, tag):
        self.depth -= tag not in VOID

    def handle_data(self, data):
        self._add(data)

    def _add(self, text):
        if self.depth and not self.is_heading:
            self.paragraphs[-1] += text


def paragraphs(lead: str, body: str) -> list[str]:
    """The lead is the first, headings do not count, every other block does."""
    blocks = _Blocks()
    blocks.feed(body)
    blocks.close()
    return [lead, *(text.strip() for text in blocks.paragraphs)]
