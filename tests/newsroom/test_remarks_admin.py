"""The talk about a record on its page, and the list of all threads."""

import pytest
from django.utils import timezone

from newsroom.models import Article
from people.curation.models import PreviewLink, Remark
from people.curation.remarking import answer, remark, settle
from tests.factories import ArticleFactory, OfficialFactory, RemarkFactory, UserFactory
from tests.refusals import unchanged

from .desk import filled, page, told

pytestmark = pytest.mark.django_db

LIST = "/admin/curation/remark/"
ROLES = ["reporter", "translator-kk", "editor", "chief"]


def remarks_page(record):
    return page(record).replace("/change/", "/remarks/")


def thread_url(thread, act):
    return f"{remarks_page(thread.record)}{thread.pk}/{act}/"


def talk(client, record):
    return client.get(page(record)).context["talk"]


def shown(response):
    return list(response.context["cl"].queryset)


# On the page of a record


def test_threads_stand_newest_first_and_settled_ones_apart(client, editor):
    article = ArticleFactory()
    first, second, done = (remark(article, by=editor, text=text) for text in ("Раз", "Два", "Три"))
    said = answer(first, by=editor, text="Ещё")
    settle(done, by=editor)
    RemarkFactory(text="О другом")
    client.force_login(editor)

    here = talk(client, article)

    assert [thread.remark for thread in here.open_threads] == [second, first]
    assert [thread.remark for thread in here.settled_threads] == [done]
    assert here.open_threads[1].answers == [said]


@pytest.mark.parametrize("num", [1, 3])
def test_threads_cost_no_queries_of_their_own(client, editor, django_assert_num_queries, num):
    article = ArticleFactory()
    for _ in range(num):
        thread = remark(article, by=editor, text="Дата?", mentioning=[UserFactory() for _ in range(num)])
        for _ in range(num):
            answer(thread, by=editor, text="12 июня")
    client.force_login(editor)
    client.get(page(article))

    with django_assert_num_queries(10):
        client.get(remarks_page(article))


@pytest.mark.parametrize("role", ROLES)
def test_everybody_at_the_desk_remarks_on_any_language(client, role):
    article, person, reader = ArticleFactory(), UserFactory(role), UserFactory("editor")
    client.force_login(person)
    given = {"text": "확인", "place": "ko-2", "quote": "본문", "mentioning": [reader.pk]}

    response = client.post(remarks_page(article), given)

    made = article.remarks.get()
    assert response.url == f"{page(article)}#remark-{made.pk}"
    assert [made.text, made.language, made.paragraph, made.quote, made.author] == ["확인", "ko", 2, "본문", person]
    assert list(made.mentioned.all()) == [reader]


@pytest.mark.parametrize("role", ROLES)
def test_everybody_at_the_desk_answers_settles_and_reopens(client, role):
    thread = RemarkFactory()
    client.force_login(UserFactory(role))

    said = [
        told(client.post(thread_url(thread, act), {"text": act}, follow=True)) for act in ("answer", "settle", "reopen")
    ]

    assert said == [["Your answer stands in the thread."], ["The thread is settled."], ["The thread is open again."]]
    assert [one.text for one in thread.answers.order_by("pk")] == ["answer", "settle", "reopen"]


def test_person_without_a_role_has_no_say(client):
    thread, person = RemarkFactory(), UserFactory()
    client.force_login(person)

    with unchanged(thread.record):
        codes = [client.post(url, {"text": "x"}).status_code for url in addresses_of(thread)]

    assert codes == [403] * 4
    assert client.get(LIST).status_code == 403


def test_anonymous_is_asked_to_log_in(client):
    thread = RemarkFactory()

    with unchanged(thread.record):
        goals = [client.post(url, {"text": "x"}).url for url in addresses_of(thread)]

    assert goals == [f"/admin/login/?next={url}" for url in addresses_of(thread)]


def addresses_of(thread):
    return [remarks_page(thread.record), *(thread_url(thread, act) for act in ("answer", "settle", "reopen"))]


def test_threads_are_changed_by_post_alone(client, editor):
    thread = RemarkFactory()
    client.force_login(editor)

    assert client.get(thread_url(thread, "settle")).status_code == 405


@pytest.mark.parametrize("act", ["answer", "settle", "reopen", "delete"])
def test_thread_is_found_with_its_own_record_alone(client, editor, act):
    thread, other = RemarkFactory(), ArticleFactory()
    client.force_login(editor)

    with unchanged(thread.record):
        assert client.post(f"{remarks_page(other)}{thread.pk}/{act}/", {"text": "x"}).status_code == 404
        assert client.post(thread_url(thread, "delete"), {"text": "x"}).status_code == 404


def test_remark_leaves_the_record_alone_and_a_save_keeps_the_remark(client, editor):
    article = ArticleFactory()
    client.force_login(editor)
    opened = filled(client.get(page(article)))

    client.post(remarks_page(article), {"text": "Пока пишу"})
    client.post(page(article), opened | {"title_ru": "Новый заголовок"})

    article.refresh_from_db()
    assert [article.title_ru, article.remarks.get().text] == ["Новый заголовок", "Пока пишу"]


