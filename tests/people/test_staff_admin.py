"""Accounts in the admin: a chief hands out roles, and never more than a chief may do."""

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group, Permission, User

from people.accounts import second_factor
from people.curation.models import Colleague
from tests.factories import UserFactory
from tests.newsroom.desk import error_codes, page, save, told

from .signing_in import PASSWORD, enrolled, is_inside, sign_in, type_code

LIST = "/admin/auth/user/"


def act(client, action, *accounts):
    data = {"action": action, "_selected_action": [account.pk for account in accounts]}
    return told(client.post(LIST, data, follow=True))


def lock(client, account):
    for _attempt in range(5):
        sign_in(client, account, "wrong")


def test_chief_gives_an_account_its_role(client, chief):
    account = UserFactory()
    client.force_login(chief)

    save(client, page(account), groups=[Group.objects.get(name="editor").pk])

    assert [group.name for group in account.groups.all()] == ["editor"]


def test_chief_can_grant_neither_superuser_nor_single_permissions(client, chief):
    account = UserFactory()
    client.force_login(chief)
    permission = Permission.objects.first()

    save(client, page(account), is_superuser="on", user_permissions=[permission.pk])

    account.refresh_from_db()
    assert (account.is_superuser, account.user_permissions.count()) == (False, 0)


def test_chief_cannot_hand_out_a_group_that_may_do_more(client, chief):
    account = UserFactory()
    group = Group.objects.create(name="keepers")
    group.permissions.add(Permission.objects.get(codename="delete_user"))
    client.force_login(chief)

    response = save(client, page(account), groups=[group.pk])

    assert error_codes(response) == ["group-beyond-you"]
    assert not account.groups.exists()


def test_chief_cannot_touch_the_account_of_somebody_who_may_do_more(client, chief):
    keeper = User.objects.create_superuser("keeper", password="x")
    client.force_login(chief)

    assert client.post(page(keeper), {"username": "mine"}).status_code == 403
    assert client.post(f"/admin/auth/user/{keeper.pk}/password/", {"password1": "x"}).status_code == 403


def test_editor_sees_no_accounts(client, editor):
    client.force_login(editor)

    assert client.get("/admin/auth/user/").status_code == 403


def test_chief_sees_who_has_a_second_factor_and_who_is_locked(client, chief):
    enrolled(safe := UserFactory())
    lock(client, locked := UserFactory(password=PASSWORD))
    client.force_login(chief)

    rows = client.get(LIST).context["cl"].result_list

    assert {row: (row.has_app, row.is_locked) for row in rows} == {
        chief: (False, False),
        safe: (True, False),
        locked: (False, True),
    }


@pytest.mark.parametrize("num_accounts", [1, 3])
def test_list_asks_as_much_however_many_accounts_there_are(client, chief, django_assert_num_queries, num_accounts):
    for _number in range(num_accounts):
        enrolled(UserFactory("reporter"))
    client.force_login(chief)

    with django_assert_num_queries(10):
        client.get(LIST)


def test_chief_unlocks_a_colleague(client, chief):
    lock(client, account := UserFactory("editor", password=PASSWORD))
    client.force_login(chief)

    assert act(client, "unlock_selected", account) == [f"“{account}” is unlocked."]

    client.logout()
    sign_in(client, account)
    assert is_inside(client)


def test_chief_resets_the_second_factor_of_a_colleague_and_it_is_recorded(client, chief):
    enrolled(account := UserFactory("editor", password=PASSWORD))
    client.force_login(chief)

    (sentence,) = act(client, "reset_second_factor_of_selected", account)

    entry = LogEntry.objects.get(object_id=str(account.pk))
    assert (entry.user, entry.change_message) == (chief, sentence)
    client.logout()
    sign_in(client, account)
    assert is_inside(client)


def test_each_refusal_to_reset_is_told_and_the_others_go_on(client, chief):
    keeper = User.objects.create_superuser("keeper", password="x")
    without, with_app = UserFactory("editor"), UserFactory("editor")
    enrolled(keeper)
    enrolled(with_app)
    phone = enrolled(chief)
    chief.set_password(PASSWORD)
    chief.save()
    sign_in(client, chief)
    type_code(client, phone.code())

    sentences = act(client, "reset_second_factor_of_selected", chief, keeper, without, with_app)

    assert sorted(sentences) == sorted(
        [
            "Your own second factor is removed on the page of your account, with your password and a code.",
            "“keeper” may do more than you. Ask somebody with these rights.",
            f"“{without}” has no second factor, so there is nothing to reset.",
            f"The second factor of “{with_app}” was removed. At the next login the password suffices.",
        ]
    )
    assert [bool(second_factor.app_of(one)) for one in (chief, keeper, with_app)] == [True, True, False]


def test_chief_sets_the_language_of_a_colleague(client, chief):
    account = UserFactory("reporter")
    client.force_login(chief)

    save(client, page(account), **{"colleague-0-language": "ko"})

    assert Colleague.objects.get(user=account).language == "ko"


def test_password_that_a_chief_sets_is_renewed_at_the_next_login(client, chief):
    account = UserFactory("reporter")
    client.force_login(chief)

    given = {"password1": PASSWORD, "password2": PASSWORD, "usable_password": "true"}
    client.post(f"/admin/auth/user/{account.pk}/password/", given)

    assert Colleague.objects.get(user=account).must_renew_password


def test_password_of_a_new_account_is_renewed_at_the_first_login(client, chief):
    client.force_login(chief)

    given = {"password1": PASSWORD, "password2": PASSWORD, "usable_password": "true"}
    data = {"username": "newcomer", **given, "colleague-TOTAL_FORMS": 0, "colleague-INITIAL_FORMS": 0}
    client.post("/admin/auth/user/add/", data)

    assert Colleague.objects.get(user__username="newcomer").must_renew_password


def test_own_password_is_not_taken_for_somebody_elses(client, chief):
    client.force_login(chief)

    given = {"password1": PASSWORD, "password2": PASSWORD, "usable_password": "true"}
    client.post(f"/admin/auth/user/{chief.pk}/password/", given)

    assert not Colleague.objects.filter(must_renew_password=True).exists()
