"""Side by side: other views of the page (filters, a third language, another source) take what was typed along."""

import pytest

from people.curation.drafting import state_of
from tests.factories import UserFactory, publish_again

from .desk import told
from .reader import find, words_of
from .translating import address, article_in, filled, refusals, rows


@pytest.fixture
def desk(client, translator_ko):
    client.force_login(translator_ko)
    return client


def test_views_are_buttons_of_the_form_for_whoever_writes(desk):
    article = article_in("ko")
    at = address(article)

    response = desk.get(at, {"show": "missing", "beside": "en"})

    assert {one.words: one.attrs["formaction"] for one in find(response, "button", name="view")} == {
        "All 5": f"{at}?show=all&beside=en",
        "To do 5": f"{at}?show=to-do&beside=en",
        "Behind 0": f"{at}?show=behind&beside=en",
        "Missing 0": f"{at}?show=missing&beside=en",
        "To check 1": f"{at}?show=warned&beside=en",
        "Show beside it: Қазақша": f"{at}?show=missing&beside=kk",
        "Hide the third language": f"{at}?show=missing",
    }


def test_views_are_links_for_whoever_only_reads(client, db):
    article = article_in("ko")
    client.force_login(UserFactory("translator-en"))

    response = client.get(address(article))

    links = [one.attrs["href"] for one in find(response, "a") if "show=missing" in one.attrs.get("href", "")]
    assert links == [f"{address(article)}?show=missing"]


def test_other_view_saves_what_was_typed_and_is_shown(desk):
    article = article_in()
    fields = filled(desk.get(address(article)))

    response = desk.post(f"{address(article)}?show=missing&beside=en", {**fields, "text:title.1": "방문", "view": ""})

    article.refresh_from_db()
    assert response["Location"] == f"{address(article)}?show=missing&beside=en"
    assert article.title_ko == "방문"
    assert told(desk.get(response["Location"])) == ["1 segment is saved."]


def test_other_view_with_nothing_typed_says_nothing_of_saving(desk):
    article = article_in("ko")
    fields = filled(desk.get(address(article)))

    response = desk.post(f"{address(article)}?show=missing", {**fields, "view": ""})

    assert told(desk.get(response["Location"])) == []


def test_other_view_keeps_what_was_refused_in_sight(desk):
    article = article_in("ko")
    fields = filled(desk.get(address(article)))

    response = desk.post(f"{address(article)}?show=missing", {**fields, "text:body.5": "<b>교역", "view": ""})

    assert refusals(response) == {"body.5": ["mark-without-end"]}
    assert [(key, row.text) for key, row in rows(response).items() if not row.is_hidden] == [("body.5", "<b>교역")]
    assert told(response) == ["Not everything could be saved: look at what is marked."]


def test_other_source_saves_what_was_typed(desk):
    article = article_in(title_en="A visit")
    fields = filled(desk.get(address(article)))

    desk.post(f"{address(article)}source/", {**fields, "text:title.1": "방문", "source": "en"})

    article.refresh_from_db()
    assert (article.title_ko, state_of(article, "ko").translated_from) == ("방문", "en")


def test_source_stays_where_what_was_typed_is_refused(desk):
    article = article_in("ko", title_en="A visit")
    fields = filled(desk.get(address(article)))
    publish_again(article, "ko", title_ko="남의 제목")

    response = desk.post(f"{address(article)}source/", {**fields, "text:title.1": "내 제목", "source": "en"})

    assert refusals(response) == {"title.1": ["target-moved-on"]}
    assert rows(response)["title.1"].text == "내 제목"
    assert state_of(article, "ko").translated_from == ""
    assert [form.attrs["action"] for form in find(response, "form", id="translation")] == [address(article)]


def test_text_that_has_no_place_any_more_stays_on_the_page(desk):
    article = article_in("ko", published=["ru", "ko"])
    fields = filled(desk.get(address(article)))
    publish_again(article, "ru", body_ru="<h2>Торговля</h2>")

    response = desk.post(address(article), {**fields, "text:body.3": "대통령이 <왔다>."})

    assert words_of(response, "blockquote", lang="ko") == ["대통령이 <왔다>."]
