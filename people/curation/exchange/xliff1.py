"""XLIFF 1.2: a file element for each record, a trans-unit for each segment, markup of codes as equivalent text."""

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element, SubElement

from .codes import Ends, Reading, ends_of, letter_of, name_of
from .inline import Token, fill, numbered_like, tokens_of, words_alone
from .parcel import Item, Parcel, Part, Reply, State
from .serialising import serialise

NAME, EXTENSION, TYPE = "XLIFF 1.2", "xlf", "application/x-xliff+xml"
NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
IS_ONE_SOURCE_LANGUAGE = False

STATES = {
    State.NEW: "needs-translation",
    State.STALE: "needs-review-translation",
    State.DRAFT: "translated",
    State.CONFIRMED: "signed-off",
}
CONFIRMED = ("signed-off", "final")
# What tools understand of our formatting.
KINDS = {"strong": "bold", "em": "italic", "br": "lb", "a": "link", "img": "image"}
TAGS = {"bold": "strong", "italic": "em", "lb": "br", "x-sub": "sub", "x-sup": "sup"}
TOKEN = "x-chancery-token"


def write(parcel: Parcel) -> bytes:
    root = Element("xliff", {"xmlns": NAMESPACE, "version": "1.2"})
    for part in parcel.parts:
        languages = {"source-language": part.source_language, "target-language": part.language}
        file = SubElement(root, "file", {"original": part.origin, **languages, "datatype": "html"})
        _write_part(file, part)
    return serialise(root)


def _write_part(file: Element, part: Part) -> None:
    header = SubElement(file, "header")
    SubElement(header, "note", {"from": "record"}).text = part.title
    SubElement(header, "note", {"from": "page"}).text = part.address
    body = SubElement(file, "body")
    for number, item in enumerate(part.items, start=1):
        unit = SubElement(body, "trans-unit", {"id": f"u{number}", "resname": item.key, "xml:space": "preserve"})
        _write_item(unit, item)


def _write_item(unit: Element, item: Item) -> None:
    if item.state == State.CONFIRMED:
        unit.set("approved", "yes")
    source = tokens_of(item.source) if item.is_rich else words_alone(item.source)
    target = numbered_like(tokens_of(item.target), source) if item.is_rich else words_alone(item.target)
    _write_text(SubElement(unit, "source"), source)
    held = SubElement(unit, "target", state=STATES[item.state])
    if item.sub_state:
        held.set("state-qualifier", f"x-chancery-{item.sub_state}")
    _write_text(held, target)
    group = SubElement(unit, "context-group", purpose="information")
    SubElement(group, "context", {"context-type": TOKEN}).text = item.token
    for name, words in [*item.notes, *_terms_of(item)]:
        SubElement(unit, "note", {"from": name}).text = words


def _terms_of(item: Item) -> Iterator[tuple[str, str]]:
    for term in item.terms:
        yield "glossary", f"{term.wording} = {term.approved}" + (f" (≠ {term.avoid})" if term.avoid else "")


def _write_text(element: Element, tokens: Iterable[Token]) -> None:
    def pair(token):
        return Element("g", _attributes(token))

    def single(token):
        return Element("x", _attributes(token))

    def letter(token):
        return Element("x", {"id": f"c{ord(token.text):04X}", "ctype": "x-letter"})

    fill(element, tokens, pair=pair, single=single, letter=letter)


def _attributes(token):
    return {
        "id": str(token.number),
        "ctype": KINDS.get(token.tag, f"x-{token.tag}"),
        "equiv-text": token.text,
    }


def read(root: Element) -> list[Reply]:
    return [
        _reply(unit, file.get("original") or "") for file in _found(root, "file") for unit in _found(file, "trans-unit")
    ]


def _found(element: Element, name: str) -> Iterator[Element]:
    return element.iter(f"{{{NAMESPACE}}}{name}")


def _reply(unit: Element, origin: str) -> Reply:
    codes = _Codes(unit)
    reading = Reading(codes.ends, transparent=frozenset(["mrk"]), ignored=frozenset())
    target = unit.find(f"{{{NAMESPACE}}}target")
    text = reading.markup_of(target) if target is not None else ""
    tokens = (one.text for one in _found(unit, "context") if one.get("context-type") == TOKEN)
    key, token = unit.get("resname") or "", (next(tokens, None) or "").strip()
    return Reply(origin, key, token, text, True, _state_of(unit, target), reading.problems)


def _state_of(unit: Element, target: Element | None) -> State:
    """Some tools call approved whatever was typed, so that `approved` alone confirms nothing, but takes it back."""
    state = target.get("state", "") if target is not None else ""
    return State.CONFIRMED if state in CONFIRMED and unit.get("approved") != "no" else State.DRAFT


class _Codes:
    """The codes of one unit, by their own equivalent text or that of the code with the same number."""

    def __init__(self, unit: Element):
        self.known = {}
        for name in ("g", "x"):
            for code in _found(unit, name):
                if markup := code.get("equiv-text"):
                    self.known.setdefault(code.get("id"), markup)

    def ends(self, code: Element) -> Ends:
        name, kind, number = name_of(code), code.get("ctype"), code.get("id") or ""
        if name in ("bpt", "ept", "ph", "it"):
            return "".join(code.itertext()), ""
        if kind == "x-letter":
            return letter_of(number[1:])
        opening = code.get("equiv-text") or self.known.get(number) or (kind in TAGS and f"<{TAGS[kind]}>")
        if not opening:
            return None
        return ends_of(opening) if name == "g" else (opening, "")
