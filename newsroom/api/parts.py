"""The facts of a record, part by part: how each is read, described to programs, and what else it names."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from people.curation.basis import Basis
from people.dates import HonestDate, Precision

TEXTS = {"$ref": "#/components/schemas/Texts"}
REFERENCE = {"$ref": "#/components/schemas/Reference"}
DATE = {"$ref": "#/components/schemas/Date"}


def or_null(schema: dict) -> dict:
    return {"anyOf": [schema, {"type": "null"}]}


def date_value(date: HonestDate, basis: str) -> dict | None:
    """At its precision and with its bounds; nothing where the date is not known."""
    if not date:
        return None
    return {
        "value": date.notation,
        "precision": str(date.precision),
        "basis": basis,
        "earliest": date.earliest.isoformat(),
        "latest": date.latest.isoformat(),
    }


def number_value(number: Decimal | None) -> str | None:
    """A decimal number as text, since many programs would round it."""
    return None if number is None else f"{number.normalize():f}"


@dataclass(frozen=True)
class Part:
    """One fact under its name; `says` is its description."""

    name: str
    says: str = ""

    def value(self, row, library):
        return getattr(row, self.name)

    def schema(self) -> dict:
        raise NotImplementedError

    def records(self, row) -> Iterable:
        """Records that the value may name."""
        return ()


@dataclass(frozen=True)
class Plain(Part):
    """A value that JSON has as well."""

    type: str = "string"

    def schema(self):
        return {"type": self.type}


@dataclass(frozen=True)
class Code(Part):
    """One of the codes of a choice; empty where none was made."""

    choices: type = None
    is_optional: bool = False

    def schema(self):
        return {"enum": [*self.choices.values, *([""] if self.is_optional else [])]}


@dataclass(frozen=True)
class Number(Part):
    def value(self, row, library):
        return number_value(getattr(row, self.name))

    def schema(self):
        return {"type": ["string", "null"], "pattern": r"^-?\d+(\.\d+)?$"}


@dataclass(frozen=True)
class Date(Part):
    def value(self, row, library):
        return date_value(getattr(row, self.name), getattr(row, f"{self.name}_basis"))

    def schema(self):
        return or_null(DATE)


@dataclass(frozen=True)
class One(Part):
    """Another record, as long as it is public."""

    def value(self, row, library):
        return library.reference(getattr(row, self.name))

    def schema(self):
        return or_null(REFERENCE)

    def records(self, row):
        return [getattr(row, self.name)]


@dataclass(frozen=True)
class Itself(Part):
    """The row of a relation, where that is a record of its own."""

    def value(self, row, library):
        return library.reference(row)

    def schema(self):
        return or_null(REFERENCE)

    def records(self, row):
        return [row]


@dataclass(frozen=True)
class Many(Part):
    """Other records, as far as they are public."""

    def value(self, row, library):
        references = map(library.reference, getattr(row, self.name).all())
        return [reference for reference in references if reference]

    def schema(self):
        return {"type": "array", "items": REFERENCE}

    def records(self, row):
        return getattr(row, self.name).all()


@dataclass(frozen=True)
class Words(Part):
    """The text of a row by language, from the editions of the record that it belongs to."""

    of: str = ""
    part: str = ""
    key: str = "slug"

    def value(self, row, library):
        return library.words(getattr(row, self.of), self.part, str(getattr(row, self.key)))

    def schema(self):
        return TEXTS


@dataclass(frozen=True)
class Read(Part):
    """A value that takes a function to read."""

    read: Callable = None
    shape: dict = field(default_factory=dict)
    names: Callable = None

    def value(self, row, library):
        return self.read(row, library)

    def schema(self):
        return self.shape

    def records(self, row):
        return self.names(row) if self.names else ()


@dataclass(frozen=True)
class Rows(Part):
    """Rows that belong to the record; one of which none of the parts `needs` may be told is left out."""

    parts: tuple[Part, ...] = ()
    needs: tuple[str, ...] = ()

    def value(self, row, library):
        rows = (values(self.parts, one, library) for one in getattr(row, self.name).all())
        return [one for one in rows if not self.needs or any(one[name] for name in self.needs)]

    def schema(self):
        return {"type": "array", "items": object_schema(self.parts)}

    def records(self, row):
        return [record for one in getattr(row, self.name).all() for record in records_of(self.parts, one)]


def values(parts: Iterable[Part], row, library) -> dict:
    return {part.name: part.value(row, library) for part in parts}


def records_of(parts: Iterable[Part], row) -> list:
    return [record for part in parts for record in part.records(row) if record]


def object_schema(parts: Iterable[Part]) -> dict:
    """All parts are always there; a description stands beside its schema."""
    properties = {part.name: part.schema() | ({"description": part.says} if part.says else {}) for part in parts}
    return {"type": "object", "properties": properties, "required": [*properties], "additionalProperties": False}


BASIS_CODES = Basis.values
PRECISION_CODES = [code for code in Precision.values if code != Precision.UNKNOWN]
