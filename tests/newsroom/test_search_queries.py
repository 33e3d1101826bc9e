"""The table of queries over the five stories: the same first results on every database."""

import pytest
from django.core.management import call_command
from django.utils import timezone, translation

from newsroom.models import Article
from newsroom.reading import Reading

from .search_queries import QUERIES
from .searching import first_results


@pytest.fixture(scope="module")
def desk(django_db_setup, django_db_blocker):
    """The fixtures, loaded once for all tests of this file, and gone after them."""
    with django_db_blocker.unblock():
        call_command("loaddata", "reference", "people", "newsroom", verbosity=0)
    yield
    with django_db_blocker.unblock():
        call_command("flush", interactive=False, verbosity=0)


@pytest.mark.django_db
def test_every_query_finds_first_what_it_means(desk):
    missed = []
    for language, q, wanted in QUERIES:
        with translation.override(language):
            first = first_results(q, Reading(language, timezone.now()), 1)
        if not set(first) & set(wanted.split()):
            missed.append((language, q, first))

    assert missed == []


@pytest.mark.django_db
def test_loaded_fixtures_are_narrowed_by_their_facts(desk, client):
    response = client.get("/ru/search/", {"q": "Казахстан", "kind": "news", "year": "2016"})

    titles = Article.objects.filter(slug="nazarbayev-park-summit-in-seoul").values_list("title_ru", flat=True)
    assert [result.edition.title for result in response.context["groups"][0]["results"]] == list(titles)
