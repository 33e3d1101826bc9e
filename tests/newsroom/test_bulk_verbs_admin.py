"""The desk's verbs for many records of a list, in the language beside the action."""

from datetime import timedelta

import pytest
from django.utils import timezone

from people.curation.desk.verbs.verbs import VERBS
from people.curation.models import Edition
from tests.factories import ArticleFactory, UserFactory, approve_again, publish_again
from tests.refusals import unchanged

from .desk import codes_of, page, told

pytestmark = pytest.mark.django_db
ASKING = ["approve", "return", "publish", "correct", "unschedule", "withdraw", "confirm"]


def choose(client, verb, language, *articles, **answers):
    chosen = {"action": f"{verb}_selected", "language": language, "_selected_action": [one.pk for one in articles]}
    return client.post(page(articles[0], "changelist"), chosen | answers, follow=True)


def answer(client, verb, language, *articles, **answers):
    """Open the page of the verb for these records and send it, as a browser would."""
    asked = choose(client, verb, language, *articles).context
    seen = {f"seen-{row.record.pk}": row.seen_page for row in asked["rows"]}
    sources = {f"source-{row.record.pk}": row.source.pk for row in asked["rows"] if row.source}
    return choose(client, verb, language, *articles, answered="1", **seen, **sources, **answers)


def outcome(response):
    done = {row.record: row.done for row in response.context["done"]}
    return done | {row.record: codes_of(row.reasons) for row in response.context["rows"]}


def status(record, language):
    return record.states.get(language=language).status


@pytest.mark.parametrize("verb", ASKING)
def test_page_of_a_verb_lists_the_rows_and_changes_nothing(client, chief, verb):
    article = ArticleFactory(submitted=["ru"])
    client.force_login(chief)

    with unchanged(article):
        response = choose(client, verb, "ru", article)

    assert [row.record for row in response.context["rows"]] == [article]


def test_list_publishes_one_language_with_a_result_for_each_row(client, editor):
    ready, draft = ArticleFactory(approved=["en"]), ArticleFactory()
    client.force_login(editor)

    response = answer(client, "publish", "en", ready, draft)

    assert outcome(response) == {ready: f"English of “{ready}” is published.", draft: ["not-approved"]}
    assert [edition.record for edition in Edition.objects.all()] == [ready]


def test_page_says_beforehand_which_rows_would_be_refused(client, editor):
    ready, draft = ArticleFactory(approved=["en"]), ArticleFactory()
    client.force_login(editor)

    response = choose(client, "publish", "en", ready, draft)

    assert outcome(response) == {ready: [], draft: ["not-approved"]}


def test_list_schedules_its_rows(client, editor):
    articles = [ArticleFactory(approved=["ko"]) for _ in range(2)]
    client.force_login(editor)

    answer(client, "publish", "ko", *articles, at="2099-03-01T10:00")
    answer(client, "unschedule", "ko", articles[0])

    assert [status(article, "ko") for article in articles] == ["approved", "published"]
    assert [edition.record for edition in Edition.objects.scheduled(timezone.now())] == [articles[1]]


def test_list_approves_and_returns(client, editor):
    good, bad = ArticleFactory(submitted=["kk"]), ArticleFactory(submitted=["kk"])
    client.force_login(editor)

    answer(client, "approve", "kk", good)
    answer(client, "return", "kk", bad, remark="Санды тексеріңіз")

    assert [status(good, "kk"), status(bad, "kk")] == ["approved", "draft"]
    assert bad.remarks.get().text == "Санды тексеріңіз"


def test_list_corrects_and_withdraws(client, chief):
    wrong, gone = ArticleFactory(published=["ru"]), ArticleFactory(published=["ru"])
    approve_again(wrong, "ru", title_ru="Новый заголовок")
    client.force_login(chief)

    answer(client, "correct", "ru", wrong, note="Исправлен заголовок.")
    answer(client, "withdraw", "ru", gone, notice="Снято с сайта.")

    assert wrong.editions.get(number=2).note == "Исправлен заголовок."
    assert gone.editions.get().withdrawal_notice == "Снято с сайта."


