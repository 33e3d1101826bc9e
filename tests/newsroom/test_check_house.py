"""The register is held against itself, and the command checks everything that the desk has."""

from io import StringIO

import pytest
from django.core.management import call_command

from people.curation.checking import recheck
from people.curation.models import Finding
from people.curation.waiving import waive
from tests.factories import (
    AppointmentFactory,
    ArticleFactory,
    FigureFactory,
    IndicatorFactory,
    NameVariantFactory,
    OfficialFactory,
    PlaceFactory,
    SignedDocumentFactory,
    VisitFactory,
)

pytestmark = pytest.mark.django_db


def check_house(**options):
    out = StringIO()
    call_command("check_house", stdout=out, **options)
    return out.getvalue()


def codes(record):
    return list(Finding.objects.about(record).values_list("language", "field", "code"))


def test_command_notes_what_is_found_and_a_second_run_changes_nothing(editor):
    ArticleFactory(languages=["ru"], lead_ru="Посол  приехал.")

    assert check_house().endswith("  double-space: 1\nFindings: 1.\n")
    waive(Finding.objects.get(), by=editor, because="Так в цитате")
    assert check_house().endswith("Findings: 1.\n")
    assert Finding.objects.get().waived_by == editor


def test_dry_run_keeps_nothing():
    ArticleFactory(languages=["ru"], lead_ru="Посол  приехал.")

    assert check_house(dry_run=True).endswith("Findings: 1. Dry run: nothing was kept.\n")
    assert not Finding.objects.exists()


def test_signatory_is_held_against_the_dates_of_the_post():
    left = AppointmentFactory(start="2013-02-25", end="2017-03-10")
    unknown = AppointmentFactory()
    parties = [
        {"country": None, "organisation": None, "appointment": post, "signatory": post.official}
        for post in (left, unknown)
    ]
    country = PlaceFactory(kind="country")
    document = SignedDocumentFactory(signed="2024-06-12", parties=[row | {"country": country} for row in parties])

    recheck(document)

    finding = Finding.objects.about(document).get()
    assert (finding.code, finding.excerpt) == ("post-outside-dates", left.official.slug)


def test_participant_whose_every_post_was_over_is_told():
    left = AppointmentFactory(start="2013-02-25", end="2017-03-10").official
    holds = AppointmentFactory(start="2020").official
    without_post = OfficialFactory()
    visit = VisitFactory(start="2024-06-12", participants=[left, holds, without_post])

    recheck(visit)

    finding = Finding.objects.about(visit).get()
    assert (finding.code, finding.excerpt) == ("post-outside-dates", left.slug)


def test_story_is_held_against_posts_names_and_figures():
    official = OfficialFactory(
        name_ru="Пак Кын Хе",
        appointments=[{"title_ru": "Президент Республики Корея", "start": "2013-02-25", "end": "2017-03-10"}],
    )
    NameVariantFactory(official, spelling="Пак Кын Хё", script="Cyrl", language="ru")
    figure = FigureFactory(
        indicator=IndicatorFactory(unit="companies"), name_ru="Корейские компании в Казахстане", value=894
    )
    article = ArticleFactory(
        languages=["ru"],
        story_date="2024-06-12",
        body_ru="<p>Приехала президент Пак Кын Хе. Слово Пак Кын Хё записали.</p>"
        "<p>В Казахстане работают 849 корейских компаний.</p>",
        mentions=[official],
        figures=[figure],
    )

    recheck(article)

    assert codes(article) == [
        ("ru", "body", "figure-contradicts"),
        ("ru", "body", "post-outside-dates"),
        ("ru", "body", "two-spellings"),
    ]
