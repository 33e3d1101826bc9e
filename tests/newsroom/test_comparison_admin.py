"""Any two versions of a record side by side at the desk."""

import pytest
from django.urls import reverse

from people.curation.recording import versions_of
from tests.factories import (
    ArticleFactory,
    OfficialFactory,
    OrganisationFactory,
    SignedDocumentFactory,
    TopicFactory,
    UserFactory,
    VisitFactory,
    approve_again,
    publish_again,
)

from .desk import page, save, told


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


def keys(record):
    """Keys of the versions, oldest first."""
    return [f"v{version.pk}" for version in versions_of(record)][::-1]


def compare(client, record, older, newer, language="ru"):
    return client.get(page(record, "compare"), {"older": older, "newer": newer, "language": language})


def changes(response):
    """Pieces that came or went, by the label of the text."""
    texts = response.context["texts"]
    return {
        text.label: [(piece.kind, piece.text) for pieces in text.compared for piece in pieces if piece.kind != "same"]
        for text in texts
        if text.is_changed
    }


def test_two_saves_are_compared_word_by_word(desk):
    article = ArticleFactory(title_ru="Визит в Сеул", lead_ru="Лид")
    save(desk, page(article), title_ru="Визит в Пусан")

    response = compare(desk, article, *keys(article))

    assert changes(response) == {"headline": [("removed", "Сеул"), ("added", "Пусан")]}
    assert [text.label for text in response.context["texts"]] == ["headline", "lead", "text"]


def test_each_language_is_compared_by_itself(desk):
    article = ArticleFactory(title_ru="Визит", title_ko="서울 방문")
    save(desk, page(article), title_ru="Поездка", title_ko="부산 방문")

    response = compare(desk, article, *keys(article), language="ko")

    assert changes(response) == {"headline": [("removed", "서울"), ("added", "부산")]}
    assert [code for code, _name, _url, changed in response.context["languages"] if changed] == ["ru", "ko"]


def test_older_stands_first_whichever_way_they_were_marked(desk):
    article = ArticleFactory()
    save(desk, page(article), title_ru="Новый")
    older, newer = keys(article)

    response = compare(desk, article, newer, older)

    assert (response.context["older"].key, response.context["newer"].key) == (older, newer)


def test_working_copy_is_compared_with_an_edition(desk):
    article = ArticleFactory(title_ko="서울 방문", published=["ko"])
    approve_again(article, "ko", title_ko="부산 방문")

    response = compare(desk, article, f"e{article.editions.get().pk}", "now", language="ru")

    assert response.context["language"] == "ko"
    assert changes(response) == {"headline": [("removed", "서울"), ("added", "부산")]}
    assert "facts" not in response.context


def test_two_editions_are_compared(desk):
    article = ArticleFactory(title_en="A visit", published=["en"])
    publish_again(article, "en", title_en="A state visit")
    first, second = article.editions.order_by("number")

    response = compare(desk, article, f"e{first.pk}", f"e{second.pk}")

    assert changes(response) == {"headline": [("added", "state ")]}


def test_editions_of_two_languages_are_refused(desk):
    article = ArticleFactory(published=["en", "ko"])
    first, second = article.editions.all()

    response = compare(desk, article, f"e{first.pk}", f"e{second.pk}")

    assert response.url == page(article, "history")
    assert told(desk.get(response.url)) == [
        "These two editions are in different languages. Choose two of the same language, or a version."
    ]


def test_texts_of_rows_are_compared_with_those_of_an_edition(desk):
    visit = VisitFactory(programme=[{"title_ru": "Переговоры в Сеуле", "slug": "talks"}], published=["ru"])
    item = visit.programme.get()
    item.title_ru = "Переговоры в Пусане"
    item.save()

    response = compare(desk, visit, f"e{visit.editions.get().pk}", "now")

    assert changes(response) == {"programme: title · talks": [("removed", "Сеуле"), ("added", "Пусане")]}


def test_facts_are_compared_in_words(desk):
    old, new = TopicFactory(name_en="Trade"), TopicFactory(name_en="Culture")
    article = ArticleFactory()
    article.topics.add(old)
    save(desk, page(article), genre="opinion", story_date="2024-06", topics=[new.pk])

    facts = compare(desk, article, *keys(article)).context["facts"].facts

    assert [(line.label, line.was, line.now) for line in facts] == [
        ("genre", "News", "Opinion"),
        ("date of the story", "–", "2024-06"),
        ("topics", "Trade", "Culture"),
    ]


