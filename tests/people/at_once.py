"""People at the desk at the same moment, each with a connection of their own."""

from threading import Barrier, Thread

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

TIMEOUT = 20

needs_two_writers = pytest.mark.skipif(
    connection.vendor == "sqlite", reason="SQLite lets one connection write at a time"
)


def at_once(*acts):
    """Start all acts at one moment; what each returned, or the codes for which it was refused, in their order."""
    outcomes, together = {}, Barrier(len(acts))

    def run(place, act):
        together.wait(timeout=TIMEOUT)
        outcomes[place] = outcome_of(act)

    desks = [Thread(target=run, args=pair) for pair in enumerate(acts)]
    for desk in desks:
        desk.start()
    for desk in desks:
        desk.join(timeout=TIMEOUT)
    return [outcomes[place] for place in range(len(acts))]


def elsewhere(act):
    """What somebody with another connection gets meanwhile."""
    return at_once(act)[0]


def outcome_of(act):
    try:
        return act()
    except ValidationError as refusal:
        return [reason.code for reason in refusal.error_list]
    finally:
        connection.close()
