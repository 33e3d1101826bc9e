"""How well parity finds the planted misses of the table, and how fast: `python -m tests.benchmarks.parity`."""

import os
from collections import Counter
from time import process_time

import django

NUM_RUNS = 20


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    from tests.newsroom.parity_cases import PAIRS, cases

    print("{:<7} {:>6} {:>10} {:>7} {:>15}".format("pair", "cases", "precision", "recall", "ms per segment"))
    for pair in PAIRS:
        tell(pair, cases(pair))
    tell("all", [case for pair in PAIRS for case in cases(pair)])


def tell(name, table):
    precision, recall = judge(table)
    print(f"{name:<7} {len(table):>6} {precision:>10.3f} {recall:>7.3f} {time_segment(table) * 1000:>15.3f}")


def judge(table):
    """What share of the misses told is planted, and what share of those planted is told."""
    right = told = planted = 0
    for case in table:
        found = Counter(miss.kind.value for miss in misses_of(case))
        right += (found & Counter(case.missed)).total()
        told += found.total()
        planted += len(case.missed)
    return right / told, right / planted


def time_segment(table):
    begun = process_time()
    for _run in range(NUM_RUNS):
        for case in table:
            misses_of(case)
    return (process_time() - begun) / NUM_RUNS / len(table)


def misses_of(case):
    from newsroom.parity import misses
    from tests.newsroom.parity_cases import NAMES

    return misses(case.source, case.source_language, case.target, case.target_language, NAMES)


if __name__ == "__main__":
    main()
