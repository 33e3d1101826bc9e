"""What somebody reaches who gave the password and still owes a step."""

import pytest
from django.urls import get_resolver
from django.urls.resolvers import URLResolver

from people.accounts.colleagues import note_given_password
from tests.factories import ImageFactory, UserFactory

from .signing_in import PASSWORD, Phone, enrolled, is_inside, sign_in, type_code

ENROLMENT = "/admin/account/second-factor/"
CODE = "/admin/account/code/"
PASSWORD_CHANGE = "/admin/password_change/"
LOGIN, LOGOUT = "/admin/login/", "/admin/logout/"


def addresses(resolver, prefix):
    """One address for each pattern, with something for each of its parts."""
    for one in resolver.url_patterns:
        route = str(one.pattern)
        if route.startswith("^(?P<app_label>"):
            route = "newsroom/"
        route = route.replace("(?P<url>.*)$", "nowhere/").replace("^", "").replace("$", "")
        parts = {"<path:object_id>": "1", "<path:content_type_id>": "1", "<id>": "1", "<int:pk>": "1"}
        for part, value in parts.items():
            route = route.replace(part, value)
        while "<" in route:
            start, end = route.index("<"), route.index(">") + 1
            route = f"{route[:start]}{'1' if 'int' in route[start:end] else 'ru'}{route[end:]}"
        if isinstance(one, URLResolver):
            yield from addresses(one, prefix + route)
        else:
            yield prefix + route


def admin_addresses():
    (admin,) = [one for one in get_resolver().url_patterns if getattr(one, "namespace", "") == "admin"]
    return sorted(set(addresses(admin, "/admin/")))


def answers(client, method):
    """Where each address of the desk leads, or its status."""
    found = {}
    for address in admin_addresses():
        if address != LOGOUT:
            response = getattr(client, method)(address)
            found[address] = response.status_code if response.status_code != 302 else response.url
    return found


def opened_to(client, person):
    """The addresses that answer this person and a stranger differently."""
    opened = set()
    for method in ("get", "post"):
        client.logout()
        stranger = answers(client, method)
        client.force_login(person)
        own = answers(client, method)
        opened |= {address for address, answer in own.items() if answer != stranger[address]}
    return opened


@pytest.fixture
def production(settings):
    settings.SECOND_FACTOR = True


def test_who_must_have_a_second_factor_reaches_nothing_before(client, chief, production):
    assert opened_to(client, chief) == {LOGIN, ENROLMENT, PASSWORD_CHANGE}


def test_who_has_a_second_factor_reaches_nothing_without_a_code(client, chief):
    enrolled(chief)

    assert opened_to(client, chief) == {LOGIN, CODE}


def test_who_was_given_a_password_reaches_nothing_before_choosing_one(client, reporter):
    note_given_password(reporter)

    assert opened_to(client, reporter) == {LOGIN, PASSWORD_CHANGE}


def test_walk_knows_the_desk():
    """The three tests above are worth what their list of addresses is worth."""
    assert {
        "/admin/",
        "/admin/nowhere/",
        "/admin/newsroom/",
        "/admin/newsroom/article/1/change/",
        "/admin/autocomplete/",
        "/admin/auth/user/1/password/",
        "/admin/account/recovery-codes/",
    } <= set(admin_addresses())


@pytest.mark.parametrize("role", ["reporter", "translator-ko"])
def test_who_only_writes_needs_no_second_factor(client, db, production, role):
    client.force_login(UserFactory(role))

    assert is_inside(client)


def test_who_only_writes_may_set_one_up(client, reporter, production):
    client.force_login(reporter)
    phone = Phone(client.get(ENROLMENT).context["device"])

    client.post(ENROLMENT, {"code": phone.code()})

    client.logout()
    client.force_login(reporter)
    assert not is_inside(client)


def test_superuser_must_have_one(client, db, production):
    client.force_login(UserFactory(is_superuser=True))

    assert not is_inside(client)


def test_editor_on_a_machine_of_ones_own_needs_none(client, editor):
    client.force_login(editor)

    assert is_inside(client)


def test_first_login_of_an_editor_leads_through_enrolment_to_the_page_asked_for(client, db, production):
    editor = UserFactory("editor", password=PASSWORD)
    wanted = "/admin/newsroom/article/"

    form = {"username": editor.username, "password": PASSWORD, "next": wanted}
    door = client.post(LOGIN, form, follow=True)
    assert door.request["PATH_INFO"] == ENROLMENT
    client.post(ENROLMENT, {"code": Phone(door.context["device"]).code(), "next": door.context["next"]})
    response = client.post("/admin/account/recovery-codes/")

    assert response.url == wanted
    assert client.get(wanted).status_code == 200


def test_whoever_removes_a_required_second_factor_is_led_to_a_new_one(client, db, production):
    editor = UserFactory("editor", password=PASSWORD)
    phone = enrolled(editor)
    sign_in(client, editor)
    type_code(client, phone.code())

    form = {"password": PASSWORD, "code": phone.code()}
    response = client.post("/admin/account/second-factor/remove/", form, follow=True)

    assert response.request["PATH_INFO"] == ENROLMENT


def test_given_password_is_changed_before_anything_else(client, db):
    reporter = UserFactory("reporter", password=PASSWORD)
    note_given_password(reporter)

    door = client.post(LOGIN, {"username": reporter.username, "password": PASSWORD}, follow=True)
    assert door.request["PATH_INFO"] == PASSWORD_CHANGE
    new = {"new_password1": "Korkem-sozder-2026", "new_password2": "Korkem-sozder-2026"}
    client.post(PASSWORD_CHANGE, {"old_password": PASSWORD, **new})

    assert is_inside(client)
    client.logout()
    sign_in(client, reporter, new["new_password1"])
    assert is_inside(client)


def test_language_can_be_chosen_at_every_door(client, chief, production):
    client.force_login(chief)

    client.post("/i18n/setlang/", {"language": "ko", "next": ENROLMENT})

    assert client.get(ENROLMENT).headers["Content-Language"] == "ko"


def test_whoever_stands_at_a_door_can_leave(client, chief, production):
    client.force_login(chief)

    client.post(LOGOUT)

    assert "_auth_user_id" not in client.session


def test_picture_of_a_draft_is_closed_to_whoever_owes_a_code(client, reporter):
    image = ImageFactory()
    client.force_login(reporter)
    address = f"/media/{image.file.name}"
    assert client.get(address).getvalue()

    enrolled(reporter)

    assert client.get(address).status_code == 404
