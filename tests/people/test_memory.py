"""The translation memory: what was confirmed once is found again, exactly, but for its numbers, or roughly."""

from typing import NamedTuple

import pytest
from django.core.management import call_command
from django.utils import timezone

from people.curation.comparing import Piece
from people.curation.drafting import state_of
from people.curation.memory.concordance import PAGE, Asked, pairs_with
from people.curation.memory.fingerprints import keys_of, skeleton, whole_key
from people.curation.memory.postings import MOST_PER_KEY, newest_with
from people.curation.memory.recalling import recall
from people.curation.memory.remembering import Direction, remember
from people.curation.models import MemoryEntry, MemoryKey
from people.curation.publishing import publish
from people.curation.translating.units import worksheet
from people.curation.translating.verbs import save_units
from tests.factories import MemoryEntryFactory, PlaceFactory, UserFactory

pytestmark = pytest.mark.django_db

TO_KOREAN = Direction("ru", "ko")
NOW = timezone.now()
VISIT = "Президент Республики Корея прибыл в Астану с государственным визитом 12 июня 2024 года."
VISIT_KO = "대한민국 대통령이 2024년 6월 12일 국빈 방문차 아스타나에 도착했다."


class Stretch(NamedTuple):
    key: str
    source_text: str
    target_text: str

    @property
    def target_markup(self):
        return f"<em>{self.target_text}</em>"


@pytest.fixture
def place():
    return PlaceFactory()


def keep(record, *pairs, direction=TO_KOREAN, by=None, at=NOW):
    stretches = [Stretch(f"body.{number}", *pair) for number, pair in enumerate(pairs, 1)]
    return remember(record, direction, stretches, by=by, at=at)


def found(text, direction=TO_KOREAN, **options):
    return [
        (match.likeness, match.percent, match.entry.target_text)
        for match in recall({"": text}, direction, **options)[""]
    ]


def test_confirmed_text_is_offered_for_the_same_text(place):
    translator = UserFactory("translator-ko")
    keep(place, (VISIT, VISIT_KO), by=translator)

    match = recall({"body.7": VISIT}, TO_KOREAN)["body.7"][0]

    assert (match.percent, match.likeness, match.entry.target_markup) == (100, "same", f"<em>{VISIT_KO}</em>")
    assert (match.record, match.entry.confirmed_by, match.entry.confirmed_at) == (place, translator, NOW)


def test_capitals_accents_and_spaces_make_no_other_text(place):
    keep(place, ("Ещё один визит", "또 한 번의 방문"))

    assert found("еще  один Визит") == [("same", 100, "또 한 번의 방문")]


def test_same_text_with_other_numbers_is_offered_with_its_numbers_marked(place):
    keep(place, ("Товарооборот вырос на 4,3 % за 2023 год", "교역액은 2023년에 4.3% 늘었다"))

    match = recall({"": "Товарооборот вырос на 12 % за 2024 год"}, TO_KOREAN)[""][0]

    assert (match.likeness, match.percent < 100) == ("numbers", True)
    assert match.target_pieces == [
        Piece("same", "교역액은 "),
        Piece("changed", "2023"),
        Piece("same", "년에 "),
        Piece("changed", "4.3"),
        Piece("same", "% 늘었다"),
    ]


def test_similar_text_is_offered_with_what_changed_word_by_word(place):
    keep(place, (VISIT, VISIT_KO))

    match = recall({"": VISIT.replace("государственным", "официальным")}, TO_KOREAN)[""][0]

    assert (match.likeness, 70 <= match.percent < 100) == ("similar", True)
    assert [piece for piece in match.source_pieces if piece.kind != "same"] == [
        Piece("removed", "государственным"),
        Piece("added", "официальным"),
    ]


def test_other_text_is_not_offered(place):
    keep(place, (VISIT, VISIT_KO))

    assert found("Президент Республики Казахстан выступил на форуме в Сеуле.") == []


def test_more_similar_texts_come_first_and_at_most_five(place):
    texts = [VISIT.replace("12 июня", f"{day} июня {'днём ' * day}") for day in range(1, 8)]
    keep(place, *((text, f"{day}일") for day, text in enumerate(texts, 1)))

    percents = [percent for _likeness, percent, _text in found(VISIT)]

    assert (len(percents), percents) == (5, sorted(percents, reverse=True))


