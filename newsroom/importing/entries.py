"""What was read: records with the lines they stand on, and what is wrong with them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

from django.db import models

from people.curation.languages import Language
from people.curation.translating.sources import chain, leads_to_source


class Spot(NamedTuple):
    path: str
    line: int

    def __str__(self):
        return f"{self.path}:{self.line}"


class Faults(list):
    """Everything that is wrong, as `path:line: sentence`."""

    def add(self, spot: Spot, sentence: str) -> None:
        self.append(f"{spot}: {sentence}")


@dataclass
class Entry:
    """One record, or one row that belongs to a record, as the dossier wants it."""

    model: type[models.Model]
    spot: Spot
    slug: str = ""
    fields: dict[str, Any] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)
    sets: dict[str, list[str]] = field(default_factory=dict)
    rows: dict[str, list["Entry"]] = field(default_factory=dict)
    # From which language each translation was made, as far as the entry says so.
    made_from: dict[str, str] = field(default_factory=dict)
    spots: dict[str, Spot] = field(default_factory=dict)

    def __str__(self):
        return f"{self.model._meta.label_lower}:{self.slug}" if self.slug else self.model._meta.label_lower

    @property
    def source_language(self) -> str:
        return self.fields.get("source_language", Language.RU)

    def origin_of(self, language: str) -> str:
        """As the desk keeps it: empty for the source language and for what was made from it."""
        origin = self.made_from.get(language, "")
        return "" if origin == self.source_language else origin

    @property
    def whole_chain(self) -> dict[str, str]:
        """What each language is made from, as written; empty for the source language."""
        return dict.fromkeys(Language.values, self.source_language) | self.made_from | {self.source_language: ""}

    def has_text_in(self, language: str) -> bool:
        return any(value for name, value in self.fields.items() if name.endswith(f"_{language}"))

    def spot_of(self, name: str) -> Spot:
        return self.spots.get(name, self.spot)

    def with_rows(self) -> Iterator["Entry"]:
        yield self
        for rows in self.rows.values():
            yield from rows


@dataclass
class Correction:
    """What one language of an article said at first, what it says now, and what readers are told."""

    was: str
    now: str
    note: str


@dataclass
class Schedule:
    """When an article's languages become public, and when it is corrected."""

    article: Entry
    moments: dict[str, datetime] = field(default_factory=dict)
    corrected_at: datetime | None = None
    corrections: dict[str, Correction] = field(default_factory=dict)

    def last_to_wait_for(self, language: str) -> str:
        """Of the texts that it is translated from the one that comes last, if after it; empty if none does.

        What stays in review keeps nothing waiting.
        """
        made_from = self.article.whole_chain
        origins = chain(language, made_from) if leads_to_source(language, made_from) else []
        last = max([language, *(code for code in origins if code in self.moments)], key=self.moments.get)
        return "" if last == language else last


@dataclass
class Batch:
    """Everything that the given paths hold."""

    entries: list[Entry] = field(default_factory=list)
    flags: list[Entry] = field(default_factory=list)
    schedules: list[Schedule] = field(default_factory=list)

    def of(self, model: type[models.Model]) -> list[Entry]:
        return [entry for entry in self.entries if entry.model is model]
