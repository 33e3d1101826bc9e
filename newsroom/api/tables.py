"""The facts of a record laid out flat, for spreadsheets: the same parts as the interface tells, in columns."""

import json

from newsroom.api.parts import DATE, REFERENCE, TEXTS, Part, Rows, or_null
from people.curation.languages import Language

BOUNDS = ("precision", "basis", "earliest", "latest")
REFERENCES = {"type": "array", "items": REFERENCE}


def flat(parts: tuple[Part, ...]) -> list[Part]:
    """All but the rows, which make tables of their own."""
    return [part for part in parts if not isinstance(part, Rows)]


def columns(parts: list[Part]) -> list[str]:
    return [name for part in parts for name in _columns(part)]


def _columns(part):
    schema = part.schema()
    if schema == TEXTS:
        return [f"{part.name}_{code}" for code in Language.values]
    if schema == or_null(DATE):
        return [part.name, *(f"{part.name}_{bound}" for bound in BOUNDS)]
    return [part.name]


def cells(parts: list[Part], values: dict) -> list[str]:
    return [cell for part in parts for cell in _cells(part.schema(), values[part.name])]


def _cells(schema, value):
    if schema == TEXTS:
        return [value.get(code, "") for code in Language.values]
    if schema == or_null(DATE):
        return [value[name] for name in ("value", *BOUNDS)] if value else [""] * (len(BOUNDS) + 1)
    if schema == or_null(REFERENCE):
        return [value["id"] if value else ""]
    if schema == REFERENCES:
        return [" ".join(one["id"] for one in value)]
    return [_cell(value)]


def _cell(value):
    """A value on its own; what has parts of its own stays JSON."""
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
