"""Message catalogues without the gettext tools; importable before Django has loaded its apps."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import NamedTuple

import polib

# English is the language of the code and needs no catalogue.
TRANSLATED_LANGUAGES = ("ru", "kk", "ko")


class Incomplete(NamedTuple):
    file: Path
    msgid: str
    fault: str


def compile_catalogues(paths: Iterable[Path]) -> list[Path]:
    """Write every .mo file that is missing or older than its .po file; fuzzy and obsolete entries stay out."""
    return [_compile(source) for source in _catalogue_files(paths) if not _is_fresh(source)]


def incomplete_entries(paths: Iterable[Path]) -> list[Incomplete]:
    """Everything a reader in Russian, Kazakh or Korean would still meet in English."""
    return [
        Incomplete(source, entry.msgid, "fuzzy" if entry.fuzzy else "empty")
        for source in _catalogue_files(paths)
        if source.parts[-3] in TRANSLATED_LANGUAGES
        for entry in polib.pofile(str(source), encoding="utf-8")
        if not entry.obsolete and not entry.translated()
    ]


def _catalogue_files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        yield from sorted(Path(path).glob("*/LC_MESSAGES/*.po"))


def _is_fresh(source: Path) -> bool:
    target = source.with_suffix(".mo")
    return target.exists() and target.stat().st_mtime_ns >= source.stat().st_mtime_ns


def _compile(source: Path) -> Path:
    """Swap the file in whole, because parallel test workers compile at the same time."""
    target = source.with_suffix(".mo")
    compiled = polib.pofile(str(source), encoding="utf-8").to_binary()
    with NamedTemporaryFile(dir=source.parent, suffix=".mo", delete=False) as draft:
        draft.write(compiled)
    os.chmod(draft.name, 0o644)
    os.replace(draft.name, target)
    return target
