"""Times the desk board and the page of coverage: `python -m tests.benchmarks.board 100 10000`.

On the kind of database that is configured; each size gets one of its own, filled and deleted here, so that the
configured one is never touched.
"""

import argparse
import os
from itertools import product
from statistics import median
from time import perf_counter, process_time

import django

ROLES = ("chief", "reporter", "translator-ko")
NUM_RUNS = 9
PAGES = ("/admin/", "/admin/coverage/")
ROW = "{:>10} {:>9}  {:<14} {:<17} {:>8} {:>11} {:>9} {:>8}"


def main():
    parser = argparse.ArgumentParser(
        description="How long the board and the page of coverage take, and how many queries."
    )
    parser.add_argument("sizes", nargs="*", type=int, default=[100, 10_000], help="numbers of articles (100 10000)")
    sizes = parser.parse_args().sizes
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    print(ROW.format("database", "articles", "role", "page", "queries", "median, ms", "best, ms", "cpu, ms"))
    for size in sizes:
        measure(size)


def measure(size):
    """Django has to be set up before these can be imported."""
    from django.test import override_settings

    from tests.benchmarks.databases import scratch_database
    from tests.benchmarks.filling import fill

    # Not Django's test environment, which listens to every template that is rendered.
    with override_settings(ALLOWED_HOSTS=["testserver"], DEBUG=False), scratch_database() as connection:
        staff = fill(size)
        for role, page in product(ROLES, PAGES):
            num_queries, times, own_times = time_page(page, staff[role])
            figures = (f"{number:.0f}" for number in (median(times), min(times), median(own_times)))
            print(ROW.format(connection.vendor, size, role, page, num_queries, *figures), flush=True)


def time_page(page, user):
    """Queries, then milliseconds of each run: by the clock, and of this process alone, which other work cannot blur."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client()
    client.force_login(user)
    assert client.get(page).status_code == 200
    with CaptureQueriesContext(connection) as queries:
        client.get(page)
    num_queries, times, own_times = len(queries), [], []
    for _run in range(NUM_RUNS):
        begun, begun_itself = perf_counter(), process_time()
        client.get(page)
        times.append(1000 * (perf_counter() - begun))
        own_times.append(1000 * (process_time() - begun_itself))
    return num_queries, times, own_times


if __name__ == "__main__":
    main()
