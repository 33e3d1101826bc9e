"""How tests look at a refusal: by its codes, and by nothing having changed."""

from contextlib import contextmanager

import pytest
from django.core.exceptions import ValidationError


@contextmanager
def refused(*codes, on=""):
    """Expects the desk to refuse for just these reasons, on that field if one is named."""
    with pytest.raises(ValidationError) as refusal:
        yield refusal
    reasons = refusal.value.error_dict[on] if on else refusal.value.error_list
    assert [reason.code for reason in reasons] == list(codes)


@contextmanager
def unchanged(record):
    """Expects that nothing about the record was written down."""
    before = written_about(record)
    yield
    assert written_about(record) == before


def written_about(record):
    rows = (record.states, record.editions, record.transitions, record.remarks)
    return [list(related.order_by("pk").values()) for related in rows]
