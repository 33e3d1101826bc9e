"""A translation that will be taken down is shown as public until then, on every page of the desk."""

from datetime import timedelta
from html import unescape

import pytest
from django.utils import timezone
from django.utils.html import strip_tags

from people.curation.drafting import state_of
from people.curation.publishing import withdraw
from tests.factories import ArticleFactory

from .desk import page

pytestmark = pytest.mark.django_db

STATES = "/admin/curation/languagestate/"


@pytest.fixture
def tomorrow():
    return timezone.now() + timedelta(days=1)


@pytest.fixture
def article(tomorrow):
    article = ArticleFactory(published=["ru", "ko"])
    withdraw(state_of(article, "ko"), by=None, notice="원문이 바뀌었습니다.", at=tomorrow)
    return article


def words(response):
    return " ".join(strip_tags(unescape(response.content.decode())).split())


def panel(response):
    return next(one for one in response.context["panels"] if one.chip.language == "ko")


def test_page_of_the_record_says_until_when_readers_have_the_text(client, editor, article, tomorrow):
    client.force_login(editor)

    response = client.get(page(article))

    korean = panel(response)
    assert (str(korean.chip.words), korean.edition.number) == ("published, withdrawal scheduled", 1)
    assert f"Readers find edition 1 until {korean.end_in_both_zones}, then the notice" in words(response)


def test_page_of_the_record_says_when_it_is_over(client, editor, article, tomorrow, clock):
    clock(tomorrow)
    client.force_login(editor)

    korean = panel(client.get(page(article)))

    assert (str(korean.chip.words), korean.edition) == ("withdrawn", None)


def test_list_of_texts_says_the_same(client, editor, article, tomorrow, clock):
    listed = []
    for moment in (timezone.now(), tomorrow):
        clock(moment)
        client.force_login(editor)
        listed.append(client.get(STATES, {"language": "ko"}).content.decode())

    assert ["published, withdrawal scheduled" in one for one in listed] == [True, False]
    assert ["withdrawn</span>" in one for one in listed] == [False, True]
