"""The desk's verbs behind the buttons of a record's page."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from people.curation.models import Edition
from tests.factories import ArticleFactory, UserFactory, approve_again, publish_again
from tests.refusals import unchanged

from .desk import codes_of, page, refused_for, told, verb_page

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


def test_translation_is_confirmed_on_the_texts_that_were_shown(client, translator_ko):
    article = ArticleFactory(published=["ru", "ko"])
    publish_again(article, "ru", title_ru="Сумма 7")
    approve_again(article, "ru", title_ru="Сумма 8")
    client.force_login(translator_ko)
    seen = panel(client, article, "ko").open_buttons[-1].form.initial

    press(client, article, "ko", "confirm", seen=seen["seen"].pk, token=seen["token"])
    publish_again(article, "ru")

    assert article.states.get(language="ko").freshness == "fresh"


def test_translation_is_not_confirmed_when_a_text_on_the_page_moved_on(client, translator_ko):
    article = ArticleFactory(published=["ru", "ko"])
    publish_again(article, "ru", title_ru="Сумма 7")
    client.force_login(translator_ko)
    seen = panel(client, article, "ko").open_buttons[-1].form.initial
    approve_again(article, "ru", title_ru="Сумма 8")

    with unchanged(article):
        response = press(client, article, "ko", "confirm", seen=seen["seen"].pk, token=seen["token"])

    assert codes_of(response.context["refused"]) == ["source-moved-on"]
    assert response.context["button"].form["token"].value() not in ("", seen["token"])


def test_translation_is_not_confirmed_when_the_source_moved_on(client, translator_ko):
    article = ArticleFactory(published=["ru", "ko"])
    shown = publish_again(article, "ru", title_ru="Сумма 7")
    publish_again(article, "ru", title_ru="Сумма 8")
    client.force_login(translator_ko)

    with unchanged(article):
        response = press(client, article, "ko", "confirm", seen=shown.pk)

    assert refused_for(response) == [
        "The source has changed since you opened it. Compare the translation with the new text, then confirm."
    ]


@pytest.mark.parametrize(
    ("verb", "codes"),
    [
        ("publish", ["not-approved"]),
        ("correct", ["not-public", "no-note", "not-approved"]),
        ("return", ["not-in-review", "no-remark"]),
        ("unschedule", ["nothing-scheduled"]),
        ("confirm", ["not-behind"]),
    ],
)
def test_refused_verb_says_why_and_changes_nothing(client, editor, verb, codes):
    article = ArticleFactory()
    client.force_login(editor)

    with unchanged(article):
        response = press(client, article, "ru", verb)

    assert codes_of(response.context["refused"]) == codes


@pytest.mark.parametrize(
    ("verb", "typed"),
    [
        ("return", {"remark": "Проверьте сумму"}),
        ("correct", {"note": "Исправлена сумма", "at": "2099-03-01T10:00"}),
        ("withdraw", {"notice": "Снято с сайта"}),
        ("unschedule", {"reason": "Визит перенесён"}),
    ],
)
def test_refused_verb_keeps_what_was_typed(client, chief, verb, typed):
    article = ArticleFactory()
    client.force_login(chief)

    response = press(client, article, "ru", verb, **typed)

    form = response.context["button"].form
    assert {name: form[name].value() for name in typed} == typed


def test_moment_in_the_past_is_refused_and_kept(client, editor):
    article = ArticleFactory(approved=["ru"])
    client.force_login(editor)

    with unchanged(article):
        response = press(client, article, "ru", "publish", at="2025-03-01T10:00")

    form = response.context["button"].form
    assert [error.code for error in form.errors["at"].as_data()] == ["moment-past"]
    assert form["at"].value() == "2025-03-01T10:00"


def test_present_minute_is_not_past(client, editor):
    article = ArticleFactory(approved=["ru"])
    client.force_login(editor)

    press(client, article, "ru", "publish", at=timezone.localtime().strftime("%Y-%m-%dT%H:%M"))

    assert article.editions.current(timezone.now()).count() == 1


def test_scheduled_edition_is_taken_back(client, editor):
    article = ArticleFactory(scheduled_at=timezone.now() + timedelta(days=1), published=["ru"])
    client.force_login(editor)

    response = press(client, article, "ru", "unschedule", reason="Визит перенесён")

    assert told(response) == [f"Russian of “{article}” is no longer scheduled."]
    assert (status(article, "ru"), article.transitions.latest("sequence").reason) == ("approved", "Визит перенесён")


def test_nobody_approves_their_own_text(client, editor):
    article = ArticleFactory(submitted=["ru"], written_by=editor)
    client.force_login(editor)

    with unchanged(article):
        response = press(client, article, "ru", "approve", forced_because="Срочно")

    assert refused_for(response) == [f"You edited “{article}” in Russian last. Ask a colleague to review it."]


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


@pytest.mark.parametrize("verb", ["submit", "approve", "return", "publish", "unschedule", "correct", "withdraw"])
def test_link_to_a_verb_asks_and_does_nothing(client, chief, verb):
    article = ArticleFactory(published=["ru"])
    client.force_login(chief)

    with unchanged(article):
        response = client.get(verb_page(article, "ru", verb))

    assert (response.status_code, response.context["button"].verb.name) == (200, verb)


def test_unknown_verb_is_absent(client, chief):
    article = ArticleFactory()
    client.force_login(chief)

    assert client.post(verb_page(article, "ru", "explode")).status_code == 404


def test_panel_shows_what_would_be_refused_with_its_reasons(client, chief):
    article = ArticleFactory(submitted=["ru"])
    client.force_login(chief)

    russian = panel(client, article, "ru")

    assert names(russian.open_buttons) == ["approve", "return"]
    assert {button.verb.name: codes_of(button.reasons) for button in russian.refused_buttons} == {
        "submit": ["not-a-draft"],
        "publish": ["not-approved"],
        "correct": ["not-public", "not-approved"],
        "unschedule": ["nothing-scheduled"],
        "withdraw": ["not-public"],
        "confirm": ["not-behind"],
    }


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


def test_forced_move_is_shown_with_its_reason(client, chief):
    article = ArticleFactory(submitted=["ru"], written_by=chief)
    client.force_login(chief)
    press(client, article, "ru", "approve", forced_because="Срочно")

    forced = panel(client, article, "ru").forced

    assert (forced.by, forced.reason) == (chief, "Срочно")
