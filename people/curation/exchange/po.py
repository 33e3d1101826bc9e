"""PO: an entry for each segment, its address as context; drafts and what fell behind are fuzzy.

A confirmation is a comment of the translator, since tools leave out flags that they do not know.
"""

import re
from pathlib import Path
from tempfile import TemporaryDirectory

import polib
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from .parcel import Item, Parcel, Part, Reply, State, address_of, parse_address

NAME, EXTENSION, TYPE = "PO", "po", "text/x-gettext-translation"
IS_ONE_SOURCE_LANGUAGE = False
CONFIRMED = "confirmed"


def write(parcel: Parcel) -> bytes:
    po = polib.POFile(wrapwidth=100)
    po.metadata = {
        "PO-Revision-Date": timezone.now().strftime("%Y-%m-%d %H:%M+0000"),
        "Language": parcel.language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }
    po.extend(_entry(part, item) for part in parcel.parts for item in part.items)
    return str(po).encode()


def _entry(part: Part, item: Item) -> polib.POEntry:
    glossary = [("glossary", f"{term.wording} = {term.approved}") for term in item.terms]
    avoid = [("avoid", term.avoid) for term in item.terms if term.avoid]
    notes = [("record", part.title), *item.notes, *glossary, *avoid]
    return polib.POEntry(
        msgctxt=address_of(part, item),
        msgid=item.source,
        msgstr=item.target,
        comment="\n".join(f"{name}: {' '.join(words.split())}" for name, words in notes),
        tcomment=CONFIRMED if item.state == State.CONFIRMED else "",
        flags=["fuzzy"] if item.state in (State.STALE, State.DRAFT) else [],
        previous_msgid=item.then if item.state == State.STALE and item.then else None,
    )


def read(content: str) -> list[Reply]:
    """polib takes a text that is the name of a file for that file, so that it is given a file of ours."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "parcel.po")
        path.write_text(content, encoding="utf-8", newline="\n")
        try:
            po = polib.pofile(str(path), encoding="utf-8")
        except (OSError, ValueError, IndexError) as error:
            raise ValidationError(
                _("This file cannot be read as PO: %(fault)s. Save it again with your translation tool."),
                code="broken-po",
                params={"fault": _fault(error, path)},
            ) from error
    return [_reply(entry) for entry in po if not entry.obsolete]


def _fault(error, path):
    """Whoever uploads a file need not know where it was kept."""
    return re.sub(rf"\S*{path.name}", "", str(error)).strip()


def _reply(entry) -> Reply:
    is_confirmed = CONFIRMED in map(str.strip, entry.tcomment.splitlines())
    state = State.STALE if entry.fuzzy else State.CONFIRMED if is_confirmed else State.DRAFT
    return Reply(*parse_address(entry.msgctxt or ""), entry.msgstr, False, state)
