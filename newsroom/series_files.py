"""A series to take along, as CSV and JSON: each value as it was said, with its period, speaker and source."""

import csv
from io import StringIO

from newsroom.reading import Page, Shown
from newsroom.series import Line

# Spreadsheets read Cyrillic and Hangul only in a file that says how it is written.
BYTE_ORDER_MARK = "\ufeff"
# What a spreadsheet would take for a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")
COLUMNS = (
    "id",
    "name",
    "value",
    "scale",
    "amount",
    "comparator",
    "unit",
    "per",
    "kind",
    "period",
    "period_precision",
    "period_from",
    "period_to",
    "period_basis",
    "period_kind",
    "compared_with",
    "counted_by_the_desk",
    "said_by",
    "said_by_organisation",
    "side",
    "stated_by_the_text",
    "printed_by",
    "url",
)


def row(line: Line, base: str) -> dict:
    """One value; names only in the language of the file, numbers as text so that no digit is lost."""
    figure = line.figure
    period = figure.period
    return {
        "id": figure.slug,
        "name": line.shown.title,
        "value": _plain(figure.value),
        "scale": str(figure.scale),
        "amount": _plain(figure.amount),
        "comparator": figure.comparator,
        "unit": figure.indicator.unit,
        "per": figure.per,
        "kind": figure.direction,
        "period": period.notation,
        "period_precision": str(period.precision),
        "period_from": period.earliest.isoformat() if period else "",
        "period_to": period.latest.isoformat() if period else "",
        "period_basis": figure.period_basis if period else "",
        "period_kind": figure.period_kind,
        "compared_with": figure.compared_with.notation,
        "counted_by_the_desk": figure.is_derived,
        "said_by": _name(line.person),
        "said_by_organisation": _name(line.body),
        "side": _name(line.side),
        "stated_by_the_text": figure.is_said_by_reporter,
        "printed_by": "; ".join(filter(None, map(_name, line.outlets))),
        "url": base + line.shown.url,
    }


def about(page: Page, url: str) -> dict:
    indicator = page.record
    return {
        "id": indicator.slug,
        "name": page.title,
        "definition": page.data.get("definition", ""),
        "unit": indicator.unit,
        "language": page.edition.language,
        "url": url,
    }


def as_csv(rows: list[dict]) -> str:
    """A table with a heading even where there are no values."""
    stream = StringIO(BYTE_ORDER_MARK)
    stream.seek(0, 2)
    writer = csv.writer(stream)
    writer.writerow(COLUMNS)
    writer.writerows([_safe(value) for value in row.values()] for row in rows)
    return stream.getvalue()


def _plain(number):
    """The number without idle zeros: 4.3, not 4.3000."""
    if number is None:
        return ""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _name(shown: Shown | None):
    return shown.title if shown and not shown.lang else ""


def _safe(value):
    text = str(value).lower() if isinstance(value, bool) else str(value)
    is_number = text.removeprefix("-").replace(".", "", 1).isdigit()
    return f"'{text}" if text.startswith(FORMULA) and not is_number else text
