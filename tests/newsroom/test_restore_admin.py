"""Taking an older version back into the working copy: whose language, which facts, and what never moves."""

import pytest
from django.urls import reverse

from people.curation.models import Edition, Transition
from people.curation.recording import versions_of
from tests.factories import (
    ArticleFactory,
    OfficialFactory,
    PlaceFactory,
    TopicFactory,
    VisitFactory,
    approve_again,
    publish_again,
)

from .desk import page, save, told


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


def oldest(record):
    return f"v{versions_of(record).last().pk}"


def restore(client, record, source, language="ru", *, started_from=None, **more):
    """Open the page, then press a button on it."""
    url = page(record, "restore")
    client.get(url, {"from": source, "language": language})
    record.refresh_from_db()
    seen = record.revision if started_from is None else started_from
    data = {"from": source, "language": language, "started_from": seen}
    return client.post(url, data | (more or {"texts": "1"}))


def codes(response):
    return [str(message) for message in response.context["messages"]]


# Texts


def test_texts_of_one_language_come_back_as_a_draft(desk, editor):
    article = ArticleFactory(title_ru="Первый", title_ko="첫째", approved=["ru", "ko"])
    save(desk, page(article), title_ru="Второй", title_ko="둘째", genre="opinion")

    response = restore(desk, article, oldest(article))

    assert response.url == page(article, "history")
    article.refresh_from_db()
    assert (article.title_ru, article.title_ko, article.genre) == ("Первый", "둘째", "opinion")
    assert article.states.get(language="ru").status == "draft"
    assert article.states.get(language="ru").edited_by == editor


def test_restoring_is_an_approved_text_no_longer(desk):
    article = ArticleFactory(title_ru="Первый")
    save(desk, page(article), title_ru="Второй")
    approve_again(article, "ru", title_ru="Третий")

    restore(desk, article, oldest(article))

    assert article.states.get(language="ru").status == "draft"


def test_restoring_is_kept_and_named_in_the_history(desk, editor):
    article = ArticleFactory(title_ru="Первый")
    save(desk, page(article), title_ru="Второй")
    source = oldest(article)

    restore(desk, article, source)

    move = Transition.objects.about(article).get(verb="restore")
    assert (move.language, move.to_status, move.by) == ("ru", "draft", editor)
    assert move.reason.startswith("version of ")
    newest = versions_of(article).first()
    assert (newest.revision.comment, newest.revision.user) == ("restore", editor)
    assert newest.revision.date_created == move.at


def test_public_text_stays_until_somebody_publishes(desk, client):
    article = ArticleFactory(title_en="First", published=["en"])
    publish_again(article, "en", title_en="Second")
    first = article.editions.get(number=1)

    restore(desk, article, f"e{first.pk}", "en")

    article.refresh_from_db()
    assert article.title_en == "First"
    assert Edition.objects.about(article).count() == 2
    client.logout()
    assert "Second" in client.get(f"/en/news/{article.slug}/").content.decode()


def test_titles_of_rows_come_back_where_the_rows_still_are(desk):
    visit = VisitFactory(programme=[{"title_ru": "Прибытие"}, {"title_ru": "Переговоры"}])
    save(desk, page(visit), **{"programme-0-title_ru": "Вылет", "programme-1-DELETE": "on"})

    restore(desk, visit, oldest(visit))

    assert list(visit.programme.values_list("title_ru", flat=True)) == ["Прибытие"]


def test_titles_of_rows_come_back_from_an_edition(desk):
    official = OfficialFactory(appointments=[{"title_ko": "차관"}], published=["ko"])
    official.appointments.update(title_ko="장관")

    restore(desk, official, f"e{official.editions.get().pk}", "ko")

    assert official.appointments.get().title_ko == "차관"


def test_page_shows_what_would_change(desk):
    article = ArticleFactory(title_ru="Визит в Сеул")
    save(desk, page(article), title_ru="Визит в Пусан", lead_ko="새 리드")

    response = desk.get(page(article, "restore"), {"from": oldest(article), "language": "ru"})

    assert [
        (piece.kind, piece.text)
        for text in response.context["texts"]
        for piece in text.compared[0]
        if piece.kind != "same"
    ] == [("removed", "Пусан"), ("added", "Сеул")]


def test_same_texts_are_nothing_to_restore(desk):
    article = ArticleFactory()
    save(desk, page(article), title_ru="Новый")

    response = restore(desk, article, oldest(article), "ko")

    assert "there is nothing to restore" in codes(response)[0]
    assert not Transition.objects.about(article).filter(verb="restore").exists()


def test_last_name_of_a_record_is_never_taken(desk):
    article = ArticleFactory(languages=["ru"])
    save(desk, page(article), title_ru="", title_ko="제목")
    before = versions_of(article).count()

    save(desk, page(article), title_ko="", title_en="Title")
    response = restore(desk, article, f"v{versions_of(article)[1].pk}", "en")

    assert "would be left without a name" in codes(response)[0]
    assert versions_of(article).count() == before + 1


# Somebody else


