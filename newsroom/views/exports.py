"""Each list as a file, narrowed as its address says."""

import csv
import json
from collections.abc import Iterator
from io import StringIO

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from newsroom.exports import EXPORTS, headings, safe
from newsroom.listing import at_clean_address
from newsroom.paging import page_by_key
from newsroom.reading import Shelf, Shown, reading_of

# A file holds no more rows than this; whoever needs all of them takes the open data.
MOST_ROWS = 5000
BATCH = 500


@at_clean_address
def list_csv(request, section):
    """A table for a spreadsheet, which knows by the mark at its beginning that it is UTF-8."""
    export, filters = opened(request, section)
    file = StringIO("\ufeff", newline="")
    file.seek(0, 2)
    table = csv.writer(file)
    table.writerow(headings(export))
    for shown, shelf in rows_of(export, filters):
        cells = [shown.title, *(column.cell(shown, shelf) for column in export.columns)]
        first = timezone.localtime(shown.edition.first_public_at).date().isoformat()
        table.writerow([*map(safe, cells), first, request.build_absolute_uri(shown.url)])
    response = HttpResponse(file.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{section}-{filters.reading.language}.csv"'
    return response


@at_clean_address
def list_json(request, section):
    """The same rows for a program: every record with its slug, and every name with its language."""
    export, filters = opened(request, section)
    items = [
        {
            "id": f"{section}/{shown.record.slug}",
            "slug": shown.record.slug,
            "title": shown.title,
            "url": request.build_absolute_uri(shown.url),
            "first_published": shown.edition.first_public_at.isoformat(),
            **{column.name: column.value(shown, shelf) for column in export.columns},
        }
        for shown, shelf in rows_of(export, filters)
    ]
    content = {
        "list": request.build_absolute_uri(filters.url()),
        "language": filters.reading.language,
        "as_of": filters.reading.as_of and filters.reading.as_of.isoformat(),
        "total": filters.found.total,
        "is_complete": len(items) == filters.found.total,
        "items": items,
    }
    return HttpResponse(json.dumps(content, ensure_ascii=False), content_type="application/json")


def opened(request, section):
    if section not in EXPORTS:
        names = ", ".join(EXPORTS)
        raise Http404(_("There is no list of that name. The lists are: %(names)s.") % {"names": names})
    export = EXPORTS[section]
    path = f"{request.path.rpartition('.')[0]}/"
    filters = export.filters(request.GET, reading=reading_of(request), path=path)
    filters.is_whole = True
    return export, filters


def rows_of(export, filters) -> Iterator[tuple[Shown, Shelf]]:
    """The rows of the list from its beginning, each with the names of what it is related to."""
    walked, cursor, num = filters.rows(), "", 0
    while num < MOST_ROWS:
        page = page_by_key(walked, filters.order, of="export", after=cursor, size=min(BATCH, MOST_ROWS - num))
        records = page.records(export.fetch())
        related = [column.records(record) for record in records for column in export.columns]
        shelf = Shelf(filters.reading, records, *related)
        yield from ((shelf.shown(record), shelf) for record in records)
        num, cursor = num + len(page), page.next_cursor
        if not cursor:
            return
