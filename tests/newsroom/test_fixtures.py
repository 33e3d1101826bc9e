"""What a newcomer finds after loading the fixtures: five published stories and everything that they rest on."""

import json
import os
import re
import subprocess
import sys
from collections import Counter
from io import StringIO

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.utils import timezone

from newsroom import models as newsroom
from people import models as people
from people.curation.languages import Language
from people.curation.models import Edition, LanguageState, Remark, Transition
from people.curation.parity import problems_in
from people.dates import HonestDate

FILES = [settings.BASE_DIR / "fixtures" / f"{name}.json" for name in ("reference", "people", "newsroom")]
NUM_RECORDS = {
    newsroom.Article: 5,
    newsroom.Comparison: 7,
    newsroom.Event: 26,
    newsroom.Figure: 25,
    newsroom.SignedDocument: 14,
    newsroom.SourceText: 5,
    newsroom.Term: 114,
    newsroom.Topic: 62,
    newsroom.Visit: 19,
    people.Official: 28,
    people.Organisation: 72,
    people.Place: 35,
}


pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def desk(django_db_setup, django_db_blocker):
    """The fixtures, loaded once for all tests of this file, and gone after them."""
    with django_db_blocker.unblock():
        call_command("loaddata", "reference", "people", "newsroom", verbosity=0)
    yield
    with django_db_blocker.unblock():
        call_command("flush", interactive=False, verbosity=0)


@pytest.fixture
def corrected(desk):
    """The one article that was corrected after its publication."""
    ids = Edition.objects.exclude(note="").values_list("object_id", flat=True)
    return newsroom.Article.objects.get(pk__in=ids)


def states_of(record):
    states = record.states.values_list("language", "status", "freshness")
    return {language: (status, freshness) for language, status, freshness in states}


def test_all_records_are_there(desk):
    assert {model: model.objects.count() for model in NUM_RECORDS} == NUM_RECORDS


def test_every_record_is_public_in_russian_kazakh_and_english(desk):
    num_records = LanguageState.objects.filter(language="ru").count()

    assert Counter(LanguageState.objects.values_list("language", "status")) == {
        ("ru", "published"): num_records,
        ("kk", "published"): num_records,
        ("en", "published"): num_records,
        ("ko", "published"): num_records - 1,
        ("ko", "in_review"): 1,
    }


def test_what_is_published_has_a_current_edition(desk):
    now = timezone.now()
    published = LanguageState.objects.filter(status=LanguageState.Status.PUBLISHED)

    assert Edition.objects.current(now).count() == published.count()
    assert not Edition.objects.scheduled(now).exists()


def test_a_translation_knows_the_edition_that_it_was_made_from(desk):
    made_from = set(Edition.objects.with_source().values_list("language", "made_from"))
    review = newsroom.Article.objects.get(slug="astana-and-seoul-2024-in-review")
    from_english = {("en", None), ("ru", "en"), ("kk", "ru"), ("ko", "en")}

    assert set(review.editions.with_source().values_list("language", "made_from")) == from_english
    assert made_from == {("ru", None), ("kk", "ru"), ("ko", "ru"), ("en", "ru")} | from_english


def test_one_article_is_corrected_in_russian_and_english(corrected):
    editions = corrected.editions.order_by("language", "number").values_list("language", "number")

    assert list(editions) == [("en", 1), ("en", 2), ("kk", 1), ("ru", 1), ("ru", 2)]
    assert all(corrected.editions.filter(number=2).values_list("note", flat=True))


def test_the_correction_leaves_kazakh_behind_and_korean_in_review(corrected):
    assert states_of(corrected) == {
        "ru": ("published", "fresh"),
        "kk": ("published", "wording"),
        "ko": ("in_review", "fresh"),
        "en": ("published", "fresh"),
    }


def test_the_working_copy_says_what_the_newest_edition_says(corrected):
    newest = corrected.editions.get(language="ru", number=2)

    assert (corrected.title_ru, corrected.lead_ru, corrected.body_ru) == (newest.title, newest.summary, newest.body)
    assert newest.body != corrected.editions.get(language="ru", number=1).body


