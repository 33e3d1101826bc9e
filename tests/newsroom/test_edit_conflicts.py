"""Two people on one record: nobody saves over somebody else's save, and nothing typed is lost."""

import pytest

from newsroom.models import Article
from people.models import Official
from tests.factories import (
    ArticleFactory,
    OfficialFactory,
    TopicFactory,
    UserFactory,
    VisitFactory,
    carry,
    picture,
)

from .desk import error_codes, filled, page, save, told
from .two_people import comparison, opened_by, sent_again, shown, words

# One text, two people


def test_later_save_of_the_same_text_is_refused_with_all_three_versions(client, second_client, editor):
    article = ArticleFactory(title_ru="Визит в Сеул")
    opened = opened_by(client, editor, article)
    save(second_client, page(article), title_ru="Визит в Пусан")

    response = client.post(page(article), opened | {"title_ru": "Визит в Сеул и Инчхон"})

    assert error_codes(response) == ["edit-conflict"]
    assert shown(comparison(response).of_both) == [
        ("Headline · RU", "Визит в Сеул", "Визит в Пусан", "Визит в Сеул и Инчхон")
    ]
    assert response.context["adminform"].form["title_ru"].value() == "Визит в Сеул и Инчхон"
    assert Article.objects.get().title_ru == "Визит в Пусан"


def test_page_names_who_saved_the_other_version(client, second_client, editor):
    article = ArticleFactory()
    opened = opened_by(client, editor, article)
    save(second_client, page(article), title_ru="Визит в Пусан", genre="analysis")

    response = client.post(page(article), opened | {"title_ru": "Мой", "genre": "interview"})

    assert {one.save.name for one in comparison(response).of_both} == {"Айгерим Сатова"}
    assert "Айгерим Сатова saved this record at" in response.content.decode()


@pytest.mark.parametrize(("choice", "stored"), [("theirs", "Визит в Пусан"), ("mine", "Мой заголовок")])
def test_chosen_version_is_saved(client, second_client, editor, choice, stored):
    article = ArticleFactory()
    opened = opened_by(client, editor, article)
    save(second_client, page(article), title_ru="Визит в Пусан")
    refused = client.post(page(article), opened | {"title_ru": "Мой заголовок"})

    response = client.post(page(article), sent_again(refused, title_ru=choice))

    assert response.status_code == 302
    assert Article.objects.get().title_ru == stored


def test_nothing_is_saved_before_the_choice_is_made(client, second_client, editor):
    article = ArticleFactory()
    opened = opened_by(client, editor, article)
    save(second_client, page(article), title_ru="Визит в Пусан")
    refused = client.post(page(article), opened | {"title_ru": "Мой заголовок", "lead_ko": "리드"})

    response = client.post(page(article), sent_again(refused))

    assert error_codes(response) == ["edit-conflict"]
    assert response.context["adminform"].form["title_ru"].value() == "Мой заголовок"
    assert Article.objects.get().title_ru == "Визит в Пусан"


def test_third_save_in_between_leads_to_a_new_comparison(client, second_client, editor):
    article = ArticleFactory(title_ru="Первый", lead_ru="Лид")
    opened = opened_by(client, editor, article)
    save(second_client, page(article), title_ru="Второй", lead_ru="Их лид")
    refused = client.post(page(article), opened | {"title_ru": "Мой", "lead_ru": "Мой лид"})
    save(second_client, page(article), title_ru="Третий")

    response = client.post(page(article), sent_again(refused, title_ru="mine", lead_ru="mine"))

    assert error_codes(response) == ["edit-conflict"]
    assert shown(comparison(response).of_both) == [
        ("Headline · RU", "Первый", "Третий", "Мой"),
        ("Lead · RU", "Лид", "Их лид", "Мой лид"),
    ]
    # What was chosen between versions that still stand is not asked again.
    assert [one.difference.winner for one in comparison(response).of_both] == ["", "mine"]
    assert Article.objects.get().title_ru == "Третий"


def test_choice_survives_another_fault_in_the_form(client, second_client, editor):
    article = ArticleFactory()
    opened = opened_by(client, editor, article)
    save(second_client, page(article), title_ru="Визит в Пусан")
    refused = client.post(page(article), opened | {"title_ru": "Мой", "story_date": "next spring"})

    response = client.post(page(article), sent_again(refused, title_ru="mine"))
    assert error_codes(response) == ["bad-date"]
    assert [one.difference.winner for one in comparison(response).of_both] == ["mine"]

    client.post(page(article), sent_again(response, title_ru="mine") | {"story_date": "2025-03"})
    assert Article.objects.get().title_ru == "Мой"


