from functools import partial

import pytest
from django.contrib.auth.models import AnonymousUser, Group, Permission

from newsroom.roles import ROLES
from people.curation import rules
from tests.factories import LANGUAGES, UserFactory

pytestmark = pytest.mark.django_db

ALL, NONE = "ru kk ko en", ""
WRITER = {"edit": ALL, "edit public": ALL, "submit": ALL, "confirm": ALL}
EXPECTED = {
    "reporter": {
        **WRITER,
        "edit public": NONE,
        "confirm": NONE,
        "approve": NONE,
        "publish": NONE,
        "withdraw": NONE,
    },
    "translator-ru": {**dict.fromkeys(WRITER, "ru"), "approve": NONE, "publish": NONE, "withdraw": NONE},
    "translator-kk": {**dict.fromkeys(WRITER, "kk"), "approve": NONE, "publish": NONE, "withdraw": NONE},
    "translator-ko": {**dict.fromkeys(WRITER, "ko"), "approve": NONE, "publish": NONE, "withdraw": NONE},
    "translator-en": {**dict.fromkeys(WRITER, "en"), "approve": NONE, "publish": NONE, "withdraw": NONE},
    "editor": {**WRITER, "approve": ALL, "publish": ALL, "withdraw": NONE},
    "chief": {**WRITER, "approve": ALL, "publish": ALL, "withdraw": ALL},
    "": {**dict.fromkeys(WRITER, NONE), "approve": NONE, "publish": NONE, "withdraw": NONE},
}
PREDICATES = {
    "edit": rules.may_edit,
    "edit public": partial(rules.may_edit, is_public=True),
    "submit": rules.may_submit,
    "confirm": rules.may_confirm,
    "approve": rules.may_approve,
    "publish": rules.may_publish,
    "withdraw": rules.may_withdraw,
}
#                     (draft, public, force)
BEYOND_LANGUAGES = {
    "reporter": (True, False, False),
    "translator-ru": (False, False, False),
    "translator-kk": (False, False, False),
    "translator-ko": (False, False, False),
    "translator-en": (False, False, False),
    "editor": (True, True, False),
    "chief": (True, True, True),
    "": (False, False, False),
}
MODELS = {
    #                          article  topic  appointment  user
    "reporter": ("view add change", "view", "view add change delete", ""),
    "translator-ko": ("view change", "view change", "view change", ""),
    "editor": ("view add change delete", "view", "view add change delete", ""),
    "chief": ("view add change delete", "view add change delete", "view add change delete", "view add change"),
    "": ("", "", "", ""),
}


def allowed_languages(user, verb):
    return " ".join(language for language in LANGUAGES if PREDICATES[verb](user, language))


@pytest.mark.parametrize("verb", PREDICATES)
@pytest.mark.parametrize("role", EXPECTED)
def test_role_may_do_the_verb_in_just_these_languages(role, verb):
    assert allowed_languages(UserFactory(role), verb) == EXPECTED[role][verb]


@pytest.mark.parametrize("role", EXPECTED)
def test_editable_languages_are_those_of_the_role(role):
    assert " ".join(rules.editable_languages(UserFactory(role))) == EXPECTED[role]["edit"]


@pytest.mark.parametrize("role", BEYOND_LANGUAGES)
def test_role_may_change_facts_and_force(role):
    user = UserFactory(role)

    facts = [rules.may_change_facts(user, is_public=is_public) for is_public in (False, True)]
    assert (*facts, rules.may_force(user)) == BEYOND_LANGUAGES[role]


@pytest.mark.parametrize("role", MODELS)
def test_role_may_do_just_this_with_the_tables(role):
    user = UserFactory(role)

    may = [
        " ".join(act for act in ("view", "add", "change", "delete") if user.has_perm(table.replace(".", f".{act}_")))
        for table in ("newsroom.article", "newsroom.topic", "people.appointment", "auth.user")
    ]
    assert tuple(may) == MODELS[role]


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("table", ["edition", "transition", "languagestate"])
def test_nobody_writes_history_by_hand(role, table):
    user = UserFactory(role)

    assert [act for act in ("add", "change", "delete") if user.has_perm(f"curation.{act}_{table}")] == []


def test_person_of_several_roles_may_do_what_each_of_them_may():
    user = UserFactory("translator-ko")
    user.groups.add(Group.objects.get(name="translator-kk"))

    assert rules.editable_languages(user) == ["kk", "ko"]


def test_two_languages_of_a_translator_make_no_editor():
    user = UserFactory("translator-ko")
    user.user_permissions.add(Permission.objects.get(codename="publish_language"))

    assert [allowed_languages(user, "publish"), allowed_languages(user, "approve")] == ["ko", NONE]


@pytest.mark.parametrize("verb", PREDICATES)
def test_closed_account_may_do_nothing(verb):
    assert allowed_languages(UserFactory("chief", is_active=False), verb) == NONE


@pytest.mark.parametrize("verb", PREDICATES)
def test_visitor_may_do_nothing(verb):
    assert allowed_languages(AnonymousUser(), verb) == NONE


@pytest.mark.parametrize("verb", PREDICATES)
def test_administrator_may_do_everything(verb):
    assert allowed_languages(UserFactory(is_superuser=True), verb) == ALL


@pytest.mark.parametrize(
    ("role", "account", "may_manage"),
    [
        ("chief", "reporter", True),
        ("chief", "chief", True),
        ("editor", "chief", False),
        ("reporter", "editor", False),
        ("translator-ko", "translator-kk", False),
    ],
)
def test_account_is_managed_only_by_who_may_do_all_that_it_may(role, account, may_manage):
    assert rules.may_manage(UserFactory(role), UserFactory(account)) is may_manage


def test_chief_does_not_manage_the_administrator():
    assert not rules.may_manage(UserFactory("chief"), UserFactory(is_superuser=True))


@pytest.mark.parametrize("role", ROLES)
def test_migrated_group_may_what_the_role_says(role):
    granted = Group.objects.get(name=role).permissions.select_related("content_type")

    assert {f"{one.content_type.app_label}.{one.codename}" for one in granted} == ROLES[role]


def test_there_are_no_other_groups():
    assert set(Group.objects.values_list("name", flat=True)) == set(ROLES)
