"""How many queries each kind of page takes with 1, 3 and 3,000 stories on record: `python -m tests.benchmarks.queries`.

Each page is asked for after the cache was emptied, so that nothing is remembered from the page before.
"""

import os
import sys

import django

SIZES = (1, 3, 3000)
LANGUAGE = "ru"


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.benchmarks.settings")
    django.setup()
    from tests.benchmarks.databases import scratch_database

    sizes = [int(size) for size in sys.argv[1:]] or SIZES
    found = {}
    for size in sizes:
        with scratch_database():
            found[size] = measure(size)
    print(f"{'queries with so many stories':32}", *(f"{size:>6}" for size in sizes))
    for name in found[sizes[0]]:
        nums = [found[size].get(name, "–") for size in sizes]
        print(f"{name:32}", *(f"{num:>6}" for num in nums), "" if len(set(nums)) == 1 else "  differ")


def measure(size) -> dict[str, int]:
    from newsroom.synthetic.filling import Filling

    Filling(size, seed=1).run(lambda *done: None)
    return {name: num_queries(path) for name, path in addresses().items()}


def num_queries(path) -> int:
    from django.core.cache import cache
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client()
    client.get(path)
    cache.clear()
    with CaptureQueriesContext(connection) as queries:
        response = client.get(path)
        response.getvalue()
    assert response.status_code == 200, f"{path} answers {response.status_code}."
    return len(queries)


def addresses() -> dict[str, str]:
    """Lists, and of each kind the first record, which most of the others are about."""
    from django.utils import timezone, translation

    from newsroom.views.editions import SECTIONS

    pages = {"front page": f"/{LANGUAGE}/"}
    with translation.override(LANGUAGE):
        for section, model in SECTIONS.items():
            pages[f"list of {section}"] = f"/{LANGUAGE}/{section}/"
            if record := model.objects.public(LANGUAGE, timezone.now()).order_by("pk").first():
                pages[f"one of {section}"] = record.get_absolute_url()
                pages[f"editions, {section}"] = f"{record.get_absolute_url()}editions/"
    return pages | {name: f"/{LANGUAGE}/{path}" for name, path in OTHERS.items()} | OUTSIDE


OTHERS = {
    "narrowed news": "news/?narrow=open",
    "news as a table": "news.csv",
    "news for a program": "news.json",
    "calendar of visits": "visits/calendar/",
    "map of visits": "visits/map/",
    "reciprocity": "visits/reciprocity/",
    "calendar feed": "visits/calendar.ics",
    "terms of documents": "documents/terms/",
    "chronicle": "chronicle/",
    "corrections": "corrections/",
    "open data": "data/",
    "search": "search/?q=%D0%BC%D0%B8%D0%BD%D0%B8%D1%81%D1%82%D1%80",
    "suggestions": "search/suggestions/?q=%D0%BC%D0%B8%D0%BD",
    "feed": "feed.atom",
}
OUTSIDE = {"sitemap": "/sitemap.xml", "one page of the API": "/api/v1/articles/"}


if __name__ == "__main__":
    main()
