"""The desk board: what waits for whom, and how far every language has come. It knows no concrete record type."""

from .activity import activity
from .findings import findings
from .gaps import translation_gaps
from .headlines import Headline, Headlines
from .links import Links, Number
from .queues import my_work, returned_to_me, waiting_for_review
from .remarks import flags, remarks_for_me
from .schedule import schedule

__all__ = [
    "Headline",
    "Headlines",
    "Links",
    "Number",
    "activity",
    "findings",
    "flags",
    "my_work",
    "remarks_for_me",
    "returned_to_me",
    "schedule",
    "translation_gaps",
    "waiting_for_review",
]