def test_form_that_does_not_say_what_it_started_from_is_compared_with_what_is_stored(client, editor):
    article = ArticleFactory(title_ru="Визит в Сеул")
    client.force_login(editor)

    response = save(client, page(article), started_from=None, title_ru="Без начала")

    assert error_codes(response) == ["edit-conflict"]
    assert shown(comparison(response).of_both) == [("Headline · RU", None, "Визит в Сеул", "Без начала")]


def test_forged_beginning_counts_as_none(client, editor):
    article = ArticleFactory(title_ru="Визит в Сеул")
    client.force_login(editor)

    response = save(client, page(article), started_from="W10:forged", title_ru="Подделка")

    assert error_codes(response) == ["edit-conflict"]


# What does not overlap is merged


def test_translators_of_two_languages_never_meet_a_conflict(client, second_client, translator_ko):
    article = ArticleFactory()
    second_client.force_login(UserFactory("translator-kk"))
    opened = opened_by(client, translator_ko, article)
    save(second_client, page(article), title_kk="Жаңа тақырып")

    response = client.post(page(article), opened | {"title_ko": "새 제목"})

    assert response.status_code == 302
    article.refresh_from_db()
    assert (article.title_kk, article.title_ko) == ("Жаңа тақырып", "새 제목")


def test_changes_to_other_fields_are_merged_and_told(client, second_client, editor):
    article = ArticleFactory(genre="news")
    topic = TopicFactory(name_en="Trade")
    opened = opened_by(client, editor, article)
    save(second_client, page(article), title_kk="Жаңа тақырып", genre="analysis", topics=[topic.pk])

    response = client.post(page(article), opened | {"title_ko": "새 제목"}, follow=True)

    article.refresh_from_db()
    assert (article.title_kk, article.title_ko, article.genre) == ("Жаңа тақырып", "새 제목", "analysis")
    assert list(article.topics.all()) == [topic]
    note = next(one for one in told(response) if "while you were writing" in one)
    assert note.startswith("Айгерим Сатова saved this record at ")
    assert note.endswith("taken over from there: Headline · ҚАЗ, Genre and Topics.")


def test_save_that_only_merges_makes_no_draft_of_the_other_language(client, second_client, translator_ko, colleague):
    article = ArticleFactory()
    opened = opened_by(client, UserFactory("editor"), article)
    save(second_client, page(article), title_kk="Жаңа тақырып")

    client.post(page(article), opened | {"title_ko": "새 제목"})

    assert article.states.get(language="kk").edited_by == colleague


def test_own_change_is_kept_beside_a_conflict_in_another_field(client, second_client, editor):
    article = ArticleFactory(title_ru="Было", title_ko="옛 제목", title_kk="Ескі")
    opened = opened_by(client, editor, article)
    save(second_client, page(article), title_ru="Их", title_kk="Олардың")

    response = client.post(page(article), opened | {"title_ru": "Мой", "title_ko": "내 제목"})

    assert shown(comparison(response).of_others) == [("Headline · ҚАЗ", "Ескі", "Олардың", "Ескі")]
    assert shown(comparison(response).mine) == [("Headline · 한국어", "옛 제목", "옛 제목", "내 제목")]
    client.post(page(article), sent_again(response, title_ru="theirs", title_kk="theirs", title_ko="mine"))
    article.refresh_from_db()
    assert (article.title_ru, article.title_kk, article.title_ko) == ("Их", "Олардың", "내 제목")


def test_person_may_decide_against_what_was_taken_over_and_against_the_own_change(client, second_client, editor):
    article = ArticleFactory(title_ru="Было", title_ko="옛 제목", title_kk="Ескі")
    opened = opened_by(client, editor, article)
    save(second_client, page(article), title_ru="Их", title_kk="Олардың")
    refused = client.post(page(article), opened | {"title_ru": "Мой", "title_ko": "내 제목"})

    client.post(page(article), sent_again(refused, title_ru="theirs", title_kk="mine", title_ko="theirs"))

    article.refresh_from_db()
    assert (article.title_ru, article.title_kk, article.title_ko) == ("Их", "Ескі", "옛 제목")


def test_words_typed_over_what_was_taken_over_are_saved(client, second_client, editor):
    article = ArticleFactory(title_ru="Было", title_kk="Ескі")
    opened = opened_by(client, editor, article)
    save(second_client, page(article), title_ru="Их", title_kk="Олардың")
    refused = client.post(page(article), opened | {"title_ru": "Мой"})

    choices = sent_again(refused, title_ru="theirs", title_kk="theirs")
    client.post(page(article), choices | {"title_kk": "Олардың, толықтырылған"})

    assert Article.objects.get().title_kk == "Олардың, толықтырылған"


