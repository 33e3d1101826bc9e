"""A large memory on PostgreSQL also finds texts that share hardly a whole word with the one at hand."""

import pytest
from django.core.checks import Tags, run_checks
from django.core.management import call_command
from django.db import connection

from people.curation.memory import trigrams
from people.curation.memory.recalling import recall
from people.curation.memory.remembering import Direction
from tests.factories import ArticleFactory, MemoryEntryFactory

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite has no trigrams; the memory asks its keys alone"),
]

TO_KOREAN = Direction("ru", "ko")
STATEMENT, STATEMENT_KO = "Совместное заявление президентов", "대통령 공동성명 발표"
MISSPELT, MISSPELT_KO = "Совмесное заевление призидентов", "두대통령 공동성명문 발표문"


@pytest.fixture
def large_memory(monkeypatch):
    """A memory counts as large from its first entry."""
    monkeypatch.setattr(trigrams, "MANY", 1)


def remembered(source=STATEMENT, target=STATEMENT_KO, **fields):
    return MemoryEntryFactory(language="ko", source_text=source, target_text=target, **fields)


def found(text, direction=TO_KOREAN, **options):
    return [(match.entry, match.is_turned) for match in recall({"": text}, direction, **options)[""]]


def without_extension():
    with connection.cursor() as cursor:
        cursor.execute("DROP EXTENSION pg_trgm CASCADE")


def warnings():
    told = run_checks(tags=[Tags.database], databases=["default"])
    return [(one.id, one.msg, one.hint) for one in told if one.id.startswith("curation")]


def test_small_memory_is_asked_by_its_keys_alone():
    remembered()

    assert found(MISSPELT) == []
    assert found(MISSPELT_KO, TO_KOREAN.back) == []


@pytest.mark.usefixtures("large_memory")
def test_misspelt_text_is_found_with_how_much_it_is_alike():
    entry = remembered()

    match = recall({"": MISSPELT}, TO_KOREAN)[""][0]

    assert (match.entry, match.percent, match.likeness) == (entry, 92, "similar")


@pytest.mark.usefixtures("large_memory")
@pytest.mark.parametrize(
    ("source", "asked"),
    [
        ("Визит в Сеул", "Визиты в Сеуле"),
        ("О визе", "О визах"),
        ("Послы обеих стран встретились с министрами", "Послов обеими странами встретили с министром"),
    ],
)
def test_short_or_inflected_text_is_found(source, asked):
    entry = remembered(source)

    assert found(asked) == [(entry, False)]


@pytest.mark.usefixtures("large_memory")
def test_text_is_found_among_many_with_the_same_beginning():
    beginning = "Президент Республики Казахстан Касым-Жомарт Токаев"
    entry = remembered(f"{beginning} поздравил соотечественников")
    for number in range(300):
        remembered(f"{beginning} принял посла номер {number} из {number % 7} стран", unit=f"body.{number}")

    assert found(f"{beginning} паздравит саотечественника")[0] == (entry, False)


@pytest.mark.usefixtures("large_memory")
def test_text_less_than_seventy_percent_alike_is_not_offered():
    remembered("Совместное заявление президентов двух стран о мире и торговле")

    assert found(MISSPELT) == []


@pytest.mark.usefixtures("large_memory")
def test_translation_is_found_on_the_way_back():
    entry = remembered()

    assert found(MISSPELT_KO, TO_KOREAN.back) == [(entry, True)]


@pytest.mark.usefixtures("large_memory")
def test_pair_of_other_languages_is_not_found():
    remembered()

    assert found(MISSPELT, Direction("ru", "kk")) == []


@pytest.mark.usefixtures("large_memory")
def test_unit_is_not_offered_to_itself():
    article = ArticleFactory()
    remembered(record=article, unit="")
    other = remembered(record=article, unit="lead.1")

    assert found(MISSPELT, apart_from=article) == [(other, False)]


@pytest.mark.usefixtures("large_memory")
@pytest.mark.parametrize("num", [1, 30])
def test_asking_takes_the_same_queries_however_much_is_asked(django_assert_num_queries, num):
    for number in range(num):
        remembered(unit=f"body.{number}")
    recall({"": MISSPELT}, TO_KOREAN)

    with django_assert_num_queries(3):
        recall({f"body.{number}": MISSPELT for number in range(num)}, TO_KOREAN)


@pytest.mark.usefixtures("large_memory")
def test_without_the_extension_keys_answer_alone_and_a_check_says_so():
    assert warnings() == []
    without_extension()
    entry = remembered()

    assert found(MISSPELT) == []
    assert found(STATEMENT) == [(entry, False)]
    assert warnings() == [
        (
            "curation.W001",
            "The translation memory does not find similar texts by their trigrams, "
            "because the database has no extension pg_trgm.",
            "As owner of the database or superuser run “CREATE EXTENSION pg_trgm” in it, then “rebuild_memory”.",
        )
    ]


@pytest.mark.usefixtures("large_memory")
def test_rebuilding_makes_what_was_missing():
    without_extension()
    call_command("rebuild_memory", verbosity=0)
    entry = remembered()

    assert found(MISSPELT) == [(entry, False)]
    assert warnings() == []


def test_role_that_may_not_create_the_extension_goes_on_without():
    without_extension()
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
        if not cursor.fetchone()[0]:
            pytest.skip("Only a superuser can act as a role of fewer rights")
        cursor.execute("CREATE ROLE desk_of_fewer_rights")
        cursor.execute("SET LOCAL ROLE desk_of_fewer_rights")
        trigrams.make_indexes(connection)
        cursor.execute("RESET ROLE")

    assert trigrams.missing_indexes(connection) == ["memory_source_ends", "memory_target_ends"]
