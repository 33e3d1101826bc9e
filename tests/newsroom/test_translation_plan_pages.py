"""A large file that came back: looked at page by page, taken over as a whole or segment by segment."""

from dataclasses import replace

import pytest

from people.curation.desk.exchange import returning
from people.curation.exchange import formats
from people.curation.models import ReturnedFile
from people.curation.translating.units import worksheet
from tests.factories import ArticleFactory, UserFactory

from .desk import told
from .translations import apply, lines_of, parcel_of, planned

pytestmark = pytest.mark.django_db

NUM = 120
WORDS = "Президент прибыл в Сеул, где обсудил торговлю и поставки в третьи страны."


@pytest.fixture
def article():
    body = "".join(f"<p>{WORDS} ({number})</p>" for number in range(NUM))
    return ArticleFactory(languages=[], title_ru="Визит", body_ru=body)


@pytest.fixture(autouse=True)
def translator(client):
    user = UserFactory("translator-ko")
    client.force_login(user)
    return user


def come_back(parcel):
    """Everything is translated, each segment with words of its own."""
    part = parcel.parts[0]
    items = tuple(replace(item, target=f"제{number}절: 대통령이 방문했다.") for number, item in enumerate(part.items))
    return formats.xliff2.write(replace(parcel, parts=(replace(part, items=items),)))


def look(client, response, **asked):
    return client.get(response.request["PATH_INFO"], asked)


def shown(response):
    return [words for _fate, words, _reasons, _warnings in lines_of(response)]


def translations(article):
    article.refresh_from_db()
    return [unit.target_text for unit in worksheet(article, "ko").units if unit.targets]


def test_page_shows_fifty_segments_and_counts_all(client, article):
    response = planned(client, come_back(parcel_of(article)))

    pages = [look(client, response, page=number) for number in (1, 2, 3)]

    assert [shown(page) for page in pages] == [
        [f"제{number}절: 대통령이 방문했다." for number in range(start, min(start + 50, NUM + 1))]
        for start in (0, 50, 100)
    ]
    assert {page.context["counts"]["new"] for page in pages} == {NUM + 1}
    assert max(len(page.content) for page in pages) < 100_000
    assert "Page 2 of 3" in pages[1].text


def test_page_beyond_the_last_is_the_last(client, article):
    response = planned(client, come_back(parcel_of(article)))
    assert len(shown(look(client, response, page=99))) == NUM + 1 - 100


def test_button_takes_over_what_stands_on_other_pages_too(client, article):
    response = planned(client, come_back(parcel_of(article)))

    done = apply(client, look(client, response, page=2))

    assert translations(article) == [f"제{number}절: 대통령이 방문했다." for number in range(NUM + 1)]
    assert (done.context["counts"]["new"], len(shown(done)), done.context["num_hidden"]) == (NUM + 1, 50, NUM - 49)
    assert (done.context["rest_url"], ReturnedFile.objects.count()) == ("", 0)


def test_chosen_segments_are_taken_alone_and_the_rest_waits(client, article):
    response = planned(client, come_back(parcel_of(article)))
    numbers = [line.number for line in look(client, response, page=2).context["groups"][0].lines[:2]]

    done = apply(client, response, only="1", take=numbers)

    assert translations(article) == ["제50절: 대통령이 방문했다.", "제51절: 대통령이 방문했다."] == shown(done)
    rest = client.get(done.context["rest_url"])
    assert (rest.context["counts"]["new"], rest.context["counts"]["unchanged"]) == (NUM - 1, 2)


@pytest.mark.parametrize("taken", [[], ["x", "-1"]])
def test_choosing_nothing_is_told(client, article, taken):
    response = planned(client, come_back(parcel_of(article)))

    refused = apply(client, response, only="1", take=taken)

    assert told(client.get(refused["Location"])) == [
        "You chose no segment. Choose those that you want, or take over all of them."
    ]
    assert translations(article) == []


def changed_meanwhile(article):
    """The source of two segments, while the file was away."""
    parcel = parcel_of(article)
    article.body_ru = article.body_ru.replace("(3)", "(3а)").replace("(70)", "(70а)")
    article.save()
    return come_back(parcel)


def test_segments_are_listed_by_what_becomes_of_them(client, article):
    response = planned(client, changed_meanwhile(article))

    offered = [(one.fate, one.count) for one in response.context["filters"]]
    refused = look(client, response, show="refused")

    assert offered == [("", NUM + 1), ("new", NUM - 1), ("refused", 2)]
    assert lines_of(refused) == [
        ("refused", f"제{number}절: 대통령이 방문했다.", ["source-moved-on"], []) for number in (4, 71)
    ]
    assert (len(shown(look(client, response, show="new", page=3))), look(client, response, show="x").status_code) == (
        NUM - 1 - 100,
        404,
    )


def test_what_was_refused_comes_first_and_stays_to_be_looked_at(client, article):
    response = planned(client, changed_meanwhile(article))

    done = apply(client, response)

    assert [fate for fate, *_line in lines_of(done)] == ["refused"] * 2 + ["new"] * 48
    rest = client.get(done.context["rest_url"])
    assert [fate for fate, *_line in lines_of(rest)] == ["refused"] * 2


def test_file_that_changes_nothing_says_so(client, article):
    response = planned(client, formats.xliff2.write(parcel_of(article)))
    assert (shown(response), response.context["counts"]["unchanged"]) == ([], NUM + 1)
    assert "No segment of this file would change anything." in response.text


@pytest.mark.parametrize("number", [1, 3])
def test_each_page_takes_as_many_queries(client, article, django_assert_num_queries, number):
    response = planned(client, come_back(parcel_of(article)))
    with django_assert_num_queries(11):
        look(client, response, page=number)


def test_file_of_many_records_is_taken_over_some_at_a_time(client, monkeypatch):
    monkeypatch.setattr(returning, "RECORDS_AT_ONCE", 1)
    articles = [ArticleFactory(languages=[], title_ru=title) for title in ("Визит", "Итоги")]
    parcel = parcel_of(*articles)
    parts = (replace(part, items=(replace(part.items[0], target="방문"),)) for part in parcel.parts)
    page = planned(client, formats.xliff2.write(replace(parcel, parts=tuple(parts))))

    first = apply(client, page)

    assert [translations(article) for article in articles] == [["방문"], []]
    assert told(first) == ["1 more record of this file waits. Open the rest of the file and take it over as well."]

    last = apply(client, client.get(first.context["rest_url"]))

    assert [translations(article) for article in articles] == [["방문"], ["방문"]]
    assert not last.context["rest_url"]
    assert told(last) == []


def test_what_is_refused_among_records_that_wait_is_told_when_their_turn_comes(client, monkeypatch):
    monkeypatch.setattr(returning, "RECORDS_AT_ONCE", 1)
    articles = [ArticleFactory(languages=[], title_ru=title) for title in ("Визит", "Итоги", "Планы", "Сроки")]
    parcel = parcel_of(*articles)
    words = ("방문", "가" * 5000, "계획", "나" * 5000)
    parts = (
        replace(part, items=(replace(part.items[0], target=target),))
        for part, target in zip(parcel.parts, words, strict=True)
    )
    page = planned(client, formats.xliff2.write(replace(parcel, parts=tuple(parts))))

    first = apply(client, page)
    last = apply(client, client.get(first.context["rest_url"]))

    assert (first.context["counts"]["refused"], last.context["counts"]["refused"]) == (1, 2)
    assert told(first) == ["2 more records of this file wait. Open the rest of the file and take them over as well."]
    assert [translations(article) for article in articles] == [["방문"], [], ["계획"], []]