def test_rows_that_came_went_and_changed_are_named(desk):
    first, second = OfficialFactory(name_en="Ban"), OfficialFactory(name_en="Tokayev")
    visit = VisitFactory(participants=[first, second])
    save(desk, page(visit), **{"participants-0-DELETE": "on", "participants-1-role": "host"})

    rows = compare(desk, visit, *keys(visit)).context["facts"].rows

    assert [(row.kind, row.label, row.name) for row in rows] == [
        ("removed", "participant", "Ban"),
        ("changed", "participant", "Tokayev"),
    ]
    assert [(line.label, line.was, line.now) for line in rows[1].facts] == [("role", "visitor", "host side")]


def test_record_that_has_been_deleted_is_still_named(desk):
    topic = TopicFactory(name_en="Trade")
    article = ArticleFactory()
    article.topics.add(topic)
    save(desk, page(article), title_ru="Новый")
    desk.force_login(UserFactory("chief"))
    desk.post(page(topic, "delete"), {"post": "yes"})
    save(desk, page(article), title_ru="Ещё новее")

    facts = compare(desk, article, keys(article)[0], "now").context["facts"].facts

    assert [(line.label, line.was, line.now) for line in facts] == [("topics", "Trade", "–")]


def test_change_of_markup_alone_says_so(desk):
    article = ArticleFactory(body_ru="<p>Астана</p>")
    save(desk, page(article), body_ru="<p><strong>Астана</strong></p>")

    texts = compare(desk, article, *keys(article)).context["texts"]

    assert [text.label for text in texts if text.is_markup_alone] == ["text"]


def test_comparison_leads_to_the_change_before_and_after(desk):
    article = ArticleFactory()
    for number in range(3):
        save(desk, page(article), title_ru=f"Заголовок {number}")
    pairs = keys(article)

    found = compare(desk, article, pairs[1], pairs[2]).context["neighbours"]

    assert f"older={pairs[0]}&newer={pairs[1]}" in found["earlier"]
    assert f"older={pairs[2]}&newer={pairs[3]}" in found["later"]


@pytest.mark.parametrize("key", ["", "v0", "e0", "x1", "v²", "v99999999999999999999"])
def test_unknown_version_is_not_found(desk, key):
    assert compare(desk, ArticleFactory(), key, "now").status_code == 404


def test_version_of_another_record_is_not_found(desk):
    article, other = ArticleFactory(), ArticleFactory(published=["ru"])
    save(desk, page(other), title_ru="Чужой")

    assert compare(desk, article, keys(other)[0], "now").status_code == 404
    assert compare(desk, article, f"e{other.editions.get().pk}", "now").status_code == 404


def test_changed_words_are_told_without_colour(desk):
    article = ArticleFactory(title_ru="Визит в Сеул")
    save(desk, page(article), title_ru="Визит в Пусан")

    html = compare(desk, article, *keys(article)).content.decode()

    assert '<span class="visually-hidden" lang="en">removed: </span><del>Сеул</del>' in html
    assert '<span class="visually-hidden" lang="en">added: </span><ins>Пусан</ins>' in html


@pytest.mark.parametrize("num_rows", [1, 3])
def test_comparison_takes_the_same_queries_for_any_number_of_rows(desk, django_assert_num_queries, num_rows):
    parties = [{"organisation": OrganisationFactory(), "signatory": OfficialFactory()} for _ in range(num_rows)]
    document = SignedDocumentFactory(parties=parties)
    save(desk, page(document), **{f"parties-{number}-basis": "lookup" for number in range(num_rows)})

    with django_assert_num_queries(13):
        compare(desk, document, *keys(document))


def test_anonymous_is_asked_to_log_in(client, db):
    response = compare(client, ArticleFactory(), "now", "now")

    assert response.url.startswith(reverse("admin:login"))


def test_panel_of_a_language_leads_from_a_newer_draft_to_its_edition(desk):
    article = ArticleFactory(published=["ko", "en"])
    approve_again(article, "ko", title_ko="새 제목")

    panels = {panel.chip.language: panel.compare_url for panel in desk.get(page(article)).context["panels"]}

    assert f"older=e{article.editions.get(language='ko').pk}&newer=now" in panels["ko"]
    assert (panels["ru"], panels["en"]) == ("", "")
