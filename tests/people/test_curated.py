from datetime import UTC, datetime

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection
from django.db.models import Model
from django.utils import translation

from people.curation.folding import fold
from people.curation.immutability import install_guard, remove_guard
from people.curation.models import Edition, Evidence, LanguageState, Remark, Transition
from people.curation.records import place_of, record_key
from people.models import Appointment, NameKey, NameVariant, Official, Organisation, Place
from tests.factories import (
    LANGUAGES,
    ArticleFactory,
    EvidenceFactory,
    NameVariantFactory,
    OfficialFactory,
    OrganisationFactory,
    PlaceFactory,
    RemarkFactory,
    publish_again,
)
from tests.refusals import refused

pytestmark = pytest.mark.django_db

SCENE = [Place, Organisation, Official, Appointment, NameVariant, Evidence, LanguageState, Edition, Transition, Remark]


def test_every_save_raises_the_revision():
    place = PlaceFactory()
    revision = place.revision

    place.save()
    place.save()

    assert Place.objects.get().revision == place.revision == revision + 2


def test_record_may_begin_in_any_language():
    for language in LANGUAGES:
        PlaceFactory(languages=[language]).full_clean()


def test_record_without_a_name_in_any_language_is_refused():
    with refused("no-language"):
        PlaceFactory(languages=[]).clean()


@pytest.mark.parametrize(
    ("languages", "interface", "source_language", "shown"),
    [
        (["ru", "kk", "ko"], "kk", "ko", "Қазақша"),
        (["ru", "ko"], "en", "ko", "한국어"),
        (["ru", "kk"], "en", "ko", "Русское"),
        (["en"], "kk", "ru", "English"),
    ],
)
def test_staff_see_their_own_language_or_that_of_the_source_or_the_next_best(
    languages, interface, source_language, shown
):
    place = PlaceFactory(languages=languages, source_language=source_language)

    with translation.override(interface):
        assert str(place).startswith(shown)


def test_no_language_falls_back_to_another():
    article = ArticleFactory(languages=["ru"])

    assert article.texts_in("kk") == {"title": "", "summary": "", "body": "", "data": {}}
    assert list(article.missing_in("kk")) == ["headline", "lead", "text"]


@pytest.mark.parametrize(
    ("searched", "found"),
    [
        ("ТОКАЕВ", True),
        ("токаев", True),
        ("тоҚаЕВ", True),
        ("орлов", True),
        ("ОРЛЁВ", True),
        ("조태열", True),
        ("TOKAYEV", True),
        ("Ван", False),
    ],
)
def test_record_is_found_in_any_letter_case(searched, found):
    official = OfficialFactory(name_ru="Токаев Орлев Орлов", name_kk="Тоқаев", name_ko="조태열", name_en="Tokayev")

    assert list(Official.objects.filter(search_text__contains=fold(searched))) == ([official] if found else [])


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Қасым-Жомарт ТОҚАЕВ", "қасым-жомарт тоқаев"),
        ("Ёлкин", "елкин"),
        ("Café Łódź", "cafe łodz"),
        ("<p>한국&nbsp;</p>", "한국&nbsp;"),
        ("й  и\n", "й и"),
        ("한국".encode().decode(), "한국"),
    ],
)
def test_folding_keeps_letters_and_drops_case_and_accents(text, folded):
    assert fold(text) == folded


def test_folded_text_follows_every_save():
    official = OfficialFactory()

    official.name_ru = "Сон Пхиль Сан"
    official.save()

    assert list(Official.objects.filter(search_text__contains="пхиль")) == [official]


def test_edition_is_found_by_all_its_texts():
    article = ArticleFactory(title_ko="서울 회담", body_ko="<p>NCC의 결정</p>", byline_ko="김 기자", published=["ko"])

    assert [len(Edition.objects.filter(folded__contains=word)) for word in ("회담", "ncc", "김 기자")] == [1, 1, 1]
    assert article.editions.get().folded.count("결정") == 1


