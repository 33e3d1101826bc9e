"""Recall and time of search on the database at hand: `python -m tests.benchmarks.search [WORDS …]`.

Recall is that of the table of queries, on the fixtures; with words, each is searched in Russian as a whole request.
"""

import os
import sys
from statistics import median
from time import process_time

import django

NUM_RUNS = 20


def main(words):
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    if words:
        tell_times(words)
    else:
        tell_recall()


def tell_recall():
    from django.db import connection
    from django.utils import timezone, translation

    from newsroom.reading import Reading
    from tests.newsroom.search_queries import QUERIES
    from tests.newsroom.searching import first_results

    at_one = at_five = 0
    begun = process_time()
    for language, q, wanted in QUERIES:
        with translation.override(language):
            found = first_results(q, Reading(language, timezone.now()), 5)
        at_one += bool(set(found[:1]) & set(wanted.split()))
        at_five += bool(set(found) & set(wanted.split()))
    each = (process_time() - begun) / len(QUERIES) * 1000
    print(f"{connection.vendor}: {len(QUERIES)} queries, {each:.1f} ms of CPU each")
    print(f"recall at 1: {at_one / len(QUERIES):.1%}, at 5: {at_five / len(QUERIES):.1%}")


def tell_times(words):
    from django.test import Client

    client = Client(HTTP_HOST="localhost")
    for word in words:
        times = []
        for run in range(NUM_RUNS):
            begun = process_time()
            # Each address is new, or the page would come from the cache.
            client.get("/ru/search/", {"q": word, "run": run})
            times.append(process_time() - begun)
        print(f"{word}: {median(times) * 1000:.1f} ms of CPU")


if __name__ == "__main__":
    main(sys.argv[1:])
