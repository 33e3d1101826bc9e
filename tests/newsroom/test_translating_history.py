"""Side by side: which versions a page that saves itself leaves behind, and what the translation is compared with."""

from datetime import timedelta

import pytest
from django.utils import timezone

from people.curation.drafting import state_of
from people.curation.models import LanguageState, Transition
from people.curation.recording import snapshot_in, versions_of
from tests.factories import UserFactory

from .desk import told
from .translating import address, article_in, ask, rows

pytestmark = pytest.mark.django_db


@pytest.fixture
def _at_work(client, translator_ko):
    client.force_login(translator_ko)


def type_title(client, article, text, **post):
    row = rows(client.get(address(article)))["title.1"]
    return ask(client, article, **{"text:title.1": text, "token:title.1": row.token}, **post)


def in_an_hour():
    """A minute into a quarter of an hour, later than what factories make and sooner than a session ends."""
    return timezone.now().replace(minute=1) + timedelta(hours=1)


def edits(article):
    """Who edited the Korean text, move by move, and why each version was kept."""
    moves = Transition.objects.filter(language="ko", verb="edit").order_by("sequence")
    versions = versions_of(article).order_by("pk").values_list("revision__comment", flat=True)
    return [move.by_name for move in moves], list(versions)


@pytest.mark.usefixtures("_at_work")
def test_translation_is_compared_with_another_source_from_now_on(client):
    article = article_in("ko", title_en="A visit")

    client.post(f"{address(article)}source/", {"source": "en"})

    response = client.get(address(article))
    assert response.context["sheet"].source_language == "en"
    assert rows(response)["title.1"].unit.source_text == "A visit"


@pytest.mark.usefixtures("_at_work")
def test_source_that_depends_on_the_translation_is_refused(client):
    article = article_in("ko", title_en="A visit")
    state_of(article, "en")
    LanguageState.objects.filter(language="en").update(translated_from="ko")

    response = client.post(f"{address(article)}source/", {"source": "en"}, follow=True)

    assert told(response) == ["English is itself translated from Korean. Choose a language that does not depend on it."]
    assert response.context["sheet"].source_language == "ru"


@pytest.mark.parametrize(("role", "source"), [("translator-kk", "en"), ("translator-ko", "de")])
def test_who_does_not_write_the_language_chooses_no_source(client, role, source):
    article = article_in("ko", title_en="A visit")
    client.force_login(UserFactory(role))

    assert client.post(f"{address(article)}source/", {"source": source}).status_code == 403


@pytest.mark.usefixtures("_at_work")
def test_writing_of_a_quarter_of_an_hour_is_one_version(client, clock, translator_ko):
    article = article_in("ko")
    start = in_an_hour()
    for minute, text in enumerate(["새", "새 제", "새 제목", "새 제목이다"]):
        clock(start + timedelta(minutes=6 * minute))
        type_title(client, article, text, auto="yes")

    name = translator_ko.username
    assert edits(article) == ([name, name], ["found", "typing", "typing"])
    last, before, _found = (snapshot_in(one).fields["title_ko"] for one in versions_of(article))
    assert (before, last) == ("새 제목", "새 제목이다")


@pytest.mark.usefixtures("_at_work")
def test_version_of_somebody_else_or_of_a_button_is_never_replaced(
    client, clock, translator_ko, second_client, colleague
):
    article = article_in("ko")
    clock(in_an_hour())
    type_title(client, article, "하나", auto="yes")
    type_title(second_client, article, "둘", auto="yes")
    type_title(client, article, "셋", auto="yes")
    type_title(client, article, "넷")
    type_title(client, article, "다섯", auto="yes")

    mine, theirs = translator_ko.username, colleague.get_full_name()
    names, versions = edits(article)
    assert versions == ["found", "typing", "typing", "typing", "", "typing"]
    assert names == [mine, theirs, mine, mine, mine]
