"""Time that was worked, not time that passed: other work on the same machine does not show in it."""

from pathlib import Path
from statistics import quantiles
from time import process_time_ns

from django.db import connection


def worked_here() -> int:
    """Nanoseconds of this process and of the process that the database keeps for it, where that is on this machine."""
    return process_time_ns() + worked_by(database_process())


def worked_by(pid: int | None) -> int:
    """Nanoseconds that all threads of a process worked; 0 where that cannot be known."""
    threads = Path(f"/proc/{pid}/task").glob("*/schedstat") if pid else ()
    return sum(int(thread.read_text().split()[0]) for thread in threads)


def database_process() -> int | None:
    if connection.vendor != "postgresql":
        return None
    connection.ensure_connection()
    return connection.connection.info.backend_pid


def proportional_memory(pid: int) -> float:
    """Megabytes of a process, pages that it shares with others divided among them."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def quartiles(cases: dict, *, rounds: int, worked=worked_here) -> dict[str, float]:
    """Milliseconds of each case, which take turns, so that a busy moment of the machine strikes all alike.

    Of each the lower quartile: whoever shares the core makes work take up to twice as long, and never less.
    """
    times = {name: [] for name in cases}
    for case in cases.values():
        case()
    for _round in range(rounds):
        for name, case in cases.items():
            before = worked()
            case()
            times[name].append(worked() - before)
    return {name: quantiles(taken)[0] / 1_000_000 for name, taken in times.items()}
