"""Two people on the rows of one record, or on a record that one of them deletes."""

import pytest

from newsroom.models import Article, Term, Visit
from people.models import Appointment, Official
from tests.factories import ArticleFactory, OfficialFactory, TermFactory, UserFactory, VisitFactory, carry

from .desk import error_codes, filled, page, save
from .two_people import comparison, opened_by, sent_again


def test_rows_changed_added_and_deleted_by_two_people_are_merged_row_by_row(client, second_client, editor):
    visit = VisitFactory(programme=[{"title_ru": "Прибытие"}, {"title_ru": "Переговоры"}, {"title_ru": "Отъезд"}])
    opened = opened_by(client, editor, visit)
    new = {"kind": "talks", "date_basis": "text"}
    theirs = {"programme-0-title_ru": "Прилёт", "programme-2-DELETE": "on", "programme-3-title_ru": "Концерт"}
    save(second_client, page(visit), **theirs, **in_row(3, new), **{"programme-TOTAL_FORMS": 4})

    mine = {"programme-1-title_ru": "Встреча", "programme-3-title_ru": "Ужин", "programme-TOTAL_FORMS": 4}
    response = client.post(page(visit), opened | mine | in_row(3, new))

    assert response.status_code == 302
    titles = visit.programme.order_by("position").values_list("title_ru", flat=True)
    assert list(titles) == ["Прилёт", "Встреча", "Концерт", "Ужин"]


def in_row(place, values):
    return {f"programme-{place}-{name}": value for name, value in values.items()}


def test_field_of_a_row_changed_by_both_is_chosen_by_itself(client, second_client, editor):
    visit = VisitFactory(programme=[{"title_ru": "Прибытие"}, {"title_ru": "Переговоры"}])
    row = visit.programme.get(position=2)
    opened = opened_by(client, editor, visit)
    save(second_client, page(visit), **{"programme-1-title_ru": "Встреча", "programme-1-title_kk": "Кездесу"})

    response = client.post(page(visit), opened | {"programme-1-title_ru": "Беседа", "programme-0-DELETE": "on"})

    assert [one.name for one in comparison(response).of_both] == ["Programme item · Встреча · Title · RU"]
    client.post(page(visit), sent_again(response, **{f"programme__{row.pk}__title_ru": "mine"}))
    assert list(visit.programme.values_list("title_ru", "title_kk")) == [("Беседа", "Кездесу")]


@pytest.mark.parametrize(("choice", "stored"), [("theirs", ["Прибытие"]), ("mine", ["Прибытие", "Беседа"])])
def test_row_deleted_by_one_and_changed_by_the_other_is_a_choice(client, second_client, editor, choice, stored):
    visit = VisitFactory(programme=[{"title_ru": "Прибытие"}, {"title_ru": "Переговоры"}])
    row = visit.programme.get(position=2)
    opened = opened_by(client, editor, visit)
    save(second_client, page(visit), **{"programme-1-DELETE": "on"})

    response = client.post(page(visit), opened | {"programme-1-title_ru": "Беседа"})

    [lost] = comparison(response).of_both
    assert (lost.name, lost.sentence) == (
        "Programme item · Беседа",
        "Somebody else deleted this while you changed it.",
    )
    assert client.post(page(visit), sent_again(response)).status_code == 200
    client.post(page(visit), sent_again(response, **{f"programme__{row.pk}": choice}))
    assert list(visit.programme.order_by("position").values_list("title_ru", flat=True)) == stored


@pytest.mark.parametrize(("choice", "stored"), [("theirs", ["Прибытие", "Беседа"]), ("mine", ["Прибытие"])])
def test_row_changed_by_the_other_and_deleted_here_is_a_choice(client, second_client, editor, choice, stored):
    visit = VisitFactory(programme=[{"title_ru": "Прибытие"}, {"title_ru": "Переговоры"}])
    row = visit.programme.get(position=2)
    opened = opened_by(client, editor, visit)
    save(second_client, page(visit), **{"programme-1-title_ru": "Беседа"})

    response = client.post(page(visit), opened | {"programme-1-DELETE": "on"})

    assert [one.sentence for one in comparison(response).of_both] == [
        "Somebody else changed this while you deleted it."
    ]
    client.post(page(visit), sent_again(response) | {"programme-1-DELETE": "on", f"choice-programme-{row.pk}": choice})
    assert list(visit.programme.order_by("position").values_list("title_ru", flat=True)) == stored


