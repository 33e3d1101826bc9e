"""What was translated from one language into another helps on the way back as well, and says so."""

import pytest
from django.core.management import call_command
from django.utils import timezone

from people.curation.comparing import Piece
from people.curation.memory.recalling import recall
from people.curation.memory.remembering import Direction
from people.curation.models import MemoryKey
from tests.factories import MemoryEntryFactory, PlaceFactory

pytestmark = pytest.mark.django_db

BACK = Direction("ko", "ru")
STATEMENT, STATEMENT_KO = "Совместное заявление о партнёрстве", "동반자 관계에 관한 공동성명"


def remembered(source_text=STATEMENT, target_text=STATEMENT_KO, *, record=None, direction=("ru", "ko"), **fields):
    languages = {"source_language": direction[0], "language": direction[1]}
    texts = {"source_text": source_text, "target_text": target_text, "target_markup": f"<em>{target_text}</em>"}
    return MemoryEntryFactory(record or PlaceFactory(), **texts, **languages, **fields)


def found(text, direction=BACK, **options):
    matches = recall({"body.1": text}, direction, **options)["body.1"]
    return [(match.percent, match.offer, match.is_turned) for match in matches]


def test_pair_is_offered_on_the_way_back_without_the_markup_of_the_other_side():
    entry = remembered()

    assert found(STATEMENT_KO) == [(100, STATEMENT, True)]
    assert found(STATEMENT, Direction("ru", "ko")) == [(100, f"<em>{STATEMENT_KO}</em>", False)]
    assert [match.entry for match in recall({"": STATEMENT_KO}, BACK)[""]] == [entry]


def test_similar_text_is_found_on_the_way_back_and_compared_with_what_stood_there():
    remembered("Товарооборот вырос на 4,3 % за 2023 год", "2023년 교역액이 4.3% 늘었다")

    [match] = recall({"": "2024년 교역액이 12% 늘었다"}, BACK)[""]

    assert (match.likeness, match.is_turned) == ("numbers", True)
    assert [piece.text for piece in match.target_pieces if piece.kind == "changed"] == ["4,3", "2023"]
    assert Piece("removed", "2023") in match.source_pieces


def test_same_direction_comes_first_and_hides_its_equal():
    remembered()
    remembered(STATEMENT_KO, STATEMENT, direction=("ko", "ru"))
    other = remembered("Совместная декларация о партнёрстве", STATEMENT_KO)

    assert found(STATEMENT_KO) == [(100, f"<em>{STATEMENT}</em>", False), (100, other.source_text, True)]


def test_record_is_not_offered_its_own_translation_turned_round():
    entry = remembered(unit="body.9")
    assert found(STATEMENT_KO, apart_from=entry.record) == []


def test_pair_of_other_languages_is_not_turned():
    remembered()
    assert found(STATEMENT_KO, Direction("ko", "en")) == []
    assert found(STATEMENT, Direction("ru", "kk")) == []


def test_rebuilding_lets_an_older_memory_be_turned():
    remembered(confirmed_at=timezone.now())
    MemoryKey.objects.all().delete()
    assert found(STATEMENT_KO) == []

    call_command("rebuild_memory", verbosity=0)

    assert found(STATEMENT_KO) == [(100, STATEMENT, True)]


@pytest.mark.parametrize("num", [5, 30])
def test_way_back_takes_no_more_queries(django_assert_num_queries, num):
    for number in range(num):
        remembered(f"{STATEMENT} {number}", f"{STATEMENT_KO} {number}", unit=f"name.{number}")
    recall({"": STATEMENT_KO}, BACK)
    with django_assert_num_queries(3):
        recall({f"body.{number}": f"{STATEMENT_KO} {number}" for number in range(num)}, BACK)