def test_stale_page_is_refused_and_nothing_is_lost(desk):
    article = ArticleFactory(title_ru="Первый")
    save(desk, page(article), title_ru="Второй")
    seen = type(article).objects.get().revision
    save(desk, page(article), title_ru="Чужой третий")

    response = restore(desk, article, oldest(article), started_from=seen)

    assert "was saved by somebody else" in codes(response)[0]
    article.refresh_from_db()
    assert article.title_ru == "Чужой третий"
    assert response.context["texts"]


def test_translator_restores_the_granted_language_and_no_other(client, editor, translator_ko):
    article = ArticleFactory(title_ru="Первый", title_ko="첫째")
    client.force_login(editor)
    save(client, page(article), title_ru="Второй", title_ko="둘째")
    client.force_login(translator_ko)

    refused = restore(client, article, oldest(article), "ru")
    restore(client, article, oldest(article), "ko")

    assert refused.status_code == 403
    article.refresh_from_db()
    assert (article.title_ru, article.title_ko) == ("Второй", "첫째")


def test_reporter_restores_nothing_in_a_public_language(client, editor, reporter):
    article = ArticleFactory(title_en="First", published=["en"])
    client.force_login(editor)
    save(client, page(article), title_en="Second")
    client.force_login(reporter)

    assert restore(client, article, oldest(article), "en").status_code == 403
    assert restore(client, article, oldest(article), "en", facts="1", fact="genre").status_code == 403
    article.refresh_from_db()
    assert article.title_en == "Second"


def test_anonymous_is_asked_to_log_in(client, db):
    assert client.get(page(ArticleFactory(), "restore")).url.startswith(reverse("admin:login"))


@pytest.mark.parametrize(("source", "language"), [("now", "ru"), ("v0", "ru"), ("", ""), ("e0", "xx")])
def test_page_of_nothing_is_not_found(desk, source, language):
    article = ArticleFactory()

    assert desk.get(page(article, "restore"), {"from": source, "language": language}).status_code == 404


def test_language_must_be_one_of_the_desk(desk):
    article = ArticleFactory()
    save(desk, page(article), title_ru="Новый")

    assert desk.get(page(article, "restore"), {"from": oldest(article), "language": "xx"}).status_code == 404


# Facts


def test_only_the_facts_that_are_ticked_come_back(desk):
    topic = TopicFactory()
    article = ArticleFactory(story_date="2024-05")
    article.topics.add(topic)
    save(desk, page(article), genre="opinion", story_date="2025", topics=[], title_ru="Новый")

    restore(desk, article, oldest(article), facts="1", fact=["story_date", "topics"])

    article.refresh_from_db()
    assert (article.genre, str(article.story_date), list(article.topics.all())) == ("opinion", "2024-05", [topic])
    assert article.title_ru == "Новый"
    assert not Transition.objects.about(article).filter(verb="restore").exists()
    assert versions_of(article).first().revision.comment == "restore"


def test_translator_is_shown_no_facts_to_take_back(client, editor, translator_ko):
    article = ArticleFactory(title_ko="첫째")
    client.force_login(editor)
    save(client, page(article), title_ko="둘째", genre="opinion")
    client.force_login(translator_ko)

    response = client.get(page(article, "restore"), {"from": oldest(article), "language": "ko"})

    assert "facts" not in response.context
    assert restore(client, article, oldest(article), "ko", facts="1", fact="genre").status_code == 403


def test_fact_that_led_to_a_deleted_record_is_refused(desk):
    topic, article = TopicFactory(), ArticleFactory()
    article.topics.add(topic)
    save(desk, page(article), topics=[], genre="opinion")
    topic.delete()

    response = restore(desk, article, oldest(article), facts="1", fact=["topics", "genre"])

    assert codes(response) == ["“topics” led to something that has been deleted since. Recover that first."]
    article.refresh_from_db()
    assert article.genre == "opinion"


def test_fact_that_another_record_has_taken_is_refused(desk):
    place = PlaceFactory(kind="country", iso2="KR")
    save(desk, page(place), iso2="")
    PlaceFactory(kind="country", iso2="KR")

    response = restore(desk, place, oldest(place), facts="1", fact="iso2")

    assert len(codes(response)) == 1
    place.refresh_from_db()
    assert place.iso2 == ""


def test_facts_of_an_edition_cannot_be_taken_back(desk):
    article = ArticleFactory(published=["ko"])

    response = restore(desk, article, f"e{article.editions.get().pk}", facts="1", fact="genre")

    assert response.status_code == 403


def test_comparison_leads_to_the_way_back(client, editor, translator_ko):
    article = ArticleFactory(title_ru="Первый", title_ko="첫째")
    client.force_login(editor)
    save(client, page(article), title_ru="Второй")
    client.force_login(translator_ko)
    url, pair = page(article, "compare"), {"older": oldest(article), "newer": "now"}

    assert client.get(url, pair | {"language": "ru"}).context["restore_url"] == ""
    assert oldest(article) in client.get(url, pair | {"language": "ko"}).context["restore_url"]
    assert told(client.get(url, pair)) == []
