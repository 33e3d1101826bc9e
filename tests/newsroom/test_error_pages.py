import pytest
from django.conf.urls.i18n import i18n_patterns
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.urls import path

from config import urls as site

from .reader import LANGUAGES, find, said, text_of, words_of

SECRET = "the cabinet key"


def refuse(request):
    raise PermissionDenied(SECRET)


def suspect(request):
    raise SuspiciousOperation(SECRET)


def break_down(request):
    raise RuntimeError(SECRET)


urlpatterns = [
    *i18n_patterns(path("refused/", refuse), path("suspect/", suspect), path("broken/", break_down)),
    *site.urlpatterns,
]
handler400, handler403, handler404, handler500 = site.handler400, site.handler403, site.handler404, site.handler500

FAULTS = [
    ("suspect/", 400, "This request cannot be answered"),
    ("refused/", 403, "This page is not open to you"),
    ("nowhere/", 404, "Page not found"),
    ("news/nowhere/", 404, "Page not found"),
    ("broken/", 500, "Something went wrong on our side"),
]

pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]


@pytest.fixture
def visitor(client):
    """A reader who sees the page of an error and not the error."""
    client.raise_request_exception = False
    return client


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("page", "status", "heading"), FAULTS)
def test_error_is_explained_in_the_language_of_the_page(visitor, language, page, status, heading):
    response = visitor.get(f"/{language}/{page}")

    assert response.status_code == status
    assert [element.attrs["lang"] for element in find(response, "html")] == [language]
    assert words_of(response, "h1") == [said(heading, language)]
    ways_out = find(response, "a", href=f"/{language}/")
    assert said("To the front page", language) in [link.words for link in ways_out]


@pytest.mark.parametrize(("page", "status", "heading"), FAULTS)
def test_error_page_is_kept_from_search_engines_and_tells_no_secret(visitor, page, status, heading):
    response = visitor.get(f"/en/{page}?q={SECRET}")

    assert find(response, "meta", name="robots")[0].attrs["content"] == "noindex"
    assert [hint for hint in (SECRET, "Traceback", "RuntimeError", ".py") if hint in response.content.decode()] == []


def test_request_under_a_false_host_is_refused_and_not_a_fault(visitor):
    response = visitor.get("/ko/", headers={"host": "evil.example"})

    assert response.status_code == 400
    assert words_of(response, "h1") == [said("This request cannot be answered", "ko")]
    assert "evil.example" not in response.content.decode()


def test_page_for_faults_asks_nothing_of_the_database(visitor, django_assert_num_queries):
    with django_assert_num_queries(0):
        visitor.get("/ko/broken/")


def test_address_is_not_repeated_as_markup(visitor):
    response = visitor.get("/en/<script>alert(1)</script>/")

    assert response.status_code == 404
    assert [script for script in find(response, "script") if "src" not in script.attrs] == []
    assert "alert" not in text_of(response)