def test_same_words_typed_by_both_are_no_conflict(client, second_client, editor):
    article = ArticleFactory()
    opened = opened_by(client, editor, article)
    save(second_client, page(article), title_ru="Одинаково")

    assert client.post(page(article), opened | {"title_ru": "Одинаково"}).status_code == 302


# Kinds of field


def test_rich_text_is_compared_by_its_words(client, second_client, editor):
    article = ArticleFactory(body_ru="<p>Гость прибыл утром.</p>")
    opened = opened_by(client, editor, article)
    save(second_client, page(article), body_ru="<p>Гость прибыл рано утром.</p>")

    response = client.post(page(article), opened | {"body_ru": "<p>Гость прибыл вечером.</p>"})

    [body] = comparison(response).of_both
    assert [(piece.kind, piece.text) for piece in body.typed.compared[0] if piece.kind != "same"] == [
        ("removed", "утром"),
        ("added", "вечером"),
    ]


def test_formatting_alone_is_told_to_differ(client, second_client, editor):
    article = ArticleFactory(body_ru="<p>Гость прибыл.</p>")
    opened = opened_by(client, editor, article)
    save(second_client, page(article), body_ru="<p>Гость <strong>прибыл</strong>.</p>")

    response = client.post(page(article), opened | {"body_ru": "<p>Гость уехал.</p>"})

    assert [(one.stored.is_formatting, one.typed.is_formatting) for one in comparison(response).of_both] == [
        (True, False)
    ]


def test_date_and_its_basis_are_one_thing(client, second_client, editor):
    visit = VisitFactory(start="2025-03")
    opened = opened_by(client, editor, visit)
    save(second_client, page(visit), start="2025-03-12")

    response = client.post(page(visit), opened | {"start_basis": "lookup"})

    [start] = comparison(response).of_both
    assert (start.name, words(start.stored).splitlines()[0]) == ("Start", "2025-03-12")
    client.post(page(visit), sent_again(response, start="theirs"))
    visit.refresh_from_db()
    assert (str(visit.start), visit.start_basis) == ("2025-03-12", "text")


def test_relations_and_choices_are_shown_in_words(client, second_client, editor):
    trade, culture = TopicFactory(name_en="Trade"), TopicFactory(name_en="Culture")
    article = ArticleFactory(genre="news")
    opened = opened_by(client, editor, article)
    save(second_client, page(article), genre="analysis", topics=[trade.pk])

    response = client.post(page(article), opened | {"genre": "interview", "topics": [trade.pk, culture.pk]})

    assert shown(comparison(response).of_both) == [
        ("Genre", "News", "Analysis", "Interview"),
        ("Topics", "", "Trade", "Trade\nCulture"),
    ]


def test_file_has_to_be_chosen_again(client, second_client, editor):
    official, portrait = OfficialFactory(), picture()
    opened = opened_by(client, editor, official)
    save(second_client, page(official), name_ru="Их имя")

    response = client.post(page(official), opened | {"name_ru": "Моё имя", "portrait": portrait})

    assert comparison(response).uploads == [portrait.name]
    assert f"choose “{portrait.name}” again" in response.content.decode()
    assert not Official.objects.get().portrait


# What is closed stays closed


def test_choice_for_a_closed_field_does_nothing(client, second_client, translator_ko):
    article = ArticleFactory(title_ru="Было")
    opened = opened_by(client, translator_ko, article)
    save(second_client, page(article), title_ko="그들의 제목", title_ru="Их")
    refused = client.post(page(article), opened | {"title_ko": "내 제목"})

    response = client.post(page(article), sent_again(refused, title_ko="mine", title_ru="mine"))

    assert response.status_code == 302
    article.refresh_from_db()
    assert (article.title_ru, article.title_ko) == ("Их", "내 제목")


def test_field_closed_meanwhile_and_untouched_stands_in_nobodys_way(client, reporter):
    article = ArticleFactory(approved=["ru"])
    opened = opened_by(client, reporter, article)
    carry(article, published=["kk"])

    response = client.post(page(article), opened | {"title_ko": "새 제목"})

    assert response.status_code == 302
    assert Article.objects.get().title_ko == "새 제목"


def test_text_typed_into_a_field_closed_meanwhile_stays_readable(client, reporter):
    article = ArticleFactory()
    opened = opened_by(client, reporter, article)
    carry(article, published=["ru"])

    response = client.post(page(article), opened | {"title_ru": "Написано зря", "title_ko": "새 제목"})

    assert [(one.label, one.text) for one in comparison(response).closed] == [("Headline · RU", "Написано зря")]
    assert "Написано зря" in response.content.decode()
    assert Article.objects.get().title_ko != "새 제목"
    assert client.post(page(article), filled(response)).status_code == 302
    assert Article.objects.get().title_ko == "새 제목"
