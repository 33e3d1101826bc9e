"""From seeds to the text of the three fixtures."""

from collections.abc import Callable, Iterator
from difflib import unified_diff
from itertools import islice, takewhile
from pathlib import Path

from newsroom.importing.importer import import_paths

from .clock import at
from .database import empty_database, pictures_aside
from .serialising import fixtures
from .walking import IMPORTED_AT, Desk, Staff

# From the first difference of a file on, so many of its lines are compared, and so many are shown.
NUM_COMPARED = 400
NUM_SHOWN = 30

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
        if stored != text:
            yield from _difference(stored.splitlines(), text.splitlines(), str(file))


def _difference(stored, built, name):
    equal = takewhile(lambda pair: pair[0] == pair[1], zip(stored, built, strict=False))
    start = max(0, len(list(equal)) - 1)
    window = slice(start, start + NUM_COMPARED)
    yield f"{name} differs from line {start + 1} on:"
    yield from islice(
        unified_diff(stored[window], built[window], name, "built from seeds", lineterm="", n=1), NUM_SHOWN
    )


def write(texts: dict[str, str], folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
