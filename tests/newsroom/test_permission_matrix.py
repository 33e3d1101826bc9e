"""Who may do what: every role with every verb in every language, and every role at every address of the desk."""

import pytest
from django.contrib import admin
from django.contrib.auth.models import AnonymousUser, Group, User
from django.template.response import SimpleTemplateResponse
from django.urls import reverse
from django.urls.resolvers import URLResolver

from newsroom.models import Article, Term, Topic
from newsroom.roles import ROLES
from people.curation.desk.verbs.verbs import VERBS
from people.curation.models import (
    Bundle,
    Edition,
    Evidence,
    Finding,
    LanguageState,
    MemoryEntry,
    PreviewLink,
    Remark,
    Transition,
)
from people.models import Appointment, NameVariant
from tests.factories import LANGUAGES, ArticleFactory, UserFactory

from .desk import page, verb_page
from .test_desk_pages_admin import MAKERS

pytestmark = pytest.mark.django_db

EVERYBODY = [*ROLES, "no role", "nobody"]
WRITERS = {"reporter", "editor", "chief"}
TRANSLATORS = {f"translator-{code}": code for code in LANGUAGES}
# Beside the translators, who may do these in their own language.
WHO_MAY = {
    "submit": WRITERS | set(TRANSLATORS),
    "confirm": {"editor", "chief"} | set(TRANSLATORS),
    "approve": {"editor", "chief"},
    "return": {"editor", "chief"},
    "publish": {"editor", "chief"},
    "unschedule": {"editor", "chief"},
    "correct": {"editor", "chief"},
    "withdraw": {"chief"},
}


def person(role):
    if role == "nobody":
        return AnonymousUser()
    return UserFactory("" if role == "no role" else role)


def sign_in(client, role):
    if role != "nobody":
        client.force_login(person(role))


def is_turned_away(response):
    """Refused, or led to the door."""
    return response.status_code == 403 or (response.status_code == 302 and "/login/" in response["Location"])


def languages_of(role, verb):
    if role not in WHO_MAY[verb]:
        return []
    return [TRANSLATORS[role]] if role in TRANSLATORS else list(LANGUAGES)


def test_every_verb_of_the_desk_is_in_the_matrix():
    assert VERBS.keys() == WHO_MAY.keys()


@pytest.mark.parametrize("verb", WHO_MAY)
@pytest.mark.parametrize("role", EVERYBODY)
def test_role_may_press_the_button_in_just_these_languages(client, role, verb):
    article = ArticleFactory(submitted=True)
    sign_in(client, role)

    open_in = [code for code in LANGUAGES if not is_turned_away(client.post(verb_page(article, code, verb), {}))]

    assert open_in == languages_of(role, verb)


@pytest.mark.parametrize("verb", WHO_MAY)
@pytest.mark.parametrize("role", ["reporter", "translator-ko", "editor", "no role", "nobody"])
def test_role_moves_no_other_language_from_the_list(client, role, verb):
    article = ArticleFactory(submitted=True)
    sign_in(client, role)
    before = (Transition.objects.count(), Edition.objects.count())

    answers = {"answered": "1", "remark": "x", "notice": "x", "note": "x", "_selected_action": [article.pk]}
    for code in set(LANGUAGES) - set(languages_of(role, verb)):
        client.post(page(article, "changelist"), answers | {"action": f"{verb}_selected", "language": code})

    assert (Transition.objects.count(), Edition.objects.count()) == before


# Addresses of the desk

DESK = set(ROLES)
EDITORS = {"editor", "chief"}
CHIEF = {"chief"}
NOBODY = set()
ANYBODY = {*EVERYBODY}
SIGNED_IN = ANYBODY - {"nobody"}
TAXONOMY = {Topic, Term}
WRITTEN_BY_VERBS = {Edition, Evidence, Finding, LanguageState, MemoryEntry, Remark, Transition}
ACCOUNTS = {Group, User}


