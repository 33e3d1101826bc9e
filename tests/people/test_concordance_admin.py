"""The page and the piece of the desk that show how words were translated before."""

import pytest

from people.curation.memory.concordance import PAGE
from tests.factories import MemoryEntryFactory, PlaceFactory, UserFactory

pytestmark = pytest.mark.django_db

ADDRESS = "/admin/concordance/"


@pytest.fixture
def visits():
    place = PlaceFactory()
    return [
        MemoryEntryFactory(place, unit=f"name.{number}", source_text=f"Визиты {number}", target_text=f"방문 {number}")
        for number in range(PAGE + 1)
    ]


def ask(client, **values):
    return client.get(ADDRESS, {"q": "визит", "in": "ru", "to": "ko"} | values)


def test_page_shows_pairs_with_their_record(client, translator_ko, visits):
    client.force_login(translator_ko)

    response = ask(client)

    assert [pair.entry for pair in response.context["found"].pairs] == visits[:0:-1]
    assert "<mark>Визиты</mark> 20" in response.text
    assert f"/admin/people/place/{visits[0].object_id}/change/" in response.text


def test_older_pairs_follow_by_a_link(client, translator_ko, visits):
    client.force_login(translator_ko)

    response = client.get(ask(client).context["next_url"])

    assert [pair.entry for pair in response.context["found"].pairs] == visits[:1]
    assert (response.context["next_url"], response.context["first_url"] != "") == ("", True)


def test_pairs_come_alone_for_other_pages(client, translator_ko, visits):
    client.force_login(translator_ko)

    response = ask(client, part="pairs")

    assert "<mark>Визиты</mark>" in response.text
    assert "<form" not in response.text


def test_words_without_pairs_are_told(client, translator_ko):
    client.force_login(translator_ko)

    assert "“визит” was not translated between these languages yet." in ask(client).text


def test_one_language_twice_is_told(client, translator_ko):
    client.force_login(translator_ko)

    assert "Choose two different languages." in ask(client, to="ru").text


@pytest.mark.parametrize(
    "values", [{"in": "xx"}, {"to": "xx"}, {"before": "x"}, {"before": "-1"}, {"before": "9" * 30}]
)
def test_damaged_address_leads_nowhere(client, translator_ko, values):
    client.force_login(translator_ko)

    assert ask(client, **values).status_code == 404


def test_without_the_right_to_read_the_memory_nothing_is_shown(client, visits):
    client.force_login(UserFactory(is_staff=True))

    response = ask(client)

    assert (response.status_code, "Визиты" in response.text) == (403, False)


@pytest.mark.parametrize("num_rows", [1, 3])
def test_page_takes_the_same_queries_for_more_pairs(client, translator_ko, django_assert_num_queries, num_rows):
    for number in range(num_rows):
        MemoryEntryFactory(PlaceFactory(), source_text=f"Визиты {number}")
    client.force_login(translator_ko)
    ask(client)

    with django_assert_num_queries(8):
        ask(client)
