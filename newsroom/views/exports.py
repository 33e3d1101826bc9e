"""Each list as a file, narrowed as its address says: sent while it is read, so that its length costs no memory."""

import csv
import json
import secrets
from collections.abc import Iterator
from io import StringIO

from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from newsroom.caching import page_key, remembered
from newsroom.exports import EXPORTS, headings
from newsroom.listing import at_clean_address
from newsroom.paging import page_by_key
from newsroom.reading import Shelf, Shown, reading_of
from people.curation.spreadsheets import safe

BATCH = 500


@at_clean_address
def list_csv(request, section):
    """A table for a spreadsheet, which knows by the mark at its beginning that it is UTF-8."""
    export, filters = opened(request, section)
    first = as_table([headings(export)], mark="\ufeff")

    def written(batch, shelf):
        return as_table([row(one, shelf, export, request) for one in batch])

    content = parts(first, export, filters, written)
    response = answer(request, content, filters, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{section}-{filters.reading.language}.csv"'
    return response


@at_clean_address
def list_json(request, section):
    """The same rows for a program: every record with its slug, and every name with its language."""
    export, filters = opened(request, section)
    about = {
        "list": request.build_absolute_uri(filters.url()),
        "language": filters.reading.language,
        "as_of": filters.reading.as_of and filters.reading.as_of.isoformat(),
        "total": filters.found.total,
        "items": [],
    }
    first = json.dumps(about, ensure_ascii=False).removesuffix("]}")

    def written(batch, shelf):
        items = (item(one, section, shelf, export, request) for one in batch)
        return ", ".join(json.dumps(one, ensure_ascii=False) for one in items)

    content = parts(first, export, filters, written, between=", ", last="]}")
    return answer(request, content, filters, content_type="application/json")


def opened(request, section):
    if section not in EXPORTS:
        names = ", ".join(EXPORTS)
        raise Http404(_("There is no list of that name. The lists are: %(names)s.") % {"names": names})
    export = EXPORTS[section]
    path = f"{request.path.rpartition('.')[0]}/"
    filters = export.filters(request.GET, reading=reading_of(request), path=path)
    filters.is_whole = True
    return export, filters


def answer(request, content, filters, *, content_type):
    """A list of one batch is sent whole, with an ETag of its content; a longer one has a mark of its own as ETag.

    That mark stays as long as a page would be kept, and so tells who has the file that nothing was published since.
    """
    if filters.found.total <= BATCH:
        return HttpResponse("".join(content), content_type=content_type)
    mark = remembered(("file", page_key(request)), lambda: secrets.token_hex(8))
    return StreamingHttpResponse(content, content_type=content_type, headers={"ETag": f'W/"{mark}"'})


def parts(first, export, filters, written, *, between="", last="") -> Iterator[str]:
    """The file bit by bit, each in the language of the list, whatever the process has turned to in the meantime."""
    batches, before = batches_of(export, filters), first
    while True:
        with translation.override(filters.reading.language):
            batch = next(batches, None)
            text = written(*batch) if batch else ""
        if batch is None:
            break
        yield before + text
        before = between
    yield last


def batches_of(export, filters) -> Iterator[tuple[list[Shown], Shelf]]:
    """The rows of the list from its beginning, with the names of what they are related to: as many queries for each.

    All of them are read as they stood when the file was asked for, whatever is published before its end.
    """
    walked, cursor = filters.rows(), ""
    while True:
        page = page_by_key(walked, filters.order, of="export", after=cursor, size=BATCH)
        records = page.records(export.fetch())
        related = [column.records(record) for record in records for column in export.columns]
        shelf = Shelf(filters.reading, records, *related)
        yield shelf.all_shown(records), shelf
        cursor = page.next_cursor
        if not cursor:
            return


def as_table(rows, mark="") -> str:
    file = StringIO(newline="")
    csv.writer(file).writerows(rows)
    return mark + file.getvalue()


def row(shown, shelf, export, request) -> list[str]:
    cells = [shown.title, *(column.cell(shown, shelf) for column in export.columns)]
    first = timezone.localtime(shown.edition.first_public_at).date().isoformat()
    return [*map(safe, cells), first, request.build_absolute_uri(shown.url)]


def item(shown, section, shelf, export, request) -> dict:
    return {
        "id": f"{section}/{shown.record.slug}",
        "slug": shown.record.slug,
        "title": shown.title,
        "url": request.build_absolute_uri(shown.url),
        "first_published": shown.edition.first_public_at.isoformat(),
        **{column.name: column.value(shown, shelf) for column in export.columns},
    }