def test_flags_of_the_sources_are_open_remarks(desk):
    assert set(Remark.objects.open()) == set(Remark.objects.all())
    assert Remark.objects.exclude(slug="").exists()


def test_dates_and_search_texts_are_derived_while_loading(desk):
    visit = newsroom.Visit.objects.exclude(start="").first()

    assert (visit.start_earliest, visit.start_latest) == (visit.start.earliest, visit.start.latest)
    assert not newsroom.Article.objects.filter(search_text="").exists()
    assert not Edition.objects.filter(folded="").exists()


def test_posts_are_known_as_of_the_story(desk):
    tokayev = people.Official.objects.get(slug="tokayev")

    assert [post.title_en for post in tokayev.posts_on(HonestDate.parse("2024-10"))] == [
        "President of the Republic of Kazakhstan"
    ]


def test_history_names_roles_and_holds_no_account(desk):
    assert set(Transition.objects.values_list("by_name", flat=True)) == {
        "",
        "reporter",
        "editor",
        "translator-ru",
        "translator-kk",
        "translator-ko",
        "translator-en",
    }
    assert not get_user_model().objects.exists()


def test_figures_without_a_mark_are_those_that_no_number_of_their_story_gives(desk, client):
    """Counted by the desk from names, compared without a number, or a minute that nobody counts."""
    editions = Edition.objects.current(timezone.now()).about_model(newsroom.Article)
    stories = {(newsroom.Article.objects.get(pk=one.object_id), one.language) for one in editions}

    notes = [
        (note.line.figure.slug, language, note.is_marked)
        for article, language in stories
        for note in client.get(f"/{language}/news/{article.slug}/").context["text"].footnotes
    ]

    unmarked = {(slug, language) for slug, language, is_marked in notes if not is_marked}
    uncounted = {(slug, code) for slug in ("flight-cities-kz", "population-similar") for code in Language.values}
    assert unmarked == uncounted | {("silence-minute", "ru"), ("silence-minute", "en")}
    assert len(notes) == 95


def test_loading_again_changes_nothing(desk):
    before = {model: list(model.objects.order_by("pk").values()) for model in (Edition, LanguageState, Transition)}

    call_command("loaddata", "reference", "people", "newsroom", verbosity=0)

    assert {model: list(model.objects.order_by("pk").values()) for model in before} == before


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_fixture_holds_neither_keys_of_a_database_nor_accounts(file):
    text = file.read_text(encoding="utf-8")

    assert {key for row in json.loads(text) for key in row} == {"model", "fields"}
    assert not re.search(r'"auth\.|password|"(edited_by|published_by|author|by|resolved_by)": [^\[]', text)


def test_fixtures_are_in_step_with_the_seeds(tmp_path):
    """In a process of its own, because the command makes and drops its own database."""
    environment = os.environ | {"DATABASE_URL": f"sqlite:///{tmp_path}/unused.sqlite3"}
    command = [sys.executable, "manage.py", "build_fixtures", "--check"]

    check = subprocess.run(command, cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True, check=False)

    assert (check.returncode, check.stdout, check.stderr) == (0, "The fixtures are in step with the seeds.\n", "")
    assert not (tmp_path / "unused.sqlite3").exists()


def test_house_check_finds_nothing_in_what_a_newcomer_reads(desk):
    out = StringIO()

    call_command("check_house", dry_run=True, verbosity=0, stdout=out)

    assert out.getvalue() == "Findings: 0. Dry run: nothing was kept.\n"


@pytest.mark.parametrize(
    "model", [one for one in NUM_RECORDS if one is not newsroom.Term], ids=lambda one: one.__name__
)
def test_no_translation_has_lost_anything_of_its_source(desk, model):
    translations = [(record, language) for record in model.objects.all() for language in Language.values]

    assert [one for problems in problems_in(translations).values() for one in problems] == []