def test_paragraphs_are_offered_by_their_first_words_as_evidence_counts_them(client, editor):
    body = "<p>Первый абзац.</p><h2>Подзаголовок</h2><ul><li>Список</li></ul>"
    article = ArticleFactory(languages=["ru"], lead_ru="Лид статьи", body_ru=body)
    client.force_login(editor)

    offered = dict(talk(client, article).form.fields["place"].choices)

    assert offered["Русский"] == [
        ("ru", "The whole text"),
        ("ru-1", "¶1 Лид статьи"),
        ("ru-2", "¶2 Первый абзац."),
        ("ru-3", "¶3 Список"),
    ]
    assert offered["한국어"] == [("ko", "The whole text")]


def test_record_without_a_body_offers_its_languages(client, editor):
    client.force_login(editor)

    offered = dict(talk(client, OfficialFactory()).form.fields["place"].choices)

    assert offered["English"] == [("en", "The whole text")]


def test_unknown_name_is_told_and_what_was_typed_is_kept(client, editor):
    article, reader = ArticleFactory(), UserFactory("reporter")
    client.force_login(editor)
    typed = {"text": "@nobody, смотрите", "place": "ru-1", "quote": "Слова", "mentioning": [reader.pk]}

    with unchanged(article):
        response = client.post(remarks_page(article), typed)

    form = response.context["talk"].form
    assert [error.code for error in form.errors.as_data()["text"]] == ["unknown-mention"]
    assert {name: form[name].value() for name in ("text", "place", "quote")} == {
        name: typed[name] for name in ("text", "place", "quote")
    }
    assert form["mentioning"].value() == [str(reader.pk)]


def test_answer_to_a_thread_that_was_settled_meanwhile_is_kept_in_its_form(client, editor, chief):
    thread = RemarkFactory()
    settle(thread, by=chief)
    client.force_login(editor)

    with unchanged(thread.record):
        response = client.post(thread_url(thread, "answer"), {"text": "Уже поздно?"})

    [refused] = response.context["talk"].settled_threads
    assert [error.code for error in refused.form.errors.as_data()["text"]] == ["already-settled"]
    assert (refused.form["text"].value(), [act.name for act, _url in refused.buttons]) == ("Уже поздно?", ["reopen"])


def test_scripts_in_a_remark_are_shown_and_never_run(client, editor):
    attack = '<script>alert(1)</script> javascript:alert(1) http://a.example/"onmouseover="x'
    thread = remark(ArticleFactory(), by=editor, text=attack, quote=attack, language="ko")
    Remark.objects.update(recommendation=attack, author_name=attack, unreached=attack)
    answer(thread, by=editor, text=attack)
    client.force_login(editor)

    for url in (page(thread.record), remarks_page(thread.record), f"{LIST}{thread.pk}/change/", LIST):
        html = client.get(url).content.decode()
        assert "&lt;script&gt;alert(1)" in html
        assert "<script>alert(1)" not in html
        assert 'onmouseover="x' not in html
        assert 'href="javascript:' not in html


def test_flag_of_a_source_is_told_from_a_comment(client, editor):
    article = ArticleFactory()
    RemarkFactory(article, kind="dating", severity="high", recommendation="Проверить по календарю")
    RemarkFactory(article)
    client.force_login(editor)

    threads = talk(client, article).threads

    assert [thread.is_flag for thread in threads] == [False, True]
    html = client.get(page(article)).content.decode()
    assert "thread-flag flag-high" in html
    assert "Проверить по календарю" in html


def test_each_language_tells_where_in_its_text_threads_stand(client, editor):
    article = ArticleFactory()
    for paragraph in (3, 3, None):
        newest = RemarkFactory(article, language="ko", paragraph=paragraph)
    settle(RemarkFactory(article, language="ru", paragraph=1), by=editor)
    client.force_login(editor)

    html = client.get(page(article)).content.decode()

    assert "¶3: 2 remarks" in html
    assert f'<a href="#remark-{newest.pk}">Whole text: 1 remark</a>' in html
    assert "¶1:" not in html


@pytest.mark.django_db(transaction=True)
def test_author_is_told_whom_no_mail_reached(client, settings):
    settings.EMAIL_BACKEND = "tests.mail_servers.Unreachable"
    article, reader = ArticleFactory(), UserFactory("editor", email="a@desk.example", first_name="Айгүл")
    client.force_login(UserFactory("reporter"))

    response = client.post(remarks_page(article), {"text": "Дата?", "mentioning": [reader.pk]}, follow=True)

    assert told(response) == [
        "Your remark stands on the page.",
        "It is stored, but no mail reached Айгүл. Tell them in another way.",
    ]
    assert "No mail reached Айгүл." in response.content.decode()


