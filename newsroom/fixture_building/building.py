"""From seeds to the text of the three fixtures."""

from collections.abc import Callable, Iterator
from difflib import unified_diff
from pathlib import Path

from newsroom.importing.importer import import_paths

from .clock import at
from .database import empty_database, pictures_aside
from .serialising import fixtures
from .walking import IMPORTED_AT, Desk, Staff

# How much of a difference is shown for each file.
LONGEST_DIFFERENCE = 30

Tell = Callable[[str], object]


def build(seeds: Path, tell: Tell = lambda line: None) -> dict[str, str]:
    """The text of each fixture by its file name; raises Refused when the seeds have faults."""
    with empty_database(), pictures_aside():
        with at(IMPORTED_AT):
            batch = import_paths([seeds], tell=tell).batch
        desk = Desk(Staff())
        desk.publish_records()
        desk.publish_articles(batch)
        return fixtures()


def out_of_step(texts: dict[str, str], folder: Path) -> Iterator[str]:
    """The beginning of each difference between what was built and what stands in the folder."""
    for name, text in texts.items():
        file = folder / name
        stored = file.read_text(encoding="utf-8") if file.exists() else ""
        lines = list(
            unified_diff(stored.splitlines(), text.splitlines(), str(file), "built from seeds", lineterm="", n=1)
        )
        yield from lines[:LONGEST_DIFFERENCE]
        if len(lines) > LONGEST_DIFFERENCE:
            yield f"… and {len(lines) - LONGEST_DIFFERENCE} more lines in {file}"


def write(texts: dict[str, str], folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
