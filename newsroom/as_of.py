"""Reading on in the past: what the links and forms of a page need to stay on the day that the reader asked for."""

import re
from html import escape, unescape
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from people.curation.languages import Language

PARAMETER = "as_of"
TAG = re.compile(r"<(?:a|area|form)\s[^>]*>", re.IGNORECASE)
ADDRESS = re.compile(r'(?<=\s)(href|action)="([^"]*)"', re.IGNORECASE)
PUBLIC = tuple(f"/{language}/" for language in Language.values)
# The way back to the present says so itself.
LEAVES = " data-leaves-the-day"


def keep_day(html: str, day: str) -> str:
    """The page with `?as_of=` in each link to another public page of this site and in each form that asks for one.

    It is done in the finished page, so that no template and no text of the desk can forget it.
    """
    return TAG.sub(lambda match: _kept(match.group(), day), html)


def _kept(tag, day):
    if LEAVES in tag:
        return tag
    if tag[1:5].lower() == "form":
        return _with_hidden_day(tag, day)
    return ADDRESS.sub(lambda match: f'{match[1]}="{escape(_dated(unescape(match[2]), day))}"', tag)


def _dated(address, day):
    """A link that names a day of its own keeps it."""
    parts = urlsplit(address)
    query = parse_qsl(parts.query, keep_blank_values=True)
    if not _is_public(address) or any(name == PARAMETER for name, _value in query):
        return address
    return urlunsplit(parts._replace(query=urlencode([*query, (PARAMETER, day)])))


def _is_public(address):
    return address.startswith(("?", *PUBLIC))


def _with_hidden_day(tag, day):
    action = ADDRESS.search(tag)
    is_elsewhere = action and action[2] and not _is_public(unescape(action[2]))
    if is_elsewhere or 'method="post"' in tag.lower():
        return tag
    return f'{tag}<input type="hidden" name="{PARAMETER}" value="{escape(day)}">'
