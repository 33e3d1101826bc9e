"""Importing makes drafts of what is new, says what differs, and refuses everything when anything is wrong."""

import pytest
from django.contrib.contenttypes.models import ContentType
from reversion.models import Revision

from newsroom.models import Article, SourceText, Visit
from people.curation.drafting import state_of, submit
from people.curation.models import LanguageState, Remark, Transition
from people.curation.recording import versions_of
from people.models import Appointment, Official, Place

from .seeding import faults_of, import_dossiers, rewrite, write_seeds

pytestmark = pytest.mark.django_db


@pytest.fixture
def seeds(tmp_path):
    write_seeds(tmp_path)
    return tmp_path


def everything():
    """All rows that an import can write, but for the content types."""
    models = [one.model_class() for one in ContentType.objects.filter(app_label__in=["people", "newsroom", "curation"])]
    return {model: list(model._base_manager.order_by("pk").values()) for model in models}


def test_everything_under_the_folder_is_imported(seeds):
    printed = import_dossiers(seeds)

    assert printed == [
        "people.place: 2 new, 0 already here",
        "people.official: 1 new, 0 already here",
        "newsroom.sourcetext: 1 new, 0 already here",
        "newsroom.visit: 1 new, 0 already here",
        "newsroom.article: 1 new, 0 already here",
        "curation.remark: 2 new",
        "Imported 8, 0 already here.",
    ]


def test_records_know_each_other_even_in_a_circle(seeds):
    import_dossiers(seeds)

    kz, astana = Place.objects.get(slug="kz"), Place.objects.get(slug="astana")
    assert (kz.capital, astana.parent, astana.country) == (astana, kz, kz)
    assert [str(one.official.slug) for one in Visit.objects.get().participants.all()] == ["abdirov"]


def test_dates_keep_their_precision_and_basis(seeds):
    import_dossiers(seeds)

    post = Appointment.objects.get()
    assert (str(post.start), post.start_basis, post.start_reason) == ("2022-03", "text", "")
    assert (str(post.confirmed), post.confirmed_basis) == ("2024-04", "inferred")
    assert post.confirmed_reason == "The review covers 2024."


def test_markdown_becomes_the_text_that_the_editor_would_write(seeds):
    import_dossiers(seeds)

    article = Article.objects.get()
    assert (article.title_ru, article.lead_ru) == ("Гость в Астане", "Короткий визит в столицу.")
    assert article.body_ru == (
        "<h2>Прибытие</h2><p>На днях прибыл Нурлан Абдиров.</p><ul><li><p>Визит был недолгим.</p></li></ul>"
    )
    assert article.title_kk is None


def test_html_in_markdown_stays_text(seeds):
    rewrite(seeds / "dossiers/t1/en.md", "The visit was short.", "The <script>visit</script> was short.")

    import_dossiers(seeds)

    assert "&lt;script&gt;visit&lt;/script&gt;" in Article.objects.get().body_en


def test_languages_with_a_text_begin_as_drafts_that_nobody_edited(seeds):
    import_dossiers(seeds)

    states = Article.objects.get().states.values_list("language", "status", "edited_by")
    assert set(states) == {
        ("ru", "draft", None),
        ("en", "draft", None),
        ("kk", "empty", None),
        ("ko", "empty", None),
    }


def test_evidence_and_spellings_come_with_their_record(seeds):
    import_dossiers(seeds)

    official = Official.objects.get()
    assert list(official.sources.values_list("position", "source_text", "paragraph", "words", "aspect")) == [
        (1, "t1", 2, "прибыл Нурлан Абдиров", "abdirov-chair")
    ]
    assert list(official.name_variants.values_list("spelling", "met_in")) == [("Абдирова", "t1")]


def test_evidence_stands_in_the_source_language_of_the_article(seeds):
    rewrite(seeds / DOSSIER, "story_date:", "source_language: en\n  story_date:")
    rewrite(seeds / OFFICIALS, "прибыл Нурлан Абдиров", "Nurlan Abdirov came")

    import_dossiers(seeds)

    assert (Article.objects.get().source_language, Official.objects.get().sources.get().words) == (
        "en",
        "Nurlan Abdirov came",
    )


