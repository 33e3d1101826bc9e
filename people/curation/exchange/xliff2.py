"""XLIFF 2.1: one file element for each record, a unit for each segment, codes with their markup as original data."""

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element, SubElement

from .codes import Ends, Reading, ends_of, letter_of, name_of, namespace_of
from .inline import Role, Token, fill, numbered_like, tokens_of, words_alone
from .parcel import Item, Parcel, Part, Reply, State
from .serialising import serialise

NAME, EXTENSION, TYPE = "XLIFF 2.1", "xlf", "application/xliff+xml"
NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"
METADATA = "urn:oasis:names:tc:xliff:metadata:2.0"
GLOSSARY = "urn:oasis:names:tc:xliff:glossary:2.0"
IS_ONE_SOURCE_LANGUAGE = True

STATES = {State.NEW: "initial", State.STALE: "initial", State.DRAFT: "translated", State.CONFIRMED: "reviewed"}
READ_STATES = {"initial": State.NEW, "translated": State.DRAFT, "reviewed": State.CONFIRMED, "final": State.CONFIRMED}
# From the least finished.
PROGRESS = [State.NEW, State.DRAFT, State.CONFIRMED]

# What tools understand of our formatting: type and sub-type.
KINDS = {
    "strong": ("fmt", "xlf:b"),
    "em": ("fmt", "xlf:i"),
    "sub": ("fmt", "chancery:sub"),
    "sup": ("fmt", "chancery:sup"),
    "br": ("fmt", "xlf:lb"),
    "a": ("link", None),
    "img": ("image", None),
}
TAGS = {kind[1]: tag for tag, kind in KINDS.items() if kind[1]}


def write(parcel: Parcel) -> bytes:
    root = Element("xliff", {"xmlns": NAMESPACE, "xmlns:mda": METADATA, "xmlns:gls": GLOSSARY, "version": "2.1"})
    root.set("srcLang", parcel.parts[0].source_language)
    root.set("trgLang", parcel.language)
    for number, part in enumerate(parcel.parts, start=1):
        _write_part(SubElement(root, "file", id=f"f{number}", original=part.origin), part)
    return serialise(root)


def _write_part(file: Element, part: Part) -> None:
    notes = SubElement(file, "notes")
    for category, words in [("record", part.title), ("page", part.address)]:
        SubElement(notes, "note", category=category).text = words
    for number, item in enumerate(part.items, start=1):
        _write_item(SubElement(file, "unit", {"id": f"u{number}", "name": item.key, "xml:space": "preserve"}), item)


def _write_item(unit: Element, item: Item) -> None:
    group = SubElement(SubElement(unit, "mda:metadata"), "mda:metaGroup", category="chancery")
    SubElement(group, "mda:meta", type="token").text = item.token
    if item.terms:
        _write_terms(SubElement(unit, "gls:glossary"), item)
    notes = SubElement(unit, "notes")
    for category, words in item.notes:
        SubElement(notes, "note", category=category).text = words
    source = tokens_of(item.source) if item.is_rich else words_alone(item.source)
    target = numbered_like(tokens_of(item.target), source) if item.is_rich else words_alone(item.target)
    data = _write_data(unit, [*source, *target])
    segment = SubElement(unit, "segment", id="s1", state=STATES[item.state])
    if item.sub_state:
        segment.set("subState", f"chancery:{item.sub_state}")
    _write_text(SubElement(segment, "source"), source, data)
    if item.target:
        _write_text(SubElement(segment, "target"), target, data)


def _write_terms(glossary: Element, item: Item) -> None:
    for term in item.terms:
        entry = SubElement(glossary, "gls:glossEntry")
        SubElement(entry, "gls:term").text = term.wording
        SubElement(entry, "gls:translation").text = term.approved
        if term.avoid:
            SubElement(entry, "gls:definition").text = f"≠ {term.avoid}"


def _write_data(unit: Element, tokens: Iterable[Token]) -> dict[str, str]:
    """Numbers of the original data by the markup."""
    markups = dict.fromkeys(markup for one in tokens for markup in _markups_of(one))
    data = {markup: f"d{number}" for number, markup in enumerate(markups, start=1)}
    if data:
        held = SubElement(unit, "originalData")
        for markup, number in data.items():
            SubElement(held, "data", id=number).text = markup
    return data


def _markups_of(token):
    if token.role == Role.OPENING:
        return ends_of(token.text)
    return [token.text] if token.role == Role.SINGLE else []


