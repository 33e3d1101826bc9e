"""What an edit of the original leaves behind, against expectations that were written by hand."""

import pytest

from people.curation.translating.identity import lay_over
from people.curation.translating.segments import split

from .edited_articles import edited, left_behind, original_bodies
from .fifty_edits import EDITS

BODIES = original_bodies()


@pytest.mark.parametrize(("article", "edit", "expected"), EDITS)
def test_edit_leaves_behind_what_it_touches(article, edit, expected):
    assert left_behind(*BODIES[article], edit) == expected


def test_there_are_fifty_edits():
    assert len(EDITS) == 50


@pytest.mark.parametrize(("article", "edit"), [edit[:2] for edit in EDITS])
def test_each_edit_edits(article, edit):
    _language, body = BODIES[article]
    kept, _last = lay_over([], split(body, "body", is_rich=True), last=0)

    assert edited(kept, edit) != body