@pytest.mark.django_db(transaction=True)
def test_link_in_a_mail_leads_to_the_site_that_was_asked(client, mailoutbox):
    thread = RemarkFactory(author=UserFactory("editor", email="a@desk.example"))
    client.force_login(UserFactory("reporter"))

    client.post(thread_url(thread, "answer"), {"text": "12 июня"})

    assert f"http://testserver{page(thread.record)}#remark-{thread.pk}" in mailoutbox[0].body


# What waits for me


@pytest.mark.parametrize("num", [0, 1, 3])
def test_head_of_every_page_counts_what_waits_for_me(client, editor, reporter, num):
    article = ArticleFactory()
    for _ in range(num):
        remark(article, by=editor, text="Дата?", mentioning=[reporter])
    client.force_login(reporter)

    for url in ("/admin/", page(article), page(article, "changelist"), LIST):
        waiting = client.get(url).context["waiting_remarks"]
        assert waiting == {"count": num, "url": f"{LIST}?queue=mine"}
    assert len(shown(client.get(waiting["url"]))) == num


def test_person_without_a_role_sees_no_count(client):
    client.force_login(UserFactory())

    assert client.get("/admin/").context["waiting_remarks"] is None


# The list of threads


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["flag", "settled", "outside", "open"]),
        ("?open=yes", ["flag", "outside", "open"]),
        ("?open=no", ["settled"]),
        ("?queue=outside", ["outside"]),
        ("?queue=flags", ["flag"]),
        ("?kind__exact=typo&severity__exact=low", ["flag"]),
        ("?language__exact=ko", ["outside"]),
        ("?q=ТАЛДАУ елка", ["open"]),
        ("?q=ответе", ["open"]),
        ("?q=ответе+елка", ["open"]),
        ("?q=елка+печать", []),
    ],
)
def test_threads_are_found(client, editor, query, found):
    article = ArticleFactory()
    link = PreviewLink.objects.create(
        record=article, language="ko", made_for="박 교수", made_by=editor, expires_at=timezone.now()
    )
    threads = {
        "open": RemarkFactory(article, text="Талдау, ёлка"),
        "outside": RemarkFactory(article, text="오타", language="ko", preview_link=link),
        "settled": RemarkFactory(article, text="Печать", resolved_at=timezone.now()),
        "flag": RemarkFactory(article, kind="typo", severity="low", slug="slip"),
    }
    answer(threads["open"], by=editor, text="Слово в ответе")
    client.force_login(editor)

    assert [thread.pk for thread in shown(client.get(LIST + query))] == [threads[name].pk for name in found]


@pytest.mark.parametrize("num", [1, 3])
def test_list_costs_no_queries_of_its_rows(client, editor, django_assert_num_queries, num):
    for _ in range(num):
        answer(RemarkFactory(OfficialFactory()), by=editor, text="Да")
    client.force_login(editor)
    client.get(LIST)

    with django_assert_num_queries(10):
        client.get(LIST)


def test_thread_has_a_page_of_its_own_and_an_answer_leads_to_it(client, editor):
    thread, _other = RemarkFactory(text="Дата?"), RemarkFactory(text="О другом")
    said = answer(thread, by=editor, text="12 июня")
    client.force_login(editor)

    response = client.get(f"{LIST}{said.pk}/change/", follow=True)

    assert response.redirect_chain == [(f"{LIST}{thread.pk}/change/", 302)]
    [here] = response.context["talk"].threads
    assert (here.remark, here.answers) == (thread, [said])
    assert client.get(f"{LIST}nonsense/change/").status_code == 404


def test_several_threads_are_settled_at_once_with_a_result_for_each(client, editor, chief):
    threads = [RemarkFactory(text=text) for text in ("Раз", "Два")]
    settle(threads[0], by=chief)
    client.force_login(editor)
    chosen = {"action": "settle_selected", "_selected_action": [thread.pk for thread in threads]}

    response = client.post(LIST, chosen, follow=True)

    assert told(response) == [
        f"“Раз” was settled by {chief.username}. Reopen it before you go on.",
        "Remarks settled: 1.",
    ]
    assert not Remark.objects.open().exists()


def test_nobody_changes_or_deletes_what_was_said(client, chief):
    thread = RemarkFactory(text="Дата?", author=chief)
    client.force_login(chief)

    client.post(f"{LIST}{thread.pk}/change/", {"text": "Другое"})
    refused = client.post(f"{LIST}{thread.pk}/delete/", {"post": "yes"})

    thread.refresh_from_db()
    assert (refused.status_code, thread.text) == (403, "Дата?")


def test_record_takes_its_remarks_along_when_it_is_deleted(client, editor):
    article = ArticleFactory()
    answer(RemarkFactory(article), by=editor, text="Да")
    client.force_login(editor)

    client.post(page(article, "delete"), {"post": "yes"})

    assert (Article.objects.count(), Remark.objects.count()) == (0, 0)