def test_pointer_to_a_record_is_written_as_its_key():
    place = PlaceFactory(slug="astana")

    evidence = EvidenceFactory(place)

    field = Evidence._meta.get_field("object_id")
    assert record_key(place) == field.value_to_string(evidence) == "people.place:astana"
    assert field.to_python("people.place:astana") == field.to_python(str(place.pk)) == place.pk
    assert place_of("people.place:astana") == (evidence.content_type_id, place.pk)


@pytest.mark.parametrize("key", ["people.place:nowhere", "people.planet:astana", "astana", ""])
def test_key_that_names_nothing_is_refused(key):
    PlaceFactory(slug="astana")

    with refused("unknown-record"):
        place_of(key)


@pytest.fixture
def scene():
    """A twinned city, a ministry in it and a minister with a post, spelled, proven, discussed and published twice."""
    city = PlaceFactory(slug="seoul", name_ko="서울", latitude="37.5665", longitude="126.9780", published=["ko"])
    city.twins.add(PlaceFactory(slug="astana", capital=city))
    ministry = OrganisationFactory(slug="mofa", seat=city, began="1948")
    minister = OfficialFactory(
        slug="cho-tae-yul",
        uncertain_in=["kk"],
        appointments=[
            {"organisation": ministry, "title_ko": "외교부 장관", "start": "2024-01", "start_basis": "lookup"}
        ],
        published=["ru"],
        published_at=datetime(2025, 3, 1, 12, tzinfo=UTC),
    )
    NameVariantFactory(minister, spelling="조태열", script="Hang")
    EvidenceFactory(minister, basis="lookup", url="https://mofa.example/")
    RemarkFactory(minister, slug="spelling-of-cho")
    publish_again(minister, "ko")
    publish_again(minister, "ko", name_ko="조태열")


def rows():
    """Everything of the scene by natural keys, without numbers of rows."""
    numbers = {"id", "object_id", "content_type_id"}
    return {
        model.__name__: sorted(
            [
                (_name_of(instance), {name: _portable(instance, name) for name in _names(model) - numbers})
                for instance in model._base_manager.all()
            ],
            key=lambda row: repr(row[0]),
        )
        for model in SCENE
    }


def _name_of(instance):
    """The natural key, with the record by its name where the key has its number."""
    key = instance.natural_key()
    return (record_key(instance.record), *key[2:]) if isinstance(key[0], int) else key


def _names(model):
    return {field.name for field in (*model._meta.fields, *model._meta.many_to_many)}


def _portable(instance, name):
    value = getattr(instance, name)
    if isinstance(value, ContentType):
        return value.model
    if isinstance(value, datetime):
        return value.isoformat(timespec="milliseconds")  # JSON knows no finer moments
    if isinstance(value, Model):
        return value.natural_key()
    return sorted(one.natural_key() for one in value.all()) if hasattr(value, "all") else value


def empty_the_scene():
    """Numbers go on from where they were, so that whatever is loaded by number points elsewhere."""
    remove_guard(connection)
    links = [link.remote_field.through for model in SCENE for link in model._meta.many_to_many]
    for model in [*links, NameKey, *reversed(SCENE)]:
        model._base_manager.all()._raw_delete(connection.alias)
    install_guard(connection)


def test_scene_survives_a_fixture(scene, tmp_path):
    before = rows()
    files = [str(tmp_path / "people.json"), str(tmp_path / "curation.json")]
    natural = {"use_natural_foreign_keys": True, "use_natural_primary_keys": True}
    call_command("dumpdata", "people", output=files[0], **natural)
    call_command("dumpdata", "curation", output=files[1], **natural)
    empty_the_scene()

    call_command("loaddata", *files, verbosity=0)
    call_command("loaddata", *files, verbosity=0)

    assert rows() == before
    assert [len(found) for found in before.values()] == [2, 1, 1, 1, 1, 1, 16, 4, 14, 1]
