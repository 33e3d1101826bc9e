"""Factories begin records in bulk; what they leave is what the desk's verbs leave."""

from datetime import UTC, datetime

import pytest
from django.forms import model_to_dict

from people.curation.models import Edition, LanguageState, SearchEntry, Transition
from tests.beginnings import begin, start_drafts
from tests.factories import ArticleFactory, UserFactory, carry, walk_by_verbs

pytestmark = pytest.mark.django_db

AT = datetime(2025, 3, 1, 7, tzinfo=UTC)
LATER = datetime(2025, 3, 2, 7, tzinfo=UTC)
OWN = {
    "id",
    "reason",
    "withdrawal_notice",
    "object_id",
    "edited_at",
    "source_edition",
    "title",
    "summary",
    "body",
    "folded",
}


def rows(model, record):
    """Everything but what tells two records apart."""
    found = model.objects.about(record).order_by("language", "pk")
    return [{name: value for name, value in model_to_dict(row).items() if name not in OWN} for row in found]


def left_by(walk, source_language):
    editor = UserFactory("editor")
    record = ArticleFactory(source_language=source_language)
    LanguageState.objects.about(record).delete()
    start_drafts(record, by=None)
    steps = {"submitted": ["en"], "approved": ["ko"], "published": ["ru", "kk"], "withdrawn": ["kk"]}
    carry(record, walk=walk, published_at=AT, withdrawn_at=LATER, published_by=editor, **steps)
    sources = Edition.objects.about(record).values_list("language", "source_edition__language")
    indexed = SearchEntry.objects.filter(edition__in=Edition.objects.about(record)).count()
    moves = [{**move, "by": bool(move["by"]), "by_name": ""} for move in rows(Transition, record)]
    return {
        "states": rows(LanguageState, record),
        "moves": [{**move, "at": None if move["verb"] in ("submit", "approve") else move["at"]} for move in moves],
        "editions": [{**one, "published_by": bool(one["published_by"])} for one in rows(Edition, record)],
        "sources": sorted(sources),
        "indexed": indexed,
    }


@pytest.mark.parametrize("source_language", ["ru", "kk", "ko"])
def test_records_begin_as_the_verbs_would_have_it(source_language):
    left = left_by(begin, source_language)

    assert left == left_by(walk_by_verbs, source_language)
    assert [len(left["moves"]), len(left["editions"]), left["indexed"]] == [10, 2, 2]
