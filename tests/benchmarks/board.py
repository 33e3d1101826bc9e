"""Times the desk board: `python -m tests.benchmarks.board 100 10000`, on the kind of database that is configured.

Each size gets a database of its own, filled and deleted here; the configured one is never touched.
"""

import argparse
import os
from statistics import median
from time import perf_counter, process_time

import django

ROLES = ("chief", "reporter", "translator-ko")
NUM_RUNS = 9
ROW = "{:>10} {:>9}  {:<14} {:>8} {:>11} {:>9} {:>8}"


def main():
    parser = argparse.ArgumentParser(description="How long the desk board takes, and how many queries.")
    parser.add_argument("sizes", nargs="*", type=int, default=[100, 10_000], help="numbers of articles (100 10000)")
    sizes = parser.parse_args().sizes
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    print(ROW.format("database", "articles", "role", "queries", "median, ms", "best, ms", "cpu, ms"))
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
        for role in ROLES:
            num_queries, times, own_times = time_board(staff[role])
            figures = (f"{number:.0f}" for number in (median(times), min(times), median(own_times)))
            print(ROW.format(connection.vendor, size, role, num_queries, *figures), flush=True)


def time_board(user):
    """Queries, then milliseconds of each run: by the clock, and of this process alone, which other work cannot blur."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client()
    client.force_login(user)
    assert client.get("/admin/").status_code == 200
    with CaptureQueriesContext(connection) as queries:
        client.get("/admin/")
    num_queries, times, own_times = len(queries), [], []
    for _run in range(NUM_RUNS):
        begun, begun_itself = perf_counter(), process_time()
        client.get("/admin/")
        times.append(1000 * (perf_counter() - begun))
        own_times.append(1000 * (process_time() - begun_itself))
    return num_queries, times, own_times


if __name__ == "__main__":
    main()
