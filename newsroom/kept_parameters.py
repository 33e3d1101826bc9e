"""Reading on in the same way: what the links and forms of a finished page need to keep a choice of the reader.

It is done in the finished page, so that no template and no text of the desk can forget it.
"""

import re
from collections.abc import Callable
from html import escape, unescape
from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

TAG = re.compile(r"<(?:a|area|form)\s[^>]*>", re.IGNORECASE)
ADDRESS = re.compile(r'(?<=\s)(href|action)="([^"]*)"', re.IGNORECASE)


class Kept(NamedTuple):
    """A parameter with its value, which addresses get it, and how a link is marked that leads out of the choice."""

    name: str
    value: str
    belongs_to: Callable[[str], bool]
    leaves: str


def keep(html: str, kept: Kept) -> str:
    """The page with the parameter in each link that it belongs to and in each form that asks for such a page."""
    return TAG.sub(lambda match: _kept(match.group(), kept), html)


def _kept(tag, kept):
    if f" {kept.leaves}" in tag:
        return tag
    if tag[1:5].lower() == "form":
        return _with_hidden(tag, kept)
    return ADDRESS.sub(lambda match: f'{match[1]}="{escape(_extended(unescape(match[2]), kept))}"', tag)


def _extended(address, kept):
    """A link that names a value of its own keeps it."""
    parts = urlsplit(address)
    query = parse_qsl(parts.query, keep_blank_values=True)
    if not kept.belongs_to(address) or any(name == kept.name for name, _value in query):
        return address
    return urlunsplit(parts._replace(query=urlencode([*query, (kept.name, kept.value)])))


def _with_hidden(tag, kept):
    action = ADDRESS.search(tag)
    is_elsewhere = action and action[2] and not kept.belongs_to(unescape(action[2]))
    if is_elsewhere or 'method="post"' in tag.lower():
        return tag
    return f'{tag}<input type="hidden" name="{kept.name}" value="{escape(kept.value)}">'
