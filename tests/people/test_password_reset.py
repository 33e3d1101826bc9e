"""Whoever forgot the password chooses a new one by mail."""

import re

import pytest

from people.curation.models import Colleague
from tests.factories import UserFactory
from tests.newsroom.reader import LANGUAGES, said

from .signing_in import PASSWORD, enrolled, is_inside, sign_in

PAGE = "/admin/password_reset/"
PROMISE = "The address works once. If you did not ask for it, do nothing: your password stays as it is."
NEW = {"new_password1": "Korkem-sozder-2026", "new_password2": "Korkem-sozder-2026"}


@pytest.fixture
def person(db):
    return UserFactory("reporter", password=PASSWORD, email="reporter@desk.example")


def link_in(mail):
    return re.search(r"http://testserver(/admin/password_reset/\S+)", mail.body)[1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_mail_speaks_the_language_of_whoever_gets_it(client, person, mailoutbox, language):
    Colleague.objects.create(user=person, language=language)
    client.cookies["django_language"] = "ko" if language != "ko" else "ru"

    client.post(PAGE, {"email": person.email})

    (mail,) = mailoutbox
    assert mail.to == [person.email]
    assert mail.subject == said("A new password for the desk", language)
    assert (
        said("The address works once. If you did not ask for it, do nothing: your password stays as it is.", language)
        in mail.body
    )
    assert link_in(mail)


def test_link_opens_a_form_once_and_the_new_password_opens_the_desk(client, person, mailoutbox):
    client.post(PAGE, {"email": person.email})
    link = link_in(mailoutbox[0])

    form = client.get(link, follow=True)
    done = client.post(form.request["PATH_INFO"], NEW)

    assert done.url == "/admin/password_reset/complete/"
    assert client.get(done.url).status_code == 200
    assert not client.get(link).context["validlink"]
    sign_in(client, person, NEW["new_password1"])
    assert is_inside(client)


def test_new_password_does_not_replace_the_second_factor(client, person, mailoutbox):
    enrolled(person)
    client.post(PAGE, {"email": person.email})
    form = client.get(link_in(mailoutbox[0]), follow=True)
    client.post(form.request["PATH_INFO"], NEW)

    sign_in(client, person, NEW["new_password1"])

    assert not is_inside(client)


@pytest.mark.parametrize("fields", [{"is_active": False}, {"is_staff": False}, {"password": None}])
def test_no_mail_goes_to_an_account_that_is_closed(client, db, mailoutbox, fields):
    account = UserFactory("reporter", **{"email": "closed@desk.example", "password": PASSWORD} | fields)

    client.post(PAGE, {"email": account.email})

    assert mailoutbox == []


def test_answer_does_not_tell_which_addresses_the_desk_knows(client, person):
    known, unknown = (client.post(PAGE, {"email": email}) for email in (person.email, "nobody@desk.example"))

    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)


def test_mailbox_is_not_filled_by_asking_again(client, person, mailoutbox):
    for _time in range(3):
        client.post(PAGE, {"email": person.email})

    assert len(mailoutbox) == 1
