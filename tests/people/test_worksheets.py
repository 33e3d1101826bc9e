"""A record beside its translation, unit by unit: what is missing, what fell behind, and how units are saved."""

import pytest

from people.curation.drafting import note_edit, state_of
from people.curation.models import SegmentedText
from people.curation.translating.units import worksheet, worksheets
from people.curation.translating.verbs import save_units
from tests.factories import ArticleFactory, OfficialFactory, publish_again

pytestmark = pytest.mark.django_db

BODY_RU = "<p>Президент прибыл в Сеул.</p><h2>Торговля</h2><p>Товарооборот составил 4,3 млрд долларов.</p>"
BODY_KO = "<p>대통령이 서울에 도착했다.</p><h2>교역</h2><p>교역액은 43억 달러였다.</p>"


def article_in(*languages, **fields):
    texts = {"title_ru": "Визит", "lead_ru": "Три дня.", "body_ru": BODY_RU}
    texts |= {"title_ko": "방문", "lead_ko": "사흘간.", "body_ko": BODY_KO} if "ko" in languages else {}
    return ArticleFactory(languages=[], **{**texts, **fields})


def shown(sheet):
    return [(unit.key, str(unit.status), str(unit.severity), unit.target_markup) for unit in sheet.units]


def statuses(sheet):
    return {unit.key: str(unit.status) for unit in sheet.units}


def save(record, markups, **options):
    tokens = {unit.key: unit.token for unit in worksheet(record, "ko").units}
    return save_units(record, "ko", markups, tokens=tokens, by=None, **options)


def test_worksheet_of_an_untranslated_record_lists_what_is_missing():
    sheet = worksheet(article_in(), "ko")

    assert shown(sheet) == [
        ("title.1", "missing", "fresh", ""),
        ("lead.2", "missing", "fresh", ""),
        ("body.3", "missing", "fresh", ""),
        ("body.4", "missing", "fresh", ""),
        ("body.5", "missing", "fresh", ""),
    ]
    assert (sheet.source_language, sheet.num_units, sheet.num_done, sheet.words_to_do) == ("ru", 5, 0, 13)


def test_worksheet_lays_a_translation_beside_its_source():
    sheet = worksheet(article_in("ko"), "ko")

    assert [(unit.kind, unit.source_text, unit.target_text) for unit in sheet.units] == [
        ("text", "Визит", "방문"),
        ("text", "Три дня.", "사흘간."),
        ("paragraph", "Президент прибыл в Сеул.", "대통령이 서울에 도착했다."),
        ("heading", "Торговля", "교역"),
        ("paragraph", "Товарооборот составил 4,3 млрд долларов.", "교역액은 43억 달러였다."),
    ]
    assert set(statuses(sheet).values()) == {"draft"}


def test_published_translation_is_confirmed():
    assert set(statuses(worksheet(article_in("ko", published=["ru", "ko"]), "ko")).values()) == {"confirmed"}


def test_changed_figure_leaves_its_unit_behind_alone():
    article = article_in("ko", published=["ru", "ko"])

    publish_again(article, "ru", body_ru=BODY_RU.replace("4,3", "4,8"))

    sheet = worksheet(article, "ko")
    stale = [unit for unit in sheet.units if unit.status == "stale"]
    assert [(unit.key, str(unit.severity), unit.then) for unit in stale] == [
        ("body.5", "facts", "Товарооборот составил 4,3 млрд долларов.")
    ]
    assert [(piece.kind, piece.text) for piece in stale[0].pieces if piece.kind != "same"] == [
        ("removed", "4,3"),
        ("added", "4,8"),
    ]
    assert (str(sheet.worst), sheet.num_done, sheet.words_to_do) == ("facts", 4, 5)


def test_translation_of_nothing_keeps_no_sheet_from_being_all_done():
    article = article_in("ko", published=["ru", "ko"])

    publish_again(article, "ru", body_ru=BODY_RU.partition("<h2>")[0])

    sheet = worksheet(article, "ko")
    assert [unit.target_text for unit in sheet.units if unit.is_orphan] == ["교역", "교역액은 43억 달러였다."]
    assert (sheet.num_done, sheet.num_units, sheet.num_orphans, sheet.words_to_do) == (3, 3, 2, 0)


