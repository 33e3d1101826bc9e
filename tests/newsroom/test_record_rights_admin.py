"""Who may write what on the page of a record; what is closed is refused when it is posted all the same."""

import pytest

from newsroom.models import Article, Topic, Visit
from tests.factories import (
    AppointmentFactory,
    ArticleFactory,
    OfficialFactory,
    TermFactory,
    TopicFactory,
    UserFactory,
    VisitFactory,
)

from .desk import error_codes, page, save


def writable(response):
    return set(response.context["adminform"].form.fields) - {"started_from"}


def test_translator_writes_only_the_granted_language(client, translator_ko):
    article = ArticleFactory()
    client.force_login(translator_ko)

    response = client.get(page(article))

    assert writable(response) == {"title_ko", "lead_ko", "body_ko", "byline_ko"}
    assert article.title_ru in response.content.decode()


def test_translator_saves_the_granted_language(client, translator_ko):
    article = ArticleFactory(published=["ko"])
    client.force_login(translator_ko)

    save(client, page(article), title_ko="새 제목")

    article.refresh_from_db()
    assert article.title_ko == "새 제목"
    assert article.states.get(language="ko").edited_by == translator_ko


@pytest.mark.parametrize("field", ["title_ru", "body_kk", "genre", "slug", "desk_note", "story_date"])
def test_posted_field_that_is_closed_to_a_translator_is_refused(client, translator_ko, field):
    article = ArticleFactory()
    before = Article.objects.filter(pk=article.pk).values().get()
    client.force_login(translator_ko)

    response = save(client, page(article), **{"title_ko": "새 제목", field: "opinion"})

    assert error_codes(response) == ["closed-field"]
    assert Article.objects.filter(pk=article.pk).values().get() == before


def test_translator_writes_titles_of_rows_and_nothing_else_in_them(client, translator_ko):
    visit = VisitFactory(programme=[{"title_ru": "Переговоры", "kind": "talks"}])
    client.force_login(translator_ko)

    save(client, page(visit), **{"programme-0-title_ko": "회담"})
    response = save(client, page(visit), **{"programme-0-title_ko": "회담 2", "programme-0-kind": "forum"})

    assert error_codes(response) == ["closed-field"]
    item = visit.programme.get()
    assert (item.title_ko, item.title_ru, item.kind) == ("회담", "Переговоры", "talks")


def test_translator_neither_adds_nor_deletes_rows(client, translator_ko):
    visit = VisitFactory(programme=[{"title_ru": "Переговоры"}])
    client.force_login(translator_ko)

    rows = {"programme-TOTAL_FORMS": 2, "programme-0-DELETE": "on", "programme-1-title_ko": "새 회담"}
    save(client, page(visit), **rows)

    assert [item.title_ru for item in Visit.objects.get().programme.all()] == ["Переговоры"]


@pytest.mark.parametrize(("role", "may"), [("reporter", False), ("editor", True), ("chief", True)])
@pytest.mark.django_db
def test_facts_of_a_public_record_take_an_editor(client, role, may):
    article = ArticleFactory(published=["en"])
    client.force_login(UserFactory(role))

    assert ("genre" in writable(client.get(page(article)))) is may
    response = save(client, page(article), genre="opinion")

    assert Article.objects.get().genre == ("opinion" if may else "news")
    assert response.status_code == (302 if may else 200)


def test_reporter_changes_facts_while_nothing_is_public(client, reporter):
    article = ArticleFactory(withdrawn=["en"], submitted=["ru"])
    client.force_login(reporter)

    save(client, page(article), genre="opinion")

    assert Article.objects.get().genre == "opinion"


def test_reporter_writes_only_languages_that_are_not_public(client, reporter):
    article = ArticleFactory(published=["en"])
    client.force_login(reporter)

    save(client, page(article), title_ru="Другой заголовок")
    response = save(client, page(article), title_en="Another headline")

    assert error_codes(response) == ["closed-field"]
    before = article.title_en
    article.refresh_from_db()
    assert (article.title_ru, article.title_en) == ("Другой заголовок", before)


def test_topics_are_made_by_chiefs_alone(client, chief, editor):
    client.force_login(editor)
    assert client.get("/admin/newsroom/topic/add/").status_code == 403

    client.force_login(chief)
    save(client, "/admin/newsroom/topic/add/", name_ru="Торговля")

    assert [topic.slug for topic in Topic.objects.all()] == ["torgovlya"]


def test_translator_names_a_topic_in_the_granted_language(client, translator_ko):
    topic = TopicFactory()
    client.force_login(translator_ko)

    save(client, page(topic), name_ko="무역")

    topic.refresh_from_db()
    assert topic.name_ko == "무역"


def test_translator_words_a_term_in_the_granted_language_only(client, translator_ko):
    term = TermFactory()
    client.force_login(translator_ko)

    assert writable(client.get(page(term))) == {"wording_ko", "further_ko", "avoid_ko"}
    save(client, page(term), wording_ko="동반자 관계")

    term.refresh_from_db()
    assert term.wording_ko == "동반자 관계"


def test_editor_reads_topics_and_writes_none(client, editor):
    topic = TopicFactory()
    client.force_login(editor)

    assert client.get(page(topic)).status_code == 200
    assert client.post(page(topic), {"name_ru": "x"}).status_code == 403


def test_reporter_gives_no_new_post_to_a_public_official(client, reporter):
    public, draft = OfficialFactory(published=["ko"]), OfficialFactory()
    client.force_login(reporter)
    add = page(AppointmentFactory(draft), "add")

    refused = save(client, add, official=public.pk, title_ru="Министр")
    accepted = save(client, add, official=draft.pk, title_ru="Министр")

    assert (error_codes(refused), refused.context["adminform"].form["title_ru"].value()) == (
        ["closed-record"],
        "Министр",
    )
    assert (accepted.status_code, public.appointments.count(), draft.appointments.count()) == (302, 0, 2)
