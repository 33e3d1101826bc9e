"""Remarks beside the units that they are about."""

from collections.abc import Iterable

from ...models import Curated
from ...paragraphs import paragraphs
from ...translating.segments import Kind
from ..remarks.talk import marks_in
from .rows import Row


def place_remarks(rows: Iterable[Row], record: Curated, language: str, *, url: str) -> None:
    """Give each row its open threads, counted, and where one is begun; headings belong to the whole text."""
    counted = {mark["paragraph"]: mark["num"] for mark in marks_in(record, language)}
    numbers = _numbers(rows, record, language)
    for row in rows:
        number = numbers.get(row.key)
        row.num_remarks = counted.get(number, 0) if number else 0
        place = f"{language}-{number}" if number else language
        row.remark_url = f"{url}?place={place}#new-remark"


def _numbers(rows, record, language):
    """The paragraph in which the translation of each unit stands, as remarks count them."""
    body = record.text_in(record.edition_body, language) if record.edition_body else ""
    texts = [_squeezed(text) for text in paragraphs("", body)]
    found, place = {}, 1
    for row in rows:
        if row.unit.field == record.edition_summary:
            found[row.key] = 1
        if row.unit.field != record.edition_body or row.unit.kind == Kind.HEADING or not row.unit.targets:
            continue
        words = _squeezed(row.unit.targets[0].text)
        at = next((number for number in range(place, len(texts)) if words in texts[number]), None)
        if at:
            found[row.key], place = at + 1, at
    return found


def _squeezed(text):
    return "".join(text.split())
