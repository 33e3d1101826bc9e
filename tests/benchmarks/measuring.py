"""One database of one size: `python -m tests.benchmarks.measuring 1000`, on the kind that is configured.

Without a size it measures the configured database as it is, and publishes a correction in it. The figures are printed
as JSON, for `tests.benchmarks.site`.
"""

import json
import os
import sys

import django


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.benchmarks.settings")
    django.setup()
    from tests.benchmarks.clock import worked_here
    from tests.benchmarks.databases import scratch_database

    size = int(sys.argv[1]) if len(sys.argv) > 1 else 0
    if not size:
        print(json.dumps(measure()))
        return
    with scratch_database():
        begun = worked_here()
        filled = fill_and_count(size)
        seconds = (worked_here() - begun) / 1_000_000_000
        print(json.dumps({"editions": filled, "editions/s": filled / seconds} | measure()))


def fill_and_count(size):
    from newsroom.synthetic.filling import Filling

    return Filling(size, seed=1).run(lambda *done: None)


def measure():
    import gc

    from django.contrib.auth import get_user_model
    from django.db import connection

    from tests.benchmarks.pages import addresses, measure_pages
    from tests.benchmarks.publications import stale_after_publication, wrong_around_embargo
    from tests.benchmarks.servers import measure_served, served
    from tests.factories import UserFactory

    gc.freeze()  # as the server does
    chief = get_user_model().objects.filter(groups__name="chief").first() or UserFactory("chief")
    found = {"database": connection.vendor, "pages": measure_pages(chief)}
    with served({"DATABASE_URL": database_url(connection)}) as server:
        paths = addresses()
        for path in paths.values():
            server.by_process(path)
        found["served"] = measure_served(server, paths["article"])
        if os.environ.get("CACHE_URL"):
            found["stale"] = stale_after_publication(server)
            found["embargo"] = wrong_around_embargo(server)
        server.by_process("/publish/")
        found["memory"] = server.memory()
    return found


def database_url(connection):
    """Where the scratch database lies, for the processes of the server."""
    name = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    return f"{os.environ['DATABASE_URL'].rpartition('/')[0]}/{name}"


if __name__ == "__main__":
    main()
