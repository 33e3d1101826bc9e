"""Stories that are related by the records that they share."""

import pytest

from ..factories import (
    ArticleFactory,
    OfficialFactory,
    SignedDocumentFactory,
    VisitFactory,
)
from .reader import find, title_in, words_of

pytestmark = pytest.mark.django_db


def kin_on(client, article, language="ko"):
    response = client.get(f"/{language}/news/{article.slug}/")
    section = find(response, "section", class_="kin")
    return words_of(response, "h3", class_="list-title") if section else []


def test_stories_that_share_rarer_records_come_first_and_say_which(client):
    known, rare = OfficialFactory(published=["ko"]), OfficialFactory(published=["ko"])
    paper = SignedDocumentFactory(published=["ko"])
    article = ArticleFactory(mentions=[known, rare], documents=[paper], published=["ko"])
    common = [ArticleFactory(mentions=[known], published=["ko"]) for _ in range(2)]
    closer = ArticleFactory(mentions=[rare, known], published=["ko"])
    closest = ArticleFactory(mentions=[rare], documents=[paper], published=["ko"])
    ArticleFactory(published=["ko"])

    response = client.get(f"/ko/news/{article.slug}/")

    found = [closest, closer, *reversed(common)]
    assert words_of(response, "h3", class_="list-title") == [title_in(one, "ko") for one in found]
    reasons = words_of(response, "p", class_="kin-reasons")
    assert reasons[0].endswith(f"{title_in(paper, 'ko')} · {title_in(rare, 'ko')}")
    assert reasons[1].endswith(f"{title_in(rare, 'ko')} · {title_in(known, 'ko')}")


def test_neither_a_draft_nor_a_shared_draft_relates_stories(client):
    person, visit = OfficialFactory(published=["ko"]), VisitFactory()
    article = ArticleFactory(mentions=[person], visits=[visit], published=["ko"])
    ArticleFactory(mentions=[person], published=["ru"])
    ArticleFactory(visits=[visit], published=["ko"])

    assert kin_on(client, article) == []


def test_record_that_is_everywhere_says_less_than_one_that_two_stories_share(client, monkeypatch):
    monkeypatch.setattr("newsroom.kinship.NEWEST_SHARING", 3)
    everywhere, rare = SignedDocumentFactory(published=["ko"]), OfficialFactory(published=["ko"])
    article = ArticleFactory(mentions=[rare], documents=[everywhere], published=["ko"])
    closer = ArticleFactory(mentions=[rare], published=["ko"])
    for _ in range(4):
        ArticleFactory(documents=[everywhere], published=["ko"])

    assert kin_on(client, article)[0] == title_in(closer, "ko")
