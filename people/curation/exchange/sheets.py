"""XLSX: a row for each segment. Columns are known by their heads, wherever they stand; a text is never a formula."""

import re
from collections.abc import Iterator
from io import BytesIO

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from .codes import letter_of
from .inline import UNPRINTABLE
from .parcel import Item, Parcel, Part, Reply, State, address_of, parse_address
from .untrusted import check_archive

NAME, EXTENSION = "XLSX", "xlsx"
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
IS_ONE_SOURCE_LANGUAGE = False
COLUMNS = ["Record", "Field", "Kind", "State", "Source", "Translation", "Then", "Glossary", "Address"]
WIDTHS = [24, 14, 12, 14, 60, 60, 40, 30, 12]
LONGEST = 32767
MOST_ROWS, MOST_COLUMNS = 100_000, 60
# Workbooks write a letter that XML may not hold as its number, and the mark of such a number likewise.
NUMBERED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def _openpyxl():
    """Loaded for whoever wants a workbook: it would take seven megabytes of every process."""
    import openpyxl
    import openpyxl.cell
    import openpyxl.styles

    return openpyxl


def write(parcel: Parcel) -> bytes:
    book = _openpyxl().Workbook(write_only=True)
    sheet = book.create_sheet(f"{'+'.join(parcel.source_languages)} → {parcel.language}")
    sheet.freeze_panes = "A2"
    for letter, width in zip("ABCDEFGHI", WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.append([_cell(sheet, name, is_head=True) for name in COLUMNS])
    for part in parcel.parts:
        for item in part.items:
            sheet.append([_cell(sheet, text) for text in _row(part, item)])
    book.save(held := BytesIO())
    return held.getvalue()


def _row(part: Part, item: Item) -> list[str]:
    terms = "\n".join(f"{term.wording} = {term.approved}" for term in item.terms)
    then = item.then if item.state == State.STALE else ""
    state = item.sub_state or str(item.state)
    address = address_of(part, item)
    return [part.title, item.label, item.kind, state, item.source, item.target, then, terms, address]


def _cell(sheet, text, *, is_head=False):
    if len(text) > LONGEST:
        raise ValidationError(
            _("“%(text)s…” is too long for a cell of a workbook. Choose another format."),
            code="too-long-for-a-cell",
            params={"text": text[:60]},
        )
    openpyxl = _openpyxl()
    cell = openpyxl.cell.WriteOnlyCell(sheet, _numbered(text))
    # A text that begins like a formula stays a text, also when somebody edits the cell.
    cell.data_type, cell.quotePrefix, cell.number_format = "s", True, "@"
    cell.alignment = openpyxl.styles.Alignment(wrap_text=True, vertical="top")
    if is_head:
        cell.font = openpyxl.styles.Font(bold=True)
    return cell


def _numbered(text):
    text = NUMBERED.sub(r"_x005F_x\1_", text).replace("\r", "_x000D_")
    return UNPRINTABLE.sub(lambda letter: f"_x{ord(letter[0]):04X}_", text)


def _lettered(text):
    return NUMBERED.sub(lambda number: (letter_of(number[1]) or number)[0], text)


def read(content: bytes) -> list[Reply]:
    check_archive(content)
    try:
        book = _openpyxl().load_workbook(BytesIO(content), read_only=True)
        rows = next(filter(None, (_rows(sheet) for sheet in book.worksheets)), None)
    except Exception as error:
        # openpyxl lets through whatever its parsers stumble over.
        raise ValidationError(
            _("This workbook is damaged. Save it again as .xlsx and upload it once more."), code="broken-workbook"
        ) from error
    if rows is None:
        raise ValidationError(
            _("No sheet of this workbook has the columns “Address” and “Translation” that it was sent out with."),
            code="no-columns",
        )
    return [_reply(row) for row in rows]


def _rows(sheet) -> list[dict] | None:
    """The cells of each row by the head of their column; None where the sheet is another one."""
    if not hasattr(sheet, "iter_rows"):
        return None
    rows = sheet.iter_rows(max_row=MOST_ROWS, max_col=MOST_COLUMNS)
    for row in rows:
        heads = [str(cell.value or "").strip() for cell in row]
        if {"Address", "Translation"} <= set(heads):
            return [one for row in rows if (one := dict(zip(heads, row, strict=False)))["Address"].value]
    return None


def _reply(row: dict) -> Reply:
    state = str(row["State"].value or "") if "State" in row else ""
    problems = list(_problems(row["Translation"]))
    text = "" if problems else _lettered(_text_of(row["Translation"]))
    return Reply(
        *parse_address(_lettered(str(row["Address"].value))),
        text,
        False,
        State.CONFIRMED if state == State.CONFIRMED else State.DRAFT,
        problems,
    )


def _problems(cell) -> Iterator[ValidationError]:
    if cell.data_type in ("f", "e"):
        yield ValidationError(
            _("The cell of the translation holds a formula. Put its words there as text."), code="formula"
        )


def _text_of(cell) -> str:
    value = cell.value
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else str(value)
