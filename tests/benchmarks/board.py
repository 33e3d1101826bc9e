"""Times the desk board: `python -m tests.benchmarks.board 100 10000`, on the kind of database that is configured.

Each size gets a database of its own, filled and deleted here; the configured one is never touched.
"""

import argparse
import os
from statistics import median
from time import perf_counter

import django

ROLES = ("chief", "reporter", "translator-ko")
NUM_RUNS = 9
ROW = "{:>10} {:>9}  {:<14} {:>8} {:>12} {:>10}"


def main():
    parser = argparse.ArgumentParser(description="How long the desk board takes, and how many queries.")
    parser.add_argument("sizes", nargs="*", type=int, default=[100, 10_000], help="numbers of articles (100 10000)")
    sizes = parser.parse_args().sizes
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    print(ROW.format("database", "articles", "role", "queries", "median, ms", "worst, ms"))
    for size in sizes:
        measure(size)


def measure(size):
    """Django has to be set up before these can be imported."""
    from tests.benchmarks.databases import analyse, scratch_database
    from tests.benchmarks.filling import fill

    with scratch_database() as connection:
        staff = fill(size)
        analyse()
        for role in ROLES:
            num_queries, times = time_board(staff[role])
            print(
                ROW.format(connection.vendor, size, role, num_queries, f"{median(times):.0f}", f"{max(times):.0f}"),
                flush=True,
            )


def time_board(user):
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client()
    client.force_login(user)
    assert client.get("/admin/").status_code == 200
    with CaptureQueriesContext(connection) as queries:
        client.get("/admin/")
    num_queries, times = len(queries), []
    for _run in range(NUM_RUNS):
        begun = perf_counter()
        client.get("/admin/")
        times.append(1000 * (perf_counter() - begun))
    return num_queries, times


if __name__ == "__main__":
    main()
