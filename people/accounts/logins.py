"""What happened at the door of one account."""

from datetime import datetime
from typing import NamedTuple

from axes.models import AccessFailureLog, AccessLog

NUM_SHOWN = 10
# Browsers name each other: whoever comes first here is the one that is meant.
BROWSERS = {
    "Edg": "Edge",
    "OPR": "Opera",
    "YaBrowser": "Yandex Browser",
    "Whale": "Whale",
    "SamsungBrowser": "Samsung Internet",
    "Firefox": "Firefox",
    "FxiOS": "Firefox",
    "CriOS": "Chrome",
    "Chrome": "Chrome",
    "Safari": "Safari",
}
SYSTEMS = {
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Android": "Android",
    "Windows": "Windows",
    "Mac OS X": "macOS",
    "CrOS": "ChromeOS",
    "Linux": "Linux",
}


class Login(NamedTuple):
    at: datetime
    address: str | None
    browser: str


def logins_of(person) -> list[Login]:
    return _newest(AccessLog, person)


def failed_logins_of(person) -> list[Login]:
    return _newest(AccessFailureLog, person)


def _newest(log, person):
    entries = log.objects.filter(username=person.get_username()).order_by("-attempt_time", "-pk")[:NUM_SHOWN]
    return [Login(one.attempt_time, one.ip_address, browser_in_words(one.user_agent)) for one in entries]


def browser_in_words(user_agent: str) -> str:
    """As people call it, such as “Firefox, Windows”; whatever is unknown stands as it was sent."""
    known = [next((name for mark, name in names.items() if mark in user_agent), "") for names in (BROWSERS, SYSTEMS)]
    return ", ".join(filter(None, known)) or user_agent[:60]
