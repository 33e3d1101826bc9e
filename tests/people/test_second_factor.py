"""Setting up a second factor, coming in with it, and losing it."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from people.accounts import second_factor
from tests.factories import UserFactory

from .signing_in import PASSWORD, Phone, enrolled, is_inside, num_recovery_codes, sign_in, type_code

ENROLMENT = "/admin/account/second-factor/"
CODES = "/admin/account/recovery-codes/"
RENEWAL = "/admin/account/recovery-codes/renew/"
REMOVAL = "/admin/account/second-factor/remove/"


@pytest.fixture
def person(db):
    return UserFactory("reporter", password=PASSWORD)


def refusals(response, field="code"):
    return [error.code for error in response.context["form"].errors.as_data().get(field, [])]


def test_person_sets_up_an_app_and_gets_ten_recovery_codes(client, person):
    client.force_login(person)
    phone = Phone(client.get(ENROLMENT).context["device"])

    response = client.post(ENROLMENT, {"code": phone.code()}, follow=True)

    assert response.redirect_chain == [(CODES, 302)]
    assert response.context["codes"] == second_factor.recovery_codes_of(person)
    assert (num_recovery_codes(person), is_inside(client)) == (10, True)


def test_key_stays_the_same_until_a_code_confirms_it(client, person):
    client.force_login(person)
    secret = client.get(ENROLMENT).context["secret"]

    response = client.post(ENROLMENT, {"code": "000000"})

    assert refusals(response) == ["wrong-code"]
    assert response.context["secret"] == secret
    assert not second_factor.app_of(person)


def test_recovery_codes_are_shown_until_they_are_stored_and_never_again(client, person):
    client.force_login(person)
    phone = Phone(client.get(ENROLMENT).context["device"])
    client.post(ENROLMENT, {"code": phone.code(), "next": "/admin/newsroom/article/"})

    assert [len(client.get(CODES).context["codes"]) for _look in range(2)] == [10, 10]
    assert client.post(CODES).url == "/admin/newsroom/article/"
    assert client.get(CODES).url == "/admin/account/"


def test_password_alone_does_not_open_the_account(client, person):
    enrolled(person)

    sign_in(client, person)

    assert not is_inside(client)


def test_code_of_the_app_opens_the_account_and_leads_to_the_page_asked_for(client, person):
    phone = enrolled(person)
    wanted = "/admin/newsroom/article/?language=ko"
    client.post(f"/admin/login/?next={wanted}", {"username": person.username, "password": PASSWORD, "next": wanted})
    before = client.session.session_key

    door = client.get(wanted, follow=True)
    response = type_code(client, phone.code(), next=door.context["next"])

    assert response.url == wanted
    assert is_inside(client)
    assert client.session.session_key != before


@pytest.mark.parametrize("wanted", ["https://evil.example/", "//evil.example", "javascript:alert(1)"])
def test_code_leads_to_no_other_site(client, person, wanted):
    phone = enrolled(person)
    sign_in(client, person)

    assert type_code(client, phone.code(), next=wanted).url == "/admin/"


def test_code_is_accepted_once(client, person):
    phone = enrolled(person)
    code = phone.code()
    sign_in(client, person)
    type_code(client, code)
    client.logout()
    sign_in(client, person)

    assert refusals(type_code(client, code)) == ["wrong-code"]
    assert not is_inside(client)


def test_wrong_code_makes_the_next_one_wait(client, person):
    phone = enrolled(person)
    sign_in(client, person)
    type_code(client, "000000")

    code = phone.code()
    assert refusals(type_code(client, code)) == ["too-many-codes"]

    TOTPDevice.objects.update(throttling_failure_timestamp=timezone.now() - timedelta(seconds=2))
    type_code(client, code)
    assert is_inside(client)


def test_waiting_is_told_in_minutes_when_it_is_long(client, person):
    enrolled(person)
    TOTPDevice.objects.update(throttling_failure_count=9, throttling_failure_timestamp=timezone.now())
    sign_in(client, person)

    response = type_code(client, "000000")

    assert response.context["form"].errors["code"] == ["Too many wrong codes were typed. Try again in 5 minutes."]


def test_recovery_code_opens_the_account_once_however_it_is_typed(client, person):
    enrolled(person)
    code = second_factor.recovery_codes_of(person)[3]
    sign_in(client, person)

    response = client.post("/admin/account/code/", {"code": f" {code.upper()} "}, follow=True)

    assert [str(message) for message in response.context["messages"]] == [
        "You used a recovery code; 9 are left. On the page of your account you can make new ones."
    ]
    client.logout()
    sign_in(client, person)
    assert refusals(type_code(client, code)) == ["wrong-code"]
    assert not is_inside(client)


def test_code_of_a_colleague_opens_nothing(client, person):
    enrolled(person)
    colleague = UserFactory("reporter")
    phone = enrolled(colleague)
    sign_in(client, person)

    for code in (phone.code(), second_factor.recovery_codes_of(colleague)[0]):
        assert refusals(type_code(client, code)) == ["wrong-code"]
    assert num_recovery_codes(colleague) == 10


def test_browser_that_was_signed_in_before_needs_a_code_as_well(client, person):
    client.force_login(person)
    enrolled(person)

    assert client.get("/admin/account/").url == "/admin/login/?next=/admin/account/"


def test_new_recovery_codes_replace_the_old_ones(client, person):
    phone = enrolled(person)
    old = second_factor.recovery_codes_of(person)
    sign_in(client, person)
    type_code(client, phone.code())

    response = client.post(RENEWAL, {"code": phone.code()}, follow=True)

    assert len(response.context["codes"]) == 10
    assert set(response.context["codes"]) & set(old) == set()


def test_new_recovery_codes_take_a_code(client, person):
    phone = enrolled(person)
    old = second_factor.recovery_codes_of(person)
    sign_in(client, person)
    type_code(client, phone.code())

    assert refusals(client.post(RENEWAL, {"code": "000000"})) == ["wrong-code"]
    assert second_factor.recovery_codes_of(person) == old


def test_person_removes_the_second_factor_with_password_and_code(client, person):
    phone = enrolled(person)
    sign_in(client, person)
    type_code(client, phone.code())

    client.post(REMOVAL, {"password": PASSWORD, "code": phone.code()})

    assert (TOTPDevice.objects.count(), StaticDevice.objects.count()) == (0, 0)
    client.logout()
    sign_in(client, person)
    assert is_inside(client)


@pytest.mark.parametrize(
    ("password", "has_code", "field", "refusal"),
    [("wrong", True, "password", "wrong-password"), (PASSWORD, False, "code", "wrong-code")],
)
def test_second_factor_stays_without_password_or_code(client, person, password, has_code, field, refusal):
    phone = enrolled(person)
    sign_in(client, person)
    type_code(client, phone.code())
    code = phone.code() if has_code else "000000"

    response = client.post(REMOVAL, {"password": password, "code": code})

    assert refusals(response, field) == [refusal]
    assert (bool(second_factor.app_of(person)), num_recovery_codes(person)) == (True, 10)


def test_wrong_password_spends_no_code(client, person):
    phone = enrolled(person)
    sign_in(client, person)
    type_code(client, phone.code())
    code = phone.code()

    client.post(REMOVAL, {"password": "wrong", "code": code})
    client.post(REMOVAL, {"password": PASSWORD, "code": code})

    assert not second_factor.app_of(person)


def test_whoever_has_an_app_sets_up_no_second_one(client, person):
    phone = enrolled(person)
    sign_in(client, person)
    type_code(client, phone.code())

    assert client.get(ENROLMENT).url == "/admin/account/"
    assert TOTPDevice.objects.count() == 1


def told_by_command(capsys, *arguments):
    call_command("reset_second_factor", *arguments)
    return capsys.readouterr().out


def test_command_removes_the_second_factor_of_whoever_lost_the_phone(client, person, capsys):
    enrolled(person)

    dry = told_by_command(capsys, person.username, "--dry-run")
    assert (dry, bool(second_factor.app_of(person))) == (
        f"The second factor of “{person.username}” would be removed.\n",
        True,
    )
    done = told_by_command(capsys, person.username)
    assert done == f"The second factor of “{person.username}” was removed; the password alone opens the account.\n"
    again = told_by_command(capsys, person.username)
    assert again == f"“{person.username}” has no second factor; nothing was changed.\n"

    sign_in(client, person)
    assert is_inside(client)


@pytest.mark.django_db
def test_command_names_an_account_that_does_not_exist():
    with pytest.raises(CommandError, match="There is no account “nobody”"):
        call_command("reset_second_factor", "nobody")


@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite lets one writer in at a time anyway.")
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("kind", ["app", "recovery code"])
def test_one_code_typed_twice_at_the_same_moment_opens_one_session(kind):
    person = UserFactory(password=PASSWORD)
    phone = enrolled(person)
    code = phone.code() if kind == "app" else second_factor.recovery_codes_of(person)[0]
    start = Barrier(4)

    def attempt(_number):
        start.wait(timeout=10)
        try:
            return bool(second_factor.verify(person, code))
        except ValidationError:
            return False
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        opened = list(pool.map(attempt, range(4)))

    assert sorted(opened) == [False, False, False, True]