def who_may_open(model, act):
    """Rows of the matrix: who may open an address about a model."""
    if model in ACCOUNTS:
        return NOBODY if act == "delete" or (model, act) == (Group, "add") else CHIEF
    if model is PreviewLink:
        return NOBODY if act in ("add", "delete") else EDITORS
    if model is Bundle and act not in ("changelist", "change", "history", "links", "parts", "parts_add"):
        return CHIEF
    if model in TAXONOMY and act in ("add", "delete", "deleted", "recover"):
        return CHIEF
    if model in WRITTEN_BY_VERBS and act in ("add", "delete"):
        return NOBODY
    if model is NameVariant and act in ("add", "delete"):
        return NOBODY
    if model is Appointment and act == "delete":
        return WRITERS
    return {"add": WRITERS, **dict.fromkeys(("delete", "deleted", "links", "recover"), EDITORS)}.get(act, DESK)


OTHER_ADDRESSES = {
    **dict.fromkeys(["index", "account", "second-factor", "account-code", "second-factor-removal"], SIGNED_IN),
    **dict.fromkeys(["recovery-codes", "recovery-code-renewal", "jsi18n", "view_on_site"], SIGNED_IN),
    **dict.fromkeys(["password_change", "password_change_done"], SIGNED_IN),
    **dict.fromkeys(["password-reset", "password-reset-sent", "password-reset-complete"], ANYBODY),
    **dict.fromkeys(["password-reset-confirm", "login", "logout"], ANYBODY),
    "choose_source": DESK,
    **dict.fromkeys(["preview_bundle", "preview_part", "preview_front", "preview_record", "translate_record"], DESK),
    **dict.fromkeys(["translation_import", "translation_plan"], DESK),
    **dict.fromkeys(["translation_help", "concordance"], DESK),
    **dict.fromkeys(["coverage", "coverage_file"], DESK),
}
ARGUMENTS = {"language": "ko", "verb": "submit", "act": "waive", "app_label": "newsroom", "model": "article"}
ARGUMENTS["key"] = "title.1"


def addresses():
    """Every named address of the desk with the model and the act that it is about; models of longer names first."""
    names = {f"{model._meta.app_label}_{model._meta.model_name}": model for model in [*MAKERS, User]}
    for pattern in patterns(admin.site.urls[0]):
        about = next((name for name in sorted(names, key=len, reverse=True) if pattern.name.startswith(f"{name}_")), "")
        yield pattern, names.get(about), pattern.name.removeprefix(f"{about}_")


def patterns(found):
    for one in found:
        if isinstance(one, URLResolver):
            yield from patterns(one.url_patterns)
        elif one.name and one.name not in ("app_list", "autocomplete"):
            yield one


def make_samples():
    """One row of each model; addresses with numbers about an article mean this one."""
    return {model: make() for model, make in MAKERS.items()} | {User: UserFactory("reporter")}


@pytest.fixture
def _unrendered(monkeypatch):
    """Rights are decided before a page is rendered, which takes most of the time."""
    monkeypatch.setattr(SimpleTemplateResponse, "rendered_content", "")


@pytest.mark.usefixtures("_unrendered")
@pytest.mark.parametrize("role", ["reporter", "translator-ko", "editor", "chief", "no role", "nobody"])
def test_role_opens_just_these_addresses(client, role):
    samples = make_samples()
    sign_in(client, role)

    wrong = {}
    for pattern, model, act in addresses():
        pk = samples[model].pk if model else samples[Article].pk
        given = {name: ARGUMENTS.get(name, pk) for name in pattern.pattern.converters}
        response = client.get(reverse(f"admin:{pattern.name}", kwargs=given))
        is_open = not is_turned_away(response)
        expected = who_may_open(model, act) if model else OTHER_ADDRESSES[act]
        # Addresses that only take POST tell nobody anything, and their tests ask them with POST.
        if response.status_code != 405 and is_open != (role in expected):
            wrong[pattern.name] = response.status_code

    assert wrong == {}
