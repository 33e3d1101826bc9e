"""A clock that is set by hand, so that fixtures come out the same on any day."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.utils import timezone


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Within it, it is that moment for everything that asks Django for the time."""
    true_now, timezone.now = timezone.now, lambda: moment
    try:
        yield
    finally:
        timezone.now = true_now
