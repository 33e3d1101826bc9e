"""Everything public, written to files: JSON Lines that hold all, and tables of the same for spreadsheets.

The same day gives the same files, byte for byte. Records pass through in groups, so that memory stays small.
"""

import csv
import hashlib
import json
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from io import StringIO
from pathlib import Path
from typing import Any

from django.utils import translation

from newsroom.api.kinds import KINDS, Kind
from newsroom.api.parts import Rows
from newsroom.api.records import moment, told
from newsroom.api.tables import cells, columns, flat
from newsroom.reading import Reading
from people.curation.languages import Language

FORMAT = 1
GROUP = 200
MANIFEST = "manifest.json"
TITLES = [f"title_{code}" for code in Language.values]
EDITION_TEXTS = ("number", "title", "summary", "body", "page", "current_from", "first_public_at")
EDITION_NOTES = ("correction", "translated_from", "texts")


class NotADump(Exception):
    """The folder holds something else, which must not be overwritten."""


class DumpFile:
    """A file that knows how many rows it holds and its checksum."""

    def __init__(self, folder: Path, name: str):
        self.name, self.num_rows, self._digest, self._size = name, 0, hashlib.sha256(), 0
        self._file = (folder / name).open("wb")

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self._file.close()

    def add(self, line: str, num_rows: int = 1) -> None:
        data = line.encode()
        self._file.write(data)
        self._digest.update(data)
        self._size += len(data)
        self.num_rows += num_rows

    def add_json(self, value: Any) -> None:
        self.add(f"{json.dumps(value, ensure_ascii=False)}\n")

    def add_row(self, row: list, num_rows: int = 1) -> None:
        stream = StringIO()
        csv.writer(stream).writerow(row)
        self.add(stream.getvalue(), num_rows)

    def summary(self) -> dict:
        return {"rows": self.num_rows, "bytes": self._size, "sha256": self._digest.hexdigest()}


def dump(folder: Path, reading: Reading) -> dict:
    """Write the folder anew and return its manifest; raises NotADump. What stood there stays until all is written."""
    if folder.exists() and any(folder.iterdir()) and not (folder / MANIFEST).exists():
        raise NotADump
    folder.parent.mkdir(parents=True, exist_ok=True)
    unfinished = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        manifest = _write_all(unfinished, reading)
        unfinished.chmod(0o755)
        _put_in_place(unfinished, folder)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
    return manifest


def _put_in_place(new, folder):
    old = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent)) / folder.name
    if folder.exists():
        folder.rename(old)
    new.rename(folder)
    shutil.rmtree(old.parent)


def _write_all(folder, reading):
    files = []
    with translation.override(Language.EN), DumpFile(folder, "editions.csv") as editions:
        editions.add_row(["id", "language", *EDITION_TEXTS, *EDITION_NOTES], num_rows=0)
        for kind in KINDS.values():
            files += _write_kind(folder, kind, reading, editions)
    summaries = {file.name: file.summary() for file in sorted([editions, *files], key=lambda file: file.name)}
    manifest = {"format": FORMAT, "read_at": moment(reading.at), "files": summaries}
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8")
    return manifest


def _write_kind(folder, kind, reading, editions):
    """The records of a kind, a table of them, and a table of each of their rows."""
    own, rows = flat(kind.facts), [part for part in kind.facts if isinstance(part, Rows)]
    with ExitStack() as opened:
        lines = opened.enter_context(DumpFile(folder, f"{kind.path}.jsonl"))
        table = opened.enter_context(DumpFile(folder, f"{kind.path}.csv"))
        inner = [(part, opened.enter_context(DumpFile(folder, f"{kind.path}.{part.name}.csv"))) for part in rows]
        table.add_row(["id", "source_language", "languages", "changed_at", *TITLES, *columns(own)], num_rows=0)
        for part, file in inner:
            file.add_row(["id", "position", *columns(list(part.parts))], num_rows=0)
        for record in _records(kind, reading):
            lines.add_json(record)
            table.add_row([*_head(record), *cells(own, record["facts"])])
            _write_rows(record, inner)
            _write_editions(record, editions)
    return [lines, table, *(file for _part, file in inner)]


def _records(kind: Kind, reading: Reading) -> Iterator[dict]:
    """By slug, which is the same everywhere, group by group."""
    last = ""
    while group := list(kind.rows().filter(slug__gt=last).order_by("slug")[:GROUP]):
        yield from told(kind, group, reading, bodies=True)
        last = group[-1].slug


def _head(record):
    titles = [record["editions"].get(code, {}).get("title", "") for code in Language.values]
    return [record["id"], record["source_language"], " ".join(record["languages"]), record["changed_at"], *titles]


def _write_rows(record, inner):
    for part, file in inner:
        for position, row in enumerate(record["facts"][part.name], start=1):
            file.add_row([record["id"], position, *cells(list(part.parts), row)])


def _write_editions(record, editions):
    for language, edition in record["editions"].items():
        texts = json.dumps(edition["texts"], ensure_ascii=False) if edition["texts"] else ""
        words = [edition[name] or "" for name in (*EDITION_TEXTS, *EDITION_NOTES[:-1])]
        editions.add_row([record["id"], language, *words, texts])