def test_a_translation_of_a_translation_knows_where_it_comes_from(seeds):
    text = (seeds / EN).read_text(encoding="utf-8")
    (seeds / "dossiers/t1/kk.md").write_text(text, encoding="utf-8")
    rewrite(seeds / DOSSIER, "story_date:", "translated_from: {en: ru, kk: en}\n  story_date:")

    import_dossiers(seeds)

    states = Article.objects.get().states
    assert dict(states.values_list("language", "translated_from")) == {"ru": "", "kk": "en", "ko": "", "en": ""}


def test_a_translation_that_staff_made_from_another_language_is_reported(seeds):
    import_dossiers(seeds)
    Article.objects.get().states.filter(language="ko").update(translated_from="en")

    printed = import_dossiers(seeds)

    assert f"{ARTICLE} translated_from ko: here “en”, in the dossier “”" in printed


def test_a_flag_becomes_an_open_remark_on_each_record(seeds):
    import_dossiers(seeds)

    remarks = Remark.objects.open()
    assert {remark.record for remark in remarks} == {Official.objects.get(), Article.objects.get()}
    assert {(one.slug, one.kind, one.severity, one.author_name) for one in remarks} == {
        ("which-day", "dating", "low", "")
    }


def test_a_second_import_changes_nothing(seeds):
    import_dossiers(seeds)
    before = everything()

    printed = import_dossiers(seeds)

    assert printed[-1] == "Nothing changed: 8 already here."
    assert everything() == before


def test_a_dry_run_keeps_nothing(seeds):
    printed = import_dossiers(seeds, dry_run=True)

    assert printed[-1] == "Would import 8, 0 already here. Dry run: nothing was kept."
    assert not any(everything().values())


def test_what_staff_changed_is_reported_and_stays(seeds):
    import_dossiers(seeds)
    official = Official.objects.get()
    official.name_en = "Nurlan Äbdirov"
    official.save()
    official.sources.update(paragraph=1)
    official.appointments.update(title_ru="Глава комиссии")
    official.name_variants.all().delete()
    before = everything()

    printed = import_dossiers(seeds)

    assert [line for line in printed if line.startswith("people.official:abdirov")] == [
        "people.official:abdirov name_en: here “Nurlan Äbdirov”, in the dossier “Nurlan Abdirov”",
        "people.official:abdirov appointments abdirov-chair title_ru: "
        "here “Глава комиссии”, in the dossier “Председатель комиссии”",
        "people.official:abdirov name_variants Абдирова: here “”, in the dossier “Абдирова”",
        "people.official:abdirov sources 1 paragraph: here “1”, in the dossier “2”",
    ]
    assert printed[-1] == "Nothing changed: 8 already here, differences: 4, nothing overwritten."
    assert everything() == before


def test_new_records_are_imported_beside_changed_ones(seeds):
    import_dossiers(seeds / "records/places.yaml")
    Place.objects.filter(slug="kz").update(desk_note="Ours.")

    printed = import_dossiers(seeds)

    assert "people.place:kz desk_note: here “Ours.”, in the dossier “”" in printed
    assert printed[-1] == "Imported 6, 2 already here, differences: 1, nothing overwritten."
    assert Place.objects.get(slug="kz").desk_note == "Ours."


def test_a_text_under_review_is_left_alone(seeds):
    import_dossiers(seeds)
    submit(state_of(Article.objects.get(), "ru"), by=None)

    import_dossiers(seeds)

    assert state_of(Article.objects.get(), "ru").status == LanguageState.Status.IN_REVIEW


def test_windows_line_ends_and_a_byte_order_mark_are_welcome(seeds):
    for file in [*seeds.rglob("*.yaml"), *seeds.rglob("*.md")]:
        file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))

    import_dossiers(seeds)

    assert Article.objects.get().lead_en == "A short visit to the capital."


def test_one_file_may_lean_on_what_the_database_holds(seeds):
    import_dossiers(seeds)
    rewrite(seeds / "records/officials.yaml", "slug: abdirov\n", "slug: abdirov-the-younger\n")
    rewrite(seeds / "records/officials.yaml", "abdirov-chair\n", "abdirov-younger-chair\n")

    import_dossiers(seeds / "records/officials.yaml")

    assert Official.objects.filter(slug="abdirov-the-younger", country__slug="kz").exists()


PLACES, OFFICIALS, VISITS, FLAGS = (
    "records/places.yaml",
    "records/officials.yaml",
    "records/visits.yaml",
    "records/flags.yaml",
)
DOSSIER, RU, EN = "dossiers/t1/dossier.yaml", "dossiers/t1/ru.md", "dossiers/t1/en.md"
ABDIROV = "people.official:abdirov"
VISIT = "newsroom.visit:abdirov-in-astana"
ARTICLE = "newsroom.article:guest-in-astana"

