"""The desk's verbs behind the buttons of a record's page and behind the actions of a list."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from people.curation.models import Edition
from tests.factories import ArticleFactory, UserFactory, publish_again
from tests.refusals import unchanged

from .desk import page, told, verb_page

pytestmark = pytest.mark.django_db


def press(client, record, language, verb, **answers):
    return client.post(verb_page(record, language, verb), answers, follow=True)


def status(record, language):
    return record.states.get(language=language).status


def panel(client, record, language):
    panels = client.get(page(record)).context["panels"]
    return next(one for one in panels if one.chip.language == language)


def names(buttons):
    return [button.verb.name for button in buttons]


def test_way_of_a_text_from_draft_to_readers(client, reporter, editor):
    article = ArticleFactory(written_by=reporter)
    client.force_login(reporter)
    press(client, article, "ko", "submit")
    client.force_login(editor)
    press(client, article, "ko", "approve")

    response = press(client, article, "ko", "publish")

    assert told(response) == [f"Korean of “{article}” is published."]
    assert Edition.objects.about(article).current(timezone.now()).get().title == article.title_ko


def test_return_leaves_the_remark(client, editor):
    article = ArticleFactory(submitted=["kk"])
    client.force_login(editor)

    press(client, article, "kk", "return", remark="Санды тексеріңіз")

    assert (status(article, "kk"), article.remarks.get().text) == ("draft", "Санды тексеріңіз")


def test_moment_of_publication_is_read_in_astana_time(client, editor):
    article = ArticleFactory(approved=["en"])
    client.force_login(editor)

    response = press(client, article, "en", "publish", at="2099-03-01T10:00")

    assert article.editions.get().current_from == datetime(2099, 3, 1, 5, tzinfo=UTC)
    assert told(response)[1] == "Public from 01/03/2099 10:00 in Astana, 01/03/2099 14:00 in Seoul."


def test_correction_carries_its_note(client, editor):
    article = ArticleFactory(published=["ru"])
    article.states.filter(language="ru").update(status="approved")
    client.force_login(editor)

    press(client, article, "ru", "correct", note="Исправлена сумма.")

    assert [edition.note for edition in article.editions.order_by("number")] == ["", "Исправлена сумма."]


def test_withdrawal_leaves_its_notice(client, chief):
    article = ArticleFactory(published=["ru"])
    client.force_login(chief)

    press(client, article, "ru", "withdraw", notice="Снято с сайта.")

    assert (status(article, "ru"), article.editions.get().withdrawal_notice) == ("withdrawn", "Снято с сайта.")


def test_translation_is_confirmed_on_the_edition_that_was_shown(client, translator_ko):
    article = ArticleFactory(published=["ru", "ko"])
    publish_again(article, "ru", title_ru="Сумма 7")
    client.force_login(translator_ko)
    shown = panel(client, article, "ko").open_buttons[-1].form.initial["seen"]

    press(client, article, "ko", "confirm", seen=shown.pk)

    assert article.states.get(language="ko").freshness == "fresh"


def test_translation_is_not_confirmed_when_the_source_moved_on(client, translator_ko):
    article = ArticleFactory(published=["ru", "ko"])
    shown = publish_again(article, "ru", title_ru="Сумма 7")
    publish_again(article, "ru", title_ru="Сумма 8")
    client.force_login(translator_ko)

    with unchanged(article):
        response = press(client, article, "ko", "confirm", seen=shown.pk)

    assert told(response) == [
        "The source has changed since you opened it. Compare the translation with the new text, then confirm."
    ]


@pytest.mark.parametrize("verb", ["publish", "correct", "return", "confirm"])
def test_refused_verb_says_why_and_changes_nothing(client, editor, verb):
    article = ArticleFactory()
    client.force_login(editor)

    with unchanged(article):
        response = press(client, article, "ru", verb)

    assert told(response)


def test_nobody_approves_their_own_text(client, editor):
    article = ArticleFactory(submitted=["ru"], written_by=editor)
    client.force_login(editor)

    with unchanged(article):
        response = press(client, article, "ru", "approve", forced_because="Срочно")

    assert told(response) == [f"You edited “{article}” in Russian last. Ask a colleague to review it."]


def test_chief_forces_approval_of_their_own_text_with_a_reason(client, chief):
    article = ArticleFactory(submitted=["ru"], written_by=chief)
    client.force_login(chief)

    press(client, article, "ru", "approve", forced_because="Срочно")

    last = article.transitions.order_by("-pk").first()
    assert (last.verb, last.is_forced, last.reason) == ("approve", True, "Срочно")


@pytest.mark.parametrize(
    ("role", "language", "verb"),
    [
        ("reporter", "ru", "approve"),
        ("reporter", "ru", "publish"),
        ("translator-ko", "ru", "submit"),
        ("translator-ko", "ko", "publish"),
        ("editor", "ru", "withdraw"),
    ],
)
def test_verb_beyond_ones_rights_is_forbidden(client, role, language, verb):
    article = ArticleFactory(published=["ru"])
    client.force_login(UserFactory(role))

    with unchanged(article):
        assert press(client, article, language, verb, notice="x").status_code == 403


def test_verb_cannot_be_called_by_a_link(client, chief):
    article = ArticleFactory()
    client.force_login(chief)

    assert client.get(verb_page(article, "ru", "submit")).status_code == 405


def test_unknown_verb_is_absent(client, chief):
    article = ArticleFactory()
    client.force_login(chief)

    assert client.post(verb_page(article, "ru", "explode")).status_code == 404


def test_panel_shows_what_would_be_refused_with_its_reasons(client, chief):
    article = ArticleFactory(submitted=["ru"])
    client.force_login(chief)

    russian = panel(client, article, "ru")

    assert names(russian.open_buttons) == ["approve", "return"]
    assert names(russian.refused_buttons) == ["submit", "publish", "correct", "withdraw", "confirm"]
    assert russian.refused_buttons[3].reasons == [f"“{article}” has no edition in Russian that could be withdrawn."]


def test_panel_offers_a_translator_only_the_granted_language(client, translator_ko):
    article = ArticleFactory()
    client.force_login(translator_ko)

    assert names(panel(client, article, "ko").buttons) == ["submit", "confirm"]
    assert panel(client, article, "ru").buttons == []


def test_panel_shows_current_and_coming_editions(client, editor):
    article = ArticleFactory(published=["ru"])
    publish_again(article, "ru", title_ru="Позже", at=timezone.now() + timedelta(days=1))
    client.force_login(editor)

    russian = panel(client, article, "ru")

    assert (russian.edition.number, russian.coming.number) == (1, 2)


# Many records at once


def test_list_publishes_one_language_with_a_result_for_each_row(client, editor):
    ready, draft = ArticleFactory(approved=["en"]), ArticleFactory()
    client.force_login(editor)
    chosen = {"action": "publish_selected", "language": "en", "_selected_action": [ready.pk, draft.pk]}

    response = client.post(page(ready, "changelist"), chosen, follow=True)

    assert sorted(told(response)) == sorted(
        [
            f"English of “{ready}” is published.",
            f"“{draft}” is not approved in English yet. Send it to an editor first.",
        ]
    )
    assert [edition.record for edition in Edition.objects.all()] == [ready]


def test_list_submits_only_languages_that_were_granted(client, translator_ko):
    article = ArticleFactory()
    client.force_login(translator_ko)
    chosen = {"action": "submit_selected", "_selected_action": [article.pk]}

    client.post(page(article, "changelist"), chosen | {"language": "ru"})
    client.post(page(article, "changelist"), chosen | {"language": "ko"})

    assert (status(article, "ru"), status(article, "ko")) == ("draft", "in_review")


def test_reporter_is_not_offered_to_publish(client, reporter):
    ArticleFactory()
    client.force_login(reporter)

    response = client.get("/admin/newsroom/article/")

    actions = [name for name, _label in response.context["action_form"].fields["action"].choices]
    assert "submit_selected" in actions
    assert not {"approve_selected", "publish_selected"} & set(actions)