def test_units_are_written_into_the_working_copy_in_the_structure_of_the_source(translator_ko):
    article = article_in()

    result = save(
        article, {"body.4": "교역", "title.1": "방문", "body.3": "대통령이 <strong>서울</strong>에 도착했다."}
    )
    save(article, {"body.5": "교역액은 43억 달러였다."}, confirm=["body.5"])

    article.refresh_from_db()
    assert (result.saved, result.refused) == (["body.4", "title.1", "body.3"], {})
    assert article.title_ko == "방문"
    assert article.body_ko == BODY_KO.replace("서울", "<strong>서울</strong>")
    assert statuses(worksheet(article, "ko")) == {
        "title.1": "draft",
        "lead.2": "missing",
        "body.3": "draft",
        "body.4": "draft",
        "body.5": "confirmed",
    }
    assert state_of(article, "ko").status == "draft"


def test_list_grows_item_by_item():
    article = article_in(body_ru="<ul><li>Раз</li><li>Два</li><li>Три</li></ul><p>Всё.</p>")

    for key, markup in {"body.5": "셋", "body.3": "하나", "body.6": "끝.", "body.4": "둘"}.items():
        save(article, {key: markup})

    article.refresh_from_db()
    assert article.body_ko == "<ul><li>하나</li><li>둘</li><li>셋</li></ul><p>끝.</p>"


def test_texts_in_rows_are_units_too():
    official = OfficialFactory(languages=["ru", "ko"], appointments=[{"title_ru": "Министр", "slug": "minister"}])

    save(official, {"posts/minister.2": "장관"})

    assert official.appointments.get().title_ko == "장관"


def test_save_is_refused_unit_by_unit():
    article = article_in("ko")
    old = {unit.key: unit.token for unit in worksheet(article, "ko").units}
    article.body_ru = article.body_ru.replace("4,3", "4,8")
    article.lead_ko = "나흘간."
    article.save()
    note_edit(article, ["ru", "ko"], by=None)

    result = save_units(
        article,
        "ko",
        {"title.1": "국빈 방문", "lead.2": "사흘 동안.", "body.5": "교역액", "body.99": "?"},
        tokens=old,
        by=None,
    )

    article.refresh_from_db()
    assert {key: [one.code for one in refusal.error_list] for key, refusal in result.refused.items()} == {
        "lead.2": ["target-moved-on"],
        "body.5": ["source-moved-on"],
        "body.99": ["unknown-unit"],
    }
    assert (result.saved, article.title_ko, article.lead_ko, article.body_ko) == (
        ["title.1"],
        "국빈 방문",
        "나흘간.",
        BODY_KO,
    )


def test_confirmed_unit_is_behind_no_longer(translator_ko):
    article = article_in("ko", published=["ru", "ko"])
    publish_again(article, "ru", body_ru=BODY_RU.replace("4,3", "4,8"), title_ru="Поездка")
    tokens = {unit.key: unit.token for unit in worksheet(article, "ko").units}

    save_units(article, "ko", {}, tokens=tokens, confirm=["title.1"], by=translator_ko)

    assert {key: status for key, status in statuses(worksheet(article, "ko")).items() if status != "confirmed"} == {
        "body.5": "stale"
    }
    move = article.transitions.filter(language="ko").latest("sequence")
    assert (move.verb, move.by, move.reason) == ("confirm_translation", translator_ko, "title.1")


def test_dangerous_markup_stays_out_of_the_text():
    article = article_in()

    save(article, {"body.3": "a</p><script>alert(1)</script><p onclick='x()'>b <strong>c</strong>"})

    article.refresh_from_db()
    assert article.body_ko == "<p>a b <strong>c</strong></p>"


@pytest.mark.parametrize("count", [1, 3])
def test_worksheets_cost_the_same_for_many(count, django_assert_num_queries):
    articles = [article_in("ko") for _ in range(count)]

    with django_assert_num_queries(3):
        sheets = worksheets(articles, "ko")

    assert [sheet.num_units for sheet in sheets] == [5] * count


def test_segments_go_with_their_record():
    article = article_in("ko")
    note_edit(article, ["ru"], by=None)
    assert SegmentedText.objects.about(article).count() == 2

    article.delete()

    assert SegmentedText.objects.count() == 0