def test_of_equal_pairs_the_newest_is_offered(place):
    other = PlaceFactory()
    keep(place, ("Совместное заявление", "공동성명"))
    keep(other, ("Совместное заявление", "공동성명"), at=NOW + timezone.timedelta(days=1))

    assert [match.record for match in recall({"": "Совместное заявление"}, TO_KOREAN)[""]] == [other]


def test_each_pair_of_languages_has_a_memory_of_its_own(place):
    keep(place, ("Совместное заявление", "бірлескен мәлімдеме"), direction=Direction("ru", "kk"))

    assert found("Совместное заявление") == []
    assert found("Совместное заявление", Direction("en", "kk")) == []
    assert found("Совместное заявление", Direction("ru", "kk")) == [("same", 100, "бірлескен мәлімдеме")]


def test_unit_is_not_offered_to_itself(place):
    keep(place, ("Совместное заявление", "공동성명"))

    assert recall({"body.1": "Совместное заявление"}, TO_KOREAN, apart_from=place)["body.1"] == []
    assert len(recall({"body.2": "Совместное заявление"}, TO_KOREAN, apart_from=place)["body.2"]) == 1


def test_later_confirmation_takes_the_place_of_the_earlier_one(place):
    keep(place, ("Совместное заявление", "공동 선언"))

    assert keep(place, ("Совместное заявление", "공동성명")) == 1

    assert found("Совместное заявление") == [("same", 100, "공동성명")]
    assert pairs_with(Asked("선언", "ko", "ru")).pairs == []


def test_confirming_the_same_again_renews_who_and_when(place):
    translator, later = UserFactory("translator-ko"), NOW + timezone.timedelta(hours=1)
    keep(place, ("Совместное заявление", "공동성명"))

    assert keep(place, ("Совместное заявление", "공동성명"), by=translator, at=later) == 0

    assert list(MemoryEntry.objects.values_list("confirmed_by", "confirmed_at")) == [(translator.pk, later)]


def test_half_a_pair_is_not_remembered(place):
    assert keep(place, ("Совместное заявление", ""), ("", "공동성명")) == 0
    assert not MemoryEntry.objects.exists()


def test_what_a_record_gave_to_the_memory_goes_with_it(place):
    keep(place, ("Совместное заявление", "공동성명"))

    place.delete()

    assert (MemoryEntry.objects.count(), MemoryKey.objects.count()) == (0, 0)
    assert found("Совместное заявление") == []
    assert pairs_with(Asked("заявление", "ru", "ko")).pairs == []


@pytest.mark.parametrize("num_units", [1, 30])
def test_worksheet_takes_no_more_queries_than_a_unit(place, django_assert_num_queries, num_units):
    keep(place, *((f"{VISIT} {number}", VISIT_KO) for number in range(60)))
    recall({"": VISIT}, TO_KOREAN)

    with django_assert_num_queries(3):
        recall({f"body.{unit}": f"{VISIT} {unit}" for unit in range(num_units)}, TO_KOREAN)


def test_skeleton_has_one_sign_for_each_number():
    assert skeleton("На 4,3 % в 2023–2024 годах, 35 000 человек") == "на # в # годах # человек"


def test_keys_of_a_text_are_few_and_the_same_everywhere():
    text = "Министерство иностранных дел Республики Казахстан выступило с заявлением о переговорах в Сеуле"

    assert len(keys_of(text, "ru>ko")) <= 16
    assert keys_of("Визит", "ru>ko") == keys_of("визит", "ru>ko") != keys_of("визит", "ru>kk")


# Concordance


def shown(pieces):
    return "".join(f"[{piece.text}]" if piece.is_asked else piece.text for piece in pieces)


@pytest.mark.parametrize(
    ("asked", "language", "here"),
    [
        ("государственный визит", "ru", VISIT),
        ("дамыту", "kk", "Ынтымақтастықты дамытудың жоспары"),
        ("방문", "ko", "대통령의 방문은 사흘간 이어진다"),
        ("visit", "en", "The visits of the President"),
    ],
)
def test_word_is_found_in_any_form_and_marked(place, asked, language, here):
    other = "ru" if language != "ru" else "en"
    keep(place, (here, "other side"), direction=Direction(language, other))

    (pair,) = pairs_with(Asked(asked, language, other)).pairs

    assert "".join(piece.text for piece in pair.here) == here
    assert any(piece.is_asked for piece in pair.here)
    assert (shown(pair.there), pair.is_translation) == ("other side", False)