def test_page_of_a_row_is_refused_when_the_page_of_its_record_changed_it(client, second_client, editor):
    official = OfficialFactory(appointments=[{"title_ru": "Министр"}])
    post = official.appointments.get()
    opened = opened_by(client, editor, post)
    save(second_client, page(official), **{"appointments-0-title_ru": "Первый министр"})

    response = client.post(page(post), opened | {"title_ru": "Бывший министр"})

    assert error_codes(response) == ["edit-conflict"]
    assert {one.save.name for one in comparison(response).of_both} == {"Айгерим Сатова"}
    client.post(page(post), sent_again(response, title_ru="mine"))
    assert Appointment.objects.get().title_ru == "Бывший министр"


def test_page_of_a_record_is_refused_when_the_page_of_its_row_changed_it(client, second_client, editor):
    official = OfficialFactory(appointments=[{"title_ru": "Министр"}])
    opened = opened_by(client, editor, official)
    save(second_client, page(official.appointments.get()), title_ru="Первый министр")

    response = client.post(page(official), opened | {"appointments-0-title_ru": "Бывший министр"})

    assert error_codes(response) == ["edit-conflict"]
    assert {one.save.name for one in comparison(response).of_both} == {"Айгерим Сатова"}


def test_new_row_never_takes_the_record_back_to_what_it_was(client, second_client, editor):
    official = OfficialFactory(name_ru="Было")
    client.force_login(editor)
    data = {"official": official.pk, "title_ru": "Посол", "kind": "post", "basis": "text"}
    opened = filled(client.get(page(Appointment, "add"))) | data
    save(second_client, page(official), name_ru="Стало")

    client.post(page(Appointment, "add"), opened)

    assert Official.objects.get().name_ru == "Стало"


def test_terms_of_the_glossary_are_guarded_too(client, second_client, chief):
    term = TermFactory(wording_ru="Было")
    opened = opened_by(client, UserFactory("chief"), term)
    second_client.force_login(chief)
    save(second_client, page(term), wording_ru="Их")

    response = client.post(page(term), opened | {"wording_ru": "Моё", "wording_ko": "용어"})

    assert error_codes(response) == ["edit-conflict"]
    client.post(page(term), sent_again(response, wording_ru="theirs"))
    assert list(Term.objects.values_list("wording_ru", "wording_ko")) == [("Их", "용어")]


def test_rows_closed_meanwhile_stay_readable_and_are_not_saved(client, reporter):
    visit = VisitFactory(programme=[{"title_ru": "Прибытие"}])
    opened = opened_by(client, reporter, visit)
    carry(visit, published=["ru"])
    added = {"programme-TOTAL_FORMS": 2, "programme-1-title_ru": "Ужин", "programme-1-kind": "other"}

    response = client.post(
        page(visit), opened | {"programme-0-kind": "arrival", "programme-0-title_ru": "Прилёт"} | added
    )

    assert set(error_codes(response)) == {"closed-meanwhile", "closed-field"}
    typed = {one.text for one in comparison(response).closed}
    assert {"arrival", "Прилёт", "Ужин"} <= typed
    assert list(visit.programme.values_list("title_ru", "kind")) == [("Прибытие", "other")]


# Deleted meanwhile


def test_what_was_typed_into_a_deleted_record_stays_readable(client, second_client, editor):
    visit = VisitFactory(title_en="Visit to Busan")
    opened = opened_by(client, editor, visit)
    second_client.post(page(visit, "delete"), {"post": "yes"})
    added = {"programme-TOTAL_FORMS": 1, "programme-0-title_ru": "Ужин у посла"}

    response = client.post(page(visit), opened | {"title_ko": "부산 방문"} | added)

    assert response.status_code == 410
    assert [part["label"] for part in response.context["vain"].changed] == ["Title · 한국어", "Programme item"]
    text = response.content.decode()
    assert "“Visit to Busan” was deleted by Айгерим Сатова" in text
    assert "부산 방문" in text
    assert "Ужин у посла" in text
    assert not Visit.objects.exists()


def test_stranger_to_the_desk_learns_nothing_of_a_deleted_record(client, db):
    article = ArticleFactory()
    Article.objects.all().delete()

    assert client.post(f"/admin/newsroom/article/{article.pk}/change/", {"title_ru": "x"}).status_code == 302
