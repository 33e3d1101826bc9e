import pytest
from django.utils import timezone


@pytest.fixture
def clock(monkeypatch):
    """Sets the clock of the site: `clock(moment)`."""
    return lambda moment: monkeypatch.setattr(timezone, "now", lambda: moment)