def test_words_are_found_in_translations_too(place):
    keep(place, (VISIT, VISIT_KO))

    (pair,) = pairs_with(Asked("국빈 방문", "ko", "ru")).pairs

    assert (shown(pair.here), pair.is_translation) == (VISIT_KO.replace("국빈 방문", "[국빈] [방문]"), True)


def test_all_words_of_a_phrase_must_stand_there(place):
    keep(place, (VISIT, VISIT_KO), ("Визит отложен", "방문이 연기됐다"))

    found = pairs_with(Asked("визит президента", "ru", "ko")).pairs

    assert [pair.entry.source_text for pair in found] == [VISIT]


def test_concordance_is_paged_by_key(place):
    keep(place, *((f"Визит {number}", f"방문 {number}") for number in range(PAGE + 1)))

    first = pairs_with(Asked("визит", "ru", "ko"))
    second = pairs_with(Asked("визит", "ru", "ko"), before=first.before)

    assert [len(first.pairs), len(second.pairs), second.before] == [PAGE, 1, 0]
    assert [pair.entry.source_text for pair in second.pairs] == ["Визит 0"]


def test_other_languages_are_left_out_of_a_concordance(place):
    keep(place, ("Визит", "сапар"), direction=Direction("ru", "kk"))

    assert pairs_with(Asked("визит", "ru", "ko")).pairs == []
    assert len(pairs_with(Asked("визит", "ru", "kk")).pairs) == 1


def test_concordance_of_nothing_asks_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert pairs_with(Asked(" … ", "ru", "ko")).pairs == []


def test_common_key_leads_to_the_newest_entries_alone(place):
    keep(place, *((f"Визит {number}", f"방문 {number}") for number in range(MOST_PER_KEY + 30)))
    key = whole_key("Визит 1", "ru>ko")

    newest = MemoryEntry.objects.order_by("-pk").values_list("pk", flat=True)[:MOST_PER_KEY]
    assert sorted(newest_with([key])[key], reverse=True) == list(newest)


def test_list_of_the_desk_finds_entries_by_words_in_any_form(client, translator_ko):
    wanted = MemoryEntryFactory(source_text="Визиты отложены", unit="body.2")
    MemoryEntryFactory(source_text="Переговоры идут")
    client.force_login(translator_ko)

    response = client.get("/admin/curation/memoryentry/?q=визитов")

    assert list(response.context["cl"].result_list) == [wanted]


# Where it is filled from


def test_publication_is_remembered(chief):
    place = PlaceFactory(approved=["ru", "ko"], name_ru="Восточный порт", name_ko="동항")
    for language in ("ru", "ko"):
        publish(state_of(place, language), by=chief)

    entry = MemoryEntry.objects.get()

    assert (entry.record, entry.source_language, entry.language) == (place, "ru", "ko")
    assert (entry.source_text, entry.target_text, entry.confirmed_by) == ("Восточный порт", "동항", chief)


def test_draft_is_not_remembered_before_it_is_confirmed(translator_ko):
    place = PlaceFactory(name_ru="Восточный порт", name_ko="")
    unit = worksheet(place, "ko").units[0]

    result = save_units(place, "ko", {unit.key: "동항"}, tokens={unit.key: unit.token}, by=translator_ko)
    before = MemoryEntry.objects.count()
    unit = result.worksheet.units[0]
    save_units(place, "ko", {}, tokens={unit.key: unit.token}, confirm=[unit.key], by=translator_ko)

    assert before == 0
    assert list(MemoryEntry.objects.values_list("target_text", "confirmed_by")) == [("동항", translator_ko.pk)]


def test_memory_is_filled_from_what_was_published_before(chief, capsys):
    place = PlaceFactory(name_ru="Восточный порт", name_ko="동항", name_kk="", name_en="", published=["ru", "ko"])
    PlaceFactory(name_ru="Западный порт", name_ko="서항")

    call_command("rebuild_memory")
    call_command("rebuild_memory")

    assert [(entry.record, entry.target_text) for entry in MemoryEntry.objects.all()] == [(place, "동항")]
    assert found("Восточный порт") == [("same", 100, "동항")]
    assert capsys.readouterr().out == "The memory holds 1 pairs.\n" * 2


def test_rebuilding_keeps_who_confirmed_what(place):
    translator = UserFactory("translator-ko")
    keep(place, (VISIT, VISIT_KO), by=translator)
    MemoryKey.objects.all().delete()

    call_command("rebuild_memory", verbosity=0)

    assert [match.entry.confirmed_by for match in recall({"": VISIT}, TO_KOREAN)[""]] == [translator]
