"""What leaves the desk for translation and what comes back, whatever the format of the file."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from django.core.exceptions import ValidationError
from django.core.signing import BadSignature, Signer

from .terms import FoundTerm

SALT = "exchange"


class State(StrEnum):
    """How far a translation has come, in the words that files use for it."""

    NEW = "new"
    STALE = "stale"
    DRAFT = "draft"
    CONFIRMED = "confirmed"


@dataclass(frozen=True)
class Item:
    """One unit of a worksheet; `then` are the words of the source that its translation was checked against."""

    key: str
    token: str
    label: str
    kind: str
    source: str
    target: str
    is_rich: bool
    state: State
    severity: str = ""
    then: str = ""
    terms: tuple[FoundTerm, ...] = ()

    @property
    def sub_state(self) -> str:
        """As in `stale-facts`."""
        return f"stale-{self.severity}" if self.state == State.STALE else ""

    @property
    def notes(self) -> Iterator[tuple[str, str]]:
        """Name and words; remarks of the desk are not among them, since they are for colleagues."""
        yield "field", self.label
        yield "kind", self.kind
        if self.sub_state:
            yield "severity", self.severity
        if self.then and self.state == State.STALE:
            yield "then", self.then


@dataclass(frozen=True)
class Part:
    """The units of one record; `origin` names record and languages and is signed, so that no other desk's is taken."""

    origin: str
    title: str
    address: str
    source_language: str
    language: str
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Parcel:
    """One or more records on their way to the translators of one language."""

    language: str
    parts: tuple[Part, ...]

    @property
    def source_languages(self) -> list[str]:
        return list(dict.fromkeys(part.source_language for part in self.parts))


@dataclass(frozen=True)
class Reply:
    """One unit as a file brings it back.

    `is_escaped` where the file keeps markup apart, so that `text` is markup even where the unit has none.
    """

    origin: str
    key: str
    token: str
    text: str
    is_escaped: bool
    state: State = State.DRAFT
    problems: list[ValidationError] = field(default_factory=list)


@dataclass(frozen=True)
class Origin:
    model: str
    pk: int
    source_language: str
    language: str

    def __str__(self):
        return Signer(salt=SALT).sign(f"{self.model}:{self.pk}:{self.source_language}:{self.language}")

    @classmethod
    def parse(cls, signed: str) -> "Origin":
        """Raises BadSignature for what this desk has not sent out."""
        parts = Signer(salt=SALT).unsign(signed).split(":")
        if len(parts) != 4:
            raise BadSignature
        model, pk, source_language, language = parts
        return cls(model, int(pk), source_language, language)


def address_of(part: Part, item: Item) -> str:
    """For formats that have one name for each text."""
    return f"{part.origin}/{item.key}@{item.token}"


def parse_address(address: str) -> tuple[str, str, str]:
    """Origin, key and token; empty where the address does not hold them."""
    origin, _slash, rest = address.strip().partition("/")
    key, _at, token = rest.rpartition("@")
    return origin, key, token
