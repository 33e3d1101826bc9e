"""A button pressed on a page that is no longer true does nothing, and says who did what since."""

from datetime import timedelta

import pytest
from django.utils import timezone

from people.curation.desk.verbs.verbs import VERBS
from people.curation.drafting import note_edit, state_of
from people.curation.publishing import publish
from tests.factories import ArticleFactory, UserFactory, approve_again
from tests.refusals import unchanged

from .desk import codes_of, page, refused_for, save
from .test_verbs_admin import panel, press

pytestmark = pytest.mark.django_db
TYPED = {
    "return": {"remark": "Проверьте сумму"},
    "publish": {"at": "2099-03-01T10:00"},
    "correct": {"note": "Исправлена сумма"},
    "unschedule": {"reason": "Визит перенесён"},
    "withdraw": {"notice": "Снято с сайта"},
}


@pytest.fixture
def colleague():
    return UserFactory("chief", first_name="Айгуль", last_name="Садыкова")


def form_on(client, article, language, verb):
    button = next(one for one in panel(client, article, language).buttons if one.verb.name == verb)
    return {name: button.form[name].value() or "" for name in button.form.fields}


@pytest.mark.parametrize("verb", VERBS)
def test_every_form_carries_what_the_person_saw(client, chief, verb):
    article = ArticleFactory(published=["ru"])
    client.force_login(chief)

    last = article.transitions.filter(language="ru").latest("sequence").sequence
    assert form_on(client, article, "ru", verb)["seen_page"] == f"{article.revision}.{last}"


@pytest.mark.parametrize("verb", VERBS)
def test_language_that_moved_on_refuses_every_verb(client, chief, colleague, verb):
    article = ArticleFactory(submitted=["ru"])
    client.force_login(chief)
    on_screen = form_on(client, article, "ru", verb)
    note_edit(article, ["ru"], by=colleague)

    with unchanged(article):
        response = press(client, article, "ru", verb, **on_screen | TYPED.get(verb, {}))

    assert codes_of(response.context["refused"]) == ["page-is-stale"]
    assert "Айгуль Садыкова – edited" in refused_for(response)[0]
    form = response.context["button"].form
    assert {name: form[name].value() for name in TYPED.get(verb, {})} == TYPED.get(verb, {})


def test_record_that_was_saved_meanwhile_refuses_too(client, chief, colleague, admin_client):
    article = ArticleFactory(approved=["ru"])
    client.force_login(chief)
    on_screen = form_on(client, article, "ru", "publish")
    admin_client.force_login(colleague)
    save(admin_client, page(article), genre="opinion")

    with unchanged(article):
        response = press(client, article, "ru", "publish", **on_screen)

    assert "Айгуль Садыкова – saved the record" in refused_for(response)[0]


def test_edit_of_another_language_is_told_too(client, chief):
    article = ArticleFactory(approved=["ru", "ko"])
    client.force_login(chief)
    on_screen = form_on(client, article, "ru", "publish")
    approve_again(article, "ko", title_ko="다른 제목")

    with unchanged(article):
        response = press(client, article, "ru", "publish", **on_screen)

    assert codes_of(response.context["refused"]) == ["page-is-stale"]


def test_verb_in_another_language_disturbs_nobody(client, chief):
    article = ArticleFactory(approved=["ru", "ko"])
    client.force_login(chief)
    on_screen = form_on(client, article, "ru", "publish")
    publish(state_of(article, "ko"), by=None)

    press(client, article, "ru", "publish", **on_screen)

    assert article.editions.count() == 2


def test_second_press_on_the_page_of_the_refusal_goes_through(client, chief, colleague):
    article = ArticleFactory(approved=["ru"])
    client.force_login(chief)
    on_screen = form_on(client, article, "ru", "publish")
    approve_again(article, "ru", title_ru="Новый заголовок", by=colleague)
    refused = press(client, article, "ru", "publish", **on_screen)

    press(client, article, "ru", "publish", seen_page=refused.context["button"].form["seen_page"].value())

    assert article.editions.get().title == "Новый заголовок"


def test_late_second_publication_is_told_by_whom_and_when(client, chief, colleague):
    article = ArticleFactory(approved=["ru"])
    publish(state_of(article, "ru"), by=colleague)
    client.force_login(chief)

    response = press(client, article, "ru", "publish")

    when = timezone.localtime(article.editions.get().current_from).strftime("%d/%m/%Y %H:%M")
    assert refused_for(response)[0] == (
        f"“{article}” was already published in Russian by Айгуль Садыкова, {when}. "
        "To publish again, change the text and have it approved."
    )


def test_record_that_was_deleted_meanwhile_is_absent(client, chief):
    article = ArticleFactory(submitted=["ru"])
    client.force_login(chief)
    on_screen = form_on(client, article, "ru", "approve")
    article.delete()

    response = client.post(f"/admin/newsroom/article/{article.pk}/languages/ru/approve/", on_screen)

    assert response.status_code == 404


@pytest.mark.parametrize("words", ["", "x", "1", "1.2.3", "-1.5", "٣.٤"])
def test_page_that_does_not_say_what_it_showed_is_believed(client, chief, words):
    article = ArticleFactory()
    client.force_login(chief)

    press(client, article, "ru", "submit", seen_page=words)

    assert state_of(article, "ru").status == "in_review"


def test_embargo_passes_in_the_minute_that_was_planned(client, clock):
    moment = timezone.now() + timedelta(days=1)
    article = ArticleFactory(scheduled_at=moment, published=["ko"])
    address = f"/ko/news/{article.slug}/"

    def at(instant):
        clock(instant)
        return client.get(address).status_code, article.editions.current(instant).count()

    microsecond = timedelta(microseconds=1)
    assert (at(moment - microsecond), at(moment), at(moment + microsecond)) == ((404, 0), (200, 1), (200, 1))