def _write_text(element: Element, tokens: Iterable[Token], data: dict[str, str]) -> None:
    def pair(token):
        opening, closing = ends_of(token.text)
        ends = {"dataRefStart": data[opening], "dataRefEnd": data[closing]}
        return Element("pc", {"id": str(token.number), **ends, **_kind_of(token)})

    def single(token):
        return Element("ph", {"id": str(token.number), "dataRef": data[token.text], **_kind_of(token)})

    def letter(token):
        return Element("cp", hex=f"{ord(token.text):04X}")

    fill(element, tokens, pair=pair, single=single, letter=letter)


def _kind_of(token):
    kind, sub_type = KINDS.get(token.tag, ("other", None))
    return {"type": kind} | ({"subType": sub_type} if sub_type else {})


def read(root: Element) -> list[Reply]:
    return [_reply(unit, file.get("original") or "") for file in _found(root, "file") for unit in _found(file, "unit")]


def _found(element: Element, name: str) -> Iterator[Element]:
    return element.iter(f"{{{NAMESPACE}}}{name}")


def _reply(unit: Element, origin: str) -> Reply:
    codes = _Codes(unit)
    reading = Reading(codes.ends, transparent=frozenset(["mrk"]), ignored=frozenset(["sm", "em"]))
    text = "".join(reading.markup_of(one) for one in _targets(unit))
    return Reply(origin, unit.get("name") or "", _token_of(unit), text, True, _state_of(unit), reading.problems)


def _token_of(unit: Element) -> str:
    groups = (group for group in unit.iter(f"{{{METADATA}}}metaGroup") if group.get("category") == "chancery")
    tokens = (meta.text or "" for group in groups for meta in group if meta.get("type") == "token")
    return next(tokens, "").strip()


def _parts(unit: Element) -> list[Element]:
    """Segments and what stands between them; translations that a tool offers beside them are none."""
    return [part for part in unit if name_of(part) in ("segment", "ignorable") and namespace_of(part) == NAMESPACE]


def _targets(unit: Element) -> list[Element]:
    """In the order of the translation; what stands between segments is the same in it unless it has a target.

    Where no segment is translated, nothing is.
    """
    parts = _parts(unit)
    if not any(_has_content(part.find(f"{{{NAMESPACE}}}target")) for part in parts if name_of(part) == "segment"):
        return []
    placed = []
    for place, part in enumerate(parts, start=1):
        target = part.find(f"{{{NAMESPACE}}}target")
        order = target.get("order", "") if target is not None else ""
        if target is None and name_of(part) == "ignorable":
            target = part.find(f"{{{NAMESPACE}}}source")
        if target is not None:
            placed.append((int(order) if order.isdecimal() and len(order) < 6 else place, place, target))
    return [target for _order, _place, target in sorted(placed, key=lambda one: one[:2])]


def _has_content(target):
    return target is not None and (len(target) > 0 or bool(target.text))


def _state_of(unit: Element) -> State:
    """That of the segment that is furthest behind."""
    segments = (part for part in _parts(unit) if name_of(part) == "segment")
    states = [READ_STATES.get(segment.get("state", "initial"), State.NEW) for segment in segments]
    return min(states, key=PROGRESS.index, default=State.NEW)


class _Codes:
    """The codes of one unit: by the original data that they refer to, else by their number, else by what they do."""

    def __init__(self, unit: Element):
        held = unit.findall(f"{{{NAMESPACE}}}originalData/{{{NAMESPACE}}}data")
        self.data = {one.get("id"): _data_of(one) for one in held}
        self.known = {}
        for code in (code for part in _parts(unit) for code in part.iter()):
            if name_of(code) in ("pc", "sc", "ph") and (markup := self._opening(code)):
                self.known.setdefault(code.get("id"), markup)

    def ends(self, code: Element) -> Ends:
        if name_of(code) == "cp":
            return letter_of(code.get("hex") or "")
        if name_of(code) == "ec":
            return self._end_of(code)
        opening = self._opening(code) or self.known.get(code.get("id")) or _formatting(code)
        if not opening:
            return None
        if name_of(code) != "pc":
            return opening, ""
        return opening, self.data.get(code.get("dataRefEnd")) or ends_of(opening)[1]

    def _opening(self, code):
        return self.data.get(code.get("dataRefStart") or code.get("dataRef"))

    def _end_of(self, code):
        opening = self.known.get(code.get("startRef"))
        closing = self.data.get(code.get("dataRef")) or (ends_of(opening)[1] if opening else "")
        return (closing, "") if closing else None


def _data_of(data: Element) -> str:
    parts = [data.text or ""]
    for child in data:
        parts += [*(letter_of(child.get("hex") or "") or ("",))[:1], child.tail or ""]
    return "".join(parts)


def _formatting(code):
    tag = TAGS.get(code.get("subType"))
    return f"<{tag}>" if tag else None
