"""The files behind the records of pictures: `seeds/pictures/…` beside `seeds/records/`."""

from collections.abc import Iterator
from pathlib import Path

from django.core.files import File
from django.core.files.storage import default_storage

from newsroom.models import Image

from .entries import Batch, Entry, Faults


def check_pictures(batch: Batch, faults: Faults) -> None:
    for entry, file in _files(batch):
        if not file.is_file():
            faults.add(entry.spot_of("file"), f"{entry} file: there is no picture at {file}.")


def store_pictures(batch: Batch) -> None:
    """Put the files where the site serves pictures from; one that is there already stays as it is."""
    for entry, file in _files(batch):
        store(file, entry.fields["file"])


def store(file: Path, name: str) -> bool:
    """Tells whether the file was new."""
    if default_storage.exists(name):
        return False
    with file.open("rb") as content:
        default_storage.save(name, File(content))
    return True


def _files(batch: Batch) -> Iterator[tuple[Entry, Path]]:
    for entry in batch.of(Image):
        if name := entry.fields.get("file"):
            yield entry, Path(entry.spot.path).parent.parent / name