FAULTS = [
    (VISITS, "level: working", "levle: working", [
        f"{VISITS}:3: {VISIT} has no key “levle”. It may have:",
        f"{VISITS}:1: {VISIT} lacks the key “level”.",
    ]),
    (VISITS, "level: working", "level: royal", [f"{VISITS}:3: {VISIT} level: “royal” is not one of state, official,"]),
    (VISITS, "destination: astana", "destination: atlantis", [
        f"{VISITS}:5: {VISIT} destination: there is no people.place “atlantis”, neither here nor in the database."
    ]),
    (VISITS, "official: abdirov", "official: nobody", [
        f"{VISITS}:7: {VISIT} official: there is no people.official “nobody”, neither here nor in the database."
    ]),
    (VISITS, "basis: general", "basis: hearsay", [
        f"{VISITS}:9: curation.evidence basis: “hearsay” is not one of text,"
    ]),
    (VISITS, "{note: Known to the desk., basis: general}", "{basis: general}", [
        f"{VISITS}:9: {VISIT} sources: name a text, a url, or say in a note how it is known."
    ]),
    (OFFICIALS, "'2022-03'", "'2022-13'", [
        f"{OFFICIALS}:7: people.appointment:abdirov-chair start: “2022-13” is not a date."
    ]),
    (OFFICIALS, "en: Nurlan", "de: Nurlan", [f"{OFFICIALS}:2: {ABDIROV} name: “de” is not a language of the desk:"]),
    (OFFICIALS, "прибыл Нурлан", "уехал Нурлан", [
        f"{OFFICIALS}:12: {ABDIROV} sources: “уехал Нурлан Абдиров” does not stand in paragraph 2 of “t1” in ru."
    ]),
    (OFFICIALS, "paragraph: 2", "paragraph: 9", [
        f"{OFFICIALS}:12: {ABDIROV} sources: “t1” has 3 paragraphs, so there is no paragraph 9."
    ]),
    (OFFICIALS, "slug: abdirov-chair", "slug: 'not a slug'", [f"{OFFICIALS}:5: people.appointment:not a slug slug:"]),
    (OFFICIALS, "met_in: t1", "met_in: t9", [
        f"{OFFICIALS}:10: {ABDIROV} met_in: there is no newsroom.sourcetext “t9”"
    ]),
    (OFFICIALS, "country: kz", "country: astana", [f"{OFFICIALS}:3: {ABDIROV} country:"]),
    (OFFICIALS, "country: kz", "gender:", [f"{OFFICIALS}:3: {ABDIROV} gender: there is no value."]),
    (OFFICIALS, "country: kz", "is_international: perhaps", [
        f"{OFFICIALS}:3: {ABDIROV} is_international: write true or"
    ]),
    (OFFICIALS, "country: kz", "slug: abdirov", [f"{OFFICIALS}:3: The key “slug” stands here a second time."]),
    (OFFICIALS, "name_variants:", "name_variants", [f"{OFFICIALS}:10: This is not YAML:"]),
    (FLAGS, "people.official:abdirov", "people.official:nobody", [
        f"{FLAGS}:7: curation.remark:which-day about: there is no record “people.official:nobody”."
    ]),
    (DOSSIER, "identifier: TXT-1", "checksum: 1234", [
        f"{DOSSIER}:3: newsroom.sourcetext:t1 checksum: a checksum is 64 hexadecimal digits",
        f"{DOSSIER}:1: newsroom.sourcetext:t1 lacks the key “identifier”.",
    ]),
    (DOSSIER, "publish:", "release:", [
        f"{DOSSIER}:13: A dossier has no key “release”.",
        f"{DOSSIER}:18: “ru” is not published, so there is nothing to correct.",
    ]),
    (DOSSIER, "'2026-10-05T09:00+05:00'", "'next week'", [
        f"{DOSSIER}:14: “next week” is not a moment.",
        f"{DOSSIER}:18: “ru” is not published, so there is nothing to correct.",
    ]),
    (DOSSIER, "now: был недолгим", "now: был вечным", [f"{DOSSIER}:18: The words “был вечным” do not stand"]),
    (DOSSIER, "was: был долгим", "was: Визит", [f"{DOSSIER}:18: The words “Визит” still stand in ru.md."]),
    (DOSSIER, "story_date:", "translated_from: {en: kk}\n  story_date:", [
        f"{DOSSIER}:8: {ARTICLE} translated_from: there is no text in “kk”."
    ]),
    (DOSSIER, "story_date:", "translated_from: {en: en}\n  story_date:", [
        f"{DOSSIER}:8: {ARTICLE} translated_from: “en” would come from itself."
    ]),
    (DOSSIER, "story_date:", "translated_from: {ru: en}\n  story_date:", [
        f"{DOSSIER}:8: {ARTICLE} translated_from: “ru” is the source language, so it is translated from nothing."
    ]),
    (DOSSIER, "story_date:", "translated_from: {en: de}\n  story_date:", [
        f"{DOSSIER}:8: {ARTICLE} translated_from: “de” is not a language of the desk: ru, kk, ko, en."
    ]),
    (DOSSIER, "story_date:", "translated_from: en\n  story_date:", [
        f"{DOSSIER}:8: {ARTICLE} translated_from: write a language for each translation, as in “kk: ru”."
    ]),
    (DOSSIER, "story_date:", "source_language: en\n  story_date:", [
        f"{OFFICIALS}:12: {ABDIROV} sources: “прибыл Нурлан Абдиров” does not stand in paragraph 2 of “t1” in en."
    ]),
    (RU, "# Гость в Астане\n", "Гость в Астане\n", [
        f"{RU}:1: This text has no headline.",
        f"{DOSSIER}:14: {ARTICLE} has no text in “ru” that could be published.",
        f"{DOSSIER}:18: The words “был недолгим” do not stand exactly once in ru.md.",
        f"{DOSSIER}:18: “ru” is not published, so there is nothing to correct.",
    ]),
    (EN, "A short visit to the capital.\n", "## Lead\n", [f"{EN}:2: This text has no lead."]),
    (EN, "- The visit was short.", "The visit was short.", [
        f"{EN}:9: Block 3 after the lead is a paragraph; in "
    ]),
    (EN, "- The visit was short.", "", [f"{EN}:7: There are 2 blocks after the lead; in "]),
]  # fmt: skip


