"""Accounts in the admin: a chief hands out roles, and never more than a chief may do."""

from django.contrib.auth.models import Group, Permission, User

from tests.factories import UserFactory
from tests.newsroom.desk import error_codes, page, save


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
