import pytest
from django.test import Client
from django.utils import timezone

from tests.factories import UserFactory


@pytest.fixture
def clock(monkeypatch):
    """Sets the clock of the site: `clock(moment)`."""
    return lambda moment: monkeypatch.setattr(timezone, "now", lambda: moment)


@pytest.fixture
def colleague(db):
    return UserFactory("editor", first_name="Айгерим", last_name="Сатова")


@pytest.fixture
def second_client(colleague):
    """The browser of a colleague."""
    client = Client()
    client.force_login(colleague)
    return client


@pytest.fixture
def desk(client, reporter):
    """A browser in which a reporter is logged in."""
    client.force_login(reporter)
    return client