@pytest.mark.parametrize(("file", "right", "wrong", "expected"), FAULTS, ids=[wrong for _, _, wrong, _ in FAULTS])
def test_a_fault_is_told_with_its_line_and_nothing_is_written(seeds, file, right, wrong, expected):
    rewrite(seeds / file, right, wrong)

    faults = faults_of(seeds)

    assert len(faults) == len(expected)
    assert [fault[: len(start)] for fault, start in zip(faults, expected, strict=True)] == expected
    assert not any(everything().values())


def test_a_slug_can_be_given_once_only(seeds):
    rewrite(seeds / PLACES, "slug: astana", "slug: kz")

    assert faults_of(seeds)[0] == f"{PLACES}:5: people.place:kz stands already in {PLACES}:1. Choose another slug."


def test_a_file_in_another_encoding_is_refused_by_line(seeds):
    (seeds / VISITS).write_bytes("- slug: x\n  title: {ru: Визит}\n".encode("cp1251"))

    assert faults_of(seeds)[0] == f"{VISITS}:2: This line is not UTF-8. Save the file in that encoding."


def test_every_fault_is_told_at_once(seeds):
    rewrite(seeds / VISITS, "level: working", "level: royal")
    rewrite(seeds / OFFICIALS, "'2022-03'", "'2022-13'")
    rewrite(seeds / EN, "# A guest", "A guest")

    assert [fault.partition(":")[0] for fault in faults_of(seeds)] == [OFFICIALS, VISITS, EN]


def test_a_path_without_seeds_is_refused(tmp_path):
    assert faults_of(tmp_path / "nowhere") == [
        f"{tmp_path}/nowhere:1: Here is neither a folder of seeds, nor a file of records, nor a dossier."
    ]


def test_history_of_an_import_says_that_nobody_did_it(seeds):
    import_dossiers(seeds)

    source = SourceText.objects.get()
    assert list(Transition.objects.about(source).values_list("language", "verb", "by_name")) == [
        ("en", "edit", ""),
        ("ru", "edit", ""),
    ]


def test_import_keeps_a_version_of_every_new_record_in_one_revision(seeds):
    import_dossiers(seeds)
    import_dossiers(seeds)

    revision = Revision.objects.get()
    assert (revision.comment, revision.user) == ("import", None)
    assert versions_of(SourceText.objects.get()).get().revision == revision
