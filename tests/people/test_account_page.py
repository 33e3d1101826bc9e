"""One's own account: names, language, mails, and what happened to it."""

import pytest
from django.contrib.auth.models import User

from people.curation.models import Colleague
from tests.factories import UserFactory
from tests.newsroom.reader import LANGUAGES, said, words_of

from .signing_in import PASSWORD, enrolled, sign_in, type_code

PAGE = "/admin/account/"
ANSWERS = {"first_name": "Aigerim", "last_name": "Bekova", "email": "", "language": "kk", "wants_mail": "on"}


@pytest.fixture
def person(db):
    return UserFactory("reporter", password=PASSWORD, email="old@desk.example")


def refusals(response):
    return {field: errors[0].code for field, errors in response.context["form"].errors.as_data().items()}


def test_person_changes_names_language_and_mail(client, reporter):
    client.force_login(reporter)

    client.post(PAGE, {**ANSWERS, "wants_mail": ""})

    reporter.refresh_from_db()
    colleague = Colleague.objects.get(user=reporter)
    assert (reporter.first_name, reporter.last_name) == ("Aigerim", "Bekova")
    assert (colleague.language, colleague.wants_mail) == ("kk", False)


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_speaks_the_chosen_language_at_once(client, reporter, language):
    client.force_login(reporter)

    response = client.post(PAGE, {**ANSWERS, "language": language}, follow=True)

    assert said("Your account", language) in words_of(response, "h1")
    assert [str(message) for message in response.context["messages"]] == [said("Your account was saved.", language)]


def test_desk_speaks_the_chosen_language_after_signing_in(client, person):
    Colleague.objects.create(user=person, language="ko")
    client.cookies["django_language"] = "ru"

    response = client.post("/admin/login/", {"username": person.username, "password": PASSWORD}, follow=True)

    assert response.headers["Content-Language"] == "ko"


def test_new_address_for_mails_takes_the_password(client, person):
    client.force_login(person)
    answers = {**ANSWERS, "email": "new@desk.example"}

    assert refusals(client.post(PAGE, answers)) == {"password": "password-needed"}
    assert refusals(client.post(PAGE, {**answers, "password": "wrong"})) == {"password": "wrong-password"}
    person.refresh_from_db()
    assert (person.email, person.first_name) == ("old@desk.example", "")

    client.post(PAGE, {**answers, "password": PASSWORD})
    person.refresh_from_db()
    assert person.email == "new@desk.example"


def test_nobody_changes_rights_or_another_account_here(client, reporter, editor):
    client.force_login(reporter)
    forged = {"is_superuser": "on", "user": editor.pk, "username": "mine", "must_renew_password": "on"}

    client.post(PAGE, {**ANSWERS, **forged})

    own = User.objects.get(pk=reporter.pk)
    assert (own.is_superuser, own.username) == (False, reporter.username)
    assert [(one.user, one.must_renew_password) for one in Colleague.objects.all()] == [(reporter, False)]
    assert User.objects.get(pk=editor.pk).first_name == ""


def test_page_lists_own_logins_and_failures_and_nobody_elses(client, person):
    stranger = UserFactory("reporter", password=PASSWORD)
    sign_in(client, stranger, "wrong")
    sign_in(client, person, "wrong", REMOTE_ADDR="198.51.100.7")
    sign_in(client, stranger)
    sign_in(client, person, REMOTE_ADDR="203.0.113.9")

    context = client.get(PAGE).context

    assert [login.address for login in context["logins"]] == ["203.0.113.9"]
    assert [login.address for login in context["failures"]] == ["198.51.100.7"]


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox, Windows"),
        ("Mozilla/5.0 (Linux; Android 15) Chrome/140.0.0.0 SamsungBrowser/28 Safari/537", "Samsung Internet, Android"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Safari/604.1", "Safari, iPhone"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/140.0.0.0 YaBrowser/26.1 Safari/537.36", "Yandex Browser, Windows"),
        ("curl/8.0", "curl/8.0"),
    ],
)
def test_browser_is_named_as_people_call_it(client, person, sent, told):
    sign_in(client, person, HTTP_USER_AGENT=sent)

    assert [login.browser for login in client.get(PAGE).context["logins"]] == [told]


def test_page_tells_of_the_second_factor(client, person):
    phone = enrolled(person)
    sign_in(client, person)
    type_code(client, phone.code())

    context = client.get(PAGE).context

    assert (context["app"].user, context["num_codes"]) == (person, 10)


def test_own_password_follows_the_rules_of_the_desk(client, person):
    client.force_login(person)
    person.username = "short-name"
    person.save()
    new = {"new_password1": person.username, "new_password2": person.username}

    response = client.post("/admin/password_change/", {"old_password": PASSWORD, **new})

    codes = {error.code for error in response.context["form"].errors.as_data()["new_password2"]}
    assert codes == {"password_too_similar", "password_too_short"}


def test_new_password_ends_the_sessions_in_other_browsers(client, person):
    other = type(client)()
    other.force_login(person)
    client.force_login(person)

    new = {"new_password1": "Korkem-sozder-2026", "new_password2": "Korkem-sozder-2026"}
    client.post("/admin/password_change/", {"old_password": PASSWORD, **new})

    assert (client.get(PAGE).status_code, other.get(PAGE).status_code) == (200, 302)


def test_form_posted_after_the_login_expired_leads_back_to_its_page(client, person):
    page = "/admin/newsroom/article/add/"

    response = client.post(page, {"title_ru": "Заголовок"})
    assert response.url == f"/admin/login/?next={page}"
    form = {"username": person.username, "password": PASSWORD, "next": page}

    assert client.post(response.url, form).url == page


@pytest.mark.parametrize("num_logins", [1, 12])
def test_page_asks_as_much_however_often_somebody_came(client, person, django_assert_num_queries, num_logins):
    for _time in range(num_logins):
        sign_in(client, person, "wrong")
        client.logout()
        sign_in(client, person)

    with django_assert_num_queries(9):
        client.get(PAGE)
