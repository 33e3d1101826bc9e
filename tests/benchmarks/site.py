"""How fast the public site is: `python -m tests.benchmarks.site 1000 10000`, on SQLite and on PostgreSQL with Redis.

Every database is made and filled here and deleted at the end, beside those that BENCHMARK_POSTGRES_URL and
BENCHMARK_REDIS_URL name. Times are lower quartiles of time worked, so other work on the machine blurs them little;
still, run it on a quiet one.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

POSTGRES = os.environ.get("BENCHMARK_POSTGRES_URL", "postgres://root@127.0.0.1:5432/postgres")
REDIS = os.environ.get("BENCHMARK_REDIS_URL", "redis://127.0.0.1:6379/9")
# What is compared, with what, and how many times as much it may cost.
RATIOS = [
    ("article", "article from constants", 2.5),
    ("list, last page", "list", 1.3),
    ("list of a topic", "list", 2),
    ("list of an official", "list", 2),
    ("list of three", "list", 2),
    ("list of a year", "list", 2),
    ("official", "article", 2),
]
SERVED_RATIOS = [("kept page", 1.15), ("unchanged page", 1.15)]
MOST_MS = {"rare word": 15, "common word": 40, "admin list": 100}
MOST_MEGABYTES = 80
LEAST_EDITIONS = 300
ROW = "{:<34} {:>12} {:>12} {:>9}  {}"


def main():
    parser = argparse.ArgumentParser(description="How fast the public site is, and whether it stays so as it grows.")
    parser.add_argument("sizes", nargs="*", type=int, default=[1_000, 10_000], help="numbers of articles (1000 10000)")
    parser.add_argument("--only", choices=["sqlite", "postgresql"], help="one kind of database")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="chancery-benchmark-") as folder:
        for kind, environment in databases(Path(folder)).items():
            if asked.only in (None, kind):
                smaller = {}
                for size in asked.sizes:
                    found = measure(environment, size)
                    tell(kind, size, found, smaller)
                    smaller = found


def databases(folder) -> dict[str, dict[str, str]]:
    shared = {"CACHE_URL": f"{REDIS}?key_prefix=benchmark-{os.getpid()}"}
    return {
        "sqlite": {"DATABASE_URL": f"sqlite:///{folder / 'unused.sqlite3'}"} | shared,
        "postgresql": {"DATABASE_URL": POSTGRES} | shared,
    }


def measure(environment, size) -> dict:
    command = [sys.executable, "-m", "tests.benchmarks.measuring", str(size)]
    answer = subprocess.run(command, env=os.environ | environment, stdout=subprocess.PIPE, text=True, check=True)
    return json.loads(answer.stdout.splitlines()[-1])


def tell(kind, size, found, smaller):
    """A table: milliseconds, what they are compared with, and whether that is as it should be."""
    pages = {name: page["ms"] for name, page in found["pages"].items()} | found["served"]
    print(f"\n{kind}, {size} articles, {found.get('editions', '?')} editions")
    print(ROW.format("", "ms worked", "compared", "ratio", ""))
    for name, other, most in [*RATIOS, *((name, "constant response", most) for name, most in SERVED_RATIOS)]:
        tell_ratio(f"{name} : {other}", pages[name], pages[other], most)
    for name, most in MOST_MS.items():
        print(ROW.format(name, f"{pages[name]:.1f}", f"≤ {most}", "", verdict(pages[name] <= most)))
    for name, page in found["pages"].items():
        before = smaller.get("pages", {}).get(name, {}).get("ms")
        growth = f"×{page['ms'] / before:.2f}" if before else ""
        print(ROW.format(name, f"{page['ms']:.1f}", f"{page.get('queries', 0)} queries", growth, ""))
    print(f"memory of a process: {found['memory']:.0f} MB {verdict(found['memory'] <= MOST_MEGABYTES)}")
    if "editions/s" in found:
        print(f"filling: {found['editions/s']:.0f} editions/s {verdict(found['editions/s'] >= LEAST_EDITIONS)}")
    wrong, answers = found["embargo"]
    print(f"old pages after a publication, over all processes: {found['stale']} {verdict(not found['stale'])}")
    print(f"wrong answers around an embargo: {wrong} of {answers} {verdict(not wrong)}", flush=True)


def tell_ratio(name, one, other, most):
    ratio = one / other
    print(ROW.format(name, f"{one:.2f}", f"{other:.2f}", f"{ratio:.2f}", f"≤ {most} {verdict(ratio <= most)}"))


def verdict(is_good) -> str:
    return "ok" if is_good else "MISSED"


if __name__ == "__main__":
    main()
