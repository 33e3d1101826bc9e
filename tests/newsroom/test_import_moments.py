"""A translation is not planned to be public before what it was made from."""

import re

import pytest

from newsroom.models import Article

from .seeding import faults_of, import_dossiers, rewrite, write_seeds

pytestmark = pytest.mark.django_db

DOSSIER = "dossiers/t1/dossier.yaml"


@pytest.fixture
def seeds(tmp_path):
    write_seeds(tmp_path)
    return tmp_path


def plan(seeds, translated_from, hours):
    """Write Kazakh as well, and when each language is published."""
    dossier = seeds / DOSSIER
    (seeds / "dossiers/t1/kk.md").write_text((seeds / "dossiers/t1/en.md").read_text("utf-8"), "utf-8")
    rewrite(dossier, "story_date:", f"translated_from: {translated_from}\n  story_date:")
    moments = "".join(f"  {language}: '2026-10-05T{hour}:00+05:00'\n" for language, hour in hours.items())
    dossier.write_text(f"{dossier.read_text('utf-8').partition('publish:')[0]}publish:\n{moments}", "utf-8")


@pytest.mark.parametrize(
    ("translated_from", "hours", "expected"),
    [
        ("{en: kk}", {"ru": 11, "en": 10}, [("en", "ru")]),
        ("{en: kk}", {"ru": 10, "kk": 12, "en": 11}, [("en", "kk")]),
        ("{en: kk}", {"ru": 12, "kk": 11, "en": 10}, [("kk", "ru"), ("en", "ru")]),
        ("{kk: ru}", {"ru": 12, "kk": 13, "en": 11}, [("en", "ru")]),
    ],
)
def test_a_translation_does_not_come_before_what_it_is_made_from(seeds, translated_from, hours, expected):
    plan(seeds, translated_from, hours)

    assert [tuple(re.findall("“(.*?)”", fault)[:2]) for fault in faults_of(seeds)] == expected
    assert not Article.objects.exists()


@pytest.mark.parametrize(
    ("translated_from", "hours"),
    [
        ("{en: kk}", {"ru": 10, "kk": 11, "en": 12}),
        ("{en: kk}", {"ru": 10, "kk": 10, "en": 10}),
        ("{en: kk}", {"kk": 10, "en": 11}),
        ("{kk: ru}", {"ru": 10, "kk": 12, "en": 11}),
    ],
)
def test_translations_may_follow_or_come_with_what_they_are_made_from(seeds, translated_from, hours):
    plan(seeds, translated_from, hours)

    assert import_dossiers(seeds)[-1] == "Imported 8, 0 already here."


def test_refusal_names_the_dossier_the_languages_both_moments_and_the_next_step(seeds):
    rewrite(
        seeds / DOSSIER,
        "  ru: '2026-10-05T09:00+05:00'",
        "  ru: '2026-10-05T09:00+05:00'\n  en: '2026-10-05T08:59+05:00'",
    )

    assert faults_of(seeds) == [
        f"{DOSSIER}:15: newsroom.article:guest-in-astana publish: “en” would be public from 2026-10-05T08:59+05:00, "
        "before “ru”, from which it is translated and which follows at 2026-10-05T09:00+05:00. "
        "Publish “en” at that moment or later."
    ]