def test_list_confirms_translations_on_the_sources_that_were_shown(client, translator_ko):
    articles = [ArticleFactory(published=["ru", "ko"]) for _ in range(2)]
    for article in articles:
        publish_again(article, "ru", title_ru="Сумма 7")
    client.force_login(translator_ko)

    answer(client, "confirm", "ko", *articles)

    assert [article.states.get(language="ko").freshness for article in articles] == ["fresh", "fresh"]


def test_refused_rows_keep_what_was_typed(client, editor):
    article = ArticleFactory(submitted=["ru"])
    client.force_login(editor)

    response = answer(client, "correct", "ru", article, note="Исправлена сумма.")

    assert outcome(response) == {article: ["not-public", "not-approved"]}
    assert response.context["form"]["note"].value() == "Исправлена сумма."


def test_moment_in_the_past_stops_all_rows(client, editor):
    article = ArticleFactory(approved=["ru"])
    client.force_login(editor)

    with unchanged(article):
        response = answer(client, "publish", "ru", article, at="2025-03-01T10:00")

    assert [error.code for error in response.context["form"].errors["at"].as_data()] == ["moment-past"]


def test_row_that_moved_on_since_the_page_opened_is_refused(client, editor):
    article = ArticleFactory(approved=["ru"])
    client.force_login(editor)
    seen = choose(client, "publish", "ru", article).context["rows"][0].seen_page
    approve_again(article, "ru", title_ru="Другой заголовок")

    with unchanged(article):
        response = choose(client, "publish", "ru", article, answered="1", **{f"seen-{article.pk}": seen})

    assert outcome(response) == {article: ["page-is-stale"]}


def test_list_submits_only_languages_that_were_granted(client, translator_ko):
    article = ArticleFactory()
    client.force_login(translator_ko)

    choose(client, "submit", "ru", article)
    choose(client, "submit", "ko", article)

    assert (status(article, "ru"), status(article, "ko")) == ("draft", "in_review")


@pytest.mark.parametrize("verb", ["confirm", "submit"])
def test_language_that_was_not_granted_is_refused(client, translator_ko, verb):
    article = ArticleFactory(published=["ru"])
    client.force_login(translator_ko)

    with unchanged(article):
        response = choose(client, verb, "ru", article, answered="1")

    assert told(response) == ["You have no right to do this in Russian."]


def test_action_needs_a_language(client, editor):
    article = ArticleFactory(approved=["ru"])
    client.force_login(editor)

    with unchanged(article):
        response = choose(client, "publish", "", article, answered="1")

    assert told(response) == ["Choose the language beside the action, then try again."]


@pytest.mark.parametrize(
    ("role", "offered"),
    [
        ("reporter", ["submit"]),
        ("translator-ko", ["submit", "confirm"]),
        ("editor", ["submit", "approve", "return", "publish", "correct", "unschedule", "confirm"]),
        ("chief", ["submit", "approve", "return", "publish", "correct", "unschedule", "withdraw", "confirm"]),
    ],
)
def test_each_role_is_offered_its_verbs(client, role, offered):
    ArticleFactory()
    client.force_login(UserFactory(role))

    response = client.get("/admin/newsroom/article/")

    names = [name for name, _label in response.context["action_form"].fields["action"].choices]
    verbs = [name.removesuffix("_selected") for name in names if name.endswith("_selected")]
    assert [verb for verb in verbs if verb in VERBS] == offered


@pytest.mark.parametrize("num_rows", [1, 3])
def test_page_takes_as_many_queries_for_three_rows_as_for_one(client, chief, django_assert_num_queries, num_rows):
    yesterday = timezone.now() - timedelta(days=1)
    articles = [ArticleFactory(approved=["ko"], published=["ru"], published_at=yesterday) for _ in range(num_rows)]
    client.force_login(chief)
    choose(client, "publish", "ko", *articles)

    with django_assert_num_queries(25):
        choose(client, "publish", "ko", *articles)
