"""A list as its address asks for it: narrowed, ordered and cut into pages."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.utils.functional import cached_property

from newsroom.as_of import PARAMETER
from newsroom.filters.sets import Link, PublicFilterSet
from newsroom.paging import END, KeyPage, page_by_key
from newsroom.reading import reading_of
from people.curation.languages import OWN_NAMES

EXPORTS = {"csv": "text/csv", "json": "application/json"}
AFTER, BEFORE = "after", "before"


def at_clean_address(view: Callable) -> Callable:
    """Send a form's empty and repeated parameters away, so that one list has one address."""

    @wraps(view)
    def checked(request, *args, **kwargs):
        clean = QueryDict(mutable=True)
        for name, values in request.GET.lists():
            clean.setlist(name, [value for value in dict.fromkeys(values) if value.strip()])
        if request.method in ("GET", "HEAD") and sorted(clean.lists()) != sorted(request.GET.lists()):
            query = clean.urlencode()
            return HttpResponseRedirect(f"{request.path}?{query}" if query else request.path)
        return view(request, *args, **kwargs)

    return checked


class Listing:
    """What a view of a list needs: its filters, the page that the address names, and how to show both."""

    def __init__(self, request, filter_class: type[PublicFilterSet], *, size: int):
        self.request, self.size = request, size
        self.reading = reading_of(request)
        self.filters = filter_class(request.GET, reading=self.reading, path=request.path)

    @property
    def total(self) -> int:
        return self.filters.found.total

    @property
    def is_first(self) -> bool:
        """Whether the address names no page, and so the beginning of the list."""
        return not any(self.request.GET.get(name) for name in (AFTER, BEFORE)) and not self.filters.start

    @cached_property
    def page(self) -> KeyPage:
        """The page that the address names."""
        wanted = self.request.GET
        return page_by_key(
            self.filters.rows(),
            self.filters.order,
            of=self.filters.model._meta.label_lower,
            after=wanted.get(AFTER, ""),
            before=wanted.get(BEFORE, ""),
            start=self.filters.start,
            size=self.size,
            total=self.filters.num_rows,
        )

    def page_links(self) -> dict[str, str]:
        """Addresses of the first page, of those beside this one and of the last; empty where this is it."""
        page, url = self.page, self.filters.url
        return {
            "first": "" if page.is_first else url(),
            "previous": url(before=page.previous_cursor) if page.previous_cursor else "",
            "next": url(after=page.next_cursor) if page.next_cursor else "",
            "last": url(before=END) if page.next_cursor else "",
        }

    def exports(self) -> list[Link]:
        """The addresses of the whole list as a file."""
        day = {PARAMETER: self.reading.as_of.isoformat()} if self.reading.as_of else {}
        address = self.filters.url(**day).replace(self.request.path, self.request.path.rstrip("/") + ".{}", 1)
        return [Link(form.upper(), words, address.format(form)) for form, words in EXPORTS.items()]

    def language_links(self) -> list[tuple[str, str, str]]:
        """The same list in each language; its filters name records by slugs, which are the same in all of them."""
        rest = self.filters.url().removeprefix(f"/{self.reading.language}/")
        return [(code, name, f"/{code}/{rest}") for code, name in OWN_NAMES.items()]

    def render(self, template: str, **context):
        """The page, whose canonical address is that of the list without its pages."""
        address = self.request.build_absolute_uri(self.filters.url())
        return render(
            self.request,
            template,
            {
                "reading": self.reading,
                "listing": self,
                "filters": self.filters,
                "paging": self.page_links(),
                "exports": self.exports(),
                "language_links": self.language_links(),
                "canonical_url": address,
                **context,
            },
        )
