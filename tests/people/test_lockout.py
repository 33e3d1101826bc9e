"""Failed logins lock a user name for the address they came from, for a while."""

from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.utils import timezone

from tests.factories import UserFactory
from tests.newsroom.reader import LANGUAGES, said, words_of

from .signing_in import PASSWORD, is_inside, sign_in

LIMIT = 5


@pytest.fixture
def person(db):
    return UserFactory("reporter", password=PASSWORD)


def fail(client, person, times, **headers):
    return [sign_in(client, person, "wrong", **headers).status_code for _attempt in range(times)]


def test_name_is_locked_after_five_wrong_passwords(client, person):
    assert fail(client, person, LIMIT) == [200, 200, 200, 200, 429]
    assert sign_in(client, person).status_code == 429
    assert not is_inside(client)


@pytest.mark.parametrize("language", LANGUAGES)
def test_lock_is_explained_in_the_language_of_the_page(client, person, language):
    client.cookies["django_language"] = language

    fail(client, person, LIMIT)
    response = sign_in(client, person)

    assert words_of(response, "h1") == [said("Too many failed logins", language)]
    assert response["Retry-After"] == "900"


def test_unknown_name_is_told_the_same_as_a_known_one(client, person):
    answers = []
    for name in (person.username, "nobody-here"):
        for attempt in range(LIMIT + 1):
            data = {"username": name, "password": f"wrong {attempt}"}
            answers.append((attempt, client.post("/admin/login/", data).status_code))

    assert answers[: LIMIT + 1] == answers[LIMIT + 1 :]


def test_lock_ends_by_itself_and_is_not_made_longer_by_trying(client, person):
    fail(client, person, LIMIT)
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=14))
    assert sign_in(client, person).status_code == 429

    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=16))
    sign_in(client, person)

    assert is_inside(client)


def test_right_password_forgets_the_wrong_ones(client, person):
    fail(client, person, LIMIT - 1)
    sign_in(client, person)

    assert fail(client, person, LIMIT - 1) == [200] * (LIMIT - 1)


def test_another_browser_does_not_help(client, person):
    for attempt in range(LIMIT):
        fail(client, person, 1, HTTP_USER_AGENT=f"browser {attempt}")

    assert sign_in(client, person, HTTP_USER_AGENT="yet another").status_code == 429


def test_colleague_at_the_same_address_still_comes_in(client, person):
    fail(client, person, LIMIT)

    sign_in(client, UserFactory("reporter", password=PASSWORD))

    assert is_inside(client)


def test_owner_of_the_name_still_comes_in_from_another_address(client, person):
    fail(client, person, LIMIT, REMOTE_ADDR="198.51.100.7")

    sign_in(client, person, REMOTE_ADDR="203.0.113.9")

    assert is_inside(client)


def locks_after(client, person, headers):
    """Whether the address of the last of several failed logins is locked then."""
    for one in headers:
        status = sign_in(client, person, "wrong", REMOTE_ADDR="10.0.0.1", **one).status_code
    return status == 429


def test_behind_a_proxy_the_address_is_the_one_that_the_proxy_saw(client, person, settings):
    settings.BEHIND_PROXY = True
    invented = [{"HTTP_X_FORWARDED_FOR": f"192.0.2.{number}, 198.51.100.7"} for number in range(LIMIT)]

    assert locks_after(client, person, invented)
    assert not locks_after(client, person, [{"HTTP_X_FORWARDED_FOR": "203.0.113.9"}])


def test_without_a_proxy_nobody_invents_an_address(client, person):
    invented = [{"HTTP_X_FORWARDED_FOR": f"192.0.2.{number}"} for number in range(LIMIT)]

    assert locks_after(client, person, invented)


@pytest.mark.parametrize("written", ["", "unknown", "unix:", "10.0.0.1:443"])
def test_address_that_nobody_can_read_still_counts(client, person, settings, written):
    settings.BEHIND_PROXY = True

    assert locks_after(client, person, [{"HTTP_X_FORWARDED_FOR": written}] * LIMIT)


def test_network_of_one_reader_counts_as_one_address(client, person, settings):
    settings.BEHIND_PROXY = True
    own = [{"HTTP_X_FORWARDED_FOR": f"2001:db8:1:2::{number:x}"} for number in range(1, LIMIT + 1)]

    assert locks_after(client, person, own)
